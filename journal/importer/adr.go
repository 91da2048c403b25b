package importer

import (
	"path"
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
	if r.unreadFront(name, f) {
		return
	}
	body = r.closed(name, body)
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
	rec.private = r.private(name, f)
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
	open := withoutComments(rec.lead)
	if m := dateLine().FindStringSubmatch(open); m != nil && rec.date.IsZero() {
		rec.date, _, _ = dayIn(m[1])
	}
	if m := statusLine().FindStringSubmatch(open); m != nil && rec.status == "" {
		rec.readStatus(m[1])
	}
	for _, l := range metaLine().FindAllString(open, -1) {
		if m := tagLine().FindStringSubmatch(l); m != nil {
			rec.tag(tagsIn(strings.Split(m[1], ",")))
			continue
		}
		rec.keep(l)
	}
	rec.lead = strings.TrimSpace(withoutMeta(rec.lead))
}

// withoutMeta is a text without the lines about date and status that stand in no comment.
func withoutMeta(text string) string {
	comments, _ := markdown.Comments(text)
	for _, at := range slices.Backward(metaLine().FindAllStringIndex(text, -1)) {
		if !slices.ContainsFunc(comments, func(c journal.Span) bool { return c.From < at[1] && at[0] < c.To }) {
			text = text[:at[0]] + text[at[1]:]
		}
	}
	return text
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
	if !rec.private && markdown.TitleSaysPrivate(rec.title) {
		rec.private = true
		r.privateTitle(rec.name, rec.title)
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
