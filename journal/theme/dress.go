package theme

import (
	"slices"

	"twoway/journal"
)

// shown are the subjects that a review shows, in order, each as a theme with its quotes, and what gave those.
func (s *search) shown() ([]*subject, map[*subject]journal.Theme, *quoter) {
	chosen := s.choose()
	dressed, q := s.dress(chosen)
	chosen = slices.DeleteFunc(chosen, func(x *subject) bool {
		t := dressed[x]
		bare := t.K > 0 && len(t.Quotes) == 0 && !mustShow(x, t)
		if bare {
			s.hold(x, "its sentences stand under another theme")
		}
		return bare
	})
	return chosen, dressed, q
}

// dress gives the themes of subjects with their quotes, of which no theme has another's. Lenses choose first, and before them those
// that must be shown and would be left with none; when all their sentences are taken even so, one stands twice.
func (s *search) dress(shown []*subject) (map[*subject]journal.Theme, *quoter) {
	var first []*subject
	lenses, phrases := divide(shown, func(x *subject) bool { return x.kind == "lens" })
	for {
		out, q := map[*subject]journal.Theme{}, newQuoter(s.c)
		var bare []*subject
		for _, x := range slices.Concat(first, lenses, phrases) {
			if _, done := out[x]; done {
				continue
			}
			t := s.theme(x, q)
			if t.K > 0 && len(t.Quotes) == 0 && mustShow(x, t) {
				bare = append(bare, x)
			}
			out[x] = t
		}
		next := slices.DeleteFunc(slices.Clone(bare), func(x *subject) bool { return slices.Contains(first, x) })
		if len(next) == 0 {
			for _, x := range bare {
				t := out[x]
				again := s.theme(x, newQuoter(s.c)).Quotes
				t.Quotes = again[:min(1, len(again))]
				out[x] = t
			}
			return out, q
		}
		first = append(first, next...)
	}
}

// mustShow says whether a theme is shown whatever can be quoted: one that the person founded, or a lens with a word for its trend.
func mustShow(x *subject, t journal.Theme) bool { return x.own || x.kind == "lens" && t.Trend != "" }
