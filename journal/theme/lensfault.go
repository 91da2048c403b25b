package theme

import (
	"fmt"
	"slices"

	"twoway/journal"
)

// joinProblems names the lenses that stand twice in the files of a person, by id or name, those with the name of one of
// ours, and those that say nothing.
func joinProblems(files []lensFile, ours []Lens) []journal.Problem {
	var out []journal.Problem
	add := func(l readLens, text, mend string) {
		out = append(out, journal.Problem{Path: l.path, Line: l.line, Rule: "lens", Text: text, Mend: mend})
	}
	first := map[string]readLens{}
	cued := map[string]bool{}
	var all []readLens
	for _, f := range files {
		all = append(all, f.lenses...)
	}
	for _, l := range all {
		cued[l.ID] = cued[l.ID] || !l.bare
		if was, ok := first[l.ID]; ok {
			add(l, fmt.Sprintf("the lens %s stands in %s:%d already; the two count as one", l.ID, was.path, was.line),
				"write the cues in one place, or give this lens an id of its own")
			continue
		}
		first[l.ID] = l
	}
	named := map[string]readLens{}
	for _, l := range all {
		was, ok := named[labelKey(l.Name)]
		switch {
		case l.Name == "":
		case !ok:
			named[labelKey(l.Name)] = l
		case was.ID != l.ID:
			add(l, fmt.Sprintf("the name %q is that of the lens %s in %s:%d already", l.Name, was.ID, was.path, was.line), "give each a name of its own, or both the same id")
		}
		for _, our := range ours {
			if l.Name != "" && our.ID != l.ID && labelKey(our.Name) == labelKey(l.Name) {
				add(l, fmt.Sprintf("the name %q is that of our lens %s", l.Name, our.ID), "give it a name of its own, or the id "+our.ID+", to which your cues are added")
			}
		}
	}
	for _, l := range all {
		switch {
		case !l.bare || cued[l.ID] || first[l.ID].path != l.path || first[l.ID].line != l.line:
		case !slices.ContainsFunc(ours, func(our Lens) bool { return our.ID == l.ID }):
			add(l, "the lens "+l.ID+" has no cues, so it finds nothing", `write "cues: [first, second]" below its id, with words that stand in your entries`)
		case l.Name == "" && l.Ask == "" && len(l.Not) == 0:
			add(l, "the lens "+l.ID+" adds nothing to ours", `write "cues: [first, second]" below its id, or "hide: [`+l.ID+`]" to see no theme of that name`)
		}
	}
	return out
}

// wishProblems names the phrases of the person's lists that take back what another line of their files says: a phrase in two `same:`
// lists, which can be one theme alone, and one that hides a lens for which the files have cues. stem folds a word up to inflection.
func wishProblems(files []lensFile, stem func(string) string) []journal.Problem {
	var out []journal.Problem
	add := func(w wish, text, mend string) {
		out = append(out, journal.Problem{Path: w.path, Line: w.line, Rule: "lens", Text: text, Mend: mend})
	}
	type member struct {
		wish
		list int
	}
	first, lists := map[string]member{}, 0
	cued := map[string]readLens{} // by id and name
	for _, f := range files {
		for _, l := range f.lenses {
			for _, name := range []string{l.ID, idFrom(l.Name)} {
				if _, ok := cued[name]; !ok && len(l.Cues) > 0 {
					cued[name] = l
				}
			}
		}
		for _, j := range f.same {
			lists++
			for _, w := range j.terms {
				key := stemmed(w.key, stem)
				if was, ok := first[key]; !ok {
					first[key] = member{w, lists}
				} else if was.list != lists {
					add(w, fmt.Sprintf("same: %q stands in another list already, as %q in %s", w.text, was.text, was.at()), "write it in one list alone, or make one list of both")
				}
			}
		}
	}
	for _, f := range files {
		for _, w := range f.hide {
			if l, ok := cued[idFrom(w.text)]; ok {
				add(w, fmt.Sprintf("hide: %q hides the lens %s, which has cues in %s:%d", w.text, l.ID, l.path, l.line), "take one of the two out")
			}
		}
	}
	return out
}
