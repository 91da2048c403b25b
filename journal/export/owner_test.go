package export

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"

	"twoway/journal/markdown"
)

// owner is somebody who keeps a vault and does in it what they like. They remember every word that they wrote.
type owner struct {
	rng    *rand.Rand
	shelf  *shelf
	target string
	style  Style
	words  map[string]string // word → id of the note that it was written into, "" for a file of their own
	own    map[string]string // their own files
	inside map[string]bool   // words that they wrote between our marks
	gone   map[string]bool   // ids of notes that they deleted
	n      int
	log    []string
	leaves map[string]*leaf // by text, since most files stay as they are from day to day
}

// leaf is a file as it is looked at.
type leaf struct {
	note  *onDisk
	words map[string]int // how often each made-up word stands in it
}

func (o *owner) leaf(text string) *leaf {
	l := o.leaves[text]
	if l == nil {
		l = &leaf{readNote([]byte(text), o.style), map[string]int{}}
		for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !inName(r) }) {
			if strings.HasSuffix(w, "word") {
				l.words[w]++
			}
		}
		o.leaves[text] = l
	}
	return l
}

// editedNotes are the ids of the notes that they edited inside.
func (o *owner) editedNotes() map[string]bool {
	ids := map[string]bool{}
	for id, name := range o.notes() {
		ids[id] = o.edited(o.shelf.files[name])
	}
	return ids
}

func newOwner(rng *rand.Rand, s *shelf, target string, style Style) *owner {
	return &owner{
		rng: rng, shelf: s, target: target, style: style,
		leaves: map[string]*leaf{}, words: map[string]string{}, own: map[string]string{}, inside: map[string]bool{}, gone: map[string]bool{},
	}
}

func (o *owner) newWord() string {
	o.n++
	return fmt.Sprintf("owner%05dword", o.n)
}

// notes are the paths of our notes, by id.
func (o *owner) notes() map[string]string {
	notes := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(o.shelf.files)) {
		if _, own := o.own[name]; own || path.Ext(name) != ".md" || keptCopy().MatchString(name) {
			continue
		}
		if d := o.leaf(o.shelf.files[name]).note; d.hasBlock && d.id() != "" {
			notes[d.id()] = name
		}
	}
	return notes
}

// edited says whether something of theirs stands between the marks of a note.
func (o *owner) edited(text string) bool {
	l := o.leaf(text)
	for w := range o.inside {
		if l.words[w] > 0 && l.note.hasBlock && strings.Contains(string(l.note.block()), w) {
			return true
		}
	}
	return false
}

// act does one thing. calm says that the last export came to its end: before that nobody deletes what it has just begun to write.
func (o *owner) act(calm bool) {
	notes := o.notes()
	ids := slices.Sorted(maps.Keys(notes))
	if len(ids) == 0 || o.rng.IntN(12) == 0 {
		o.writeOwn(notes)
		return
	}
	id := ids[o.rng.IntN(len(ids))]
	name := notes[id]
	text := o.shelf.files[name]
	nl := "\n"
	if strings.Contains(text, "\r\n") {
		nl = "\r\n"
	}
	bullet := map[Style]string{Outline: "- "}[o.style]
	switch o.rng.IntN(12) {
	case 0, 1:
		w := o.newWord()
		o.write(id, name, w, text+w+nl)
	case 2:
		w := o.newWord()
		o.write(id, name, w, strings.Replace(text, bullet+markdown.Begin, bullet+w+nl+bullet+markdown.Begin, 1))
	case 3:
		w := o.newWord()
		if o.style == Outline {
			o.write(id, name, w, w+":: x"+nl+text)
		} else {
			o.write(id, name, w, strings.Replace(text, "twoway_id:", w+": x"+nl+"twoway_id:", 1))
		}
	case 4:
		w := o.newWord()
		o.write(id, name, w, o.tagged(text, w, nl))
	case 5:
		if o.rng.IntN(2) == 0 && !o.edited(text) {
			w := o.newWord()
			o.inside[w] = true
			o.write(id, name, w, strings.Replace(text, markdown.End, w+nl+bullet+markdown.End, 1))
		}
	case 6, 7:
		o.move(id, name, fmt.Sprintf("Moved/%c/note %d.md", 'a'+o.rng.IntN(3), o.n+len(o.log)))
	case 8:
		if calm && len(o.gone) < 12 && len(notes) > 8 {
			o.remove(id, name)
		}
	case 9:
		o.say("crlf " + id)
		o.shelf.files[name] = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	case 10:
		o.say("lf " + id)
		o.shelf.files[name] = strings.ReplaceAll(text, "\r\n", "\n")
	case 11:
		o.unwrite(id, name, text)
	}
}

func (o *owner) say(what string) { o.log = append(o.log, what) }

func (o *owner) write(id, name, w, text string) {
	o.words[w] = id
	o.say("write " + w + " into " + id)
	o.shelf.files[name] = text
}

// writeOwn makes a file of their own, or adds to one, with a link to a note of ours.
func (o *owner) writeOwn(notes map[string]string) {
	name := fmt.Sprintf("Daily/%d.md", o.rng.IntN(20))
	w := o.newWord()
	link := ""
	for id := range notes {
		link = max(link, id)
	}
	o.words[w] = ""
	o.say("write " + w + " into " + name)
	o.shelf.files[name] += "# Mine\n\n" + w + " [[" + link + "]]\n"
	o.own[name] = o.shelf.files[name]
}

// adopt makes a note theirs that we left to them: they take out whose it was.
func (o *owner) adopt(name string) {
	text := strings.Replace(o.shelf.files[name], idKey(o.style), "was", 1)
	o.shelf.files[name], o.own[name] = text, text
}

// unwrite takes a line of their own out of a note again.
func (o *owner) unwrite(id, name, text string) {
	for _, w := range slices.Sorted(maps.Keys(o.words)) {
		if o.words[w] == id && strings.Contains(text, "\n"+w+"\n") && !o.inside[w] {
			o.say("unwrite " + w)
			o.shelf.files[name] = strings.Replace(text, "\n"+w+"\n", "\n", 1)
			delete(o.words, w)
			return
		}
	}
}

func (o *owner) move(id, from, to string) {
	if _, taken := o.shelf.files[to]; taken {
		return
	}
	o.say("move " + id + " to " + to)
	o.shelf.files[to] = o.shelf.files[from]
	delete(o.shelf.files, from)
}

// remove deletes a note; what they wrote into it is their own loss, unless it was kept elsewhere.
func (o *owner) remove(id, name string) {
	o.say("delete " + id)
	text := o.shelf.files[name]
	delete(o.shelf.files, name)
	o.gone[id] = true
	maps.DeleteFunc(o.words, func(w, _ string) bool { return strings.Contains(text, w) })
}

// tagged adds a tag as a person would.
func (o *owner) tagged(text, w, nl string) string {
	if o.style == Outline {
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "tags:: ") {
				return strings.Replace(text, line, strings.TrimRight(line, "\r\n")+", "+w+nl, 1)
			}
		}
		return "tags:: " + w + nl + text
	}
	if strings.Contains(text, "tags:"+nl) {
		return strings.Replace(text, "tags:"+nl, "tags:"+nl+"  - "+w+nl, 1)
	}
	return strings.Replace(text, "twoway_id:", "tags:"+nl+"  - "+w+nl+"twoway_id:", 1)
}
