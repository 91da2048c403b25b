package journal

import (
	"cmp"
	"index/suffixarray"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// RuleText is one rule of a check over a whole journal: its id and what it says.
type RuleText struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// RuleDuplicate is the rule that a file breaks whose id another one carries.
const RuleDuplicate = "duplicate-id"

// RuleTwoOutcomes is the rule that an entry breaks which gives a line another outcome than an entry before it.
const RuleTwoOutcomes = "resolution-differs"

// Rules lists the rules of Check, in the order of their ids. Those about the form of one file come from its parser.
func Rules() []RuleText {
	return []RuleText{
		{"about-ambiguous", "about is a handle that several decisions carry"},
		{"about-handle", "about is a handle; it should be an id"},
		{"about-kind", "about names an entry that nothing can be about"},
		{"about-lost", "a note without about, or about another decision, carries the handle of a private one"},
		{"about-unknown", "about names nothing in this journal"},
		{"amendment-field", "a field that cannot be amended"},
		{"amendment-old", "the old value of an amendment is not the one that held"},
		{"amendment-value", "the new value of an amendment does not fit its field"},
		{RuleDuplicate, "two files carry one id"},
		{"ended-about", "ended stands in a note that is about no experiment and no planned conversation"},
		{"ended-twice", "an experiment or a planned conversation is ended a second time"},
		{"field", "a required field is missing, or two fields contradict each other"},
		{"follows-unknown", "follows names no conversation about the decision"},
		{"future", "an entry is dated after today"},
		{"handle-twice", "two decisions carry one handle"},
		{"heading", "the heading of a decision says something else than its question"},
		{"line-again", "an entry holds one assumption with two days, or one prediction twice"},
		{"mark-private", "a mark quotes what is private in its entry, or names a private entry"},
		{"mark-unknown", "a mark names an entry, a sentence or a theme that is not there"},
		{"name", "a file's name differs from its id"},
		{"name-case", "two entries have names that differ in capitals, or in how letters are composed, only"},
		{"next-far", "a next date lies further on than the width of the door allows"},
		{"next-missing", "a look sets no next date and should, or an interval without one"},
		{"option-unknown", "a key names no option of the decision"},
		{"outcome-before", "an outcome is dated before its line was written"},
		{"outcome-future", "an outcome is dated after today"},
		{"placeholder", "a text still holds a {placeholder}"},
		{"practice-section", "a box with a practice of the decision stands under no heading Practices"},
		{"practice-unmatched", "a practice in a look is nearly one of the decision's"},
		{"private-copied", "a public entry takes over what only private entries say"},
		{"private-unclosed", "a %%, or code with what is private in it, is never closed, so the rest of the file is private"},
		{"reflection-before", "a reflection is dated before its decision"},
		{"resolution-ambiguous", "a resolution fits several lines"},
		{RuleTwoOutcomes, "two entries give one line different outcomes"},
		{"resolution-open", "a line under Resolutions has no outcome"},
		{"resolution-twice", "an entry settles one line twice"},
		{"resolution-unmatched", "a resolution fits no line"},
		{"supersedes-ambiguous", "supersedes is a handle that several decisions carry"},
		{"supersedes-cycle", "a decision follows one that follows it"},
		{"supersedes-handle", "supersedes is a handle; it should be an id"},
		{"supersedes-kind", "supersedes names an entry that is no decision"},
		{"supersedes-unknown", "supersedes names nothing in this journal"},
		{"update-settled", "a percentage changes a prediction that is resolved already"},
		{"verdict", "a verdict that the state of the decision does not allow"},
	}
}

// Check reads a whole journal against the rules that need more than one file, and each entry against its own fields. Entries
// dated after asOf are named, and otherwise left out of what is folded. The findings come in the order of path, line, rule.
func Check(entries []*Entry, asOf Date, r Rule) []Problem {
	states, problems := FoldAll(entries, asOf, r)
	for _, s := range states {
		problems = append(problems, s.strayPractices(entries)...)
	}
	for _, e := range sorted(entries) {
		problems = append(problems, e.check(asOf)...)
	}
	problems = append(problems, sharedHandles(entries)...)
	problems = append(problems, sharedNames(entries)...)
	problems = append(problems, lostMarks(entries)...)
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule))
	})
	return slices.Compact(problems)
}

// check names what is wrong with one entry of a journal.
func (e *Entry) check(asOf Date) []Problem {
	var out []Problem
	add := func(line int, rule, text, mend string) {
		out = append(out, Problem{Path: e.where(), Line: line, Rule: rule, Text: text, Mend: mend})
	}
	about := func(key, rule, text, mend string) {
		out = append(out, Problem{Path: e.where(), Key: key, Rule: rule, Text: text, Mend: mend})
	}
	for _, fault := range e.Faults() {
		if fault.Field != "about" && !e.namedByLine(fault) {
			out = append(out, Problem{
				Path: e.where(), Line: fault.Line, Key: fault.Field, Rule: "field", Text: fault.Error(), Mend: "write " + fault.Field + ": " + fault.Want,
			})
		}
	}
	if e.Date.After(asOf) {
		about("date", "future", "the entry is dated "+e.Date.String()+", after today", "it waits until that day and is read from then on; if the day is wrong, write the day on which it was made")
	}
	if name := IDAt(e.Path); e.Path != "" && e.Kind != KindReview && name != e.ID {
		mend := "rename the file to " + e.ID + ".md, or leave it: it does no harm"
		if EntryPath(e.ID) == "" {
			mend = "write an id such as 2026-02-02-team-or-staff; as it is, exports give its note another name, or leave it out"
		}
		about("id", "name", "the name differs from the id "+e.ID, mend)
	}
	if e.Unclosed > 0 && e.Unclosed >= e.BodyLine { // the reader of the front matter names what stands there
		out = append(out, e.UnclosedProblem("all below it is private"))
	}
	for _, t := range e.tails() {
		if t.on.After(asOf) {
			add(t.line, "outcome-future", "the outcome is dated "+t.on.String()+", after today, and holds from then on", "write the day on which it was known")
		}
	}
	if d := e.Decision; d != nil {
		if said := e.OwnHeading(); said != "" && !e.headsQuestion() {
			add(e.headingLine(), "heading", "the heading says "+strconv.Quote(said)+" and question says "+strconv.Quote(d.Question)+", which is what lists, looks and reviews show",
				"write the same words in both")
		}
	}
	for _, p := range e.placeholders() {
		add(p.line, "placeholder", "the text still holds "+p.text, "write what stands for it, or take it out")
	}
	return out
}

// tailDay is the day of an outcome, with the line that it stands on.
type tailDay struct {
	line int
	on   Date
}

// tails are the days of the outcomes that stand in an entry, under Resolutions and behind the lines themselves.
func (e *Entry) tails() (out []tailDay) {
	add := func(line int, t *Outcome) {
		if t != nil {
			out = append(out, tailDay{line, t.On})
		}
	}
	for _, a := range e.Assumptions {
		add(a.Line, a.Tail)
	}
	for _, p := range e.Predictions {
		add(p.Line, p.Tail)
	}
	for _, t := range e.Tripwires {
		add(t.Line, t.Tail)
	}
	for _, r := range e.Resolutions {
		if m := r.meaning(); m.ok {
			add(r.Line, &m.out)
		}
	}
	return out
}

// namedByLine says whether the reading of the file names a fault already, with its line: an "unless" without a day.
func (e *Entry) namedByLine(fault *FieldError) bool {
	return fault.Field == "tripwires" && fault.Line > 0 && slices.ContainsFunc(e.Tripwires, func(t Tripwire) bool {
		return t.Line == fault.Line && t.Mode == Missing && t.By.IsZero()
	})
}

// placeholder is what templates write for something to be filled in.
var placeholder = Pattern(`\{[a-z][a-z ,_]{0,30}\}`)

// isApart says whether what stands in a text from one offset to another is a text of its own: braces in a path, in a word or in other
// braces are the person's.
func isApart(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return (from == 0 || unicode.IsSpace(before) || strings.ContainsRune(`(["'“‘*_`, before)) &&
		(to == len(text) || unicode.IsSpace(after) || strings.ContainsRune(`)]"'”’*_.,;:!?`, after))
}

type placed struct {
	line int
	text string
}

// placeholders finds the placeholders left in the prose of an entry; code is not prose.
func (e *Entry) placeholders() []placed {
	var out []placed
	find := func(line int, text string) {
		if !strings.Contains(text, "{") {
			return
		}
		text = withoutCode(text)
		for _, at := range placeholder().FindAllStringIndex(text, -1) {
			if isApart(text, at[0], at[1]) {
				out = append(out, placed{line, text[at[0]:at[1]]})
			}
		}
	}
	if e.Decision != nil {
		find(0, e.Decision.Question)
	}
	if e.Experiment != nil {
		find(0, e.Experiment.Question)
	}
	find(0, e.Lead)
	for _, s := range e.Sections {
		find(s.Line, s.Text)
	}
	return out
}

// withoutCode drops fenced blocks and code spans from a text.
func withoutCode(text string) string {
	var b strings.Builder
	fenced := false
	for line := range strings.Lines(text) {
		if t := strings.TrimSpace(line); strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~") {
			fenced = !fenced
			continue
		}
		if fenced {
			continue
		}
		for i, part := range strings.Split(line, "`") {
			if i%2 == 0 {
				b.WriteString(part)
			}
		}
	}
	return b.String()
}

// lostMarks names the marks whose entry is not there, or whose sentence does not stand in it: they change no theme.
func lostMarks(entries []*Entry) (out []Problem) {
	byID := map[string]*Entry{}
	for _, e := range entries {
		byID[e.ID] = e
	}
	read := textsRead{}
	for _, e := range entries {
		for _, m := range e.Marks {
			p, quoted := Problem{Path: e.where(), Line: m.Line, Rule: "mark-unknown"}, quotedBy(m)
			switch about := byID[m.Entry]; {
			case about == nil:
				p.Text, p.Mend = "the mark names the entry "+m.Entry+", which is not there", "write the id of the entry that it is about"
			case m.Sentence != "" && !read.says(about, quoted):
				p.Text, p.Mend = "the sentence of the mark does not stand in "+m.Entry, "copy the sentence as it stands there, or leave it out to mark the whole entry"
				if i := slices.IndexFunc(entries, func(e *Entry) bool { return read.says(e, quoted) }); i >= 0 {
					p.Mend = "copy it as it stands there now, or write the id " + entries[i].ID + ", where these words stand too; or leave it out to mark the whole entry"
				}
			default:
				continue
			}
			out = append(out, p)
		}
	}
	return out
}

// lettered is a text by its letters, and by those outside of its hashtags.
type lettered struct{ all, untagged string }

// quotedBy are the letters of the sentence of a mark.
func quotedBy(m Mark) lettered { return lettered{letters(m.Sentence), untaggedLetters(m.Sentence)} }

// textsRead looks for the sentences of marks in entries, each of which it reads once.
type textsRead map[*Entry]*searched

// searched is the text of an entry in which sentences are looked for: as it is at first, and by an index from the time on that they are many,
// since each that does not stand there costs a walk through all of it.
type searched struct {
	lettered
	times         int
	all, untagged *suffixarray.Index
}

// fewSentences is how many sentences are looked for in a text before it has an index.
const fewSentences = 16

// says whether the letters of a sentence stand in an entry, those of its hashtags or not.
func (q textsRead) says(e *Entry, quoted lettered) bool {
	have := q[e]
	if have == nil {
		have = &searched{lettered: lettered{e.letters(letters), e.letters(untaggedLetters)}}
		q[e] = have
	}
	if have.times++; have.times <= fewSentences || quoted.all == "" || quoted.untagged == "" {
		return strings.Contains(have.lettered.all, quoted.all) || strings.Contains(have.lettered.untagged, quoted.untagged)
	}
	if have.all == nil {
		have.all, have.untagged = suffixarray.New([]byte(have.lettered.all)), suffixarray.New([]byte(have.lettered.untagged))
	}
	return have.all.Lookup([]byte(quoted.all), 1) != nil || have.untagged.Lookup([]byte(quoted.untagged), 1) != nil
}

// OpenTexts looks for the sentences of marks in what is not hidden of entries, each of which it reads once.
type OpenTexts struct {
	read textsRead
	open map[*Entry]*Entry
}

// NewOpenTexts has read no entry yet.
func NewOpenTexts() OpenTexts { return OpenTexts{textsRead{}, map[*Entry]*Entry{}} }

// Say says whether the sentence of a mark stands in the text of an entry outside of what is hidden there, whatever its signs and hashtags.
func (t OpenTexts) Say(e *Entry, m Mark) bool {
	if t.open[e] == nil {
		t.open[e] = &Entry{Body: e.openBody()}
	}
	return t.read.says(t.open[e], quotedBy(m))
}

// openBody is the body of an entry without what is hidden in it.
func (e *Entry) openBody() string {
	var open strings.Builder
	at := 0
	for _, h := range e.Hidden {
		if h.From > at {
			open.WriteString(e.Body[at:h.From] + "\n")
		}
		at = max(at, h.To)
	}
	open.WriteString(e.Body[at:])
	return open.String()
}

// hides says whether the sentence of a mark stands in an entry, and not in what is public of it.
func (q textsRead) hides(m Mark, whole, public *Entry) bool {
	if m.Sentence == "" || whole == nil || public == nil {
		return false
	}
	quoted := quotedBy(m)
	return !q.says(public, quoted) && q.says(whole, quoted)
}

// letters are those of an entry's text, as a function reads them, its marks apart, which quote others.
func (e *Entry) letters(letters func(string) string) string {
	if len(e.Sections) == 0 {
		return letters(e.Lead + " " + e.Body)
	}
	parts := []string{letters(e.Title), letters(e.Lead)}
	for _, s := range e.Sections {
		if !strings.EqualFold(s.Name, "Marks") {
			parts = append(parts, letters(s.Name+" "+s.Text))
		}
	}
	return strings.Join(parts, "\n")
}

// letters are the letters and digits of a text, in lower case, so that marks of Markdown and line ends do not count.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFC.String(text))
}

// untaggedLetters are those of a text without its hashtags, some of which a quote leaves out.
func untaggedLetters(text string) string { return letters(WithoutHashtags(text)) }

// sharedHandles names every decision whose handle another one carries.
func sharedHandles(entries []*Entry) []Problem {
	g := group(entries)
	var out []Problem
	for _, d := range g.decisions {
		if both := g.handles[handleOf(d.ID)]; len(both) > 1 {
			out = append(out, Problem{
				Path: d.where(), Key: "id", Rule: "handle-twice", Text: "the handle " + handleOf(d.ID) + " is carried by " + idsOf(both),
				Mend: "rename one file, and write its new id in it and under about of the entries about it",
			})
		}
	}
	return out
}

// sharedNames names the entries whose names are one on a disk that tells no capitals apart, and in an export.
func sharedNames(entries []*Entry) []Problem {
	first := map[string]*Entry{}
	var out []Problem
	for _, e := range sorted(entries) {
		small := NameKey(e.ID)
		switch other := first[small]; {
		case other == nil:
			first[small] = e
		case other.ID != e.ID:
			name := other.ID
			if !strings.EqualFold(name, e.ID) { // the two look alike
				name = "that of " + other.where()
			}
			out = append(out, Problem{
				Path: e.where(), Key: "id", Rule: "name-case", Text: "the name differs from " + name + " in " + TwinsBy(e.ID, other.ID) + " only, and some disks hold one of the two",
				Mend: "rename one file, and write its new id in it and under about of the entries about it",
			})
		}
	}
	return out
}
