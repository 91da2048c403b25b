package theme

import "slices"

// wasFound is a phrase, and what it was before the person's lists and marks.
type wasFound struct{ now, was *subject }

// remember keeps the phrases as they were found.
func (s *search) remember() {
	for _, x := range s.subjects {
		if x.kind == "phrase" {
			was := *x
			was.found = slices.Clone(x.found)
			s.asFound = append(s.asFound, wasFound{x, &was})
		}
	}
}

// bar is the standing from which a phrase says enough to be shown: a share of that of the third best. It is measured as if the person had
// corrected nothing, so that no theme comes or goes because another one was hidden, joined, marked or made a lens.
func (s *search) bar(phrases []*subject) float64 {
	list := slices.DeleteFunc(slices.Clone(phrases), func(x *subject) bool {
		return x.kind == "phrase" && !slices.ContainsFunc(s.asFound, func(w wasFound) bool { return w.now == x })
	})
	for _, w := range s.asFound {
		if s.isCorrected(w.now) && (s.o.lastThird() && s.recursInAll(w.was) || !s.o.lastThird() && s.isTold(w.was)) {
			list = append(list, w.was)
		}
	}
	if len(list) < 3 {
		return 0
	}
	s.byStanding(list)
	return s.t.cutoff * s.standing(list[2])
}

// isCorrected says whether a phrase is not among those that are measured since the person founded, joined or hid it, or has a lens for it.
func (s *search) isCorrected(x *subject) bool {
	if x.lens != nil {
		return x.own || x.lens.own
	}
	return x.own || !slices.Contains(s.subjects, x)
}
