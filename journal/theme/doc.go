// Package theme finds what a person keeps coming back to, and the sentences that show it.
//
// There are two kinds of theme in one list. A lens is a subject known beforehand: a list of cues, such as "burn* out", that names
// it. A phrase is found in the journal itself: words that the person repeats, or an idea that returns in changing words. Both
// are counted in entries, never in words: "7 of 19" means that seven entries of the period show the theme, once or often.
//
// [LoadResources] reads the lenses and word lists of the program and lays the person's own lens files over them. [Read] takes the
// whole public journal, [Reading.Find] looks through it for one period, and [Reading.Explain] tells for one theme which words,
// entries and sentences it rests on, what was joined to it and what was held back.
//
// # Words used here
//
//   - A stem is a word without its ending: "drained" and "draining" have one.
//   - A unit is what may name a theme: a word, a pair of words, or a longer wording that recurs.
//   - A concept is a line of the concept list: different words for one idea. Its terms show the idea by themselves, its words of
//     scenes only two at a time.
//   - A group is a theme in the making: the unit that founded it and those that joined. A subject is a group or a lens with its
//     sentences; the best subjects become the themes that are shown.
//
// # From entries to themes
//
// The steps, with the files that hold them:
//
//  1. Texts become rows of words (text.go, stops.go, words.go, corpus.go). Headings, code, addresses, quoted blocks, private parts
//     and what was recalled are left out. So is boilerplate (sentences.go): a sentence in a fifth of the entries, and a line such as
//     "Next steps:" in a tenth of them.
//  2. Cues of lenses are matched clause by clause (patterns.go, match.go). The longer of two cues wins, a false friend of a lens
//     masks its cue, and a "not" shortly before makes a hit denied: it is shown as a counter-quote, never counted.
//  3. Units are gathered: single words, pairs, wordings of up to four words (phrase.go), and set phrases (setphrase.go), which may
//     consist of plain words alone, such as "second thoughts". A stock phrase that anybody would say counts for nothing (stock.go).
//  4. Units are weighed (weigh.go). A unit weighs more the fewer entries hold it and the rarer it is in English. Each entry then
//     votes for the few units that matter most in it. Names of people, places and tools vote apart and are never themes (names.go).
//  5. Units that mean the same are grouped: by the concept list (concept.go, solid.go), by words for relatives (kin.go), or by the
//     entries that they share (group.go). A word with unrelated meanings, such as "bank", is parted by the words beside it
//     (senses.go, aside.go).
//  6. Groups are ranked by their votes, by how dense they are in their entries, by whether the person has a wording of their own for
//     them, and by a small regression over annotated journals that says how likely a person would name them (likely.go).
//  7. The best are chosen (join.go, choose.go, bar.go, period.go): as many as the journal carries, no two with much the same
//     entries, no phrase beside a lens that says the same. What a theme consists of depends on the whole journal; the period only
//     decides what is counted.
//  8. What the person says goes before all of it: marks (marks.go, learn.go, founded.go, called.go), lists that join themes
//     (same.go) and hidden themes. Entries that merely resemble those of a theme are offered beside it, never counted (near.go).
//  9. Each theme gets its trend, its quotes and a label (trend.go, quote.go, reread.go, label.go, dress.go); words that are used more
//     than before (moved.go) and people (people.go) are lists of their own.
//
// # Small and long journals
//
// A few dozen short entries need other means than ten years of notes. The smallness s = 1/(1+(words/16000)²) fades the former
// out: at s ≤ 0.001, some 500,000 words, only words, pairs and synonyms are left. Between, from ten thousand words on, an entry must
// show a concept with more than one word.
//
// # Speed
//
// Time and memory grow with the number of words. Texts are read once, in parallel, and are then let go; four bytes a word stay, and
// the few sentences that are quoted are read again. Each word is looked up once and is a number from then on. Most words say
// nothing: long.go and pairs.go keep the entries only of what recurs more than chance has it, and match.go looks only at clauses in
// which a cue may begin.
//
// # What is still missed
//
// A theme that is told in a scene without a word for it; two meanings of a word that is not in senses.txt; ideas outside the
// concept list that never take the same words in three entries. Matching reads English. In other languages and scripts words
// are counted as they stand, without concepts. Where one of six languages is written most of the time, by whole entries, or in
// several words inside English sentences, its small words are stop words (foreign.txt). Where a script has no spaces (script.go), a
// run of Katakana or of up to four Han characters is taken for a word; no theme can rest on anything else there.
//
// How good all of this is, what paid and what did not, is in MEASURED.md beside this file; `make themes` prints the figures anew.
package theme
