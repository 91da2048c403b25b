package importer

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// markdown reads a dated note, unless its front matter cannot be read. The date stands in the front matter, in the file name, in the first heading, or, in a file of
// many days, in each heading. A week's notes get the week's last day.
func (r *reader) markdown(name string, data []byte) {
	f, body, line := cutFront(string(data))
	if r.unreadFront(name, f) {
		return
	}
	if f.first("twoway") != "" {
		r.problem(name, 1, "import-ours", "this is an entry already", "copy the file into the journal, or use import json")
		return
	}
	if f.first("twoway_id") != "" || ofExport().MatchString(body) {
		r.problem(name, 1, "import-ours", "this is a note that export wrote", "use import json to move a journal")
		return
	}
	p := piece{file: name, title: f.first("title"), tags: tagsOf(f), private: r.private(name, f)}
	p.text = body
	p.extra, p.imported, p.said = others(f)
	all := parts(body, 2, line)
	if p.title == "" && len(all) > 1 && all[1].level == 1 && all[0].text == "" {
		p.title = all[1].name
		p.text = withoutLines(body, all[1].line-line, all[1].lines)
	}
	d, minute, ok := fileDate(f, name, r.opts.Today)
	if !ok && !manyDays(all) {
		d, minute, ok = dayIn(p.title)
	}
	if ok {
		p.date, p.minute, p.source = d, minute, withContent(key("markdown", name, d.String()), body)
		p.title = r.withoutDate(p.title, d)
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

// ofExport is what an exported note has that holds no front matter: a page of Logseq has its id among the properties at its top, and
// every note has our mark on a line of its own.
var ofExport = journal.Pattern(`\A\x{feff}?\s*(?:[\w-]+:: .*\r?\n)*twoway-id:: |(?m)^[ \t]*(?:- )?` + markdown.Begin + `[ \t\r]*$`)

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

// days adds one piece for each heading that names a day, with all that stands below it up to the next. What the front matter says
// of the whole file holds for each; what has no place in an entry comes with the first.
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
			title := r.withoutDate(p.name, d)
			now = &piece{file: name, source: key("markdown", name, d.String(), title), date: d, minute: minute, title: title, text: p.text, tags: whole.tags, private: whole.private}
			if n == 1 {
				now.extra, now.imported, now.said = whole.extra, whole.imported, whole.said
			}
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

func withoutLines(text string, from, n int) string {
	return strings.TrimSpace(strings.Join(slices.Delete(strings.Split(text, "\n"), from, from+n), "\n"))
}

// fileDate is the date in the front matter, else in the file's name or, as year and month folders with a day, in its path.
func fileDate(f front, name string, today journal.Date) (journal.Date, journal.Minute, bool) {
	if v := f.first(dayKeys...); v != "" {
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

// tagKeys are the keys of a front matter that hold tags.
var tagKeys = []string{"tags", "tag", "categories", "keywords"}

func tagsOf(f front) []string {
	var out []string
	for _, k := range tagKeys {
		i := slices.IndexFunc(f.items, func(it item) bool { return strings.ToLower(it.key) == k })
		if i < 0 {
			continue
		}
		for _, v := range f.items[i].values {
			out = append(out, tagsIn(separated(k, v, f.items[i]))...)
		}
	}
	return out
}

// tagsIn are the tags in texts, as people write them.
func tagsIn(texts []string) []string {
	var out []string
	for _, t := range texts {
		if t = strings.TrimLeft(strings.TrimSpace(t), "#"); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// separated are the tags in one value. Jekyll's tags and categories are set apart by blanks when they stand bare on the line of
// the key; elsewhere a blank is part of a tag.
func separated(key, value string, it item) []string {
	if it.list {
		return []string{value}
	}
	_, bare, _ := strings.Cut(it.lines[0], ":")
	bare = strings.TrimSpace(bare)
	if (key == "tags" || key == "categories") && bare != "" && !strings.ContainsAny(bare, `,["'`) {
		return strings.Fields(value)
	}
	return strings.Split(value, ",")
}

var keepKey = journal.Pattern(`^[a-z][a-z0-9_]*$`)

// others are the front matter keys that an entry has no place for. They stay as the person's own, under a name that is none of
// ours; what is more than a value or a list of them stays word for word in the text. Said is what to tell of both.
func others(f front) (fields []journal.Field, imported string, said []string) {
	var kept []string
	var rest []item
	taken := map[string]bool{}
	for _, it := range f.items {
		field := journal.Field{Key: "imported_" + strings.ReplaceAll(strings.ToLower(it.key), "-", "_")}
		switch {
		case it.exact && (hasPlace(f, it) || it.keepsIn(field.Key)):
			continue
		case !it.exact || !keepKey().MatchString(field.Key) || slices.ContainsFunc(it.values, func(v string) bool { return v != oneLine(v) }) || taken[field.Key]:
			rest = append(rest, it)
			continue
		case it.list:
			field.Lines = []string{field.Key + ":"}
			for _, v := range it.values {
				field.Lines = append(field.Lines, "  - "+quoted(v))
			}
		default:
			field.Lines = []string{field.Key + ": " + quoted(strings.Join(it.values, ""))}
		}
		taken[field.Key] = true
		fields = append(fields, field)
		if len(it.values) > 0 {
			kept = append(kept, it.key)
		}
	}
	if len(kept) > 0 {
		said = append(said, "kept as it is, without a meaning here: "+strings.Join(kept, ", "))
	}
	imported, word := f.asItStands(rest)
	if word != "" {
		said = append(said, word)
	}
	return fields, imported, said
}

// dayKeys are the keys that may say the day, the surest first.
var dayKeys = []string{"date", "created", "day", "created_at", "publishdate"}

// hasPlace says whether an entry holds what an item says: its title, its tags, its day, and that it is private.
func hasPlace(f front, it item) bool {
	switch k := strings.ToLower(it.key); {
	case k == "title", k == "private", slices.Contains(tagKeys, k):
		return true
	case k == "date", k == "created", k == "day":
		_, _, ok := dayIn(f.first(k))
		return ok && f.first(dayKeys...) == f.first(k)
	}
	return false
}

// quoted is a value of the source's as one line of our front matter, in quotes whatever it holds.
func quoted(v string) string {
	v = oneLine(v)
	if scalar := markdown.Scalar(v); strings.HasPrefix(scalar, `"`) {
		return scalar
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v) + `"`
}

var (
	weekdayFirst = journal.Pattern(`^(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[ ,]*)`)
	weekdayLast  = journal.Pattern(`(?i:(?:^|[ ,]+)\(?\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?)$`)
)

// withoutDate takes the day that became the entry's own off a title: where it is all of it, and where a mark sets it apart from
// words before or behind it. In a sentence it stays.
func (r *reader) withoutDate(title string, day journal.Date) string {
	title = oneLine(title)
	for _, re := range []func() *regexp.Regexp{isoDay, longDay, isoWeek} {
		for _, at := range re().FindAllStringIndex(title, -1) {
			if !r.names(title[at[0]:at[1]], day) {
				continue
			}
			before, after := weekdayFirst().ReplaceAllString(title[:at[0]], ""), title[at[1]:]
			left, right := strings.TrimRight(before, " -–—:,|"), strings.TrimLeft(after, " -–—:,|")
			switch {
			case before == "" && (right == "" || weekdayLast().ReplaceAllString(right, "") == ""):
				return ""
			case before == "" && strings.TrimLeft(after, " ") != right:
				return right
			case after == "" && strings.TrimRight(title[:at[0]], " ") != left:
				return left
			}
		}
	}
	return title
}

// names says whether a text is the day, or the week that stands for it.
func (r *reader) names(text string, day journal.Date) bool {
	if d, _, ok := dayIn(text); ok {
		return d == day
	}
	d, ok := weekIn(text, r.opts.Today)
	return ok && d == day
}
