package theme

import (
	"slices"
	"testing"
)

// What a person founded is shown whatever its score, so it is no measure for what the others say.
func TestWhatIsFoundedIsNoMeasureForTheOthers(t *testing.T) {
	t.Parallel()
	all := func() []*subject {
		return []*subject{
			{label: "crane", score: 3}, {label: "tin ear", own: true}, {label: "lathe", score: 68}, {label: "kiln", score: 1500},
			{label: "heron", own: true, score: 20}, {label: "quarry", score: 76}, {label: "barge", score: 45}, {label: "moth", score: 1},
		}
	}
	labelled := func(list []*subject) (out []string) {
		for _, x := range list {
			out = append(out, x.label)
		}
		return out
	}
	s := &search{t: tuned()}
	for _, c := range []struct {
		room            int
		out, more, less []string
	}{
		{12, []string{"heron", "tin ear", "kiln", "quarry", "lathe", "barge", "crane"}, nil, []string{"moth"}},
		{5, []string{"heron", "tin ear", "kiln", "quarry", "lathe"}, []string{"barge", "crane"}, []string{"moth"}},
		{1, []string{"heron", "tin ear"}, []string{"kiln", "quarry", "lathe", "barge", "crane"}, []string{"moth"}},
	} {
		out, more, less := s.best(all(), c.room)
		if !slices.Equal(labelled(out), c.out) || !slices.Equal(labelled(more), c.more) || !slices.Equal(labelled(less), c.less) {
			t.Errorf("room for %d: got %v, more %v, less %v; want %v, more %v, less %v", c.room, labelled(out), labelled(more), labelled(less), c.out, c.more, c.less)
		}
	}
}
