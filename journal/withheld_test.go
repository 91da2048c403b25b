package journal_test

import (
	"errors"
	"testing"

	"twoway/journal"
)

// P2: an entry that is not private takes over nothing that only private ones say.
func TestWhatPrivateEntriesSayIsWithheld(t *testing.T) {
	t.Parallel()
	day := func(d int) journal.Date { return journal.Date{Year: 2026, Month: 8, Day: d} }
	claim := func(p int) journal.Prediction { return journal.Prediction{Percent: p, By: day(20), Claim: "It grows."} }
	note := func(id string, d int, private bool, items journal.Items) *journal.Entry {
		return &journal.Entry{Kind: journal.KindNote, ID: id, Date: day(d), About: "2026-08-01-q", Private: private, Items: items, Note: &journal.Note{}}
	}
	decision := &journal.Entry{
		Kind: journal.KindDecision, ID: "2026-08-01-q", Date: day(1),
		Decision: &journal.Decision{Question: "Q?", Choice: "a", WayBack: "the lake", Context: "%%x%% here"},
		Items:    journal.Items{Options: []journal.Option{{Key: "a", Label: "a"}}},
	}
	hidden := note("2026-08-02-0900-q", 2, true, journal.Items{
		Amendments:  []journal.Amendment{{Field: "way_back", Old: "the lake", New: "the river"}},
		Predictions: []journal.Prediction{claim(60)},
		Options:     []journal.Option{{Key: "b", Label: "go"}},
	})
	again := note("2026-08-03-0900-q", 3, false, journal.Items{
		Amendments:  []journal.Amendment{{Field: "way_back", Old: "the lake", New: "the river"}},
		Predictions: []journal.Prediction{claim(60)},
	})
	settled := claim(60)
	settled.Ticked, settled.Tail = true, &journal.Outcome{Word: "yes"}
	for name, c := range map[string]struct {
		items  journal.Items
		others []*journal.Entry
		field  string
	}{
		"the value before":              {journal.Items{Amendments: []journal.Amendment{{Field: "way_back", Old: "the river", New: "x"}}}, nil, "amendments"},
		"which is public as well":       {journal.Items{Amendments: []journal.Amendment{{Field: "way_back", Old: "the river", New: "x"}}}, []*journal.Entry{again}, ""},
		"what is hidden in it":          {journal.Items{Amendments: []journal.Amendment{{Field: "context", Old: "%%x%% here", New: "x"}}}, nil, ""},
		"what nobody changed":           {journal.Items{Amendments: []journal.Amendment{{Field: "closes", Old: "not set", New: "soft"}}}, nil, ""},
		"a claim":                       {journal.Items{Resolutions: []journal.Resolution{{Prediction: &settled}}}, nil, "resolutions"},
		"a claim that is public":        {journal.Items{Resolutions: []journal.Resolution{{Prediction: &settled}}}, []*journal.Entry{again}, ""},
		"the key of an option":          {journal.Items{Predictions: []journal.Prediction{{Percent: 50, By: day(20), If: "b", Claim: "c"}}}, nil, "predictions"},
		"the words of an option":        {journal.Items{Options: []journal.Option{{Key: "b", Label: "go"}}}, nil, "options"},
		"an option in words of its own": {journal.Items{Options: []journal.Option{{Key: "b", Label: "leave"}}}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			others := append([]*journal.Entry{decision, hidden}, c.others...)
			states, _ := journal.FoldAll(others, day(10), journal.DefaultRule())
			e := note("", 10, false, c.items)
			same := func(e *journal.Entry) *journal.Entry { return e }
			public := journal.PublicState(e, decision.ID, others, same, journal.DefaultRule())
			err := states[0].Withheld(e, public)
			field := ""
			if fault, ok := errors.AsType[*journal.FieldError](err); ok {
				field = fault.Field
			}
			if field != c.field {
				t.Errorf("%v, want %q", err, c.field)
			}
			if e.Private = true; journal.PublicState(e, decision.ID, others, same, journal.DefaultRule()) != nil {
				t.Error("a private entry has a public state")
			}
		})
	}
}
