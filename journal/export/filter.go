package export

import (
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
)

// Filter narrows an export. Empty fields do not narrow. What is outside a filter is neither written nor, while it may
// leave, taken away, and a file that shows one selection as a whole is not written over by another.
type Filter struct {
	Decisions []string // ids; entries about them come along
	Tags      []string // of the entry, or of its decision as it stands; one of them is enough
	Since     journal.Date
}

// Empty says whether the filter narrows nothing; then the themes and the saved reviews travel too.
func (f Filter) Empty() bool { return len(f.Decisions) == 0 && len(f.Tags) == 0 && f.Since.IsZero() }

// sum tells one selection from another, "" for all. The day of --since may move on, as in "the last month".
func (f Filter) sum() string {
	if f.Empty() {
		return ""
	}
	row := strings.Join(slices.Sorted(slices.Values(f.Decisions)), " ") + "\x1f" + strings.Join(slices.Sorted(slices.Values(f.Tags)), " ")
	return digest([]byte(fmt.Sprint(row, "\x1f", !f.Since.IsZero())))[:8]
}

// Bare says whether nothing is left to show: an empty journal, or a filter that fits nothing.
func (in Input) Bare() bool {
	in.narrow()
	return len(in.Entries) == 0 && len(in.Reviews) == 0
}

// narrow leaves what the filter selects. A decision stays with any entry about it that stays, since links lead to it.
func (in *Input) narrow() {
	if in.Filter.Empty() {
		return
	}
	home := journal.Homes(in.Entries, in.AsOf)
	states := map[string]*journal.State{}
	for _, s := range in.States {
		states[s.ID] = s
	}
	keep := map[string]bool{}
	for _, e := range in.Entries {
		if in.Filter.selects(e, states[home[e.ID]]) {
			keep[e.ID], keep[home[e.ID]] = true, true
		}
	}
	in.Entries = slices.DeleteFunc(slices.Clone(in.Entries), func(e *journal.Entry) bool { return !keep[e.ID] })
	in.States = slices.DeleteFunc(slices.Clone(in.States), func(s *journal.State) bool { return !keep[s.ID] })
	// A review and the themes speak of the whole journal.
	in.Reviews, in.Themes = nil, nil
}

// selects says whether an entry goes with what the filter names; home is the decision that it belongs to as it stands, nil for none.
func (f Filter) selects(e *journal.Entry, home *journal.State) bool {
	if e.Kind == journal.KindReview || e.Date.Before(f.Since) {
		return false
	}
	if len(f.Decisions) > 0 && (home == nil || !slices.Contains(f.Decisions, home.ID)) {
		return false
	}
	tagged := func(tags []string) bool {
		return slices.ContainsFunc(f.Tags, func(t string) bool { return slices.Contains(tags, t) })
	}
	return len(f.Tags) == 0 || e.Decision == nil && tagged(e.Tags) || home != nil && tagged(home.Tags)
}
