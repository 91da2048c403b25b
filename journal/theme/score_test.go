package theme

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// The scorer of the themes benchmark: themes found are matched one to one with themes that a reader marked.

type goldTheme struct {
	ID      string
	Label   string
	Aliases []string
	Entries []string
}

type foundTheme struct {
	Label   string
	Terms   []string
	Entries []string
}

// measures are the figures for the first k themes found; see the tests for what each one means.
type measures struct{ PE, RE, PL, RL, PLs, PJ, RJ, FJ, AF1, MaF1, RED, READ, SPREAD float64 }

const (
	matchF1         = 0.5
	redundantF1     = 0.3
	redundantShared = 0.6
)

var scoreStop = wordSet(`a about above after again against all almost also although always am an and any are
aren't as at be because been before being below between both but by can can't cannot could couldn't
did didn't do does doesn't doing don't down during each even ever every few for from further get gets
getting got had hadn't has hasn't have haven't having he her here hers herself him himself his how i
i'd i'll i'm i've if in into is isn't it it's its itself just less let me more most much my myself no
nor not of off on once one only or other our ours ourselves out over own per quite rather really same
shan't she should shouldn't so some still such than that that's the their theirs them themselves then
there there's these they this those through to too under until up upon us very via was wasn't we were
weren't what when where whether which while who who's whom why will with without won't would wouldn't yet
you your yours yourself yourselves`)

var scoreGeneric = wordSet(`day days today yesterday tomorrow week weeks month months year years time times thing
things stuff way ways lot lots bit kind sort part parts people person someone something anything
everything nothing number case point end start use used using make makes made making go going goes
went gone come came new old good great nice bad big small first last next many much entry entries note
notes journal month result results goal goals update decision decisions context`)

var scoreParticles = wordSet("up out off down over back away on in through")

var scoreWord = regexp.MustCompile(`[a-z0-9]+(?:['’][a-z]+)?`)

func scoreWords(s string) []string {
	out := scoreWord.FindAllString(strings.ToLower(s), -1)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], "’", "'")
	}
	return out
}

var scoreKeys sync.Map

// scoreKey is the set of stems of a label, without stop words unless nothing is left.
func scoreKey(s string) map[string]bool {
	if key, ok := scoreKeys.Load(s); ok {
		return key.(map[string]bool)
	}
	key := newScoreKey(s)
	scoreKeys.Store(s, key)
	return key
}

func newScoreKey(s string) map[string]bool {
	ws := scoreWords(s)
	kept := slices.DeleteFunc(slices.Clone(ws), func(w string) bool { return scoreStop[w] })
	if len(kept) == 0 {
		kept = ws
	}
	key := map[string]bool{}
	for _, w := range kept {
		key[porter(strings.TrimSuffix(w, "'s"))] = true
	}
	return key
}

var genericStems = sync.OnceValue(func() map[string]bool {
	generic := map[string]bool{}
	for g := range scoreGeneric {
		generic[porter(g)] = true
	}
	return generic
})

func inter(a, b map[string]bool) (n int, solid bool) {
	generic := genericStems()
	for w := range a {
		if b[w] {
			n++
			solid = solid || !generic[w]
		}
	}
	return n, solid
}

// labelMatch is 2 for the same label, 1 for one that shares enough of it, 0 for another.
func labelMatch(label string, golds []string) int {
	k, best := scoreKey(label), 0
	for _, g := range golds {
		gk := scoreKey(g)
		if len(k) == 0 || len(gk) == 0 {
			continue
		}
		n, solid := inter(k, gk)
		if n == len(k) && n == len(gk) {
			return 2
		}
		union := len(k) + len(gk) - n
		if solid && (n == len(k) || n == len(gk) || float64(n)/float64(union) >= 0.5) {
			best = 1
		}
	}
	return best
}

func entryF1(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return 2 * float64(common(a, b)) / float64(len(a)+len(b))
}

func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

type pairOf struct{ s, g int }

// assign matches rows to columns one to one so that the sum of the weights is largest (the Hungarian algorithm).
func assign(weights map[pairOf]float64, rows, cols int) map[int]int {
	out := map[int]int{}
	if len(weights) == 0 {
		return out
	}
	swap := rows > cols
	n, m := rows, cols
	if swap {
		n, m = cols, rows
	}
	weight := func(i, j int) float64 {
		if swap {
			return weights[pairOf{j, i}]
		}
		return weights[pairOf{i, j}]
	}
	u, v, p, way := make([]float64, n+1), make([]float64, m+1), make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		p[0] = i
		j0 := 0
		minv, used := make([]float64, m+1), make([]bool, m+1)
		for j := range minv {
			minv[j] = math.Inf(1)
		}
		for {
			used[j0] = true
			i0, delta, j1 := p[j0], math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if cur := -weight(i0-1, j-1) - u[i0] - v[j]; cur < minv[j] {
					minv[j], way[j] = cur, j0
				}
				if minv[j] < delta {
					delta, j1 = minv[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[p[j]] += delta
					v[j] -= delta
				} else {
					minv[j] -= delta
				}
			}
			j0 = j1
			if p[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			p[j0] = p[j1]
			j0 = j1
		}
	}
	for j := 1; j <= m; j++ {
		if p[j] == 0 {
			continue
		}
		r, c := p[j]-1, j-1
		if swap {
			r, c = c, r
		}
		if weights[pairOf{r, c}] > 0 {
			out[r] = c
		}
	}
	return out
}

var badToken = regexp.MustCompile(`(?i)https?:|www\.|[/\\<>{}\[\]|=*#` + "`" + `~@]|\.(com|org|io|md|png|jpg)\b`)

// readable says whether a label reads like one: one to four words, no stop word at its ends, not only generic words, and word for word in
// an entry.
func readable(label string, own []string) bool {
	ws := scoreWords(label)
	if len(ws) == 0 || len(ws) > 4 || badToken.MatchString(label) || scoreStop[ws[0]] {
		return false
	}
	if last := ws[len(ws)-1]; scoreStop[last] && !(len(ws) > 1 && scoreParticles[last]) {
		return false
	}
	long, plain := false, true
	for _, w := range ws {
		long = long || len(regexp.MustCompile("[^a-z]").ReplaceAllString(w, "")) >= 3
		plain = plain && (scoreGeneric[w] || scoreStop[w])
	}
	if !long || plain || len(label) > 5 && strings.ToUpper(label) == label {
		return false
	}
	want := " " + strings.Join(ws, " ") + " "
	return own == nil || slices.ContainsFunc(own, func(t string) bool { return strings.Contains(t, want) })
}

// score measures the first k themes. Texts and dates are by entry; texts may be nil.
func score(gold []goldTheme, found []foundTheme, texts, dates map[string]string, k int) measures {
	top := found[:min(k, len(found))]
	n := len(top)
	dp, dr := float64(max(1, n)), float64(max(1, min(k, len(gold))))
	F, L, strict := map[pairOf]float64{}, map[pairOf]int{}, map[pairOf]float64{}
	for s, t := range top {
		for g, x := range gold {
			p := pairOf{s, g}
			if f := entryF1(t.Entries, x.Entries); f > 0 {
				F[p] = f
			}
			if l := labelMatch(t.Label, append([]string{x.Label}, x.Aliases...)); l > 0 {
				L[p] = l
			}
		}
	}
	entry, label, joint := map[pairOf]float64{}, map[pairOf]float64{}, map[pairOf]float64{}
	for p, f := range F {
		if f >= matchF1 {
			entry[p] = f
			if L[p] > 0 {
				joint[p] = f
			}
		}
	}
	for p, l := range L {
		label[p] = float64(l) + 0.1*F[p]
		if l == 2 {
			strict[p] = 1 + 0.1*F[p]
		}
	}
	e, l, j := assign(entry, n, len(gold)), assign(label, n, len(gold)), assign(joint, n, len(gold))
	var m measures
	m.PE, m.RE = float64(len(e))/dp, float64(len(e))/dr
	m.PL, m.RL = float64(len(l))/dp, float64(len(l))/dr
	m.PLs = float64(len(assign(strict, n, len(gold)))) / dp
	m.PJ, m.RJ = float64(len(j))/dp, float64(len(j))/dr
	if m.PJ+m.RJ > 0 {
		m.FJ = 2 * m.PJ * m.RJ / (m.PJ + m.RJ)
	}
	scoreEntries(&m, gold, top, assign(F, n, len(gold)), F, dr)
	m.RED = redundancy(top, gold, F, L) / dp
	for _, t := range top {
		var own []string
		days := map[string]bool{}
		for _, id := range t.Entries {
			if texts != nil {
				own = append(own, " "+strings.Join(scoreWords(texts[id]), " ")+" ")
			}
			days[dates[id]] = true
		}
		if readable(t.Label, own) {
			m.READ += 1 / dp
		}
		if len(t.Entries) >= 3 && (dates == nil || len(days) >= 2) {
			m.SPREAD += 1 / dp
		}
	}
	return m
}

func scoreEntries(m *measures, gold []goldTheme, top []foundTheme, a map[int]int, F map[pairOf]float64, dr float64) {
	tp, all, need := 0, 0, 0
	got := map[int]bool{}
	for s, g := range a {
		tp += common(top[s].Entries, gold[g].Entries)
		got[g] = true
		need += len(gold[g].Entries)
		m.MaF1 += F[pairOf{s, g}] / dr
	}
	for _, t := range top {
		all += len(t.Entries)
	}
	var rest []int
	for g := range gold {
		if !got[g] {
			rest = append(rest, len(gold[g].Entries))
		}
	}
	slices.Sort(rest)
	slices.Reverse(rest)
	for _, x := range rest[:min(len(rest), max(0, int(dr)-len(got)))] {
		need += x
	}
	if tp > 0 {
		m.AF1 = 2 * float64(tp) / float64(2*tp+(all-tp)+(need-tp))
	}
}

func redundancy(top []foundTheme, gold []goldTheme, F map[pairOf]float64, L map[pairOf]int) float64 {
	keys := make([]map[string]bool, len(top))
	for i, t := range top {
		keys[i] = map[string]bool{}
		for _, x := range append([]string{t.Label}, t.Terms...) {
			for w := range scoreKey(x) {
				keys[i][w] = true
			}
		}
	}
	seen, red := map[int]bool{}, 0.0
	for s := range top {
		best, hit := -1.0, -1
		for g := range gold {
			p := pairOf{s, g}
			if (F[p] >= redundantF1 || L[p] > 0 && F[p] >= 0.2) && F[p] > best {
				best, hit = F[p], g
			}
		}
		dup := hit >= 0 && seen[hit]
		if hit >= 0 {
			seen[hit] = true
		}
		for r := 0; r < s && !dup; r++ {
			both := common(top[s].Entries, top[r].Entries)
			union := len(top[s].Entries) + len(top[r].Entries) - both
			_, solid := inter(keys[s], keys[r])
			dup = union > 0 && float64(both)/float64(union) >= redundantShared && solid
		}
		if dup {
			red++
		}
	}
	return red
}

func TestScorerAgreesWithItsOwnCases(t *testing.T) {
	t.Parallel()
	texts, dates := map[string]string{}, map[string]string{}
	ids := strings.Fields("e0 e1 e2 e3 e4 e5 e6 e7")
	for i, id := range ids {
		texts[id] = "I felt exhausted. Burned out again."
		if i >= 4 {
			texts[id] = "Hiring plan slipped."
		}
		dates[id] = "2024-01-0" + string(rune('1'+i))
	}
	gold := []goldTheme{
		{"a", "burnout", []string{"burned out", "exhausted"}, ids[:4]},
		{"b", "hiring", []string{"recruiting"}, ids[4:]},
	}
	perfect := []foundTheme{{Label: "Burned out", Entries: ids[:4]}, {Label: "hiring", Entries: ids[4:]}}
	if m := score(gold, perfect, texts, dates, 10); m != (measures{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1}) {
		t.Errorf("a perfect answer: got %+v", m)
	}
	double := []foundTheme{perfect[0], {Label: "exhausted", Entries: ids[:4]}}
	if m := score(gold, double, texts, dates, 10); m.PE != 0.5 || m.RE != 0.5 || m.RED != 0.5 {
		t.Errorf("one theme twice: got %+v", m)
	}
	bad := []foundTheme{{Label: "the", Entries: ids[:1]}, {Label: "https://x.y/z", Entries: ids[4:5]}}
	if m := score(gold, bad, texts, dates, 10); m.FJ != 0 || m.READ != 0 || m.SPREAD != 0 {
		t.Errorf("labels that are none: got %+v", m)
	}
	g2 := []goldTheme{{Label: "x", Entries: []string{"1", "2", "3"}}, {Label: "y", Entries: []string{"2", "3", "4"}}}
	s2 := []foundTheme{{Label: "x", Entries: []string{"1", "2", "3", "4"}}, {Label: "q", Entries: []string{"1", "2"}}}
	if m := score(g2, s2, nil, nil, 10); m.RE != 1 {
		t.Errorf("the matching is greedy: got %+v", m)
	}
	if porter("hiring") != porter("hire") || porter("priorities") != porter("priority") {
		t.Error("the stemmer keeps inflections apart")
	}
	if labelMatch("team's morale", []string{"team morale"}) != 2 || labelMatch("day", []string{"day trip"}) != 0 {
		t.Error("labels are compared wrongly")
	}
}
