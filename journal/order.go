package journal

import (
	"cmp"
	"slices"
	"strings"
)

// Less is the total order of entries everywhere: by date; on one date the decision first, then by id. It returns -1, 0 or 1,
// and 0 only for entries that are the same file. Between two files that carry one id, the one with the id as its name comes
// first, then path and body decide, so that a shuffled folder gives the same order.
func Less(a, b *Entry) int {
	if c := a.Date.Compare(b.Date); c != 0 { // nearly always; a long journal is sorted several times
		return c
	}
	if c := cmp.Or(cmp.Compare(kindRank(a.Kind), kindRank(b.Kind)), cmp.Compare(a.ID, b.ID)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(copyRank(a), copyRank(b)), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Body, b.Body))
}

// copyRank puts a file that has another name than its id after the one that has it.
func copyRank(e *Entry) int {
	if strings.HasSuffix(e.Path, e.ID+".md") {
		return 0
	}
	return 1
}

func kindRank(k Kind) int {
	if k == KindDecision {
		return 0
	}
	return 1
}

// sorted gives the entries in the total order: as they are when they stand in it, else a copy.
func sorted(entries []*Entry) []*Entry {
	if slices.IsSortedFunc(entries, Less) {
		return entries
	}
	out := slices.Clone(entries)
	slices.SortFunc(out, Less)
	return out
}
