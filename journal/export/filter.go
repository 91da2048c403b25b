package export

import (
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
)

// Filter narrows an export. Empty fields do not narrow. What is outside a filter is neither written nor taken away, and a file
// that shows one selection as a whole is not written over by another.
type Filter struct {
	Decisions []string // ids; entries about them come along
	Tags      []string // of the entry or of its decision; one of them is enough
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

// narrow leaves what the filter selects. A decision stays with any entry about it that stays, since links lead to it.
func (in *Input) narrow() {
	if in.Filter.Empty() {
		return
	}
	home := homes(in.Entries)
	byID := map[string]*journal.Entry{}
	for _, e := range in.Entries {
		byID[e.ID] = e
	}
	keep := map[string]bool{}
	for _, e := range in.Entries {
		if in.Filter.selects(e, byID[home[e.ID]], home[e.ID]) {
			keep[e.ID], keep[home[e.ID]] = true, true
		}
	}
	in.Entries = slices.DeleteFunc(slices.Clone(in.Entries), func(e *journal.Entry) bool { return !keep[e.ID] })
	in.States = slices.DeleteFunc(slices.Clone(in.States), func(s *journal.State) bool { return !keep[s.ID] })
	// A review and the themes speak of the whole journal.
	in.Reviews, in.Themes = nil, nil
}

func (f Filter) selects(e, decision *journal.Entry, home string) bool {
	if e.Kind == journal.KindReview || e.Date.Before(f.Since) {
		return false
	}
	if len(f.Decisions) > 0 && !slices.Contains(f.Decisions, home) {
		return false
	}
	tagged := func(e *journal.Entry) bool {
		return e != nil && slices.ContainsFunc(f.Tags, func(t string) bool { return slices.Contains(e.Tags, t) })
	}
	return len(f.Tags) == 0 || tagged(e) || tagged(decision)
}

// homes maps the id of each entry to the id of the decision that it belongs to: itself for a decision, "" for none.
func homes(entries []*journal.Entry) map[string]string {
	about := map[string]string{}
	for _, e := range entries {
		about[e.ID] = e.About
	}
	home := map[string]string{}
	for _, e := range entries {
		id := e.ID
		// A note may be about an experiment, which is about a decision; more than a few steps would be a circle.
		for range 4 {
			if about[id] == "" {
				break
			}
			id = about[id]
		}
		if id != e.ID || e.Kind == journal.KindDecision {
			home[e.ID] = id
		}
	}
	return home
}
