package importer

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// jrnl reads the JSON export of jrnl: entries with title, body, date, time, tags and a star. What else one has is kept.
func (r *reader) jrnl(name string, data []byte) {
	var doc struct {
		Entries []map[string]json.RawMessage `json:"entries"`
	}
	data, had := withoutNUL(data)
	if had {
		r.holdsNUL(name)
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		r.unreadable(name, "import-json", "this is no JSON export of jrnl: "+notJSON(err), "make one with: jrnl --format json")
		return
	}
	for _, j := range doc.Entries {
		r.jrnlEntry(name, j)
	}
}

// withoutNUL writes a replacement sign for each NUL that a string of a JSON text holds by its number.
func withoutNUL(data []byte) (out []byte, had bool) {
	const number = `\u0000`
	if !bytes.Contains(data, []byte(number)) {
		return data, false
	}
	for i := 0; i < len(data); i++ {
		switch {
		case data[i] != '\\':
			out = append(out, data[i])
		case bytes.HasPrefix(data[i:], []byte(number)):
			out, had = append(out, `\ufffd`...), true
			i += len(number) - 1
		default: // the sign behind it is none of a number
			out = append(out, data[i:min(i+2, len(data))]...)
			i++
		}
	}
	return out, had
}

// notJSON says why a file cannot be read as an object with a list of entries.
func notJSON(err error) string {
	var other *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &other):
		return "the text breaks off or is no JSON: " + err.Error()
	case strings.Contains(other.Field, "."):
		return "it holds a JSON " + other.Value + " under " + other.Field
	}
	return "it holds a JSON " + other.Value + " where an object with a list of entries was expected"
}

func (r *reader) jrnlEntry(name string, j map[string]json.RawMessage) {
	title, body, day, hour := take[string](j, "title"), take[string](j, "body"), take[string](j, "date"), take[string](j, "time")
	d, ok := journal.ISODate(strings.TrimSpace(day))
	if !ok {
		r.problem(name, 0, "import-date", "an entry has no date that can be read: "+oneLine(title), "write its date as YYYY-MM-DD")
		return
	}
	minute := journal.Minute(0)
	if h, m, ok := strings.Cut(hour, ":"); ok {
		minute = clock(h, m[:min(2, len(m))])
	}
	var tags []string
	for _, t := range take[[]string](j, "tags") {
		if t = strings.TrimLeft(strings.TrimSpace(t), "@#"); t != "" {
			tags = append(tags, t)
		}
	}
	if take[bool](j, "starred") {
		tags = append(tags, "starred")
	}
	p := piece{
		file: name, source: withContent(key("jrnl", day+" "+hour), title, body), date: d, minute: minute,
		title: lineFeeds(title), text: lineFeeds(body), tags: tags, titleIsText: true,
	}
	if key := jrnlPrivate(j); key != "" {
		p.private = true
		r.problem(name, 0, "import-kept", "the entry of "+d.String()+" says "+key+", so it is private here too: "+cmp.Or(shortened(oneLine(title)), firstLine(body)), "")
	}
	p.extra, p.imported, p.said = jrnlRest(j)
	r.piece(p)
}

// take removes a value from an entry and gives it. One of another kind stays there.
func take[T any](j map[string]json.RawMessage, key string) T {
	var v T
	if raw, ok := j[key]; ok && json.Unmarshal(raw, &v) == nil {
		delete(j, key)
		return v
	}
	var none T
	return none
}

// jrnlPrivate takes from an entry of jrnl what says that it is private, and gives the last key that does; "" for none.
func jrnlPrivate(j map[string]json.RawMessage) (found string) {
	for _, k := range slices.Sorted(maps.Keys(j)) {
		text := strings.Trim(string(j[k]), `"`)
		if text == "null" || text == "0" || !markdown.KeepsIn(k, text) {
			continue
		}
		if found = k; !strings.ContainsAny(text[:1], "{[") { // which say more
			delete(j, k)
		}
	}
	return found
}

// jrnlRest keeps what an entry of jrnl has beside its own: texts and numbers as fields, all else as it stands.
func jrnlRest(j map[string]json.RawMessage) (fields []journal.Field, imported string, said []string) {
	keys := slices.Sorted(maps.Keys(j))
	var rest []string
	taken := map[string]bool{}
	for _, k := range keys {
		field := "imported_" + strings.ReplaceAll(strings.ToLower(k), "-", "_")
		text := string(j[k])
		plain := text != "" && !strings.ContainsAny(text[:1], `"{[`)
		if s := ""; !plain && json.Unmarshal(j[k], &s) == nil {
			text, plain = s, s == oneLine(s)
		}
		if !plain || !keepKey().MatchString(field) || taken[field] {
			rest = append(rest, strconv.Quote(k)+": "+string(j[k]))
			continue
		}
		taken[field] = true
		fields = append(fields, journal.Field{Key: field, Lines: []string{field + ": " + quoted(text)}})
	}
	if len(keys) > 0 {
		said = []string{"kept as it is, without a meaning here: " + strings.Join(keys, ", ")}
	}
	if len(rest) > 0 {
		imported = codeBlock("json", strings.Join(rest, "\n"))
	}
	return fields, imported, said
}

// piece is one dated text that becomes a note or a decision.
type piece struct {
	file, source string
	date         journal.Date
	minute       journal.Minute
	title, text  string
	tags         []string
	extra        []journal.Field
	imported     string   // what the source says beside the text, as code
	said         []string // what to tell of extra and imported
	private      bool
	titleIsText  bool // the title is the first words of the text, not a name for it
}

// piece adds a text as the options say: a note, about a decision or not, or a decision without a choice.
func (r *reader) piece(p piece) {
	if p.date.After(r.opts.Today) {
		r.problem(p.file, 0, "import-date", "the date "+p.date.String()+" is after today", "an entry cannot be written ahead; the piece is left out")
		return
	}
	for _, s := range p.said {
		r.problem(p.file, 0, "import-kept", s, "")
	}
	p.text = r.closed(p.file, p.text)
	e := &journal.Entry{Kind: journal.KindNote, Date: p.date, About: r.opts.About, Tags: p.tags, Private: p.private, Source: p.source, Extra: p.extra, Note: &journal.Note{}}
	title := oneLine(p.title)
	if !e.Private && markdown.TitleSaysPrivate(title) {
		e.Private = true
		r.privateTitle(p.file, title)
	}
	if r.opts.AsDecision {
		if title == "" {
			public, _ := markdown.StripPrivate([]byte(p.text))
			if title = firstLine(string(public)); title == "" && p.text != "" {
				title = journal.StandIn
			}
		}
		e.Kind, e.About, e.Note = journal.KindDecision, "", nil
		e.Decision = &journal.Decision{Question: title, Choice: journal.Undecided}
		r.schedule(e)
		p.text = strings.TrimSpace(p.text)
	} else if title != "" {
		sep := "\n\n"
		if p.titleIsText && !strings.Contains(strings.TrimSpace(p.text), "\n\n") {
			sep = "\n"
		}
		p.text = strings.TrimSpace(title + sep + strings.TrimSpace(p.text))
	}
	r.fill(e, p)
	if names := besides(p.text); len(names) > 0 {
		r.problem(p.file, 0, "import-link", "files beside it do not come along: "+strings.Join(names, ", "), "copy them into the journal and mend the links")
	}
	r.add(Found{Entry: e, File: p.file, minute: p.minute})
}

// privateTitle says that a title makes an entry private.
func (r *reader) privateTitle(file, title string) {
	r.problem(file, 0, "private-key", strconv.Quote(title)+" is a title that says private, so the entry is private here",
		"if it means something else, take private: true out of the entry that was made, and write another title")
}

// besides are the files that a text links to by a relative path.
func besides(text string) []string {
	var out []string
	for _, m := range relativeLink().FindAllStringSubmatch(text, -1) {
		if name := m[1]; !slices.Contains(out, name) && !strings.Contains(name, ":") {
			out = append(out, name)
		}
	}
	return out
}

var relativeLink = journal.Pattern(`\]\(([^()\s#/][^()\s]*\.[A-Za-z0-9]+)\)`)

// fill gives an entry its body: prose, with sections of the source kept as sections.
func (r *reader) fill(e *journal.Entry, piece piece) {
	all := parts(piece.text, 2, 1)
	e.Lead = all[0].text
	for _, p := range all[1:] {
		text := &e.Lead
		if n := len(e.Sections); n > 0 {
			text = &e.Sections[n-1].Text
		}
		if p.level == 1 {
			*text = strings.TrimSpace(*text + "\n\n# " + strings.TrimSpace(p.name+"\n\n"+p.text))
			continue
		}
		p.line = 0 // of the piece, not of its file
		e.Sections = append(e.Sections, journal.Section{Name: r.sectionName(piece.file, p), Text: p.text})
	}
	if piece.imported != "" {
		e.Sections = append(e.Sections, journal.Section{Name: "Imported", Text: piece.imported})
	}
	markdown.Compose(e, "")
}

func firstLine(text string) string {
	for l := range strings.Lines(text) {
		if l = oneLine(strings.TrimLeft(strings.TrimSpace(l), "#>*- ")); l != "" {
			return l
		}
	}
	return ""
}
