package theme

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// cue is a compiled cue or false friend of a lens.
type cue struct {
	lens    int
	text    string
	elems   []int // one per word: the number of a pattern, or anyWord
	friend  bool  // a false friend: it masks hits of its lens
	own     bool  // of a lens that the person made
	negated bool  // holds a negator of its own, so that a negator before it changes nothing
}

const anyWord = -1

// patterns are all cues of a set of lenses. A pattern is one word of a cue, exact or with any ending; each is stored once.
type patterns struct {
	exact    map[string]int
	prefixes []prefix // in order of their text
	cues     []cue
	first    [][]int // by pattern: the cues that begin with it
	count    int
}

type prefix struct {
	text  string
	id    int
	inner int // the longest other prefix that this one begins with, or none
}

// compile prepares the cues and false friends of lenses for matching.
func compile(lenses []Lens) *patterns {
	p := &patterns{exact: map[string]int{}}
	for i, l := range lenses {
		for _, c := range l.Cues {
			p.add(cue{lens: i, text: c, own: l.made})
		}
		for _, c := range l.Not {
			p.add(cue{lens: i, text: c, own: l.made, friend: true})
		}
	}
	slices.SortFunc(p.prefixes, func(a, b prefix) int { return strings.Compare(a.text, b.text) })
	for i := range p.prefixes {
		p.prefixes[i].inner = p.within(i-1, p.prefixes[i].text)
	}
	p.first = make([][]int, p.count)
	for i, c := range p.cues {
		p.first[c.elems[0]] = append(p.first[c.elems[0]], i)
	}
	return p
}

// add compiles a cue, of which the words of its text are not known yet.
func (p *patterns) add(c cue) {
	for _, w := range cueWords(c.text) {
		c.negated = c.negated || roleOf(w) == denial || roleOf(w) == plainNot
		c.elems = append(c.elems, p.element(w))
	}
	if len(c.elems) > 0 && c.elems[0] != anyWord {
		p.cues = append(p.cues, c)
	}
}

func (p *patterns) element(w string) int {
	if w == "_" {
		return anyWord
	}
	if stem, ok := strings.CutSuffix(w, "*"); ok {
		for _, x := range p.prefixes {
			if x.text == stem {
				return x.id
			}
		}
		p.prefixes = append(p.prefixes, prefix{text: stem, id: p.count})
		p.count++
		return p.count - 1
	}
	id, ok := p.exact[w]
	if !ok {
		id = p.count
		p.exact[w] = id
		p.count++
	}
	return id
}

// of lists the patterns that a word satisfies, short ones first.
func (p *patterns) of(word string) []int {
	var out []int
	at, found := slices.BinarySearchFunc(p.prefixes, word, func(x prefix, s string) int { return strings.Compare(x.text, s) })
	if !found {
		at--
	}
	for i := p.within(at, word); i != none; i = p.prefixes[i].inner {
		out = append(out, p.prefixes[i].id)
	}
	if id, ok := p.exact[word]; ok {
		out = append(out, id)
	}
	slices.Reverse(out)
	return out
}

// within is the longest prefix of a word, or none; at is the last one that is not behind the word in the order of the alphabet. All
// prefixes of the word begin that one too.
func (p *patterns) within(at int, word string) int {
	for at != none && !strings.HasPrefix(word, p.prefixes[at].text) {
		at = p.prefixes[at].inner
	}
	return at
}

// cueWords cuts a cue into its words, as texts are cut: what stands between words there, as in R&D and 24/7, does here. Signs that
// end a clause, and those that only cues have, stay.
func cueWords(text string) []string {
	text = folded(text)
	var b strings.Builder
	for i := 0; i < len(text); {
		if n := signsAt(text, i); n > 0 {
			b.WriteString(text[i : i+n])
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) && !strings.ContainsRune("'*_.,:;!?%#", r) {
			r = ' '
		}
		b.WriteRune(r)
		i += n
	}
	words := strings.Fields(b.String())
	for i, w := range words {
		words[i] = strings.Trim(w, "'")
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// role is what a word does in its clause.
type role uint8

const (
	noRole     role = iota
	denial          // denies what follows it
	plainNot        // so does "not", but in "why not" and "not only"
	asksWhy         // "why"
	addsMore        // "only" and "just", behind a "not"
	cutsClause      // begins a clause: but, though, however, because
)

func roleOf(w string) role {
	switch w {
	case "not":
		return plainNot
	case "never", "no", "without", "hardly":
		return denial
	case "why":
		return asksWhy
	case "only", "just":
		return addsMore
	case "but", "though", "however", "because":
		return cutsClause
	}
	if strings.HasSuffix(w, "n't") {
		return denial
	}
	return noRole
}

// deniesBetween says whether a "not" between two words denies what follows: "why not" asks, and "not only" goes on to more.
func deniesBetween(before, behind role) bool { return before != asksWhy && behind != addsMore }
