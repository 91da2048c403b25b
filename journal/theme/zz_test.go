package theme

import (
	"fmt"
	"testing"
)

func TestZZ(t *testing.T) {
	res := resources(t)
	all := testJournals(t)
	for _, v := range []struct {
		name string
		set  func(*tuning)
	}{
		{"as it is", func(*tuning) {}},
		{"plain 1", func(t *tuning) { t.plain = 1 }},
		{"plain .3", func(t *tuning) { t.plain = .3 }},
		{"plain .15", func(t *tuning) { t.plain = .15 }},
		{"plain 0", func(t *tuning) { t.plain = 0 }},
		{"plain .3 shown .36", func(t *tuning) { t.plain = .3; t.shown = .36 }},
		{"density 1", func(t *tuning) { t.density = 1 }},
	} {
		tu := tuned()
		v.set(&tu)
		var full, sub, near, nsub measures
		for _, a := range all {
			full.add(a.run(res, tu, -1, false), 1/float64(len(all)))
			near.add(a.run(res, tu, -1, true), 1/float64(len(all)))
			for drop := range 7 {
				sub.add(a.run(res, tu, drop, false), 1/float64(7*len(all)))
				nsub.add(a.run(res, tu, drop, true), 1/float64(7*len(all)))
			}
		}
		fmt.Printf("%-16s %v | %v || near %v | %v\n", v.name, full, sub, near, nsub)
	}
}
