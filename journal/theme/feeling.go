package theme

import "slices"

// feltOtherwise are the places of entries at which the words say what sign says, 1 for good and -1 for bad, of the subject that quotes
// are wanted for. The energy of a note is that of all of it, so a phrase needs a clear word of feeling in its own clause or in one
// beside it, and a word of the other feeling there makes it unclear. A lens is what the note is about, and has all (DOMAIN 5).
func (q *quoter) feltOtherwise(list []evidence, sign int) []evidence {
	if q.of.kind == "lens" {
		return list
	}
	var out []evidence
	for _, e := range list {
		places := slices.DeleteFunc(slices.Clone(e.places), func(p place) bool {
			from, to := q.c.clausesAround(e.doc, p)
			return q.c.feeling(e.doc, from, to) != sign
		})
		if len(places) > 0 {
			out = append(out, evidence{e.doc, places})
		}
	}
	return out
}

// feeling is 1 or -1 when all words of feeling among the tokens of a range say one thing, a "not" before them turned around, else 0.
func (c *corpus) feeling(d, from, to int) int {
	found := 0
	for i := from; i < to; i++ {
		t := c.docs[d].tokens[i]
		if !t.isWord() {
			continue
		}
		sign := c.res.feeling(c.words.texts[t.word()])
		if sign != 0 && c.isDenied(d, place{from: i, to: i}, negatorReach) {
			sign = -sign
		}
		switch {
		case sign == 0 || sign == found:
		case found != 0:
			return 0
		default:
			found = sign
		}
	}
	return found
}

// feeling is 1 for a word that says something felt good, -1 for one that says it felt bad, and 0 for all others.
func (r *Resources) feeling(word string) int {
	switch {
	case r.feelings[word]:
		return 1
	case r.feelings["-"+word]:
		return -1
	}
	return 0
}

// clausesAround is the range of the clauses of a place and of those right beside them in its sentence.
func (c *corpus) clausesAround(d int, p place) (from, to int) {
	tokens, beside := c.docs[d].tokens, 0
	for from = p.from; from > 0 && !tokens[from-1].endsSentence(); from-- {
		if tokens[from-1].endsClause() {
			if beside++; beside == 2 {
				break
			}
		}
	}
	return from, c.clauseAfter(d, p.to)
}

// clauseAfter is the end of the clause behind that of a token, or of the sentence.
func (c *corpus) clauseAfter(d, at int) int {
	tokens, beside := c.docs[d].tokens, 0
	for at < len(tokens) && !tokens[at].endsSentence() {
		if tokens[at].endsClause() {
			if beside++; beside == 2 {
				break
			}
		}
		at++
	}
	return at
}
