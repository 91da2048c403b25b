package theme

import (
	"fmt"
	"testing"

	"twoway/journal"
)

func TestThemesTable(t *testing.T) {
	res := resources(t)
	var mean measures
	all := append(loadAnnotated(t, "/work/shared/journals/*.json"), loadAnnotated(t, "testdata/journals/*.json")...)
	for _, a := range all {
		found := Find(res, a.docs(), Options{})
		gold := a.gold()
		texts, dates := a.texts()
		list := asFound(found.List, false)
		for i, g := range found.List {
			x := list[i]
			best, name, l := 0.0, "", 0
			for _, gt := range gold {
				if f := entryF1(x.Entries, gt.Entries); f > best {
					best, name, l = f, gt.Label, labelMatch(x.Label, append([]string{gt.Label}, gt.Aliases...))
				}
			}
			if testing.Verbose() {
				fmt.Printf("   %-34s %-6s %-7s k=%2d %.2f %d %s\n", x.Label, g.Kind, g.Trend, len(x.Entries), best, l, name)
			}
		}
		m := score(gold, list, texts, dates, 12)
		fmt.Printf("%s FJ %.3f RE %.3f PE %.3f PL %.3f maF1 %.3f RED %.3f READ %.3f n %d words %v people %v\n", a.Journal, m.FJ, m.RE, m.PE, m.PL, m.MaF1, m.RED, m.READ, len(list), found.Words, found.People)
		mean.FJ += m.FJ / float64(len(all))
		mean.RE += m.RE / float64(len(all))
		mean.PL += m.PL / float64(len(all))
		mean.MaF1 += m.MaF1 / float64(len(all))
		mean.RED += m.RED / float64(len(all))
	}
	fmt.Printf("mean FJ %.3f RE %.3f PL %.3f maF1 %.3f RED %.3f\n", mean.FJ, mean.RE, mean.PL, mean.MaF1, mean.RED)
}

// asFound turns themes into what the scorer reads.
func asFound(themes []journal.Theme, perhaps bool) []foundTheme {
	var out []foundTheme
	for _, t := range themes {
		x := foundTheme{Label: t.Label, Terms: t.Terms, Entries: t.Entries}
		if perhaps {
			x.Entries = append(append([]string(nil), t.Entries...), t.Perhaps...)
		}
		out = append(out, x)
	}
	return out
}
