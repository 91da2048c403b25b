package theme

import (
	"fmt"
	"slices"
	"testing"
)

// offersOfBell gives the entries that a theme of the word "bell", in the first three of a journal, would offer, the most alike first. The
// texts are the entries from the fourth on.
func offersOfBell(t *testing.T, texts ...string) (out []int) {
	t.Helper()
	list := []string{"0 . A bell. The kiln and the lathe wait.", "3 . The bell. First the sauna, then the kiln.", "6 . That bell. The lathe is loud in the sauna."}
	for i, text := range texts {
		list = append(list, fmt.Sprintf("%d . %s", 10+i, text))
	}
	for i, text := range []string{"Sledges.", "Parsley soup.", "A tram.", "Owls.", "The dentist.", "Moss.", "Trout.", "Rye bread.", "A flat tyre.", "Snow."} {
		list = append(list, fmt.Sprintf("%d . %s", 30+i, text))
	}
	s := newSearch(Read(resources(t), notes(t, list...)).c, Options{}, tuned())
	s.gather()
	bell := s.f.single[s.c.stemID["bell"]]
	if bell == 0 {
		t.Fatal("nobody wrote of a bell")
	}
	x := &subject{of: &group{members: []int32{bell}}}
	where := s.f.finderOf(x.of.members)
	for d := range 3 {
		x.found = append(x.found, evidence{d, where.in(s.c, d)})
	}
	for _, l := range s.likes(s.f.vectors(), x) {
		if l.cosine > leastLike {
			out = append(out, l.doc)
		}
	}
	return out
}

// The most alike is offered first: what holds a word of the theme before what does not, and the longer before the shorter. What shares
// little is not offered.
func TestTheMostAlikeIsOfferedFirst(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		texts []string
		want  []int
	}{
		{"shares little", []string{"The kiln, the lathe and the sauna.", "A sauna, and a tram with sledges, parsley, owls, moss, trout and snow."}, []int{3}},
		{"a word of the theme", []string{"The kiln, and then also the lathe.", "The kiln, the lathe, a bell."}, []int{4, 3}},
		{"longer", []string{"The kiln and the lathe.", "The kiln, and then the lathe as it is."}, []int{4, 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := offersOfBell(t, c.texts...); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// Of the entries that are offered to a theme which an annotator named, so many are the annotator's too: by chance it would be one in ten.
func TestWhatIsOfferedOftenBelongs(t *testing.T) {
	t.Parallel()
	res := resources(t)
	for _, c := range []struct {
		name     string
		journals []*annotated
		share    float64
		least    int
	}{{"six", testJournals(t), 0.3, 20}, {"others", otherJournals(t), 0.46, 50}, {"fresh", freshJournals(t), 0.38, 25}} {
		right, all := 0, 0
		for _, a := range c.journals {
			list := Read(res, a.docs()).Find(Options{}).List
			list = list[:min(len(list), a.judged())]
			gold := a.gold()
			f1 := map[pairOf]float64{}
			for i, x := range list {
				for j, g := range gold {
					if f := entryF1(x.Entries, g.Entries); f >= redundantF1 {
						f1[pairOf{i, j}] = f
					}
				}
			}
			for i, j := range assign(f1, len(list), len(gold)) {
				right += common(list[i].Perhaps, gold[j].Entries)
				all += len(list[i].Perhaps)
			}
		}
		if all < c.least || float64(right) < c.share*float64(all) {
			t.Errorf("%s: %d of %d offered belong, want a share of %.2f of at least %d", c.name, right, all, c.share, c.least)
		}
	}
}
