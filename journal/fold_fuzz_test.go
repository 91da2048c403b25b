package journal

import "testing"

// FuzzAmendedFieldReadsBackAsWritten holds every accepted value of an amendable field against what the state then says.
func FuzzAmendedFieldReadsBackAsWritten(f *testing.F) {
	for _, seed := range []struct{ field, value string }{
		{"agreed", "true"},
		{"agreed", "yes"},
		{"private", NotSet},
		{"door_max_cost", "3"},
		{"door_max_cost", "7"},
		{"keeps_open", "a; b;"},
		{"tags", "x"},
		{"trial_ends", "2027-02-29"},
		{"closes_on", "2027-02-28"},
		{"closes", "soft"},
		{"way_back", "  tell Dana. "},
		{"must_agree", "Not set"},
		{"question", "x"},
		{"why", "x"},
	} {
		f.Add(seed.field, seed.value)
	}
	f.Fuzz(func(t *testing.T, field, value string) {
		l := newLife(t, "2026-01-01", Decision{KeepsOpen: []string{"one"}})
		l.note("2026-01-02", Note{}, Items{Amendments: []Amendment{{Field: field, Old: NotSet, New: value}}})
		s := l.state(Date{2026, 1, 2})
		for _, p := range s.Problems {
			if p.Rule == "amendment-field" || p.Rule == "amendment-value" {
				return
			}
		}
		got, ok := s.Field(s.Amendments[0].Field)
		if s.Amendments[0].Field != "why" && (!ok || !s.sameValue(s.Amendments[0].Field, got, value)) {
			t.Errorf("%s amended to %q reads %q", field, value, got)
		}
	})
}
