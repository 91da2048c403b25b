package importer

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// record is one decision record as it was read.
type record struct {
	name, source string
	content      string // all of the file
	title        string
	date         journal.Date
	status       string // accepted, proposed, rejected, deprecated, superseded
	lead         string
	sections     []part
	options      []journal.Option
	chosen       string // label of the chosen option
	why          string
	tripwires    []journal.Tripwire
	private      bool
	tags         []string
	kept         []string // lines without a place of their own
	raw, said    string   // what of the front matter is no such line, and the sentence that names it
}

// adr reads one decision record: adr-tools with its sections Status, Context, Decision and Consequences, or MADR with considered
// options and an outcome.
func (r *reader) adr(name string, data []byte) {
	f, body, line := cutFront(string(data))
	all := parts(body, 2, line)
	rec := &record{name: name, content: string(data), lead: all[0].text, tags: []string{"adr"}}
	for _, p := range all[1:] {
		if p.level == 1 && rec.title == "" {
			rec.title = rec.withoutNumber(p.name)
			rec.lead = strings.TrimSpace(rec.lead + "\n\n" + p.text)
			continue
		}
		rec.sections = append(rec.sections, p)
	}
	if rec.title == "" {
		rec.title = rec.withoutNumber(f.first("title"))
	}
	switch {
	case template().MatchString(path.Base(name)):
		r.problem(name, 0, "import-adr", "a template, by its name", "it is left out; give the file another name if it is a record")
		return
	case !rec.isRecord(f):
		r.problem(name, 0, "import-adr", "no decision record: it has no status, decision or outcome", "it is left out; import it as markdown if you want it")
		return
	}
	rec.readFront(f)
	rec.readLead()
	rec.readSections(r)
	r.addRecord(rec)
}

var number = journal.Pattern(`(?i)^(?:(adr[- _]?)\d+\s*[.:)–-]*\s*|(\d+)(\s*[.:)–-]+)?\s+)`)

// withoutNumber takes the number of a record off its title. A number that nothing sets apart belongs to the title, unless the file has
// the same.
func (rec *record) withoutNumber(s string) string {
	s = strings.TrimSpace(s)
	m := number().FindStringSubmatch(s)
	if m == nil || m[1] == "" && m[3] == "" && m[2][0] != '0' && m[2] != fileNumber(rec.name) {
		return oneLine(s)
	}
	return oneLine(s[len(m[0]):])
}

// fileNumber is the number of a record by its file, without zeros before it.
func fileNumber(name string) string {
	base := strings.TrimPrefix(strings.ToLower(path.Base(name)), "adr-")
	return strings.TrimLeft(base[:len(base)-len(strings.TrimLeft(base, "0123456789"))], "0")
}

// template are the names of files to copy a record from. Elsewhere the word belongs to the title.
var template = journal.Pattern(`(?i)^(?:0+[-_ ])?(?:[a-z]*adr[-_ ]?)?template(?:[-_ ](?:bare|minimal|short|long))*\.[a-z]+$`)

func (rec *record) isRecord(f front) bool {
	if rec.title == "" {
		return false
	}
	if f.first("status") != "" || statusLine().MatchString(rec.lead) {
		return true
	}
	return rec.section("status") != nil || rec.section("decision") != nil || rec.section("decision outcome") != nil
}

func (rec *record) section(name string) *part {
	for i := range rec.sections {
		if strings.ToLower(oneLine(rec.sections[i].name)) == name {
			return &rec.sections[i]
		}
	}
	return nil
}

func (rec *record) keep(line string) {
	if line = oneLine(line); line != "" {
		rec.kept = append(rec.kept, "- "+strings.TrimLeft(line, "-* "))
	}
}

func (rec *record) tag(tags []string) {
	for _, t := range tags {
		if !slices.Contains(rec.tags, t) {
			rec.tags = append(rec.tags, t)
		}
	}
}

func (rec *record) readFront(f front) {
	var dated bool
	rec.date, _, dated = dayIn(f.first("date"))
	rec.private = f.private()
	rec.readStatus(f.first("status"))
	rec.tag(tagsOf(f))
	var rest []item
	for _, it := range f.items {
		k := strings.ToLower(it.key)
		switch taken := k == "date" && dated || k == "title" || k == "private" || slices.Contains(tagKeys, k); {
		case !it.exact || slices.ContainsFunc(it.values, func(v string) bool { return v != oneLine(v) || it.list && strings.Contains(v, ",") }):
			rest = append(rest, it)
		case !taken && len(it.values) > 0:
			rec.keep(it.key + ": " + strings.Join(it.values, ", "))
		}
	}
	rec.raw, rec.said = f.asItStands(rest)
}

var (
	statusLine = journal.Pattern(`(?im)^[-*]?[ \t]*\**status\**[ \t]*:[ \t]*(.+)$`)
	dateLine   = journal.Pattern(`(?im)^[-*]?[ \t]*\**date\**[ \t]*:[ \t]*(.+)$`)
	tagLine    = journal.Pattern(`(?i)^[-*][ \t]*\**tags\**[ \t]*:(.*)$`)
	metaLine   = journal.Pattern(`(?im)^[-*][ \t]*\**(status|date|deciders|decision-makers|consulted|informed|tags)\**[ \t]*:.*$|^(date|status):.*$`)
)

// readLead takes the lines about date and status off what stands above the first section.
func (rec *record) readLead() {
	if m := dateLine().FindStringSubmatch(rec.lead); m != nil && rec.date.IsZero() {
		rec.date, _, _ = dayIn(m[1])
	}
	if m := statusLine().FindStringSubmatch(rec.lead); m != nil && rec.status == "" {
		rec.readStatus(m[1])
	}
	for _, l := range metaLine().FindAllString(rec.lead, -1) {
		if m := tagLine().FindStringSubmatch(l); m != nil {
			rec.tag(tagsIn(strings.Split(m[1], ",")))
			continue
		}
		rec.keep(l)
	}
	rec.lead = strings.TrimSpace(metaLine().ReplaceAllString(rec.lead, ""))
}

// states are the words for a status, the ones that settle more first.
var states = []struct{ word, status string }{
	{"superseded", "superseded"},
	{"superceded", "superseded"},
	{"deprecated", "deprecated"},
	{"rejected", "rejected"},
	{"accepted", "accepted"},
	{"approved", "accepted"},
	{"decided", "accepted"},
	{"implemented", "accepted"},
	{"proposed", "proposed"},
	{"draft", "proposed"},
	{"pending", "proposed"},
}

func (rec *record) readStatus(text string) {
	for _, s := range states {
		if strings.Contains(strings.ToLower(text), s.word) {
			rec.status = s.status
			return
		}
	}
}

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
		rec.readOptions(p.text)
	}
	if p := rec.section("decision outcome"); p != nil {
		rec.readOutcome(p.text)
	}
	if p := rec.section("decision"); p != nil && rec.why == "" {
		rec.why = firstParagraph(p.text)
	}
	for _, p := range rec.sections {
		if strings.HasPrefix(strings.ToLower(p.name), "pros and cons") {
			rec.readArguments(p.text)
		}
		rec.readTripwires(p.text)
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

// addRecord makes the decision, and the look that closes it when the record says so.
func (r *reader) addRecord(rec *record) {
	if rec.date.IsZero() {
		rec.date, _, _ = dayIn(path.Base(rec.name))
	}
	if rec.date.IsZero() {
		rec.date = r.opts.Date
	}
	if rec.date.IsZero() || rec.date.After(r.opts.Today) {
		r.problem(rec.name, 0, "import-date", "no date up to today that can be read; the record is left out", "write a line such as Date: 2026-08-15, or say the day with --date")
		return
	}
	rec.source = withContent(key("adr", rec.name, rec.title), rec.content)
	e := &journal.Entry{
		Kind: journal.KindDecision, Date: rec.date, Tags: rec.tags, Private: rec.private, Source: rec.source, Lead: rec.lead,
		Decision: &journal.Decision{Question: rec.title, Choice: rec.choice()},
	}
	if e.Decision.Choice != journal.Undecided {
		e.Decision.DecidedOn = rec.date
	}
	e.Options, e.Tripwires = rec.options, rec.tripwires
	r.schedule(e)
	e.Sections = rec.bodySections(r)
	markdown.Compose(e, "")
	r.add(Found{Entry: e, File: rec.name})
	if names := keptNames(rec.kept); len(names) > 0 {
		r.problem(rec.name, 0, "import-kept", "kept under Imported: "+strings.Join(names, ", "), "")
	}
	if rec.said != "" {
		r.problem(rec.name, 0, "import-kept", rec.said, "")
	}
	switch rec.status {
	case "deprecated":
		r.closeRecord(rec)
	case "superseded":
		r.superseded = append(r.superseded, rec)
	}
}

// keptNames are the names of the kept lines that say more than what was mapped.
func keptNames(lines []string) []string {
	var out []string
	for _, l := range lines {
		name, _, _ := strings.Cut(strings.TrimLeft(l, "-* "), ":")
		if name = strings.Trim(name, "* "); !strings.EqualFold(name, "date") && !strings.EqualFold(name, "status") {
			out = append(out, name)
		}
	}
	return out
}

// choice is the key of what was chosen. A record that names no options has one: what its title says.
func (rec *record) choice() string {
	switch rec.status {
	case "proposed":
		return journal.Undecided
	case "rejected":
		rec.option(rec.title)
		return rec.option("not this; the record was rejected").Key
	}
	if rec.chosen == "" && len(rec.options) > 0 {
		return journal.Undecided // the options are known, which one it was is not
	}
	if rec.chosen == "" {
		rec.chosen = rec.title
	}
	return rec.option(rec.chosen).Key
}

func (rec *record) bodySections(r *reader) []journal.Section {
	var out []journal.Section
	if rec.why != "" {
		out = append(out, journal.Section{Name: "Why", Text: rec.why})
	}
	for _, p := range rec.sections {
		if name := strings.ToLower(oneLine(p.name)); name == "status" || name == "considered options" && listed().ReplaceAllString(p.text, "") == "" || strings.TrimSpace(p.text) == "" {
			continue
		}
		out = append(out, journal.Section{Name: r.sectionName(rec.name, p), Text: p.text})
	}
	if text := strings.TrimSpace(strings.Join(rec.kept, "\n") + "\n\n" + rec.raw); text != "" {
		out = append(out, journal.Section{Name: "Imported", Text: text})
	}
	return out
}
