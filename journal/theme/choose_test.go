package theme

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// What a person founded is shown whatever its score, so it is no measure for what the others say.
func TestWhatIsFoundedIsNoMeasureForTheOthers(t *testing.T) {
	t.Parallel()
	all := func() []*subject {
		return []*subject{
			{label: "crane", score: 3},
			{label: "tin ear", own: true},
			{label: "lathe", score: 68},
			{label: "kiln", score: 1500},
			{label: "heron", own: true, score: 20},
			{label: "quarry", score: 76},
			{label: "barge", score: 45},
			{label: "moth", score: 1},
		}
	}
	labelled := func(list []*subject) (out []string) {
		for _, x := range list {
			out = append(out, x.label)
		}
		return out
	}
	s := &search{t: tuned(), c: &corpus{filled: 10, bySize: 1}}
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

// What another theme tells already gives way to what adds entries, in a small journal, be the other found or the person's own.
func TestWhatIsToldAlreadyGivesWay(t *testing.T) {
	t.Parallel()
	in := func(label string, score float64, docs ...int) *subject {
		x := &subject{label: label, score: score}
		for _, d := range docs {
			x.found = append(x.found, evidence{doc: d})
		}
		return x
	}
	for _, c := range []struct {
		small float64
		own   []int
		want  string
	}{
		{1, nil, "kiln crane moth heron barge"},
		{0.5, nil, "kiln crane heron barge moth"},
		{0, nil, "kiln crane heron barge moth"},
		{1, []int{7, 8, 9, 10}, "crane moth kiln heron barge"},
	} {
		s := &search{t: tuned(), now: slices.Repeat([]bool{true}, 20), c: &corpus{filled: 20, bySize: c.small}}
		list := []*subject{in("kiln", 10, 7, 8, 9, 10), in("crane", 9, 7, 8, 11, 12), in("heron", 8, 8, 9, 10, 12), in("barge", 7, 7, 9, 10), in("moth", 4, 1, 2, 3)}
		var own []*subject
		if c.own != nil {
			own = append(own, in("mine", 1, c.own...))
		}
		got := ""
		for _, x := range s.apart(list, own, 3) {
			got += " " + x.label
		}
		if got = strings.TrimSpace(got); got != c.want {
			t.Errorf("small %v, own %v: got %s, want %s", c.small, c.own, got, c.want)
		}
	}
	s := &search{c: &corpus{filled: 20}}
	shown := []*subject{in("crane", 1, 1, 2, 3, 4), in("heron", 1, 7, 8, 9)}
	marked := in("mine", 1, 1, 2)
	marked.own = true
	for want, x := range map[string]*subject{
		"2 others say more; most of its entries are those of heron": in("egg", 1, 3, 7, 8), "2 others say more": in("loom", 1, 3, 4, 7, 8),
	} {
		if got := sayMore(x, shown); got != want {
			t.Errorf("%s is not shown: got %q, want %q", x.label, got, want)
		}
	}
	for _, c := range []struct {
		a, b *subject
		want float64
	}{
		{in("kiln", 1, 1, 2, 3, 4), in("crane", 1, 1, 2, 3, 4, 5), 1},
		{in("kiln", 1, 1, 2, 3, 4), in("crane", 1, 1, 2, 3, 9, 10), 2.0 / 3}, // one of four by chance
		{in("kiln", 1, 1, 2, 3, 4), in("crane", 1, 1, 8, 9, 10, 11), 0},
		{in("kiln", 1, 1, 2), in("crane", 1), 0},
		{in("kiln", 1, 1, 2), in("crane", 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 1},
		{in("kiln", 1, 1, 2, 3, 4, 5, 6), in("crane", 1, 1, 2), 1},
		{in("kiln", 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), in("crane", 1, 1, 2), 1.0 / 9}, // which hardly tells of it
		{in("kiln", 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18), in("crane", 1, 1, 2, 3, 4, 5, 6), 1.0 / 21},
		{in("kiln", 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), in("crane", 1, 1, 2, 3, 4), 1},
		{in("kiln", 1, 1, 2, 3, 4), marked, 4.0 / 9},
	} {
		if got := s.told(c.a, c.b); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v and %v: %.3f, want %.3f", c.a.found, c.b.found, got, c.want)
		}
	}
}

// What goes on stands before what fades and what is quiet, and what one mark founded last.
func TestWhatGoesOnStandsBeforeWhatIsQuiet(t *testing.T) {
	t.Parallel()
	var lines []string
	for i := range 36 {
		line := fmt.Sprintf("%d . Plain day %d.", 10*i, i)
		switch {
		case i < 12 && i%3 == 0:
			line += " The cello again, and my cello bow."
		case i < 24 && i%4 == 1, i == 30:
			line += " A letter from the allotment committee."
		}
		lines = append(lines, line)
	}
	docs := notes(t, append(lines, "352 . Nothing. The tin ear of it.")...)
	docs[36].Entry.Marks = []journal.Mark{{Is: true, Lens: "the wrong hat", Entry: "e36", Sentence: "Nothing."}}
	var got []string
	for _, x := range Read(resources(t), docs).Find(Options{}).List {
		got = append(got, strings.TrimSpace(x.Trend+" "+x.Label))
	}
	if want := []string{"allotment committee", "quiet cello bow", "the wrong hat"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A theme is left out beside one that says the same, and one of far more entries says more than that.
func TestWhatSaysTheSame(t *testing.T) {
	t.Parallel()
	entries := func(from, to int) (out []evidence) {
		for d := from; d < to; d++ {
			out = append(out, evidence{doc: d})
		}
		return out
	}
	few := &subject{kind: "phrase", label: "false alarm", found: entries(0, 4)}
	for _, c := range []struct {
		more *subject
		same bool
	}{
		{&subject{kind: "phrase", found: entries(0, 4)}, true},
		{&subject{kind: "phrase", found: entries(0, 8)}, true},
		{&subject{kind: "phrase", found: entries(0, 9)}, false},
		{&subject{kind: "phrase", found: entries(2, 8)}, false},
		{&subject{kind: "lens", found: entries(0, 13)}, true},
	} {
		s := &search{t: tuned(), now: make([]bool, 20)}
		if got := s.fill([]*subject{few}, []*subject{c.more}, 5); (len(got) == 1) != c.same {
			t.Errorf("a %s in %d entries beside 4: says the same is %v, want %v", c.more.kind, len(c.more.found), !c.same, c.same)
		}
	}
}

// What has its time in the period stands before what mostly had it at another.
func TestAPeriodListsWhatItHasMostOf(t *testing.T) {
	t.Parallel()
	entries := func(docs ...int) (out []evidence) {
		for _, d := range docs {
			out = append(out, evidence{doc: d})
		}
		return out
	}
	s := &search{t: tuned(), c: &corpus{filled: 10, bySize: 1}, now: []bool{false, false, false, false, false, false, true, true, true, true}}
	before := &subject{label: "ferry", score: 10, found: entries(0, 1, 2, 3, 4, 5, 6)}
	during := &subject{label: "kiln", score: 4, found: entries(6, 7, 8, 9)}
	never := &subject{label: "barge", score: 50, found: entries(0, 3)}
	out, more, _ := s.best([]*subject{before, never, during}, 2)
	if !slices.Equal(out, []*subject{during, before}) || !slices.Equal(more, []*subject{never}) {
		t.Errorf("got %v and %v", out, more)
	}
	if s.now = slices.Repeat([]bool{true}, 10); s.standing(before) != 10 || s.standing(never) != 50 {
		t.Error("over all entries the score alone counts")
	}
}
