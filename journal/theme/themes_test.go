package theme

import (
	"fmt"
	"testing"
)

func TestThemesTable(t *testing.T) {
	res := resources(t)
	for _, a := range loadAnnotated(t, "/work/shared/journals/*.json") {
		c := readCorpus(res, a.docs())
		c.stemWords()
		c.findBoilerplate()
		f := &finder{weigher: newWeigher(gather(c, c.index(res.concepts)))}
		gs := f.spread(f.groups(), 12)
		var found []foundTheme
		gold := a.gold()
		texts, dates := a.texts()
		for _, g := range gs {
			x := foundTheme{Label: f.rawLabel(g)}
			for _, d := range g.docs {
				x.Entries = append(x.Entries, c.docs[d].entry.ID)
			}
			found = append(found, x)
			best, name, l := 0.0, "", 0
			for _, gt := range gold {
				if f := entryF1(x.Entries, gt.Entries); f > best {
					best, name, l = f, gt.Label, labelMatch(x.Label, append(gt.Aliases, gt.Label))
				}
			}
			fmt.Printf("   %-28s n=%2d %.2f %d %s\n", x.Label, len(x.Entries), best, l, name)
		}
		m := score(gold, found, texts, dates, 12)
		fmt.Printf("%s habit=%v FJ %.3f RE %.3f PE %.3f PL %.3f maF1 %.3f RED %.3f READ %.3f\n", a.Journal, f.habit, m.FJ, m.RE, m.PE, m.PL, m.MaF1, m.RED, m.READ)
	}
}

func (f *finder) rawLabel(g *group) string {
	s := ""
	for _, x := range f.units[g.founder].stems {
		s += f.c.words.texts[f.c.stems[x].forms[0]] + " "
	}
	return s[:len(s)-1]
}
