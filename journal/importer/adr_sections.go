package importer

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"twoway/journal"
)

var supersedes = journal.Pattern(`(?i)(supersedes|supercedes|superseded by|superceded by)\s*:?\s*(?:\[[^\]]*\]\(([^()\s]+)\)|"?(?:adr[- ]?)?(\d+))`)

func (rec *record) readSections(r *reader) {
	status := ""
	if p := rec.section("status"); p != nil {
		status = p.text
		rec.readStatus(p.text)
		before := "status: "
		for l := range strings.Lines(p.text) {
			if strings.TrimSpace(l) != "" {
				rec.keep(before + strings.TrimLeft(l, "-* "))
				before = ""
			}
		}
	}
	if p := rec.section("date"); p != nil && rec.date.IsZero() {
		rec.date, _, _ = dayIn(p.text)
	}
	for _, m := range supersedes().FindAllStringSubmatch(status+"\n"+strings.Join(rec.kept, "\n"), -1) {
		other := path.Base(cmp.Or(m[2], m[3]))
		if strings.HasSuffix(strings.ToLower(m[1]), "by") {
			r.links = append(r.links, link{other, rec.name})
		} else {
			r.links = append(r.links, link{rec.name, other})
		}
	}
	if p := rec.section("considered options"); p != nil {
		rec.readOptions(withoutComments(p.text))
	}
	if p := rec.section("decision outcome"); p != nil {
		rec.readOutcome(withoutComments(p.text))
	}
	if p := rec.section("decision"); p != nil && rec.why == "" {
		rec.why = firstParagraph(withoutComments(p.text))
	}
	for _, p := range rec.sections {
		if strings.HasPrefix(strings.ToLower(p.name), "pros and cons") {
			rec.readArguments(withoutComments(p.text))
		}
		rec.readTripwires(withoutComments(p.text))
	}
}

var (
	bullet = journal.Pattern(`(?m)^[-*+] +(.+)$`)
	listed = journal.Pattern(`(?m)^(?:[-*+]|\d+[.)]) +(.+)$`)
)

func (rec *record) readOptions(text string) {
	for _, m := range listed().FindAllStringSubmatch(text, -1) {
		rec.option(m[1])
	}
}

// option finds or adds an option by its label, or by the name with which the label of one of them begins: "MADR 4.0.0" is the option
// "MADR 4.0.0 – The Markdown Architectural Decision Records".
func (rec *record) option(label string) *journal.Option {
	label = plainText(label)
	if label == "" {
		return &journal.Option{}
	}
	var named []*journal.Option
	for i := range rec.options {
		o := &rec.options[i]
		if sameText(o.Label, label) {
			return o
		}
		if len(o.Label) > len(label) && strings.EqualFold(o.Label[:len(label)], label) && afterName().MatchString(o.Label[len(label):]) {
			named = append(named, o)
		}
	}
	if len(named) == 1 {
		return named[0]
	}
	k := journal.FreeKey(journal.OptionKey(label), func(k string) bool {
		return slices.ContainsFunc(rec.options, func(o journal.Option) bool { return o.Key == k })
	})
	rec.options = append(rec.options, journal.Option{Key: k, Label: label})
	return &rec.options[len(rec.options)-1]
}

// afterName is what sets the name of an option apart from what is said of it.
var afterName = journal.Pattern(`^\s*(?:[:,;(]|[-–—]+\s)`)

var inlineLink = journal.Pattern(`!?\[([^\[\]]*)\](?:\([^()]*\))?`)

// plainText is a label without links, and without quotes and marks around the whole of it.
func plainText(s string) string {
	s = oneLine(inlineLink().ReplaceAllString(s, "$1"))
	for {
		t := strings.Trim(s, ",. ")
		for _, pair := range []string{`""`, "''", "``", "**", "__", "{}", "“”"} {
			open, end := string([]rune(pair)[0]), string([]rune(pair)[1])
			if inner, ok := strings.CutPrefix(t, open); ok {
				if inner, ok = strings.CutSuffix(inner, end); ok && !strings.ContainsAny(strings.Trim(inner, pair), pair) {
					t = inner
				}
			}
		}
		if t == s {
			return s
		}
		s = t
	}
}

func sameText(a, b string) bool { return strings.EqualFold(plainText(a), plainText(b)) }

var (
	chosenQuoted = journal.Pattern(`(?is)chosen option:\s*["“]([^"“”\n]+)["”][^\n]*?(?:\bbecause\b:?\s*(.*))?$`)
	chosenBare   = journal.Pattern(`(?is)chosen option:\s*([^\n]+?)(?:\s*,?\s*\bbecause\b:?\s*(.*))?$`)
)

// readOutcome takes what was chosen, and why: what follows "because", or the list below it.
func (rec *record) readOutcome(text string) {
	found := firstParagraphWith(text, "chosen option")
	m := chosenQuoted().FindStringSubmatch(found)
	if m == nil {
		m = chosenBare().FindStringSubmatch(found)
	}
	if m == nil {
		rec.why = firstParagraph(text)
		return
	}
	rec.chosen = plainText(m[1])
	if rec.why = oneLine(m[2]); rec.why != "" || !strings.HasSuffix(strings.ToLower(strings.TrimRight(found, ":")), "because") {
		return
	}
	_, rest, _ := strings.Cut(text, found)
	below, _, _ := strings.Cut(strings.TrimSpace(rest), "\n\n")
	var reasons []string
	for _, b := range bullet().FindAllStringSubmatch(below, -1) {
		reasons = append(reasons, strings.TrimRight(oneLine(b[1]), ".;"))
	}
	rec.why = strings.Join(reasons, "; ")
}

func firstParagraph(text string) string {
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" && !strings.HasPrefix(p, "#") && !strings.HasPrefix(p, "```") {
			return oneLine(p)
		}
	}
	return ""
}

func firstParagraphWith(text, words string) string {
	for p := range strings.SplitSeq(text, "\n\n") {
		if strings.Contains(strings.ToLower(p), words) {
			return strings.TrimSpace(p)
		}
	}
	return ""
}

var argument = journal.Pattern(`(?i)^(good|bad),?\s+(?:because\s+)?(.+)$`)

// readArguments takes the first reason for and against each option; the whole list stays in the text.
func (rec *record) readArguments(text string) {
	var now *journal.Option
	for l := range strings.Lines(text) {
		l = strings.TrimRight(l, "\n")
		if name, depth := headingOf(l); depth > 2 {
			now = rec.option(name)
			continue
		}
		m := bullet().FindStringSubmatch(l)
		if m == nil || now == nil {
			continue
		}
		switch a := argument().FindStringSubmatch(strings.TrimSpace(m[1])); {
		case a == nil:
		case strings.EqualFold(a[1], "good") && now.Pull == "":
			now.Pull = oneLine(a[2])
		case strings.EqualFold(a[1], "bad") && now.Con == "":
			now.Con = oneLine(a[2])
		}
	}
}

var wires = []func() *regexp.Regexp{
	journal.Pattern(`(?i)^(?:we (?:will|should|shall) )?(?:revisit|reconsider|re-evaluate|look again at)(?: (?:this|the|our)(?: \w+){0,2})? (?:if|when|once) (.+)$`),
	journal.Pattern(`(?i)^if (.+?), (?:then )?(?:we (?:will|should|shall) )?(?:revisit|reconsider|re-evaluate)\b.*$`),
}

// readTripwires finds the sentences that say when to look again.
func (rec *record) readTripwires(text string) {
	for l := range strings.Lines(text) {
		for s := range strings.SplitSeq(strings.TrimPrefix(strings.TrimLeft(strings.TrimSpace(l), "-*+ "), "[ ] "), ". ") {
			s = strings.TrimRight(oneLine(s), ".")
			for _, re := range wires {
				if m := re().FindStringSubmatch(s); m != nil {
					rec.tripwires = append(rec.tripwires, journal.Tripwire{Mode: journal.Happens, Condition: strings.TrimRight(m[1], ". "), Then: "revisit"})
					break
				}
			}
		}
	}
}
