package theme

import "testing"

// Two groups are one theme by nearly half of all their entries, or by most of those of the lesser one, unless that is a set phrase; never by
// those of the better one alone.
func TestSameEntries(t *testing.T) {
	t.Parallel()
	row := func(from, n int32) *group {
		g := &group{concept: none}
		for d := range n {
			g.docs = append(g.docs, from+d)
		}
		return g
	}
	f := &finder{weigher: &weigher{unitTable: &unitTable{units: []unit{{}, {set: true}}}}, t: tuned()}
	set := func(g *group) *group {
		g.founder = 1
		return g
	}
	for _, c := range []struct {
		name         string
		better, less *group
		want         bool
	}{
		{"two of three each", row(0, 3), row(1, 3), true},
		{"two of three and four", row(0, 3), row(1, 4), false},
		{"one of two", row(0, 1), row(0, 2), false},
		{"four of five in a wide one", row(0, 20), row(16, 5), true},
		{"three of five in a wide one", row(0, 20), row(17, 5), false},
		{"a better one of four inside of twelve", row(0, 4), row(0, 12), false},
		{"a set phrase in a wide one", row(0, 20), set(row(16, 5)), false},
		{"a set phrase of nearly the same entries", row(0, 4), set(row(0, 5)), true},
		{"nothing", row(0, 4), row(9, 4), false},
	} {
		if got := f.sameEntries(c.better, c.less); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
