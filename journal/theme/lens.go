package theme

import (
	"fmt"
	"strings"
)

// Lens is a known subject: a list of cues that name it, and the question it ends in.
type Lens struct {
	ID   string
	Name string
	Ask  string // the question when it rises
	Cues []string
	Not  []string // false friends: phrases in which a cue means something else
	Own  bool     // the person's own lens, or one of ours that the person added to
	// made says that the lens is the person's own, and named that its name is.
	made, named bool
}

// Resources are the lenses and word lists that themes are found with. They do not change after loading, so one value serves any
// number of calls.
type Resources struct {
	Lenses []Lens

	hide []wish   // labels the person does not want to see
	same []joined // phrases the person joined under one name

	stop     map[string]bool
	function map[string]bool
	everyday map[string]bool   // stems of words that are seldom a subject by themselves
	forms    map[string]string // irregular forms: the word they belong to
	apart    map[string]bool   // stems that are no kin of a shorter one within them

	firstNames map[string]bool     // of people, in lower case
	tools      map[string]bool     // of engineers, in lower case
	stock      []string            // turns of speech that anybody uses
	feelings   map[string]bool     // words that say how something felt, with "-" before those of a bad feeling
	foreign    map[string]bool     // words that carry grammar in other languages
	grammar    map[string]language // of what carries grammar in English, or in others, and not in both
	words      map[string]listed   // the most frequent words of English
	bg         map[string]float64  // by stem: its share of English text
	concepts   []concept
	senses     map[string][][]string // words of several meanings: for each the words beside it
	table      *patterns
	numbers    []string // that cues hold
}

// joined is a `same:` list: phrases that count as one theme. Without a name it has that of the first of them that occurs.
type joined struct {
	name  string
	terms []wish
}

// wish is a phrase of a `hide:` or `same:` list with the place where it stands.
type wish struct {
	text, key, path string
	line            int
}

// at is where a wish stands, as path and line.
func (w *wish) at() string { return fmt.Sprintf("%s:%d", w.path, w.line) }

// merge lays the person's lens over the one with the same id: cues and false friends are added, name and question replaced when
// given. A new id is a new lens.
func (r *Resources) merge(own Lens) {
	own.Own = true
	for i, l := range r.Lenses {
		if l.ID != own.ID {
			continue
		}
		l.Own = true
		l.Cues = append(append([]string(nil), l.Cues...), own.Cues...)
		l.Not = append(append([]string(nil), l.Not...), own.Not...)
		if own.Name != "" {
			l.Name, l.named = own.Name, true
		}
		if own.Ask != "" {
			l.Ask = own.Ask
		}
		r.Lenses[i] = l
		return
	}
	own.made, own.named = true, true
	if own.Name == "" {
		own.Name = strings.ReplaceAll(own.ID, "-", " ")
	}
	r.Lenses = append(r.Lenses, own)
}
