package journal

import (
	"cmp"
	"slices"
)

// Less is the total order of entries everywhere: by date; on one date the decision first, then by id. It returns -1, 0 or 1,
// and 0 only for entries that are the same file. Path and body decide between two files that carry one id, so that a shuffled
// folder gives the same order.
func Less(a, b *Entry) int {
	return cmp.Or(
		a.Date.Compare(b.Date),
		cmp.Compare(kindRank(a.Kind), kindRank(b.Kind)),
		cmp.Compare(a.ID, b.ID),
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Body, b.Body),
	)
}

func kindRank(k Kind) int {
	if k == KindDecision {
		return 0
	}
	return 1
}

// sorted gives a copy of the entries in the total order.
func sorted(entries []*Entry) []*Entry {
	out := slices.Clone(entries)
	slices.SortFunc(out, Less)
	return out
}
