package importer

import (
	"encoding/json"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// jrnl reads the JSON export of jrnl: entries with title, body, date, time, tags and a star.
func (r *reader) jrnl(name string, data []byte) {
	var doc struct {
		Entries []struct {
			Title   string   `json:"title"`
			Body    string   `json:"body"`
			Date    string   `json:"date"`
			Time    string   `json:"time"`
			Tags    []string `json:"tags"`
			Starred bool     `json:"starred"`
		} `json:"entries"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		r.problems = append(r.problems, journal.Problem{
			Path: name, Rule: "import-json", Text: "this is no JSON export of jrnl: " + err.Error(), Mend: "make one with: jrnl --format json", Unreadable: true,
		})
		return
	}
	for _, j := range doc.Entries {
		d, ok := journal.ISODate(strings.TrimSpace(j.Date))
		if !ok {
			r.problem(name, 0, "import-date", "an entry has no date that can be read: "+oneLine(j.Title), "write its date as YYYY-MM-DD")
			continue
		}
		minute := journal.Minute(0)
		if h, m, ok := strings.Cut(j.Time, ":"); ok {
			minute = clock(h, m[:min(2, len(m))])
		}
		var tags []string
		for _, t := range j.Tags {
			if t = strings.TrimLeft(strings.TrimSpace(t), "@#"); t != "" {
				tags = append(tags, t)
			}
		}
		if j.Starred {
			tags = append(tags, "starred")
		}
		r.piece(piece{
			file: name, source: key("jrnl", j.Date+" "+j.Time, j.Title, j.Body), date: d, minute: minute,
			title: j.Title, text: j.Body, tags: tags, titleIsText: true,
		})
	}
}

// piece is one dated text that becomes a note or a decision.
type piece struct {
	file, source string
	date         journal.Date
	minute       journal.Minute
	title, text  string
	tags         []string
	extra        []journal.Field
	private      bool
	titleIsText  bool // the title is the first words of the text, not a name for it
}

// piece adds a text as the options say: a note, about a decision or not, or a decision without a choice.
func (r *reader) piece(p piece) {
	if p.date.After(r.opts.Today) {
		r.problem(p.file, 0, "import-date", "the date "+p.date.String()+" is after today", "an entry cannot be written ahead; the piece is left out")
		return
	}
	e := &journal.Entry{Kind: journal.KindNote, Date: p.date, About: r.opts.About, Tags: p.tags, Private: p.private, Source: p.source, Extra: p.extra, Note: &journal.Note{}}
	title := oneLine(p.title)
	if r.opts.AsDecision {
		if title == "" {
			title = firstLine(p.text)
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
	r.fill(e, p.text)
	if names := besides(p.text); len(names) > 0 {
		r.problem(p.file, 0, "import-link", "files beside it do not come along: "+strings.Join(names, ", "), "copy them into the journal and mend the links")
	}
	r.add(Found{Entry: e, File: p.file, minute: p.minute})
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

var relativeLink = lazy(`\]\(([^()\s#/][^()\s]*\.[A-Za-z0-9]+)\)`)

// fill gives an entry its body: prose, with sections of the source kept as sections.
func (r *reader) fill(e *journal.Entry, text string) {
	all := parts(text, 2, 1)
	e.Lead = all[0].text
	for _, p := range all[1:] {
		if p.level == 1 {
			e.Lead = strings.TrimSpace(e.Lead + "\n\n" + strings.TrimSpace(p.name+"\n\n"+p.text))
			continue
		}
		e.Sections = append(e.Sections, journal.Section{Name: sectionName(p.name), Text: p.text})
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
