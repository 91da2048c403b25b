package theme

import (
	"encoding/binary"
	"slices"
	"strings"
)

// lexicon is the concept list in terms of the stems of a corpus.
type lexicon struct {
	concepts  []concept
	core      map[string][]int // key of a term: the concepts it names
	scene     map[string][]int // key of a term: the concepts it suggests
	multi     map[uint32][]term
	begins    []bool            // by stem: whether a term of several words begins with it
	coreForm  []map[string]bool // by concept: its terms as listed
	sceneForm []map[string]bool
	coreOf    [][]string // by concept: the keys of its terms
	sceneOf   [][]string
}

type term struct{ stems []uint32 }

// index looks the terms of the lexicon up among the stems of a corpus. Terms with a word that the corpus never uses are left out.
func (c *corpus) index(concepts []concept) *lexicon {
	l := &lexicon{concepts: concepts, core: map[string][]int{}, scene: map[string][]int{}, multi: map[uint32][]term{}}
	for i, x := range concepts {
		l.coreForm = append(l.coreForm, map[string]bool{})
		l.sceneForm = append(l.sceneForm, map[string]bool{})
		var core, scene []string
		for _, w := range x.terms {
			l.coreForm[i][withoutOwner(w)] = true
			if key := c.enter(l, l.core, w, i); key != "" {
				core = append(core, key)
			}
		}
		for _, w := range x.scenes {
			l.sceneForm[i][withoutOwner(w)] = true
			if key := c.enter(l, l.scene, w, i); key != "" {
				scene = append(scene, key)
			}
		}
		l.coreOf, l.sceneOf = append(l.coreOf, core), append(l.sceneOf, scene)
	}
	l.begins = make([]bool, len(c.stems))
	for stem, terms := range l.multi {
		l.begins[stem] = true
		slices.SortFunc(terms, func(a, b term) int { return slices.Compare(a.stems, b.stems) })
	}
	return l
}

// withoutOwner is a term as its words are compared: "my mother's" stands for "my mother" too, and the other way round.
func withoutOwner(term string) string {
	words := strings.Fields(term)
	for i, w := range words {
		words[i] = strings.TrimSuffix(w, "'s")
	}
	return strings.Join(words, " ")
}

// enter adds a term of a concept and gives its key, or nothing when the journal lacks one of its words.
func (c *corpus) enter(l *lexicon, to map[string][]int, text string, concept int) string {
	var stems []uint32
	for _, w := range strings.Fields(text) {
		id, ok := c.stemID[c.res.stem(strings.TrimSuffix(w, "'s"))]
		if !ok {
			return ""
		}
		stems = append(stems, id)
	}
	if len(stems) == 0 || len(stems) > maxTerm {
		return ""
	}
	key := stemKey(stems)
	if slices.Contains(to[key], concept) {
		return key
	}
	to[key] = append(to[key], concept)
	same := func(t term) bool { return slices.Equal(t.stems, stems) }
	if len(stems) > 1 && !slices.ContainsFunc(l.multi[stems[0]], same) {
		l.multi[stems[0]] = append(l.multi[stems[0]], term{stems})
	}
	return key
}

func keyStems(key string) []uint32 {
	out := make([]uint32, len(key)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32([]byte(key[4*i:]))
	}
	return out
}

func stemKey(stems []uint32) string {
	b := make([]byte, 0, 4*len(stems))
	for _, s := range stems {
		b = binary.LittleEndian.AppendUint32(b, s)
	}
	return string(b)
}

// named gives the concepts of which a unit is a term, and suggested those of which it is a scene.
func (t *unitTable) named(u *unit) []int { return t.conceptsOf(u, t.lex.core, t.lex.coreForm) }

func (t *unitTable) suggested(u *unit) []int { return t.conceptsOf(u, t.lex.scene, t.lex.sceneForm) }

// conceptsOf gives the concepts that list a unit. A single stem belongs to one only when at least half of its occurrences are a
// listed form or a plain inflection of it: "products" does not enter through "production".
func (t *unitTable) conceptsOf(u *unit, in map[string][]int, forms []map[string]bool) []int {
	all := in[stemKey(u.stems)]
	if len(all) == 0 {
		return nil
	}
	fits := func(ci int) bool { return t.mostlyListed(u.stems[0], forms[ci]) }
	if len(u.stems) > 1 {
		form := t.firstForm(u)
		fits = func(ci int) bool { return isListed(forms[ci], form) }
	}
	var out []int
	for _, ci := range all {
		if fits(ci) {
			out = append(out, ci)
		}
	}
	return out
}

func (t *unitTable) mostlyListed(stem uint32, listed map[string]bool) bool {
	hits, total := 0, 0
	for _, w := range t.c.stems[stem].forms {
		n := int(t.c.words.uses[w].all)
		total += n
		if isForm(listed, strings.TrimSuffix(t.c.words.texts[w], "'s")) {
			hits += n
		}
	}
	return 2*hits >= total
}

// firstForm is a unit as it is written where it first stands, each word without 's.
func (t *unitTable) firstForm(u *unit) []string {
	tokens := t.c.docs[u.docs[0]].tokens
	for i := range tokens {
		var words []string
		for k := i; k < len(tokens) && len(words) < len(u.stems); k++ {
			if tokens[k] == breakLine && len(words) > 0 {
				continue
			}
			if !tokens[k].isWord() || t.c.stemOf[tokens[k].word()] != u.stems[len(words)] {
				break
			}
			words = append(words, strings.TrimSuffix(t.c.words.texts[tokens[k].word()], "'s"))
		}
		if len(words) == len(u.stems) {
			return words
		}
	}
	return nil
}

// isListed says whether words are a listed term, each up to a plain inflection: "hands in" is not "handed in". Behind an article
// stands a noun, of which only the number changes: "the building" is not "the build".
func isListed(listed map[string]bool, words []string) bool {
	if listed[strings.Join(words, " ")] {
		return true
	}
	for term := range listed {
		ws := strings.Fields(term)
		if len(ws) != len(words) {
			continue
		}
		all := true
		for i, w := range ws {
			switch {
			case i > 0 && isArticle(ws[i-1]):
				all = all && (isPlural(w, words[i]) || isPlural(words[i], w))
			default:
				all = all && (inflects(w, words[i]) || inflects(words[i], w))
			}
		}
		if all {
			return true
		}
	}
	return false
}

func isArticle(w string) bool { return w == "the" || w == "a" || w == "an" }

// isPlural says whether a word is another one or its plural.
func isPlural(base, w string) bool { return w == base || w == base+"s" || w == base+"es" }

func inflects(base, w string) bool { return isForm(map[string]bool{base: true}, w) }

// isForm says whether a word is listed, or is a listed word with s, es, d, ed or ing.
func isForm(listed map[string]bool, w string) bool {
	if listed[w] || listed[w+"s"] {
		return true
	}
	for _, end := range []string{"s", "es", "d", "ed", "ing"} {
		if base, ok := strings.CutSuffix(w, end); ok && listed[base] {
			return true
		}
	}
	return false
}
