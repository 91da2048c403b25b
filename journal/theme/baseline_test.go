package theme

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// The baselines of the comparison: known ways to find phrases, with our reading of the text, our stop list and stemmer, and the
// rule of three entries. Each entry gives one vote to each of its ten best phrases; a phrase's entries are those that hold it.

// runsOf are the runs of words without stop words in an entry.
func runsOf(c *corpus, d int) [][]uint32 {
	var out [][]uint32
	var run []uint32
	for _, t := range append(slices.Clone(c.docs[d].tokens), breakPassage) {
		if t.isWord() && !c.stop[t.word()] {
			run = append(run, c.stemOf[t.word()])
			continue
		}
		if len(run) > 0 && t != breakLine {
			out = append(out, run)
			run = nil
		}
	}
	return out
}

// phrasesOf are the words and pairs of an entry, and how often they stand there.
func phrasesOf(c *corpus, d int) map[string]int {
	out := map[string]int{}
	for _, run := range runsOf(c, d) {
		for i := range run {
			out[c.stems[run[i]].text]++
			if i > 0 {
				out[c.stems[run[i-1]].text+" "+c.stems[run[i]].text]++
			}
		}
	}
	return out
}

// baseline finds themes by votes. score gives the weight of a phrase in an entry; nil ranks by the number of entries alone.
func baseline(c *corpus, score func(d int, phrases map[string]int) map[string]float64) []foundTheme {
	holds := map[string][]int{}
	votes := map[string]int{}
	for d := range c.docs {
		phrases := phrasesOf(c, d)
		for p := range phrases {
			holds[p] = append(holds[p], d)
		}
		if score == nil {
			continue
		}
		weights := score(d, phrases)
		var order []string
		for p := range weights {
			order = append(order, p)
		}
		slices.SortFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(weights[b], weights[a]), strings.Compare(a, b)) })
		for _, p := range order[:min(len(order), 10)] {
			votes[p]++
		}
	}
	var names []string
	for p := range holds {
		if len(holds[p]) >= 3 && (score == nil || votes[p] > 0) {
			names = append(names, p)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(len(holds[b]), len(holds[a])), strings.Compare(a, b))
	})
	var out []foundTheme
	for _, p := range names[:min(len(names), 20)] {
		x := foundTheme{Label: p}
		for _, d := range holds[p] {
			x.Entries = append(x.Entries, c.docs[d].Entry.ID)
		}
		out = append(out, x)
	}
	return out
}

func byTFIDF(c *corpus) func(int, map[string]int) map[string]float64 {
	df := map[string]int{}
	for d := range c.docs {
		for p := range phrasesOf(c, d) {
			df[p]++
		}
	}
	return func(_ int, phrases map[string]int) map[string]float64 {
		out := map[string]float64{}
		for p, tf := range phrases {
			out[p] = float64(tf) * math.Log(float64(len(c.docs))/float64(df[p]))
		}
		return out
	}
}

// byRAKE scores runs of one or two words by the degree of their words over their frequency (Rose 2010).
func byRAKE(c *corpus) func(int, map[string]int) map[string]float64 {
	return func(d int, _ map[string]int) map[string]float64 {
		degree, freq := map[uint32]float64{}, map[uint32]float64{}
		runs := runsOf(c, d)
		for _, run := range runs {
			for _, w := range run {
				freq[w]++
				degree[w] += float64(len(run))
			}
		}
		out := map[string]float64{}
		for _, run := range runs {
			if len(run) > 2 {
				run = run[:2]
			}
			sum, text := 0.0, []string{}
			for _, w := range run {
				sum += degree[w] / freq[w]
				text = append(text, c.stems[w].text)
			}
			out[strings.Join(text, " ")] = sum
		}
		return out
	}
}

// byTextRank scores words by PageRank over neighbours, and pairs by their sum (Mihalcea and Tarau 2004).
func byTextRank(c *corpus) func(int, map[string]int) map[string]float64 {
	return func(d int, phrases map[string]int) map[string]float64 {
		edges := map[string]map[string]float64{}
		link := func(a, b string) {
			if edges[a] == nil {
				edges[a] = map[string]float64{}
			}
			edges[a][b]++
		}
		var before []string
		for _, run := range runsOf(c, d) {
			for _, w := range run {
				text := c.stems[w].text
				for _, b := range before[max(0, len(before)-3):] {
					if b != text {
						link(text, b)
						link(b, text)
					}
				}
				before = append(before, text)
			}
		}
		var nodes []string
		for n := range edges {
			nodes = append(nodes, n)
		}
		slices.Sort(nodes)
		rank, total := map[string]float64{}, map[string]float64{}
		for _, n := range nodes {
			rank[n] = 1
			for _, m := range nodes {
				total[n] += edges[n][m]
			}
		}
		for range 30 {
			next := map[string]float64{}
			for _, n := range nodes {
				sum := 0.0
				for _, m := range nodes {
					if w := edges[m][n]; w > 0 {
						sum += rank[m] * w / total[m]
					}
				}
				next[n] = 0.15 + 0.85*sum
			}
			rank = next
		}
		out := map[string]float64{}
		for p := range phrases {
			for w := range strings.SplitSeq(p, " ") {
				out[p] += rank[w]
			}
		}
		return out
	}
}
