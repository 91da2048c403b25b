package theme

import "math"

// The weights of logit: a logistic regression over the groups of annotated journals, of which some thirty stand in each and one in
// six has the name and the entries of a theme that the annotator named. They are rounded, and moved a little to what ranks well
// together with the score.
const (
	likelyEntries = 1.4  // for the logarithm of the group's entries that hold the founder itself
	likelyVoters  = 0.5  // for the logarithm of the entries that voted
	likelyWeight  = 0.65 // for how much one occurrence says
	likelyDensity = 2.8  // for the words of a concept in an entry that shows it
	likelyConcept = -1.4 // for a concept: most are topics that any life touches
	likelyHabit   = 0.8  // for a habitual phrase
	likelySet     = 1.0  // for a set phrase, times the logarithm of how often it has three entries
	likelyCover   = 1.4  // for the share of the entries that hold the founder, which gives the name
	likelySpan    = 1.2  // for the share of the journal from the first entry to the last
)

// logit is the logarithm of the odds, up to a constant, that a person would name a group of a small journal as a theme.
func (f *finder) logit(g *group) float64 {
	u, n := &f.units[g.founder], float64(g.n())
	named := max(1, float64(shared(u.docs, g.docs)))
	x := likelyEntries*math.Log(named) + likelyVoters*math.Log(g.votes()) +
		likelyWeight*f.weight(g.n(), f.expected(f.groupShare(g)), false) + likelyCover*named/n +
		likelySpan*float64(g.docs[len(g.docs)-1]-g.docs[0])/float64(len(f.c.docs))
	if g.concept != none {
		x += likelyConcept + likelyDensity*g.density
	}
	if f.isStrong(u) {
		x += likelyHabit
	}
	if u.set {
		x += likelySet * math.Log(float64(u.n())/leastStrong)
	}
	return x
}
