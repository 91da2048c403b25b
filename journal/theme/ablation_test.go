package theme

import (
	"fmt"
	"testing"
)

// run finds the themes of a journal and scores the first twelve. When drop is not negative, every seventh entry is left out.
func (a *annotated) run(res *Resources, t tuning, drop int, perhaps bool) measures {
	gold := a.gold()
	texts, dates := a.texts()
	docs := a.docs()
	if drop >= 0 {
		var some []Doc
		gone := map[string]bool{}
		for i, d := range docs {
			if i%7 != drop {
				some = append(some, d)
			} else {
				gone[d.Entry.ID] = true
			}
		}
		docs = some
		for i := range gold {
			var e []string
			for _, id := range gold[i].Entries {
				if !gone[id] {
					e = append(e, id)
				}
			}
			gold[i].Entries = e
		}
	}
	return score(gold, asFound(newSearch(res, docs, Options{}, t).themes().List, perhaps), texts, dates, 12)
}

func (m *measures) add(o measures, w float64) {
	m.FJ += o.FJ * w
	m.RE += o.RE * w
	m.PE += o.PE * w
	m.PL += o.PL * w
	m.MaF1 += o.MaF1 * w
	m.RED += o.RED * w
	m.READ += o.READ * w
}

func (m measures) String() string {
	return fmt.Sprintf("%.3f %.3f %.3f %.3f %.3f %.3f", m.FJ, m.RE, m.PL, m.MaF1, m.RED, m.READ)
}

func TestAblation(t *testing.T) {
	res := resources(t)
	all := loadAnnotated(t, "/work/shared/journals/*.json")
	all = append(all, loadAnnotated(t, "testdata/journals/*.json")...)
	variants := []struct {
		name string
		set  func(*tuning)
	}{
		{"as it is", func(*tuning) {}},
		{"everyday .5", func(t *tuning) { t.everyday = .5 }},
		{"density 0", func(t *tuning) { t.density = 0 }},
		{"density 1", func(t *tuning) { t.density = 1 }},
		{"density 3", func(t *tuning) { t.density = 3 }},
		{"shrink 0", func(t *tuning) { t.shrink = 0 }},
		{"shrink 6", func(t *tuning) { t.shrink = 6 }},
		{"same .6", func(t *tuning) { t.same = .6 }},
		{"same .9", func(t *tuning) { t.same = .9 }},
		{"bonus 0", func(t *tuning) { t.conceptBonus = 0 }},
		{"bonus 2", func(t *tuning) { t.conceptBonus = 2 }},
		{"slabel .2", func(t *tuning) { t.sceneLabel = .2 }},
		{"slabel .7", func(t *tuning) { t.sceneLabel = .7 }},
		{"rare .5", func(t *tuning) { t.rareLabel = .5 }},
		{"near .3", func(t *tuning) { t.near = .3 }},
		{"near 1", func(t *tuning) { t.near = 1 }},
		{"long 1", func(t *tuning) { t.longLabel = 1 }},
		{"long 2.2", func(t *tuning) { t.longLabel = 2.2 }},
		{"scene .34", func(t *tuning) { t.scene = .34 }},
		{"scene 1", func(t *tuning) { t.scene = 1 }},
		{"dense 1.5", func(t *tuning) { t.dense = 1.5 }},
		{"dense 2.5", func(t *tuning) { t.dense = 2.5 }},
		{"dense 9", func(t *tuning) { t.dense = 9 }},
		{"common .12", func(t *tuning) { t.commonTerm = .12 }},
		{"inside .7", func(t *tuning) { t.inside = .7 }},
	}
	fmt.Printf("%-20s %-36s  sub\n", "", "FJ    RE    PL    maF1  RED   READ")
	for _, v := range variants {
		tu := tuned()
		v.set(&tu)
		var full, sub, near measures
		for _, a := range all {
			full.add(a.run(res, tu, -1, false), 1/float64(len(all)))
			near.add(a.run(res, tu, -1, true), 1/float64(len(all)))
			for drop := range 7 {
				sub.add(a.run(res, tu, drop, false), 1/float64(7*len(all)))
			}
		}
		fmt.Printf("%-20s %v  %v  near %v\n", v.name, full, sub, near)
	}
}
