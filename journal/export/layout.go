package export

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"twoway/journal"
)

// Ids of the notes that stand beside those of entries.
const (
	indexID  = "index"
	themesID = "themes"
)

// dialect is what the note targets differ in. A nil function means that the target has no such thing.
type dialect struct {
	name    string
	style   Style
	assets  func(folder string) string // where files go that notes show; nil is the folder of the notes
	folder  string                     // where notes go by default
	index   string                     // file name of the map of content
	heading bool                       // the note carries its title as a heading
	props   func(v *vault, p *page) []Prop
	link    func(from, to *page, text string) string
	// address is how a note leads to a file that is no note; nil writes a wikilink.
	address func(from *page, file string) string
	// reference is how a property leads to a note; nil writes the id.
	reference func(to *page) string
	image     func(from *page, file, alt string) string
	task      func(line string, open bool, by journal.Date) string
	quote     func(text, link string) string
	together  bool                      // quotes in a row are one block quote
	review    func(text string) string  // the last change to a review's text
	finish    func(block string) string // the last change to a block
}

// page is one note in the making.
type page struct {
	id, kind, title string
	date            journal.Date
	path            string
	anchor          string         // the place in it, in a site
	entry           *journal.Entry // nil for reviews, themes and the index
	state           *journal.State // of a decision
	review          *journal.Review
	text            strings.Builder
	missing         []string // files of the journal that it links to and that do not travel
	attached        []string // places of those that do
}

// vault is one layout in the making.
type vault struct {
	d       *dialect
	in      *Input
	pages   []*page
	byID    map[string]*page
	home    map[string]string         // entry → its decision
	states  map[string]*journal.State // by decision
	entries map[string]*journal.Entry
	about   map[string][]*journal.Entry // by decision, it included

	mu    sync.Mutex        // guards what the pages add while they are written side by side
	files map[string]File   // attachments and plots, by id
	stays map[string]string // file of the journal that an entry links to → why it does not travel
}

// layNotes makes one note per entry, one per review, the themes and a map of content.
func layNotes(d *dialect, in *Input) ([]File, error) {
	if len(in.Entries) == 0 {
		return nil, nil // nothing to map
	}
	v := newVault(d, in)
	for _, e := range in.Entries {
		if e.Kind != journal.KindReview {
			v.add(&page{id: e.ID, kind: string(e.Kind), title: v.titleOf(e), date: e.Date, entry: e, state: v.states[e.ID]})
		}
	}
	for _, r := range in.Reviews {
		v.add(v.reviewPage(r))
	}
	if in.Themes != nil && len(in.Themes.List) > 0 {
		v.add(&page{id: themesID, kind: "themes", title: "Recurring themes"})
	}
	v.add(&page{id: indexID, kind: "index", title: "Decisions"})
	v.linkBeyond()
	files := make([]File, len(v.pages))
	each(len(v.pages), func(i int) {
		p := v.pages[i]
		v.write(p)
		files[i] = File{Path: p.path, ID: p.id, Note: v.note(p)}
	})
	v.dropTwins()
	for _, id := range slices.Sorted(maps.Keys(v.files)) {
		files = append(files, v.files[id])
	}
	v.nameMissing()
	return files, nil
}

// dropTwins leaves out, of files whose names some disks take for one, all but the first: the link to another one leads nowhere.
func (v *vault) dropTwins() {
	first, dropped := map[string]string{}, map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(v.files)) {
		name, ok := strings.CutPrefix(id, "file:")
		if !ok {
			continue
		}
		switch other, taken := first[journal.NameKey(v.files[id].Path)]; {
		case !taken:
			first[journal.NameKey(v.files[id].Path)] = name
		default:
			dropped[v.files[id].Path] = fmt.Sprintf("%s, which differs from %s in %s only and some disks hold one of the two,",
				name, other, journal.TwinsBy(name, other))
			delete(v.files, id)
		}
	}
	for _, p := range v.pages {
		for _, at := range p.attached {
			if why := dropped[at]; why != "" {
				p.missing = append(p.missing, why)
			}
		}
	}
}

// nameMissing tells of the links that lead nowhere, in the order of pages.
func (v *vault) nameMissing() {
	if v.in.Missing == nil {
		return
	}
	for _, p := range v.pages {
		for _, name := range p.missing {
			v.in.Missing(p.id, name, v.stays[name])
		}
	}
}

func (v *vault) reviewPage(r *journal.Review) *page {
	return &page{id: "review-" + r.Period.Name, kind: "review", title: cmp.Or(r.Title, "Review "+r.Period.Name), date: r.AsOf, review: r}
}

func newVault(d *dialect, in *Input) *vault {
	v := &vault{
		d: d, in: in, byID: map[string]*page{}, home: journal.Homes(in.whole, in.AsOf),
		states: map[string]*journal.State{}, entries: map[string]*journal.Entry{}, about: map[string][]*journal.Entry{}, files: map[string]File{}, stays: map[string]string{},
	}
	for _, s := range in.States {
		v.states[s.ID] = s
	}
	for _, e := range in.whole {
		v.entries[e.ID] = e
	}
	for _, e := range in.whole { // the plots of a decision show all of it, whatever a filter selects
		v.about[v.home[e.ID]] = append(v.about[v.home[e.ID]], e)
	}
	return v
}

// linkBeyond lets links lead to notes that a filter leaves out and that stand in the folder already.
func (v *vault) linkBeyond() {
	for _, e := range v.in.whole {
		if at := v.in.Where[e.ID]; at != "" && v.byID[e.ID] == nil {
			v.byID[e.ID] = &page{id: e.ID, kind: string(e.Kind), title: v.titleOf(e), date: e.Date, path: at, entry: e}
		}
	}
}

func (v *vault) add(p *page) {
	p.path = cmp.Or(v.in.Where[p.id], v.pathOf(p))
	v.pages = append(v.pages, p)
	v.byID[p.id] = p
}

// pathOf is where a note goes that nobody has moved.
func (v *vault) pathOf(p *page) string {
	folder := v.in.Settings.folder(v.d.folder)
	name := p.id
	switch {
	case p.id == indexID:
		return path.Join(folder, v.d.index)
	case p.id == themesID:
		name = "recurring-themes"
	case p.review == nil:
		name = v.pattern(p)
	}
	return path.Join(folder, name+".md")
}

func (v *vault) pattern(p *page) string {
	name := v.idName(p.id)
	if v.in.Settings.Name == "" {
		return name
	}
	return cmp.Or(safeName(strings.NewReplacer(
		"{id}", name, "{date}", p.date.String(), "{year}", fmt.Sprint(p.date.Year), "{kind}", p.kind,
		"{handle}", journal.Handle(v.home[p.id]), "{title}", p.title,
	).Replace(v.in.Settings.Name)), name)
}

// idName is the name of a file after an id. One that was written by hand and cannot be a name everywhere, or is that of a page of ours,
// gets a safe one and the beginning of its digest, which keeps two of them apart.
func (v *vault) idName(id string) string {
	if _, ok := journal.ParseID(id); ok {
		return id
	}
	name := nameWithout(id, noName)
	if name == id && !slices.Contains([]string{strings.ToLower(stem(v.d.index)), "recurring-themes", "readme", "index", "_index"}, strings.ToLower(name)) {
		return id
	}
	return strings.TrimLeft(name+"-"+digest([]byte(id))[:6], "-")
}

// Reserved says whether an id is that of a page which an export makes itself, so that no entry can have it there.
func Reserved(id string) bool {
	switch id {
	case indexID, themesID, styleID, looseID, jsonName, icsName:
		return true
	}
	return strings.HasPrefix(id, "review-") || strings.HasPrefix(id, leftHead) || ownFile(id)
}

// noName are the signs that some system keeps from the name of a file.
const noName = `<>:"/\|?*`

// safeName is a file name on every system that means nothing in a link: no reserved characters or names, no dot or blank at the ends,
// at most 120 bytes.
func safeName(s string) string { return nameWithout(s, noName+"#^[]") }

func nameWithout(s, signs string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(signs, r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	for len(s) > 120 {
		cut := strings.LastIndexByte(s[:120], ' ')
		if cut <= 0 {
			cut = 120
			for cut > 0 && s[cut]&0xC0 == 0x80 {
				cut--
			}
		}
		s = s[:cut]
	}
	s = strings.Trim(s, ". ")
	stem, _, _ := strings.Cut(strings.ToLower(s), ".")
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, stem) || len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) {
		s += "-note"
	}
	return s
}

// note is the page as a shared note.
func (v *vault) note(p *page) *Note {
	block := strings.TrimRight(p.text.String(), "\n")
	if text := p.text.String(); len(block) < len(text) { // paragraphs end with line feeds
		block = text[:len(block)+1]
	} else {
		block += "\n"
	}
	if v.d.finish != nil {
		block = v.d.finish(block)
	}
	return &Note{Front: filled(v.d.props(v, p)), Block: []byte(block), Style: v.d.style}
}

// titleOf is how an entry is called in lists and links, without what steers a terminal.
func (v *vault) titleOf(e *journal.Entry) string { return withoutControls(v.calledIn(e)) }

// calledIn is so as the entry has it.
func (v *vault) calledIn(e *journal.Entry) string {
	question := func() string {
		if d := v.entries[v.home[e.ID]]; d != nil && d.Decision != nil {
			return d.Decision.Question
		}
		return ""
	}
	switch {
	case e.Decision != nil:
		return e.Decision.Question
	case e.Experiment != nil:
		return "Experiment: " + e.Experiment.Question
	case e.Conversation != nil:
		return strings.TrimSuffix("Conversation with "+e.Conversation.With, " with ")
	case e.Kind == journal.KindReflection:
		return "Revisit: " + question()
	}
	if first := cmp.Or(ownHeading(e), firstWords(e.Lead)); first != "" {
		return first
	}
	if e.Note != nil && e.Note.Sitting != "" {
		return "Sitting: " + e.Note.Sitting
	}
	var names []string
	for _, s := range e.Sections {
		names = append(names, s.Name)
	}
	return firstWords(cmp.Or(strings.Join(names, ", "), "Note"))
}

// ownHeading is the heading that a note begins with, "" for none.
func ownHeading(e *journal.Entry) string {
	if e.Note == nil || !strings.HasPrefix(strings.TrimLeft(e.Body, "\r\n"), "# ") {
		return ""
	}
	return oneLine(e.Title)
}

// firstWords is the beginning of a text, at most sixty runes, cut between words. Of links it has the text.
func firstWords(s string) string {
	first := firstOfWords(s)
	first = strings.TrimLeft(first, "#>*-+ ")
	if strings.Contains(first, "[") {
		first = anyLink().ReplaceAllStringFunc(first, func(l string) string {
			m := anyLink().FindStringSubmatch(l)
			return cmp.Or(m[1], m[2], m[3])
		})
	}
	if end := runes(first, 60); end < len(first) {
		first = first[:end]
		if i := strings.LastIndexByte(first, ' '); i > 30 {
			first = first[:i]
		}
		first += " …"
	}
	return first
}

var anyLink = journal.Pattern(`!?(?:\[([^\[\]]*)\]\((?:<[^<>]*>|[^()<>]*(?:\([^()]*\)[^()]*)?)\)|\[\[([^\[\]|]+)\]\]|\[\[[^\[\]|]+\|([^\[\]]+)\]\])`)

// firstOfWords is the first line of a text that is neither code nor one of its fences, "" for none.
func firstOfWords(s string) string {
	var c coder
	for line := range strings.Lines(strings.TrimSpace(s)) {
		line = strings.TrimRight(line, "\n")
		fenced := c.fence != ""
		if c.reads(line); !fenced && c.fence == "" && strings.TrimSpace(line) != "" {
			return line
		}
	}
	return ""
}

// runes is the length in bytes of the first n runes of a text.
func runes(s string, n int) int {
	for i := range s {
		if n--; n < 0 {
			return i
		}
	}
	return len(s)
}

// link points to a note of the layout; what is not in it is only named.
func (v *vault) link(from *page, id, text string) string {
	to := v.byID[id]
	if to == nil {
		return text
	}
	return v.d.link(from, to, cmp.Or(text, plain(to.title)))
}

var tagLike = journal.Pattern(`<([A-Za-z/!?])`)

// plain is a text that Markdown shows as it is; what looks like HTML would vanish.
func plain(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		n := strings.IndexByte(s, '`')
		if n < 0 {
			n = len(s)
		}
		b.WriteString(tagLike().ReplaceAllString(s[:n], `\<$1`))
		if s = s[n:]; s != "" {
			n = journal.CodeSpan(s)
			b.WriteString(s[:n]) // in code a backslash would be shown
			s = s[n:]
		}
	}
	return b.String()
}

// file adds a file that travels along and gives its path.
func (v *vault) file(id, name string, data []byte) string {
	folder := v.in.Settings.folder(v.d.folder)
	if v.d.assets != nil {
		folder = v.d.assets(folder)
	}
	at := cmp.Or(v.in.Where[id], path.Join(folder, name))
	v.mu.Lock()
	defer v.mu.Unlock()
	if _, ok := v.files[id]; !ok {
		v.files[id] = File{Path: at, ID: id, Data: data}
	}
	return at
}

// besides is the address of a file as a note's own folder sees it.
func besides(from *page, file string) string {
	return relative(from.path, file)
}

// relative is the path from one note's folder to a file.
func relative(from, to string) string {
	a, b := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	if a[0] == "." {
		a = nil
	}
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	return strings.Repeat("../", len(a)) + strings.Join(b, "/")
}
