// Package theme finds what a person keeps coming back to, and the sentences that show it.
//
// There are two kinds of theme in one list. A lens is a subject known beforehand: a list of cues such as "burn* out" that names
// it. A phrase is found in the journal itself: words that the person repeats, or an idea that returns in changing words. Both
// are counted in entries, never in words: "7 of 19" means that seven entries of the period show the theme, once or often.
//
// # From entries to themes
//
// [LoadResources] reads the lenses and word lists of the program and lays the person's own lens files over them. [Read] takes the
// whole public journal, and [Reading.Find] looks through it for one period. These are the steps; each has a file of its own.
//
//   - text.go, words.go, corpus.go: passages become rows of tokens. Headings, code, addresses, quoted blocks, what was recalled,
//     private parts and items other than drivers are left out.
//   - sentences.go: so is a sentence that stands in a fifth of the entries.
//   - patterns.go, match.go: cues are matched clause by clause. The longer cue wins over one of another lens, a false friend masks
//     its own lens, and a "not" up to four words before makes a hit denied: shown, never counted.
//   - phrase.go: every word that is no stop word, pairs of such words, a word with its particle, and in a small journal runs of
//     up to four words with light words inside ("saying yes too fast"), each up to inflection.
//   - weigh.go: a unit weighs more the fewer entries hold it and the rarer it is in English at large. The words of each entry
//     stand for election, and each entry elects the few that matter most in it. Names are elected apart and are never themes.
//   - concept.go: the concept list ties different words for one idea together. A concept with three entries founds a theme; an
//     entry belongs to it when it holds one of its terms, or two words of its scenes.
//   - solid.go: a place with only a word of a scene suggests a theme and is never quoted, and an entry with nothing else is
//     offered, not counted. False friends of lenses hold for concepts too.
//   - group.go: units and concepts that are the same thing are joined, and the groups ranked by votes, by how many words of the
//     idea stand in an entry, and by whether the person has a habitual phrase for it, which is then the label.
//   - choose.go, join.go: as many themes as the journal carries, no two with the same entries, no phrase beside a lens that says
//     the same. Over a whole journal a lens with clearly more entries than the phrase gives the name; what fits no word for a
//     trend is listed without one.
//   - marks.go, near.go: a mark in a note adds or removes a sentence, or founds a theme under a name of the person's own, which
//     takes along the phrase that the marked sentences share. Entries that only resemble a theme's are offered, never counted.
//   - trend.go, quote.go, moved.go, people.go: the word for the trend, the quotes, words used more than before, and people.
//
// [Reading.Explain] tells for one theme which words, entries and sentences it rests on, what was joined and what was held back.
//
// # Small and long journals
//
// A few dozen short entries need other means than ten years of notes. The smallness s = 1/(1+(words/16000)²) fades the former
// out: at s ≤ 0.15, some 38,000 words, only words, pairs and synonyms are left. Between, from ten thousand words on, an entry must
// show a concept with more than one word.
//
// # Speed
//
// Time and memory grow with the number of words. Texts are read once, side by side, and go; what stays is four bytes a token. A
// few sentences are read again when they are quoted. Each word is looked up in the vocabulary once and is a number from then on,
// so that whatever a step needs to know of a word is one load from a row. Most tokens say nothing: long.go and pairs.go keep the
// entries only of what recurs more than chance has it, and match.go looks only at clauses in which a cue may begin.
//
// # What paid
//
// Means over six annotated journals, each whole and with a seventh of the entries left out in turn: FJ right name and right
// entries, RE entries found, PL labels right, maF1 mean F1 of the entries, RED redundant (lower is better). `go test
// ./journal/theme -run TestThemesTable -v` prints the whole table, the known methods beside it and the held-out thirds.
//
//	one thing changed                   whole: FJ   RE   PL   maF1 RED    a seventh left out
//	as it is                            .83  .85  .85  .70  .13    .72  .73  .81  .62  .14
//	no concepts as founders             .52  .59  .70  .47  .19    .47  .56  .68  .45  .20
//	no words of scenes                  .78  .76  .85  .62  .12    .65  .68  .79  .56  .15
//	one word of a scene is enough       .74  .79  .79  .68  .16    .66  .70  .76  .60  .16
//	everyday words count in full        .80  .82  .84  .69  .16    .71  .73  .80  .62  .16
//	dense entries do not vote           .79  .80  .83  .65  .13    .71  .71  .80  .60  .13
//	plain topics count in full          .79  .80  .82  .69  .18    .70  .71  .79  .61  .17
//	a quarter of the entries as themes  .78  .75  .89  .62  .09    .69  .65  .85  .55  .09
//	best known method (RAKE votes)      .35  .56  .46  .47  .21
//
// The lists were partly written with these journals in sight. Over the fresh journals, which were not, it reaches .22, .47, .38,
// .49 and .34, and counting documents for each word .24, .58, .43, .51 and .43: most themes there are scenes told in words used once,
// beside plain words that recur, and concepts help little.
//
// Tried and left out: words of scenes weighted by rarity, more words of scenes for each concept (they pair by chance), narrow
// concepts beside wide ones, a higher bar for concepts in many entries, less weight for terms that always stand alone, weighing
// concepts by chance, labels from the words that are most of the theme's own, offering entries to themes of a concept, merging by
// likeness of entries below three quarters, taking in a phrase's rare words, word vectors.
//
// # What is still missed
//
// A theme that is told in a scene without a word for it; a word that names two ideas in one journal; ideas outside the concept
// list that never take the same words in three entries. Matching reads English: in other languages and scripts words are counted
// as they stand, without stems, stop words or concepts.
package theme
