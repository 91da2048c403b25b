package theme

import (
	"fmt"
	"strings"
	"testing"

	"twoway/journal"
)

// asFound turns themes into what the scorer reads; with perhaps, the entries that are only offered count too.
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

// judged is how many themes of a journal are scored: twelve, in a large one twenty.
func (a *annotated) judged() int {
	if len(a.Entries) > 100 {
		return 20
	}
	return 12
}

// run finds the themes of a journal and scores the first of them. When drop is not negative, every seventh entry is left out,
// from that one on.
func (a *annotated) run(res *Resources, t tuning, drop int, perhaps bool) measures {
	a = a.without(drop)
	texts, dates := a.texts()
	return score(a.gold(), asFound(themesWith(res, a.docs(), t).List, perhaps), texts, dates, a.judged())
}

func (a *annotated) without(drop int) *annotated {
	if drop < 0 {
		return a
	}
	some := *a
	some.Entries = nil
	for i, e := range a.Entries {
		if i%7 != drop {
			some.Entries = append(some.Entries, e)
		}
	}
	return &some
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

// settings are what cross-validation chooses from.
var settings = []struct {
	name string
	set  func(*tuning)
}{
	{"as it is", func(*tuning) {}},
	{"everyday words count in full", func(t *tuning) { t.everyday = 1 }},
	{"no concepts as founders", func(t *tuning) { t.concepts = false }},
	{"no set phrases", func(t *tuning) { t.sets = false }},
	{"concepts without a bonus", func(t *tuning) { t.conceptBonus = 0 }},
	{"dense entries vote for nothing", func(t *tuning) { t.dense = 9 }},
	{"concepts by size only", func(t *tuning) { t.density = 0 }},
	{"plain topics count in full", func(t *tuning) { t.plain = 1 }},
	{"the likelihood counts nothing", func(t *tuning) { t.likely = 0 }},
	{"the likelihood counts alone", func(t *tuning) { t.likely = 1 }},
	{"no score is too low to show", func(t *tuning) { t.cutoff = 0 }},
	{"a quarter of the entries as themes", func(t *tuning) { t.shown = 0.25 }},
	{"no word of a scene counts", func(t *tuning) { t.scene = 0 }},
	{"one word of a scene is enough", func(t *tuning) { t.scene = 1 }},
	{"what is told already counts in full", func(t *tuning) { t.apart = 0 }},
	{"themes of the same entries stay", func(t *tuning) { t.same, t.alike = 2, 2 }},
	{"themes of 60 % same entries go", func(t *tuning) { t.same = 0.6 }},
}

// TestThemesTable prints how good the themes are, beside known methods. The figures are those of the first twelve, of large journals the
// first twenty: FJ right name and right entries, RE entries found, PL labels right, maF1 mean F1 of the entries, RED redundant, READ
// readable.
func TestThemesTable(t *testing.T) {
	res := resources(t)
	all := testJournals(t)
	rows := []struct {
		name string
		find func(*annotated) []foundTheme
	}{
		{"document frequency", func(a *annotated) []foundTheme { return baseline(a.corpus(res), nil) }},
		{"TF-IDF votes", func(a *annotated) []foundTheme { c := a.corpus(res); return baseline(c, byTFIDF(c)) }},
		{"RAKE votes", func(a *annotated) []foundTheme { c := a.corpus(res); return baseline(c, byRAKE(c)) }},
		{"TextRank votes", func(a *annotated) []foundTheme { c := a.corpus(res); return baseline(c, byTextRank(c)) }},
		{"twoway", func(a *annotated) []foundTheme { return asFound(Read(res, a.docs()).Find(Options{}).List, false) }},
		{"twoway, with those offered", func(a *annotated) []foundTheme { return asFound(Read(res, a.docs()).Find(Options{}).List, true) }},
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-8s %-28s FJ    RE    PL    maF1  RED   READ\n", "journal", "")
	table := func(group string, journals []*annotated) {
		means := make([]measures, len(rows))
		for _, a := range journals {
			texts, dates := a.texts()
			for i, row := range rows {
				m := score(a.gold(), row.find(a), texts, dates, a.judged())
				means[i].add(m, 1/float64(len(journals)))
				fmt.Fprintf(&b, "%-8s %-28s %v\n", a.Journal, row.name, m)
			}
		}
		for i, row := range rows {
			fmt.Fprintf(&b, "%-8s %-28s %v\n", group, row.name, means[i])
		}
	}
	table("mean", all)
	table("others", otherJournals(t))
	table("kept", keptJournals(t))
	table("fresh", freshJournals(t))
	table("large", largeJournals(t))
	t.Log(b.String())
	if !testing.Verbose() {
		return
	}
	t.Log(ablation(res, all))
	t.Log("the same, over the journals by other hands" + ablation(res, otherJournals(t)))
	t.Log("the same, over the kept journals" + ablation(res, keptJournals(t)))
	t.Log("the same, over the fresh journals" + ablation(res, freshJournals(t)))
	if dev := developed(all); len(dev) == 3 {
		t.Log(heldOut(res, dev))
	}
}

// corpus reads the journal as the baselines need it.
func (a *annotated) corpus(res *Resources) *corpus {
	c := readCorpus(res, a.docs())
	c.stemWords()
	return c
}

func developed(all []*annotated) []*annotated {
	var out []*annotated
	for _, a := range all {
		if strings.HasPrefix(a.Journal, "dev") {
			out = append(out, a)
		}
	}
	return out
}

// ablation varies one thing at a time, on whole journals and on journals with a seventh of the entries left out.
func ablation(res *Resources, all []*annotated) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-34s FJ    RE    PL    maF1  RED   READ  | a seventh left out, seven times\n", "one thing changed")
	for _, v := range settings {
		tu := tuned()
		v.set(&tu)
		var full, sub measures
		for _, a := range all {
			full.add(a.run(res, tu, -1, false), 1/float64(len(all)))
			for drop := range 7 {
				sub.add(a.run(res, tu, drop, false), 1/float64(7*len(all)))
			}
		}
		fmt.Fprintf(&b, "%-34s %v | %v\n", v.name, full, sub)
	}
	return b.String()
}

// heldOut chooses the setting on two of three journals, by the mean of FJ, RE, PL and maF1 with a seventh left out, and scores the third.
func heldOut(res *Resources, three []*annotated) string {
	var b strings.Builder
	var mean measures
	for out := range three {
		best, top := 0, -1.0
		for i, v := range settings {
			tu := tuned()
			v.set(&tu)
			sum := 0.0
			for k, a := range three {
				if k == out {
					continue
				}
				for drop := range 7 {
					m := a.run(res, tu, drop, false)
					sum += m.FJ + m.RE + m.PL + m.MaF1
				}
			}
			if sum > top+1e-9 {
				best, top = i, sum
			}
		}
		tu := tuned()
		settings[best].set(&tu)
		m := three[out].run(res, tu, -1, false)
		mean.add(m, 1.0/3)
		fmt.Fprintf(&b, "held out %s, with %q: %v\n", three[out].Journal, settings[best].name, m)
	}
	return fmt.Sprintf("\n%-34s FJ    RE    PL    maF1  RED   READ\n%smean of the held-out thirds: %v\n", "chosen on two, scored on the third", b.String(), mean)
}

// Floors only rise, and ceilings of RED only fall: move them when the figures do. Those of a whole group stand for what is to be
// expected, and so do those with a seventh of the entries left out; a theme more or less of one journal may be chance.
func TestThemesKeepTheirFloors(t *testing.T) {
	t.Parallel()
	res := resources(t)
	floors := map[string]measures{
		"pumps":  {FJ: 0.82, RE: 0.87, PL: 0.77, MaF1: 0.79, RED: 0.23, READ: 0.99},
		"streak": {FJ: 0.76, RE: 0.62, PL: 0.99, MaF1: 0.55, RED: 0.12, READ: 0.99},
		"lake":   {FJ: 0.87, RE: 0.77, PL: 0.99, MaF1: 0.66, RED: 0.01, READ: 0.99},
		"dev1":   {FJ: 0.85, RE: 0.99, PL: 0.74, MaF1: 0.67, RED: 0.17, READ: 0.91},
		"dev2":   {FJ: 0.90, RE: 0.99, PL: 0.83, MaF1: 0.81, RED: 0.17, READ: 0.99},
		"dev3":   {FJ: 0.75, RE: 0.75, PL: 0.75, MaF1: 0.65, RED: 0.25, READ: 0.91},
	}
	groups := map[string]struct {
		all         []*annotated
		whole, part measures // of whole journals, and with a seventh of the entries left out
	}{
		"six":    {testJournals(t), measures{FJ: 0.83, RE: 0.83, PL: 0.85, MaF1: 0.69, RED: 0.14, READ: 0.97}, measures{FJ: 0.70, RE: 0.73, PL: 0.79, MaF1: 0.61, RED: 0.15, READ: 0.95}},
		"fresh":  {freshJournals(t), measures{FJ: 0.31, RE: 0.51, PL: 0.46, MaF1: 0.50, RED: 0.32, READ: 0.95}, measures{FJ: 0.29, RE: 0.51, PL: 0.49, MaF1: 0.48, RED: 0.29, READ: 0.94}},
		"others": {otherJournals(t), measures{FJ: 0.55, RE: 0.67, PL: 0.56, MaF1: 0.54, RED: 0.24, READ: 0.89}, measures{FJ: 0.43, RE: 0.63, PL: 0.49, MaF1: 0.54, RED: 0.22, READ: 0.92}},
		"kept":   {keptJournals(t), measures{FJ: 0.51, RE: 0.72, PL: 0.51, MaF1: 0.55, RED: 0.24, READ: 0.94}, measures{FJ: 0.42, RE: 0.62, PL: 0.46, MaF1: 0.54, RED: 0.25, READ: 0.95}},
		"large":  {largeJournals(t), measures{FJ: 0.52, RE: 0.54, PL: 0.67, MaF1: 0.43, RED: 0.13, READ: 0.89}, measures{FJ: 0.49, RE: 0.50, PL: 0.59, MaF1: 0.40, RED: 0.13, READ: 0.85}},
	}
	keeps := func(name string, m, floor measures) {
		if m.FJ < floor.FJ || m.RE < floor.RE || m.PL < floor.PL || m.MaF1 < floor.MaF1 || m.RED > floor.RED || m.READ < floor.READ {
			t.Errorf("%s: FJ RE PL maF1 RED READ are %v, the floor is %v, where RED has its ceiling", name, m, floor)
		}
	}
	for _, a := range testJournals(t) {
		keeps(a.Journal, a.run(res, tuned(), -1, false), floors[a.Journal])
	}
	for name, g := range groups {
		var whole, part measures
		for _, a := range g.all {
			whole.add(a.run(res, tuned(), -1, false), 1/float64(len(g.all)))
			for drop := range 7 {
				part.add(a.run(res, tuned(), drop, false), 1/float64(7*len(g.all)))
			}
		}
		keeps(name, whole, g.whole)
		keeps(name+", a seventh left out", part, g.part)
	}
}

// searched looks through documents with settings of its own.
func searched(res *Resources, docs []Doc, o Options, t tuning) *search {
	s := newSearch(Read(res, docs).c, o, t)
	s.look()
	return s
}

func themesWith(res *Resources, docs []Doc, t tuning) *journal.Themes {
	var out journal.Themes
	searched(res, docs, Options{}, t).themes(&out)
	return &out
}
