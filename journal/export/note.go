package export

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"strings"

	"twoway/journal/markdown"
)

// Note is a file that is shared: our front matter keys and our block, in the manner of a target.
type Note struct {
	Front []Prop
	Block []byte // what stands between the markers, ending with a line feed
	Style Style
}

// Style is how a note's front matter and markers are written.
type Style int

// The styles.
const (
	YAML    Style = iota // front matter between --- lines
	Outline              // Logseq: key:: value lines, everything else in bullets
)

// fresh prints a note that has no file yet.
func (n *Note) fresh() []byte {
	var b bytes.Buffer
	if n.Style == YAML {
		b.WriteString("---\n")
	}
	for _, p := range n.Front {
		b.WriteString(p.format(n.Style))
	}
	if n.Style == YAML {
		b.WriteString("---\n")
	}
	b.WriteString("\n" + n.marked(n.Block))
	return b.Bytes()
}

// marked puts the markers around a block.
func (n *Note) marked(block []byte) string {
	bullet := ""
	if n.Style == Outline {
		bullet = "- "
	}
	return bullet + markdown.Begin + "\n" + string(block) + bullet + markdown.End + "\n"
}

// sum is the digest of what is ours in a note: the values of the keys that are not shared, and the block.
func (n *Note) sum() string {
	return sumOf(n.Block, func(yield func(string, string) bool) {
		for _, p := range n.Front {
			if !p.shared() && !yield(p.Key, p.value(n.Style)) {
				return
			}
		}
	})
}

// sharedSum lists short digests of the items that we put into shared lists, "" when there are none. They tell our items from
// the person's without the words.
func (n *Note) sharedSum() string {
	var sums []string
	for _, p := range n.Front {
		if p.shared() {
			for _, v := range p.Values {
				sums = append(sums, itemSum(p.Key, v))
			}
		}
	}
	slices.Sort(sums)
	return strings.Join(sums, ".")
}

func itemSum(key, item string) string { return digest([]byte(key + "\x1f" + item))[:8] }

// unknownShared stands for a list of digests that is not there: then no item on disk is known to be ours.
const unknownShared = "-"

// unknownSum stands for the digest of a note of which the list does not know what we wrote; it equals no digest.
const unknownSum = "-"

func sumOf(block []byte, values func(func(key, value string) bool)) string {
	var rows []string
	for key, value := range values {
		rows = append(rows, key+"\x1f"+value+"\n")
	}
	slices.Sort(rows)
	h := sha256.New()
	h.Write([]byte(strings.Join(rows, "") + "\x1e"))
	h.Write(toLF(block))
	return hexSum(h.Sum(nil))
}

// onDisk is a note as it stands in the folder.
type onDisk struct {
	src                []byte
	style              Style
	groups             []group
	frontFrom, frontTo int // the bytes of the groups
	hasFront           bool
	blockFrom, blockTo int // the bytes between the marker lines
	hasBlock           bool
}

// readNote takes a note apart. It never fails: what is not there is not there.
func readNote(src []byte, style Style) *onDisk {
	d := &onDisk{src: src, style: style}
	d.readFront()
	d.readBlock()
	return d
}

func (d *onDisk) readFront() {
	at := 0
	if bytes.HasPrefix(d.src, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	d.frontFrom, d.frontTo = at, at
	if d.style == Outline {
		d.readProperties(at)
		return
	}
	first, rest, _ := bytes.Cut(d.src[at:], []byte("\n"))
	if string(bytes.TrimRight(first, " \t\r")) != "---" {
		return
	}
	from := at + len(first) + 1
	for off := 0; off < len(rest); {
		end := lineEnd(rest, off)
		switch string(bytes.TrimRight(rest[off:end], " \t\r\n")) {
		case "---", "...":
			d.hasFront, d.frontFrom, d.frontTo = true, from, from+off
			d.groups = groupLines(string(d.src[from : from+off]))
			return
		}
		off = end
	}
}

func (d *onDisk) readProperties(at int) {
	end := at
	for end < len(d.src) {
		next := lineEnd(d.src, end)
		key, value, ok := strings.Cut(strings.TrimRight(string(d.src[end:next]), "\r\n"), "::")
		if !ok || key == "" || strings.ContainsAny(key, " \t-") && !plainKey(key) {
			break
		}
		d.groups = append(d.groups, group{key: key, value: strings.TrimSpace(value), raw: string(d.src[end:next])})
		end = next
	}
	d.hasFront, d.frontTo = end > at, end
}

// readBlock takes the first begin marker and the last end marker: an entry that quotes a marker stays inside its block.
func (d *onDisk) readBlock() {
	from, to := -1, -1
	for off := d.frontTo; off < len(d.src); {
		end := lineEnd(d.src, off)
		switch text := bytes.TrimSpace(d.src[off:end]); string(bytes.TrimPrefix(text, []byte("- "))) {
		case markdown.Begin:
			if from < 0 {
				from = end
			}
		case markdown.End:
			to = off
		}
		off = end
	}
	if from >= 0 && to >= from {
		d.hasBlock, d.blockFrom, d.blockTo = true, from, to
	}
}

func lineEnd(b []byte, from int) int {
	if i := bytes.IndexByte(b[from:], '\n'); i >= 0 {
		return from + i + 1
	}
	return len(b)
}

// eol is the line end of the file, as its first line has it; a carriage return that ends the file begins one.
func (d *onDisk) eol() string {
	first, _, _ := bytes.Cut(d.src, []byte("\n"))
	if bytes.HasSuffix(first, []byte("\r")) {
		return "\r\n"
	}
	return "\n"
}

func (d *onDisk) block() []byte { return d.src[d.blockFrom:d.blockTo] }

// id is the entry that the note says it is of.
func (d *onDisk) id() string {
	for _, g := range d.groups {
		if g.key == idKey(d.style) {
			return g.scalar()
		}
	}
	return ""
}

func idKey(s Style) string {
	if s == Outline {
		return "twoway-id"
	}
	return "twoway_id"
}

// sum digests what stands in the file of the keys that ours says are ours.
func (d *onDisk) sum(ours func(key string) bool) string {
	return sumOf(d.block(), func(yield func(string, string) bool) {
		for _, g := range d.groups {
			if g.key != "" && ours(g.key) && !sharedKey(g.key) && !yield(g.key, g.scalar()) {
				return
			}
		}
	})
}

// merge gives the file's bytes with what is ours brought up to date and all else as it was. drop says which keys without a
// value in n go. Was is what we put into the shared lists before: when that is the same now, an item which is missing was taken
// out by the person and stays out; when it is not, items of ours that are no more go.
func (n *Note) merge(d *onDisk, drop func(key string) bool, was string) []byte {
	eol := d.eol()
	var front string
	if d.hasFront {
		front = n.mergeFront(d, drop, eol, was)
	} else {
		head, _, _ := strings.Cut(string((&Note{Front: n.Front, Style: n.Style}).fresh()), markdown.Begin)
		front = withEOL(strings.TrimSuffix(head, "- "), eol)
	}
	block := n.Block
	if eol != "\n" {
		block = []byte(withEOL(string(block), eol))
	}
	if d.hasBlock && front == string(d.src[d.frontFrom:d.frontTo]) && bytes.Equal(block, d.block()) {
		return d.src
	}
	var b bytes.Buffer
	b.Write(d.src[:d.frontFrom])
	b.WriteString(front)
	if d.hasBlock {
		b.Write(d.src[d.frontTo:d.blockFrom])
		b.Write(block)
		b.Write(d.src[d.blockTo:])
		return b.Bytes()
	}
	// The markers are gone. Where our text still stands they come back around it; else the person's text keeps its place and
	// the block stands below it.
	rest := string(withoutMarks(d.src[d.frontTo:]))
	if rest != "" && !strings.HasSuffix(rest, "\n") {
		rest += eol
	}
	marked := withEOL(n.marked(n.Block), eol)
	if i := strings.Index("\n"+rest, "\n"+string(block)); i >= 0 && len(block) > 0 {
		b.WriteString(rest[:i] + marked + rest[i+len(block):])
	} else {
		b.WriteString(rest + eol + marked)
	}
	return b.Bytes()
}

// above gives a file's bytes with our part put above all that the person wrote, between their front matter and their text.
func (n *Note) above(d *onDisk) []byte {
	eol, at := d.eol(), d.frontTo
	head := append(slices.Clone(d.src[:d.frontFrom]), withEOL(string(n.fresh()), eol)...)
	if d.hasFront {
		if d.style == YAML {
			at = lineEnd(d.src, at) // the closing ---
		}
		head = n.merge(readNote(d.src[:at], d.style), func(string) bool { return false }, unknownShared)
	}
	return append(head, bytes.TrimPrefix(d.src[at:], []byte(eol))...)
}

// withoutMarks drops a marker that has lost its partner.
func withoutMarks(text []byte) []byte {
	var out []byte
	for l := range bytes.Lines(text) {
		if t := strings.TrimPrefix(string(bytes.TrimSpace(l)), "- "); t != markdown.Begin && t != markdown.End {
			out = append(out, l...)
		}
	}
	return out
}

func (n *Note) mergeFront(d *onDisk, drop func(key string) bool, eol, was string) string {
	settled := was == n.sharedSum()
	want := map[string]Prop{}
	for _, p := range n.Front {
		want[p.Key] = p
	}
	var out []string
	last, done := 0, map[string]bool{}
	for _, g := range d.groups {
		p, ours := want[g.key]
		switch {
		case ours && p.shared() && settled:
			done[g.key] = true
			out = append(out, g.raw)
			last = len(out)
		case ours && !done[g.key]:
			done[g.key] = true
			out = append(out, p.update(g, n.Style, eol, was))
			last = len(out)
		case sharedKey(g.key):
			out = append(out, g.without(was, n.Style, eol)) // a list that we have no items for any more
		case g.key != "" && drop(g.key) && !done[g.key]:
		default:
			out = append(out, g.raw)
		}
	}
	var added []string
	for _, p := range n.Front {
		if !done[p.Key] && !(settled && p.shared()) {
			added = append(added, withEOL(p.format(n.Style), eol))
		}
	}
	if last == 0 {
		last = len(out)
	}
	if n := len(out); n > 0 && !strings.HasSuffix(out[n-1], "\n") {
		out[n-1] += eol // the front matter was all there was, without a last line end
	}
	return strings.Join(slices.Insert(out, last, added...), "")
}

// strip takes what is ours out of a note and says whether anything of the person's is left. Shared is what we put into the
// shared lists.
func (d *onDisk) strip(ours func(key string) bool, shared string) (rest []byte, left bool) {
	var theirs []string
	for _, g := range d.groups {
		switch {
		case g.key == "" || !ours(g.key):
			theirs = append(theirs, g.raw)
		case sharedKey(g.key):
			theirs = append(theirs, g.without(shared, d.style, d.eol()))
		}
	}
	var b bytes.Buffer
	if front := strings.Join(theirs, ""); strings.TrimSpace(front) != "" {
		left = true
		b.Write(d.src[:d.frontFrom])
		b.WriteString(front)
	}
	outside := d.outside()
	if !left && d.style == YAML && d.hasFront {
		outside = outside[lineEnd(outside, 0):] // the closing ---
	}
	b.Write(outside)
	if left && d.style == YAML {
		outside = outside[lineEnd(outside, 0):]
	}
	return b.Bytes(), left || len(bytes.TrimSpace(outside)) > 0
}

// outside is what stands below the front matter, without our block and its markers.
func (d *onDisk) outside() []byte {
	if !d.hasBlock {
		return d.src[d.frontTo:]
	}
	begin := bytes.LastIndexByte(d.src[:d.blockFrom-1], '\n') + 1
	return append(slices.Clone(d.src[d.frontTo:begin]), d.src[lineEnd(d.src, d.blockTo):]...)
}

func withEOL(text, eol string) string {
	if eol == "\n" {
		return text
	}
	return strings.ReplaceAll(text, "\n", eol)
}
