package importer

import (
	"path"
	"regexp"
	"strings"

	"twoway/journal"
)

// markdown reads a dated note. The date stands in the front matter, in the file name, in the first heading, or, in a file of
// many days, in each heading. A week's notes get the week's last day.
func (r *reader) markdown(name string, data []byte) {
	f, body, line := cutFront(string(data))
	if f.first("twoway") != "" {
		r.problem(name, 1, "import-ours", "this is an entry already", "copy the file into the journal, or use import json")
		return
	}
	if f.first("twoway_id") != "" {
		r.problem(name, 1, "import-ours", "this is a note that export wrote", "use import json to move a journal")
		return
	}
	p := piece{file: name, title: f.first("title"), tags: tagsOf(f), private: f.private()}
	p.extra, p.text = r.others(name, f), body
	all := parts(body, 2, line)
	if p.title == "" && len(all) > 1 && all[1].level == 1 && all[0].text == "" {
		p.title = all[1].name
		p.text = strings.TrimSpace(strings.Replace(body, firstHeading(body), "", 1))
	}
	d, minute, ok := fileDate(f, name, r.opts.Today)
	if !ok && !manyDays(all) {
		d, minute, ok = dayIn(p.title)
	}
	if ok {
		p.date, p.minute, p.source = d, minute, withContent(key("markdown", name, d.String()), body)
		p.title = withoutDate(p.title)
		r.piece(p)
		return
	}
	before := len(r.problems)
	switch {
	case r.days(name, all, p) > 0:
	case !r.opts.Date.IsZero():
		r.problems = r.problems[:before] // nothing is left out
		p.date, p.source = r.opts.Date, withContent(key("markdown", name, ""), body)
		r.piece(p)
	default:
		r.problem(name, 0, "import-date", "no date in the front matter, the file name or a heading", "add a line such as date: 2026-08-15, put the date into the file name, or say the day with --date")
	}
}

// manyDays says whether the first heading is one of several that name a day: then each stands for its own.
func manyDays(all []part) bool {
	n := 0
	for _, p := range all[1:] {
		if _, _, ok := dayIn(p.name); ok && p.level == all[1].level {
			n++
		}
	}
	return n > 1
}

// days adds one piece for each heading that names a day, with all that stands below it up to the next, and with what the front
// matter says of the whole file.
func (r *reader) days(name string, all []part, whole piece) int {
	n := 0
	var now *piece
	flush := func() {
		if now != nil {
			now.source = withContent(now.source, now.title, now.text)
			r.piece(*now)
		}
	}
	for _, p := range all[1:] {
		d, minute, ok := dayIn(p.name)
		if !ok {
			if week, isWeek := weekIn(p.name, r.opts.Today); isWeek {
				d, ok = week, true
			}
		}
		if ok {
			flush()
			n++
			title := withoutDate(p.name)
			now = &piece{file: name, source: key("markdown", name, d.String(), title), date: d, minute: minute, title: title, text: p.text, tags: whole.tags, private: whole.private}
			continue
		}
		if now != nil {
			now.text = strings.TrimSpace(now.text + "\n\n" + strings.Repeat("#", p.level) + " " + p.name + "\n\n" + p.text)
		} else if strings.TrimSpace(p.text) != "" && n == 0 {
			r.problem(name, p.line, "import-date", "what stands under "+p.name+" has no date before it", "it is left out; give it a heading with a date")
		}
	}
	flush()
	return n
}

func firstHeading(body string) string {
	for l := range strings.Lines(body) {
		if _, depth := headingOf(strings.TrimRight(l, "\n")); depth == 1 {
			return l
		}
	}
	return ""
}

// fileDate is the date in the front matter, else in the file's name or, as year and month folders with a day, in its path.
func fileDate(f front, name string, today journal.Date) (journal.Date, journal.Minute, bool) {
	if v := f.first("date", "created", "day", "created_at", "publishdate"); v != "" {
		if d, minute, ok := dayIn(v); ok {
			return d, minute, true
		}
	}
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if d, minute, ok := dayIn(base); ok {
		return d, minute, true
	}
	if d, ok := weekIn(base, today); ok {
		return d, 0, true
	}
	dirs := strings.Split(path.Dir(name), "/")
	if len(dirs) > 1 {
		if d, ok := journal.ISODate(strings.Join(append(dirs[len(dirs)-2:], base), "-")); ok {
			return d, 0, true
		}
	}
	return journal.Date{}, 0, false
}

func tagsOf(f front) []string {
	var out []string
	for _, k := range []string{"tags", "tag", "categories", "keywords"} {
		for _, v := range f.values[k] {
			for _, t := range separated(k, v, f.lines[k]) {
				if t = strings.TrimLeft(strings.TrimSpace(t), "#"); t != "" {
					out = append(out, t)
				}
			}
		}
	}
	return out
}

// separated are the tags in one value. Jekyll's tags and categories are set apart by blanks when they stand bare on the line of
// the key; elsewhere a blank is part of a tag.
func separated(key, value string, lines []string) []string {
	_, bare, _ := strings.Cut(lines[0], ":")
	bare = strings.TrimSpace(bare)
	if (key == "tags" || key == "categories") && bare != "" && !strings.ContainsAny(bare, `,["'`) {
		return strings.Fields(value)
	}
	return strings.Split(value, ",")
}

var keepKey = lazy(`^[a-z][a-z0-9_]*$`)

// others are the front matter keys that an entry has no place for. They stay as the person's own; those whose names are ours get
// another one.
func (r *reader) others(name string, f front) []journal.Field {
	var out []journal.Field
	var kept []string
	for _, k := range f.keys {
		switch k := lower(k); k {
		case "date", "title", "tags", "tag", "categories", "keywords", "created", "day", "private":
			continue
		}
		field := "imported_" + strings.ReplaceAll(lower(k), "-", "_")
		value := strings.Join(f.values[lower(k)], "; ")
		if !keepKey().MatchString(field) || value == "" {
			continue
		}
		out = append(out, journal.Field{Key: field, Lines: []string{field + ": " + quoted(value)}})
		kept = append(kept, k)
	}
	if len(kept) > 0 {
		r.problem(name, 1, "import-kept", "kept as it is, without a meaning here: "+strings.Join(kept, ", "), "")
	}
	return out
}

func quoted(v string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", " ").Replace(oneLine(v)) + `"`
}

var weekday = lazy(`^(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)`)

// withoutDate takes a date off a title that has more to say.
func withoutDate(title string) string {
	short := oneLine(title)
	for _, re := range []func() *regexp.Regexp{isoDay, longDay, isoWeek} {
		short = re().ReplaceAllString(ordinals().ReplaceAllString(short, "$1"), "")
	}
	if short != oneLine(title) {
		short = weekday().ReplaceAllString(strings.TrimSpace(short), "")
	}
	return strings.Trim(short, " -–:,.")
}
