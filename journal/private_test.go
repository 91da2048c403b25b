package journal

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestNothingPrivateGoesThroughTheGate(t *testing.T) {
	t.Parallel()
	const canary = "canary"
	secret := "2026-01-01-secret-canary"
	on := day(t, "2026-01-01")
	open := newLife(t, "2026-01-01", Decision{Question: "Which way?", Supersedes: secret})
	x := &Entry{Kind: KindExperiment, ID: "2026-01-02-0900-secret-canary", Date: on, About: secret, Experiment: &Experiment{Question: canary}}
	mark := Mark{Lens: "fear", Entry: secret, Sentence: canary}
	entries := []*Entry{
		open.decision,
		{Kind: KindDecision, ID: secret, Date: on, Private: true, Decision: &Decision{Question: canary, Choice: "a"}},
		x,
		{Kind: KindNote, ID: "2026-01-03-0900-secret-canary", Date: on, About: x.ID, Note: &Note{}, Lead: canary},
		{Kind: KindNote, ID: "2026-01-04-0900-x", Date: on, About: "secret-canary", Note: &Note{}, Lead: canary},
		{Kind: KindNote, ID: "2026-01-05-0900-x", Date: on, About: "2026-01-01-unreadable", Note: &Note{}, Lead: canary},
		{Kind: KindNote, ID: "2026-01-06-0900-x", Date: on, About: lifeID, Private: true, Note: &Note{}, Lead: canary},
		{
			Kind: KindNote, ID: "2026-01-07-0900-x", Date: on, About: lifeID, Note: &Note{},
			Items: Items{Marks: []Mark{mark, {Is: true, Lens: "fear", Entry: lifeID}}},
			Body:  "## Marks\n\n- not fear: " + secret + " \"" + canary + "\"\n- is fear: " + lifeID + "\n",
		},
		{Kind: KindNote, ID: "2026-01-08-0900-imported", Date: on, Source: "jrnl", Note: &Note{}, Lead: "kept"},
	}
	redacted := 0
	public, left := Public(entries, func(e *Entry) *Entry { redacted++; return e })
	out, err := json.Marshal(public)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), canary) {
		t.Errorf("the canary went through: %s", out)
	}
	if len(public) != 3 || left != 6 || redacted != 3 {
		t.Errorf("got %d public, %d left out, %d redacted; want 3, 6, 3", len(public), left, redacted)
	}
	for _, e := range public {
		if e.Kind == KindNote && e.Source == "" && (len(e.Marks) != 1 || !strings.Contains(e.Body, "- is fear")) {
			t.Errorf("the other mark of a note is gone: %+v", e)
		}
	}
	if len(entries[7].Marks) != 2 || open.decision.Decision.Supersedes != secret {
		t.Error("what was handed in changed")
	}
}

// P2: the name of a note that lost its about says what it was about.
func TestANoteThatCarriesTheHandleOfAPrivateDecisionStaysIn(t *testing.T) {
	t.Parallel()
	on := day(t, "2026-01-05")
	for name, tc := range map[string]struct {
		private []bool // decisions with the handle
		stays   bool
	}{
		"a private one":        {[]bool{true}, true},
		"two private ones":     {[]bool{true, true}, true},
		"a public one":         {[]bool{false}, false},
		"one that is public":   {[]bool{true, false}, false},
		"no decision named so": {nil, false},
	} {
		note := &Entry{Kind: KindNote, ID: "2026-01-05-0900-leave", Date: on, Note: &Note{}, Lead: "text"}
		entries := []*Entry{note}
		for i, private := range tc.private {
			id := "2026-01-0" + string(rune('1'+i)) + "-leave"
			entries = append(entries, &Entry{Kind: KindDecision, ID: id, Date: day(t, id[:10]), Private: private, Decision: &Decision{Question: "Leave?", Choice: "a"}})
		}
		public, _ := Public(entries, nil)
		_, problems := FoldAll(entries, on, DefaultRule())
		named := slices.ContainsFunc(problems, func(p Problem) bool { return p.Rule == "about-lost" })
		if stays := !slices.ContainsFunc(public, func(e *Entry) bool { return e.ID == note.ID }); stays != tc.stays || named != tc.stays {
			t.Errorf("%s: it stays %v and is named %v, want %v", name, stays, named, tc.stays)
		}
	}
}

// P2: a name that carries the handle of a private decision tells it, in any case and with an about that leads elsewhere.
func TestANoteNamedAfterAPrivateDecisionStaysInWhateverItIsAbout(t *testing.T) {
	t.Parallel()
	on := day(t, "2026-01-05")
	shut := &Entry{Kind: KindDecision, ID: "2026-01-01-team", Date: on, Private: true, Decision: &Decision{Question: "Team?", Choice: "a"}}
	open := &Entry{Kind: KindDecision, ID: "2026-01-02-stay", Date: on, Decision: &Decision{Question: "Stay?", Choice: "a"}}
	for _, tc := range []struct {
		id, about    string
		stays, named bool
	}{
		{"2026-01-05-0900-team", "2026-01-02-stay", true, true},
		{"2026-01-05-0900-Team", "", true, true},
		{"2026-01-05-0900-team", "2026-01-01-team", true, false},
		{"2026-01-05-0900-team", "team", true, false},
		{"2026-01-05-0900-stay", "2026-01-02-stay", false, false},
		{"2026-01-05-0900-Stay", "", false, false},
	} {
		note := &Entry{Kind: KindNote, ID: tc.id, About: tc.about, Date: on, Note: &Note{}, Lead: "text"}
		entries := []*Entry{shut, open, note}
		public, _ := Public(entries, nil)
		_, problems := FoldAll(entries, on, DefaultRule())
		named := slices.ContainsFunc(problems, func(p Problem) bool { return p.Rule == "about-lost" })
		if stays := !slices.Contains(public, note) && len(public) == 1; stays != tc.stays || named != tc.named {
			t.Errorf("%s about %q: it stays %v and is named %v, want %v and %v", tc.id, tc.about, stays, named, tc.stays, tc.named)
		}
	}
}

func TestAFieldNamesOnlyWhatIsPublic(t *testing.T) {
	t.Parallel()
	on := day(t, "2026-01-01")
	all := func(supersedes string) []*Entry {
		return []*Entry{
			newLife(t, "2026-01-02", Decision{Question: "Which way?", Supersedes: supersedes}).decision,
			{Kind: KindDecision, ID: "2026-01-01-secret", Date: on, Private: true, Decision: &Decision{Choice: Undecided}},
			{Kind: KindDecision, ID: "2026-01-01-open", Date: on, Decision: &Decision{Choice: Undecided}},
		}
	}
	for supersedes, want := range map[string]string{
		"2026-01-01-secret": "", "secret": "", "2026-01-01-cannot-be-read": "",
		"2026-01-01-open": "2026-01-01-open", "open": "open",
	} {
		public, _ := Public(all(supersedes), nil)
		if got := public[len(public)-1].Decision.Supersedes; len(public) != 2 || got != want {
			t.Errorf("supersedes %s: got %q among %d, want %q among 2", supersedes, got, len(public), want)
		}
	}
}

func TestAnAmendmentMakesADecisionPrivateAndPublicAgain(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{Question: "Which way?"})
	l.note("2026-01-02", Note{}, Items{Amendments: []Amendment{{Field: "private", Old: "false", New: "true"}}})
	if public, left := Public([]*Entry{l.about[0], l.decision}, nil); len(public) != 0 || left != 2 {
		t.Errorf("private: got %d public and %d left out, want 0 and 2", len(public), left)
	}
	l.note("2026-01-03", Note{}, Items{Amendments: []Amendment{{Field: "private", Old: "true", New: "false"}}})
	if public, left := Public([]*Entry{l.about[1], l.about[0], l.decision}, nil); len(public) != 3 || left != 0 {
		t.Errorf("public again: got %d public and %d left out, want 3 and 0", len(public), left)
	}
	l.note("2026-01-04", Note{}, Items{Amendments: []Amendment{{Field: "private", Old: "false", New: "yes"}}})
	if public, left := Public(append(l.about, l.decision), nil); len(public) != 0 || left != 4 {
		t.Errorf("a value that says neither true nor no: got %d public and %d left out, want 0 and 4", len(public), left)
	}
}

func TestWhatFrontMatterHidesBetweenMarksGoesThroughNoGate(t *testing.T) {
	t.Parallel()
	const canary = "canary"
	hidden := "%%" + canary + "%%"
	part := "a " + hidden + " b"
	on := day(t, "2026-01-01")
	d := &Entry{
		Kind: KindDecision, ID: lifeID, Date: on, Tags: []string{"x", hidden}, Source: part, Title: part,
		Extra: []Field{{Key: "mine", Lines: []string{"mine:", "  - " + hidden}}, {Key: "open", Lines: []string{"open: yes"}}},
		Decision: &Decision{
			Question: part, Choice: "a", Mood: []string{hidden, "calm"}, Context: hidden, WayBack: part, MustAgree: "%%" + canary, WhenWhere: part,
			KeepsOpen: []string{part},
		},
	}
	talk := &Entry{Kind: KindConversation, ID: "2026-01-02-0900-x", Date: on, About: lifeID, Conversation: &Conversation{With: part}}
	trial := &Entry{Kind: KindExperiment, ID: "2026-01-03-0900-x", Date: on, About: lifeID, Experiment: &Experiment{Question: part, Tests: hidden, WhoSees: part}}
	public, _ := Public([]*Entry{d, talk, trial}, nil)
	out, err := json.Marshal(public)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), canary) || strings.Contains(string(out), "%%") {
		t.Errorf("the canary went through: %s", out)
	}
	got := public[0]
	if p := got.Decision; p.Question != "a b" || p.MustAgree != marked || len(p.Mood) != 1 || len(got.Tags) != 1 || len(got.Extra) != 1 {
		t.Errorf("got %+v with %+v, want the rest of each field, and %q for one that is hidden as a whole", got, p, marked)
	}
	if d.Decision.Question != part || talk.Conversation.With != part || trial.Experiment.Tests != hidden {
		t.Error("what was handed in changed")
	}
}

// A comment hides in a line as in a body, but for one inside code; one that is never closed hides the rest.
func TestCommentsInLinesGoThroughNoGate(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Stay <!-- secret --> here?": "Stay here?", "<!--secret-->": "", "a <!-- %% --> b %%secret%% c": "a b c", "a %%<!--%% b -->": "a b -->",
		"`<!-- a -->` b": "`<!-- a -->` b", "a <!-- b": "a", `a \<!-- b -->`: `a \<!-- b -->`, "a %% <!-- %% b": "a b",
	} {
		if got := Unmarked(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got := Slug("Stay <!-- secret --> here?"); got != "stay-here" {
		t.Errorf("the handle is %s", got)
	}
	d := &Entry{Kind: KindDecision, ID: lifeID, Date: day(t, "2026-01-01"), Decision: &Decision{Question: "Stay <!-- x --> here?", Context: "<!-- x -->", Choice: "a"}}
	public, _ := Public([]*Entry{d}, nil)
	if p := public[0].Decision; p.Question != "Stay here?" || p.Context != marked {
		t.Errorf("got %+v", p)
	}
}

// A mark that quotes what is private in its entry goes through no gate, with its line; check names it.
func TestAQuoteOfWhatIsPrivateGoesThroughNoGate(t *testing.T) {
	t.Parallel()
	on := day(t, "2026-01-05")
	entry := &Entry{Kind: KindNote, ID: "2026-01-05-0900-n1", Date: on, Note: &Note{}, Body: "Fine. %% She is ill. Told #nobody yet. %% Went home #sea late."}
	marks := []Mark{
		{Is: true, Lens: "illness", Entry: entry.ID, Sentence: "She is ill."},
		{Is: true, Lens: "the sea", Entry: entry.ID, Sentence: "Went home late."},
		{Lens: "fear", Entry: entry.ID, Sentence: "fine. she is ILL"},
		{Is: true, Lens: "homes", Entry: entry.ID},
		{Is: true, Lens: "homes", Entry: entry.ID, Sentence: "Typed from memory."},
		{Is: true, Lens: "silence", Entry: entry.ID, Sentence: "Told yet."},
	}
	note := &Entry{Kind: KindNote, ID: "2026-01-06-0900-n2", Date: on, Path: "n2.md", Note: &Note{}, Body: `## Marks

- is illness: 2026-01-05-0900-n1 "She is ill."
- is the sea: 2026-01-05-0900-n1 "Went home late."
- not fear: 2026-01-05-0900-n1 "fine. she is ILL"
- is homes: 2026-01-05-0900-n1
- is homes: 2026-01-05-0900-n1 "Typed from memory."
- is silence: 2026-01-05-0900-n1 "Told yet."
`}
	note.Marks = marks
	redact := func(e *Entry) *Entry {
		if e != entry {
			return e // nothing of it is hidden
		}
		c := *e
		c.Body = "Fine. Went home #sea late."
		return &c
	}
	public, _ := Public([]*Entry{entry, note}, redact)
	got := public[1]
	if want := []Mark{marks[1], marks[3], marks[4]}; !slices.Equal(got.Marks, want) || strings.Contains(strings.ToLower(got.Body), "ill.") || strings.Contains(got.Body, "ILL") || strings.Contains(got.Body, "Told") ||
		strings.Count(got.Body, "\n- ") != len(want) {
		t.Errorf("got %+v and the body %q, want %+v", got.Marks, got.Body, want)
	}
	if len(note.Marks) != len(marks) || strings.Count(note.Body, "\n- ") != len(marks) {
		t.Error("what was handed in changed")
	}
	if found := PrivateQuotes([]*Entry{entry, note}, redact); len(found) != 3 || found[0].Rule != "mark-private" || found[0].Path != "n2.md" {
		t.Errorf("check says %v, want three marks", found)
	}
	hidden := *note
	hidden.Private = true
	if found := PrivateQuotes([]*Entry{entry, &hidden}, redact); len(found) > 0 {
		t.Errorf("a private note: check says %v", found)
	}
}

// P2: a mark may name a decision by its handle, and go on over several lines.
func TestAMarkThatQuotesWhatIsPrivateStaysInHoweverItNamesItsEntry(t *testing.T) {
	t.Parallel()
	const secret = "The boss shouts."
	way := newLife(t, "2026-01-01", Decision{Question: "Which way?"}).decision
	way.Body = "Calm. %%" + secret + "%%\n"
	redact := func(e *Entry) *Entry {
		c := *e
		c.Body = strings.ReplaceAll(c.Body, "%%"+secret+"%%", "")
		return &c
	}
	for _, ref := range []string{way.ID, Handle(way.ID)} {
		note := &Entry{
			Kind: KindNote, ID: "2026-01-07-0900-x", Date: way.Date, Note: &Note{},
			Items: Items{Marks: []Mark{{Is: true, Lens: "strain", Entry: ref, Sentence: secret}, {Is: true, Lens: "calm", Entry: ref, Sentence: "Calm."}}},
			Body:  "## Marks\n\n- is strain:\n  " + ref + "\n  \"The boss\nshouts.\"\n- is calm: " + ref + " \"Calm.\"\n",
		}
		public, _ := Public([]*Entry{way, note}, redact)
		if got := public[1]; len(got.Marks) != 1 || got.Body != "## Marks\n\n- is calm: "+ref+" \"Calm.\"\n" {
			t.Errorf("%s: got %d marks and %q", ref, len(got.Marks), got.Body)
		}
	}
}
