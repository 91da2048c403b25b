package export

import (
	"cmp"
	"html"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
	"twoway/journal/markdown"
)

// linker rewrites the links of a text, paragraph by paragraph: a link may go over a line.
type linker struct {
	v         *vault
	p         *page
	dir       string
	defs      map[string][]string // by label: address and title, of those that lead into the journal
	nested    bool                // in the text of a link
	dropped   bool                // the last line was such a label, which is gone
	paragraph []string
	out       []string
}

func (l *linker) asItIs(text string) {
	l.flush()
	l.out = append(l.out, text)
}

// drops says whether a line defines a link that is written out where it is used, or is a blank one below such a line.
func (l *linker) drops(text string) bool {
	if l.dropped && strings.TrimSpace(text) == "" {
		return true
	}
	m := linkDefinition().FindStringSubmatch(text)
	l.dropped = m != nil && len(l.paragraph) == 0 && slices.Equal(l.defs[labelOf(m[1])], m[2:])
	return l.dropped
}

func (l *linker) add(text string) {
	begin := strings.TrimLeft(text, " \t")
	if begin == "" || strings.ContainsRune("#>|", rune(begin[0])) || itemMark(begin) != "" {
		l.flush()
	}
	l.paragraph = append(l.paragraph, text)
	if begin == "" || begin[0] == '#' || begin[0] == '>' || begin[0] == '|' {
		l.flush()
	}
}

func (l *linker) flush() {
	if len(l.paragraph) > 0 {
		l.out = append(l.out, strings.Split(l.links(strings.Join(l.paragraph, "\n")), "\n")...)
		l.paragraph = nil
	}
}

var linkDefinition = journal.Pattern(`^ {0,3}\[([^\[\]^][^\[\]]*)\]:[ \t]*(<[^<>]*>|[^\s<]\S*)([ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$`)

func labelOf(text string) string { return strings.ToLower(oneLine(text)) }

// definitions are the places of the journal that a text gives a label to, as in [label]: path. One that leads nowhere is named.
func (v *vault) definitions(lines []string, p *page, dir string) map[string][]string {
	var defs map[string][]string
	var c coder
	for _, text := range lines {
		if c.reads(text) || !strings.Contains(text, "]:") {
			continue
		}
		m := linkDefinition().FindStringSubmatch(text)
		if m == nil || defs[labelOf(m[1])] != nil {
			continue
		}
		switch to := v.destination(m[2], dir); {
		case to.missing:
			p.missing = append(p.missing, to.name)
		case to.ours:
			if defs == nil {
				defs = map[string][]string{}
			}
			defs[labelOf(m[1])] = m[2:]
		}
	}
	return defs
}

// links rewrites the links of a paragraph, code spans left as they are.
func (l *linker) links(text string) string {
	if !strings.Contains(text, "](") && !strings.Contains(text, "[[") && !strings.Contains(text, "<img") && l.defs == nil {
		return text
	}
	var b strings.Builder
	for text != "" {
		i := strings.IndexAny(text, "`[!\\<")
		if i < 0 {
			break
		}
		b.WriteString(text[:i])
		text = text[i:]
		n, now := l.link(text)
		b.WriteString(now)
		text = text[n:]
	}
	return b.String() + text
}

// link is what becomes of a link or a code span at the beginning of a text, and its length there.
func (l *linker) link(text string) (n int, now string) {
	switch {
	case text[0] == '`':
		n = journal.CodeSpan(text)
		return n, text[:n]
	case text[0] == '\\':
		n = min(2, len(text))
		return n, text[:n]
	case text[0] == '<':
		return l.tag(text)
	}
	if m := inlineLink().FindStringSubmatch(text); m != nil {
		return len(m[0]), l.relink(m)
	}
	if m := wikiLink().FindStringSubmatch(text); m != nil {
		return len(m[0]), l.rewiki(m)
	}
	if m := labelLink().FindStringSubmatch(text); m != nil && l.defs != nil {
		if to := l.defs[labelOf(cmp.Or(m[3], m[2]))]; to != nil {
			return len(m[0]), l.relink([]string{m[0], m[1], m[2], to[0], to[1]})
		}
	}
	return 1, text[:1]
}

// tag gives a picture in HTML its place in the layout.
func (l *linker) tag(text string) (n int, now string) {
	m := pictureTag().FindStringSubmatch(text)
	if m == nil {
		return 1, text[:1]
	}
	to := l.destination(html.UnescapeString(m[2]))
	switch {
	case to.missing:
		l.p.missing = append(l.p.missing, to.name)
		fallthrough
	case to.at == "":
		return len(m[0]), m[0]
	case l.v.d.address != nil:
		to.at = l.v.d.address(l.p, to.at)
	default:
		to.at = besides(l.p, to.at)
	}
	return len(m[0]), m[1] + html.EscapeString(escapePath(to.at))
}

var (
	pictureTag = journal.Pattern(`^(<img(?:\s+[A-Za-z-]+(?:="[^"]*")?)*?\s+src=")([^"<>]*)`)
	inlineLink = journal.Pattern(`^(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)((?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?)\s*\)`)
	wikiLink   = journal.Pattern(`^(!?)\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]`)
	labelLink  = journal.Pattern(`^(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])+)\](?:\[([^\[\]]*)\])?`)
	idLike     = journal.Pattern(`\d{4}-\d{2}-\d{2}-[\p{L}\p{N}][\p{L}\p{N}-]*`)
)

// destination is where a link of an entry leads to.
type destination struct {
	ours    bool   // into the journal
	id      string // of a page of the layout
	at      string // of a file that travels along
	name    string // of a file of the journal
	missing bool   // there is no such file, or it does not travel
}

// destination finds where an address leads to, as a file in the folder dir of the journal means it. Of what is ours and has neither
// id nor file, the entry is not in the layout.
func (v *vault) destination(address, dir string) destination {
	address, _, _ = strings.Cut(strings.Trim(address, "<>"), "#")
	clean, err := url.PathUnescape(address)
	u, uerr := url.Parse(address)
	if err != nil || clean == "" || path.IsAbs(clean) || uerr == nil && (u.Scheme != "" || u.Host != "") {
		return destination{}
	}
	to := destination{ours: true, name: path.Join(dir, clean)}
	id := strings.TrimSuffix(path.Base(clean), ".md")
	switch {
	case v.byID[id] != nil:
		to.id = id
		return to
	case path.Dir(to.name) == "reviews" && v.byID["review-"+id] != nil:
		to.id = "review-" + id
		return to
	case idLike().MatchString(id) && path.Ext(clean) != "" && path.Ext(clean) != ".md":
	case idLike().MatchString(id) || path.Dir(to.name) == "reviews" && (path.Ext(clean) == ".md" || path.Ext(clean) == ""):
		return to
	}
	at, ok := v.attach(to.name)
	to.at, to.missing = at, !ok
	return to
}

// destination finds where an address leads to, and keeps the file that travels along for it.
func (l *linker) destination(address string) destination {
	to := l.v.destination(address, l.dir)
	if to.at != "" {
		l.p.attached = append(l.p.attached, to.at)
	}
	return to
}

// relink gives a link its place in the layout: m is all of it, the sign of an image, its text, address and title. One that leads to an
// entry which is not in the layout becomes its text.
func (l *linker) relink(m []string) string {
	to := l.destination(m[3])
	text, pictures := m[2], strings.Contains(m[2], "![")
	if pictures {
		inner := *l
		inner.nested = true
		text = inner.links(text)
	}
	switch {
	case to.missing:
		l.p.missing = append(l.p.missing, to.name)
		fallthrough
	case !to.ours:
		return m[1] + "[" + text + m[0][len(m[1])+1+len(m[2]):]
	case to.id != "" && pictures:
		return l.v.link(l.p, to.id, "")
	case to.id != "":
		return l.v.link(l.p, to.id, text)
	case to.at == "":
		return text
	case m[1] == "!":
		return l.image(to.at, text)
	}
	return l.file(to.at, text, m[4])
}

// image shows a file that travels along. Obsidian is given the whole path, since a vault may hold other files of that name.
func (l *linker) image(at, alt string) string {
	switch {
	case l.v.d.address != nil:
		return l.v.d.image(l.p, at, alt)
	case l.nested || strings.ContainsAny(at, notInWikilink):
		return "!" + markdownLink(alt, besides(l.p, at))
	}
	return "!" + wikilink(at, pictureSize().FindString(alt))
}

// file links to a file that travels along.
func (l *linker) file(at, text, title string) string {
	switch {
	case l.v.d.address != nil:
		at = l.v.d.address(l.p, at)
	case strings.ContainsAny(at+text, notInWikilink):
		at = besides(l.p, at)
	default:
		return wikilink(at, text)
	}
	return "[" + text + "](" + escapePath(at) + title + ")"
}

// rewiki gives a wikilink its place in the layout. One with the ending of a file may lead to a file beside the entry, or below the
// journal's own folder.
func (l *linker) rewiki(m []string) string {
	to, _, _ := strings.Cut(m[2], "#")
	id := strings.TrimSuffix(path.Base(to), ".md")
	other := fileEnding().MatchString(to) && path.Ext(to) != ".md"
	switch {
	case to == "": // a place in the same note
		return m[0]
	case l.v.byID[id] != nil:
		return l.v.link(l.p, id, m[3])
	case idLike().MatchString(id) && !other:
		return cmp.Or(m[3], "an entry that is not here")
	case !other:
		return m[0]
	}
	names := []string{path.Join(l.dir, to), path.Clean(to)}
	for _, name := range names {
		at, ok := l.v.attach(name)
		if ok {
			l.p.attached = append(l.p.attached, at)
		}
		switch {
		case !ok:
		case m[1] != "!":
			return l.file(at, cmp.Or(m[3], path.Base(to)), "")
		case l.v.d.address != nil && pictureSize().FindString(m[3]) == m[3]:
			return l.image(at, path.Base(to))
		default:
			return l.image(at, m[3])
		}
	}
	stays := func(name string) bool { return l.v.staysFor(name) != "" }
	if i := slices.IndexFunc(names, stays); i >= 0 {
		l.p.missing = append(l.p.missing, names[i])
	} else if m[1] == "!" {
		l.p.missing = append(l.p.missing, to)
	}
	return m[0]
}

var (
	fileEnding  = journal.Pattern(`\.[A-Za-z0-9]{1,5}$`)
	pictureSize = journal.Pattern(`(?:^|\|)\d+(?:x\d+)?$`)
)

// notInWikilink are the signs that mean something in a wikilink.
const notInWikilink = "#^|[]"

// attach takes a file of the journal along. Entries, hidden files and the journal's own folders do not travel.
func (v *vault) attach(name string) (at string, ok bool) {
	first, _, _ := strings.Cut(name, "/")
	if v.in.Attachment == nil || strings.HasPrefix(name, "../") || name == ".." || strings.HasPrefix(name, ".") ||
		strings.Contains(name, "/.") || first == "templates" || first == "lenses" {
		return "", false
	}
	v.mu.Lock()
	f, known := v.files["file:"+name]
	v.mu.Unlock()
	if known {
		return f.Path, true
	}
	asked := name
	b, err := v.in.Attachment(name)
	for _, form := range []norm.Form{norm.NFC, norm.NFD} { // an editor composes the letters of a name otherwise than the disk
		if again := form.String(name); err != nil && again != name {
			if b, err = v.in.Attachment(again); err == nil {
				name = again
			}
		}
	}
	if err != nil {
		return "", false
	}
	public, why := leaving(name, b, v.in.Gated)
	if why != "" {
		v.mu.Lock()
		defer v.mu.Unlock()
		v.stays[asked] = why
		return "", false
	}
	return v.file("file:"+name, "attachments/"+name, public), true
}

// staysFor is why a file of the journal does not travel though it stands there, "" for none that was asked for.
func (v *vault) staysFor(name string) string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.stays[name]
}

var inAddress = strings.NewReplacer("%", "%25", " ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "#", "%23", "?", "%3F")

// shared is what may leave of a page of the person's own that an entry links to, as if it were a note. An entry does not leave by this
// way, nor does what means to be one.
func shared(name string, page []byte) (public []byte, ok bool) {
	if e, problems := markdown.Parse(name, page); e != nil || len(problems) > 0 {
		return nil, false
	}
	text := "---\n---\n" + string(page)
	if front := strings.TrimPrefix(string(page), "\ufeff"); strings.HasPrefix(front, "---") {
		text = front
	}
	first, rest, _ := strings.Cut(text, "\n")
	e, _ := markdown.Parse("", []byte(first+"\ntwoway: note\nid: 2000-01-01-0000-page\ndate: 2000-01-01\n"+rest))
	if e == nil || e.Private || e.Unclosed > 0 {
		return nil, false
	}
	above, ok := strings.CutSuffix(string(page), e.Body)
	switch {
	case journal.Unmarked(above) != above:
		return nil, false
	case len(e.Hidden) == 0:
		return page, true
	}
	body, _ := markdown.StripPrivate([]byte(e.Body))
	return []byte(above + string(body)), ok
}

func escapePath(p string) string {
	return inAddress.Replace(p)
}
