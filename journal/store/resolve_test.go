package store

import (
	"errors"
	"slices"
	"testing"

	"twoway/journal"
)

func someStates() []*journal.State {
	return []*journal.State{
		{
			ID: "2026-02-02-team-or-staff", Handle: "team-or-staff", Question: "Team, or staff?", Timeline: []string{"2026-03-04-0815-team-or-staff"},
			Experiments: []journal.ExperimentState{{Entry: "2026-02-10-0900-team-or-staff"}},
			Talks:       []journal.ConversationState{{Entry: "2026-02-11-0900-team-or-staff"}},
		},
		{ID: "2026-05-01-team", Handle: "team", Question: "Which team?"},
		{ID: "2026-06-01-café", Handle: "café", Question: "Café?"},
		{ID: "2025-06-01-berlin", Handle: "berlin", Question: "Berlin?"},
		{ID: "2026-07-01-berlin", Handle: "berlin", Question: "Berlin again?"},
	}
}

func TestAReferenceFindsItsDecision(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, ref, want string }{
		{"a handle", "team-or-staff", "2026-02-02-team-or-staff"},
		{"a whole handle wins over a longer one", "team", "2026-05-01-team"},
		{"the beginning of one handle", "team-or", "2026-02-02-team-or-staff"},
		{"an id", "2026-02-02-team-or-staff", "2026-02-02-team-or-staff"},
		{"the beginning of one id", "2026-05", "2026-05-01-team"},
		{"a path", "2026/2026-05-01-team.md", "2026-05-01-team"},
		{"a path from elsewhere", "../log/2026/2026-05-01-team.md", "2026-05-01-team"},
		{"a Windows path", `2026\2026-05-01-team.md`, "2026-05-01-team"},
		{"the path of an entry about it", "2026/2026-03-04-0815-team-or-staff.md", "2026-02-02-team-or-staff"},
		{"capital letters", "Team-Or-Staff", "2026-02-02-team-or-staff"},
		{"a composed accent", "caf\u00e9", "2026-06-01-café"},
		{"a decomposed accent", "cafe\u0301", "2026-06-01-café"}, // N3
		{"one of two with a handle, by its id", "2025-06-01-berlin", "2025-06-01-berlin"},
	} {
		s, err := Resolve(someStates(), c.ref)
		if err != nil || s.ID != c.want {
			t.Errorf("%s: Resolve(%q): got %v %v, want %s", c.name, c.ref, s, err, c.want)
		}
	}
}

func TestAReferenceThatFitsSeveralListsThem(t *testing.T) { // T2
	t.Parallel()
	for ref, want := range map[string][]string{
		"berlin":  {"2025-06-01-berlin", "2026-07-01-berlin"},
		"tea":     {"2026-02-02-team-or-staff", "2026-05-01-team"},
		"2026-0":  {"2026-02-02-team-or-staff", "2026-05-01-team", "2026-06-01-café", "2026-07-01-berlin"},
		"BERLIN ": {"2025-06-01-berlin", "2026-07-01-berlin"},
	} {
		_, err := Resolve(someStates(), ref)
		var a *AmbiguousError
		if !errors.As(err, &a) || !errors.Is(err, journal.ErrAmbiguous) {
			t.Errorf("%q: got %v, want an *AmbiguousError", ref, err)
			continue
		}
		var ids []string
		for _, c := range a.Choices {
			ids = append(ids, c.ID)
			if c.Question == "" {
				t.Errorf("%q: no question beside %s", ref, c.ID)
			}
		}
		if !slices.Equal(ids, want) {
			t.Errorf("%q: got %q, want %q", ref, ids, want)
		}
	}
}

func TestAReferenceThatFitsNothingNamesTheNearest(t *testing.T) {
	t.Parallel()
	for ref, want := range map[string][]string{
		"taem": nil, "teams": {"team"}, "belrin": {"berlin"}, "staff": {"team-or-staff"}, "or": {"team-or-staff"}, "": nil, "zzz": nil, ".md": nil,
	} {
		_, err := Resolve(someStates(), ref)
		var n *NotFoundError
		if !errors.As(err, &n) || !errors.Is(err, journal.ErrNotFound) || !slices.Equal(n.Near, want) {
			t.Errorf("%q: got %v, want %q", ref, err, want)
		}
	}
}

func TestANoteMayBeAboutAnExperimentOrAConversation(t *testing.T) {
	t.Parallel()
	for ref, want := range map[string]string{
		"2026-02-10-0900-team-or-staff":         "2026-02-10-0900-team-or-staff",
		"2026/2026-02-11-0900-team-or-staff.md": "2026-02-11-0900-team-or-staff",
		"team-or-staff":                         "2026-02-02-team-or-staff",
		"2026-03-04-0815-team-or-staff":         "2026-02-02-team-or-staff",
	} {
		s, about, err := ResolveEntry(someStates(), ref)
		if err != nil || about != want || s.Handle != "team-or-staff" {
			t.Errorf("%q: got %v %q %v, want %q", ref, s, about, err, want)
		}
	}
	if _, _, err := ResolveEntry(someStates(), "berlin"); !errors.Is(err, journal.ErrAmbiguous) {
		t.Errorf("two decisions: got %v, want ErrAmbiguous", err)
	}
}
