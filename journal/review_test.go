package journal

import (
	"slices"
	"strings"
	"testing"
)

func on(s string) Date {
	d, ok := ISODate(s)
	if !ok {
		panic(s)
	}
	return d
}

var thirdQuarter = Period{on("2026-07-01"), on("2026-09-30")}

// quarter is the review of the third quarter of 2026 over some states and entries.
func quarter(states []*State, entries ...*Entry) *Review {
	return NewReview(ReviewInput{Period: thirdQuarter, AsOf: on("2026-09-30"), States: states, Entries: entries})
}

// chosen is a decision on trial with two options and an entry in the quarter.
func chosen(change func(*State)) (*State, []*Entry) {
	id := "2026-02-02-team-or-staff"
	s := &State{
		ID: id, Handle: "team-or-staff", Question: "Take the team, or stay?", Date: on("2026-02-02"), AsOf: on("2026-09-30"),
		Status: "trial", Choice: "team", DecidedOn: on("2026-02-02"), Next: on("2026-10-10"), Width: "open", Reversible: "yes",
		Options:  []Option{{Key: "team", Label: "take the team"}, {Key: "staff", Label: "stay on the staff path"}},
		Parked:   []string{"staff"},
		Timeline: []string{"2026-08-01-0900-team-or-staff"},
	}
	if change != nil {
		change(s)
	}
	note := &Entry{Kind: KindNote, ID: s.Timeline[0], Date: on("2026-08-01"), About: id, Lead: "A quiet day.", Note: &Note{}}
	decision := &Entry{Kind: KindDecision, ID: id, Date: on("2026-02-02"), Decision: &Decision{Question: s.Question, Choice: s.Choice}}
	return s, []*Entry{decision, note}
}

func TestADecisionIsCalledByTheWordsOfItsHandle(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, handle, question, want string }{
		{"the whole question", "four-day-week", "Four-day week?", "Four-day week"},
		{"one word of it", "exporter", "Patch the exporter or rewrite it?", "exporter"},
		{"words in a row", "parcel-queue", "Patch the parcel queue, or replace it?", "parcel queue"},
		{"the whole question, asked again", "four-day-week-2027", "Four-day week?", "Four-day week 2027"},
		{"asked again on another day of the month", "exporter-2027-01", "Patch the exporter or rewrite it?", "exporter 2027-01"},
		{"a year of the question's own", "exporter-2027", "The exporter 2027?", "exporter 2027"},
		{"words of its own", "team-or-staff", "Take the platform team, or stay on the staff path?", "team or staff"},
		{"other scripts", "東京", "東京 or not?", "東京"},
		{"an empty handle", "", "Stay?", "Stay?"},
	}
	for _, tt := range tests {
		if got := (&State{Handle: tt.handle, Question: tt.question, Date: on("2027-01-05")}).ShortName(); got != tt.want {
			t.Errorf("%s: %q of %q is called %q, want %q", tt.name, tt.handle, tt.question, got, tt.want)
		}
	}
}

func TestHowSureIsSaidOfWhatWasChosen(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name             string
		confidence, lean *int
		want             int
	}{
		{"the last look gave its number for the choice", new(80), new(80), 80},
		{"it gave its number for the other option", new(80), new(20), 20},
		{"no look said which one it would choose", new(75), nil, 75},
	}
	for _, tt := range tests {
		s, entries := chosen(func(s *State) { s.ConfidenceFirst, s.Confidence, s.Lean = new(75), tt.confidence, tt.lean })
		r := quarter([]*State{s}, entries...)
		if len(r.Standing) != 1 || r.Standing[0].Now == nil || *r.Standing[0].Then != 75 || *r.Standing[0].Now != tt.want {
			t.Errorf("%s: got %+v, want 75 then and %d now", tt.name, r.Standing, tt.want)
		}
	}
}

func TestSpansOfTimeInWords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		days int
		want string
	}{
		{1, "one day"},
		{14, "14 days"},
		{15, "two weeks"},
		{30, "four weeks"},
		{61, "two months"},
		{210, "seven months"},
		{560, "18 months"},
		{700, "two years"},
		{723, "two years"},
		{1096, "three years"},
	} {
		if got := lasting(tt.days); got != tt.want {
			t.Errorf("%d days last %q, want %q", tt.days, got, tt.want)
		}
	}
}

func TestAtAGlance(t *testing.T) {
	t.Parallel()
	hit := func(s *State, condition, day string) {
		s.Tripwires = append(s.Tripwires, TripwireState{
			Condition: condition, Mode: Happens, Status: "hit", History: []Settled{{Word: "hit", On: on(day)}},
		})
	}
	tests := []struct {
		name   string
		change func(*State)
		want   string
	}{
		{"one settled", nil, "One decision settled."},
		{"one walked back", func(s *State) { s.Status = "reversed" }, "One decision walked back."},
		{"one undecided", func(s *State) { s.Status, s.Choice = "open", Undecided }, "One decision still undecided."},
		{"one settled whose date has come", func(s *State) { s.Next = on("2026-09-30") }, "One decision waits for a look."},
		{"one walked back with a date of old", func(s *State) { s.Status, s.Next = "reversed", on("2026-09-01") }, "One decision walked back."},
		{"a wire without a look", func(s *State) { hit(s, "a", "2026-07-20") }, "One tripwire fired (20 July). The look it calls for waits."},
		{"a wire and a look the next day", func(s *State) {
			hit(s, "a", "2026-07-20")
			s.Looks = []Look{{Date: on("2026-07-21"), Verdict: Reverse, calls: []Call{{on("2026-07-20"), "tripwire", "a", ""}}}}
		}, "One tripwire fired (20 July). You looked the next day and walked it back."},
		{"two wires, one look", func(s *State) {
			hit(s, "a", "2026-07-20")
			hit(s, "b", "2026-09-20")
			s.Looks = []Look{{Date: on("2026-07-21"), Verdict: Keep, calls: []Call{{on("2026-07-20"), "tripwire", "a", ""}}}}
		}, "Two tripwires fired; you looked after one of them."},
		{"two wires, no look", func(s *State) {
			hit(s, "a", "2026-07-20")
			hit(s, "b", "2026-09-20")
		}, "Two tripwires fired; the looks they call for wait."},
		{"a wire before the quarter", func(s *State) { hit(s, "a", "2026-06-20") }, "One decision settled."},
		{"a door that costs less", func(s *State) {
			s.WayBack, s.DoorCostFirst, s.DoorCost = "say so", new(3), new(1)
			s.DoorCosts = []Stated{{Date: on("2026-02-02"), Value: 3}, {Date: on("2026-08-31"), Value: 1}}
		}, "Team or staff: walking back costs less than in February (3 → 1)."},
	}
	for _, tt := range tests {
		s, entries := chosen(tt.change)
		if got := quarter([]*State{s}, entries...).Glance; !slices.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want %q among them", tt.name, got, tt.want)
		}
	}
}

func TestThemesAtAGlance(t *testing.T) {
	t.Parallel()
	tests := []struct{ trends, want string }{
		{"rising rising fading quiet", "Two subjects came up more than last quarter, one less, one not at all."},
		{"fading", "One subject came up less than last quarter."},
		{"new steady", "One subject came up for the first time this quarter."},
		{"quiet", "One subject did not come up this quarter."},
		{"steady", ""},
		{"", ""},
		{"last-third rising new", "One subject came up more in the last third of the time than before, one for the first time."},
		{"last-third new quiet quiet", "One subject came up for the first time in the last third of the time, two did not come up."},
	}
	for _, tt := range tests {
		r := &Review{Period: ReviewSpan{Before: "last quarter", This: "this quarter"}}
		trends, ok := strings.CutPrefix(tt.trends, "last-third")
		if ok {
			r.Compared = "last-third"
		}
		for _, trend := range strings.Fields(trends) {
			r.Themes = append(r.Themes, Theme{Trend: trend})
		}
		if got := glanceThemes(r); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.trends, got, tt.want)
		}
	}
}

func TestAnEmptyQuarterIsASentence(t *testing.T) {
	t.Parallel()
	r := quarter(nil)
	if got := r.Glance; len(got) != 1 || got[0] != "Nothing was written this quarter." {
		t.Errorf("got %q (X4)", got)
	}
	settles := &Entry{ID: "2026-08-01-0900", Date: on("2026-08-01"), Kind: KindNote, Note: &Note{}}
	if got, want := quarter(nil, settles).Glance, "No sentences were written this quarter; one note settles or marks something."; len(got) != 1 || got[0] != want {
		t.Errorf("with a note without text: got %q, want %q", got, want)
	}
	if len(r.Themes)+len(r.Next)+len(r.Standing) != 0 || len(r.Limits) == 0 {
		t.Errorf("an empty quarter holds %d themes, %d dates, %d decisions, %d limits", len(r.Themes), len(r.Next), len(r.Standing), len(r.Limits))
	}
}

func TestCountsOfAPeriod(t *testing.T) {
	t.Parallel()
	note := func(id, day, lead string) *Entry {
		return &Entry{Kind: KindNote, ID: id, Date: on(day), Lead: lead, Note: &Note{}}
	}
	entries := []*Entry{note("a", "2026-06-30", "Before."), note("b", "2026-07-01", "First day."), note("c", "2026-09-30", "Last day."), note("d", "2026-08-01", "")}
	tests := []struct {
		name string
		in   ReviewInput
		want string
	}{
		{"a quarter", ReviewInput{Period: thirdQuarter}, "1 July to 30 September · 2 entries: 2 notes (1 entry last quarter)"},
		{"private entries", ReviewInput{Period: thirdQuarter, Left: 2}, "1 July to 30 September · 2 entries: 2 notes (1 entry last quarter) · 2 private entries are left out"},
		{"everything", ReviewInput{Mode: ReviewOfAll}, "30 June to 30 September · 3 entries: 3 notes"},
		{"an open end", ReviewInput{Period: Period{From: on("2026-07-01")}}, "1 July to 30 September · 2 entries: 2 notes"},
		{"an open beginning", ReviewInput{Period: Period{To: on("2026-07-31")}}, "30 June to 31 July · 2 entries: 2 notes"},
		{"two years", ReviewInput{Period: Period{on("2025-07-01"), on("2026-06-30")}}, "1 July 2025 to 30 June 2026 · 1 entry: 1 note"},
	}
	for _, tt := range tests {
		tt.in.Entries, tt.in.AsOf = entries, on("2026-09-30")
		c := NewReview(tt.in).Counts
		if c.Line != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, c.Line, tt.want)
		}
	}
}

func TestTheLargestStepAndWhatWentWithIt(t *testing.T) {
	t.Parallel()
	leans := []LeanPoint{{Date: on("2026-02-02"), Value: 65}, {Date: on("2026-05-03"), Value: 70}, {Date: on("2026-07-22"), Value: 45}}
	tests := []struct {
		name   string
		change func(*State)
		want   string
	}{
		{"nothing known", nil, "Between 45 and 70 over six months. The largest step (70 to 45) came on 22 July."},
		{"a wire", func(s *State) {
			s.Tripwires = []TripwireState{{History: []Settled{{Word: "hit", On: on("2026-07-20")}}}}
		}, "The largest step (70 to 45) came two days after the tripwire."},
		{"a wire on the day", func(s *State) {
			s.Tripwires = []TripwireState{{History: []Settled{{Word: "hit", On: on("2026-07-22")}}}}
		}, "came on the day of the tripwire."},
		{"a wire long before", func(s *State) {
			s.Tripwires = []TripwireState{{History: []Settled{{Word: "hit", On: on("2026-05-10")}}}}
		}, "came on 22 July."},
		{"a wrong assumption and a talk", func(s *State) {
			s.Assumptions = []AssumptionState{{History: []Settled{{Word: "wrong", On: on("2026-07-21")}}}}
			s.Talks = []ConversationState{{Status: "held", Date: on("2026-07-22")}}
		}, "came one day after an assumption was found wrong."},
		{"a talk", func(s *State) {
			s.Talks = []ConversationState{{Status: "held", Date: on("2026-07-08")}}
		}, "came 14 days after a conversation."},
	}
	for _, tt := range tests {
		s, entries := chosen(tt.change)
		s.Leans = leans
		r := quarter([]*State{s}, entries...)
		if len(r.Leans) != 1 || !strings.HasSuffix(r.Leans[0].Line, tt.want) {
			t.Errorf("%s: got %+v, want a line that ends %q", tt.name, r.Leans, tt.want)
		}
	}
}

func TestALeanThatStaysIsNotTold(t *testing.T) {
	t.Parallel()
	s, entries := chosen(nil)
	s.Leans = []LeanPoint{{Date: on("2026-02-02"), Value: 65}, {Date: on("2026-07-22"), Value: 79}}
	if r := quarter([]*State{s}, entries...); len(r.Leans) != 0 {
		t.Errorf("a move of 14 points is told: %+v", r.Leans)
	}
}

func TestMemoryIsCountedAndNotAveraged(t *testing.T) {
	t.Parallel()
	s, entries := chosen(nil)
	s.Why = "The pay band opens up."
	add := func(day string, written, recalled, lean, pull int, blind bool) {
		id := day + "-0900-team-or-staff"
		entries = append(entries, &Entry{Kind: KindReflection, ID: id, Date: on(day), About: s.ID, Reflection: &Reflection{Verdict: Keep}})
		s.Recalls = append(s.Recalls, Recall{
			Date: on(day), Entry: id, Blind: blind, Choice: "team", Record: "team", Written: &written, Confidence: &recalled, Lean: &lean,
			Drift: new(recalled - written), Pull: &pull, Reason: "People's growth",
		})
		s.Looks = append(s.Looks, Look{Date: on(day), Entry: id, Verdict: Keep, Recalled: true})
	}
	add("2026-07-22", 65, 50, 45, 15, true)
	add("2026-08-01", 65, 65, 60, 0, true)
	add("2026-08-15", 65, 60, 60, 5, false)
	s.Looks = append(s.Looks, Look{Date: on("2026-09-01"), Verdict: Keep}, Look{Date: on("2026-09-02"), Verdict: Wait})
	got := quarter([]*State{s}, entries...).Memory
	want := []string{
		"Two blind recalls, one with the record in sight, one skipped. 22 July: wrote 65, remembered 50, leaned 45 that day. 1 August: wrote 65, remembered 65.",
		"On 22 July you remembered \"People's growth\". The line of 2 February says: \"The pay band opens up.\"",
		"Two recalls are too few to call it a habit.",
	}
	if !slices.Equal(got.Lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got.Lines, "\n"), strings.Join(want, "\n"))
	}
	add("2026-03-01", 65, 70, 70, 5, true)
	add("2026-04-01", 65, 70, 70, 5, true)
	add("2026-05-01", 65, 60, 70, -5, true)
	lines := quarter([]*State{s}, entries...).Memory.Lines
	if last := lines[len(lines)-1]; last != "All time: one of 5 recalls was exact; in 3 of the other 4 memory had moved towards the view of that day." {
		t.Errorf("from five recalls on: got %q", last)
	}
}

func TestUntestedSidesAreNamedOnceSomethingWasTried(t *testing.T) {
	t.Parallel()
	s, entries := chosen(nil)
	if got := quarter([]*State{s}, entries...).Tried.Lines; len(got) != 0 {
		t.Errorf("nothing was tried: got %q", got)
	}
	s.Talks = []ConversationState{{Track: "team", Status: "held", Date: on("2026-07-14"), With: "Dana"}}
	s.Assumptions = []AssumptionState{
		{Belief: "the band moves", Status: "untested", By: on("2026-08-31")}, {Belief: "the ladder holds", Status: "untested", By: on("2026-12-31")},
	}
	got := quarter([]*State{s}, entries...).Tried
	want := []string{"Team or staff: no experiment and no conversation yet on \"stay on the staff path\".", "Past its date and untested: \"the band moves\" (31 August)."}
	if !slices.Equal(got.Lines, want) || len(got.Conversations) != 1 {
		t.Errorf("got %q, want %q", got.Lines, want)
	}
}

func TestUnreadableFilesAreNamed(t *testing.T) {
	t.Parallel()
	r := NewReview(ReviewInput{Period: thirdQuarter, AsOf: on("2026-09-30"), Problems: []Problem{
		{Path: "lenses/a.yaml", Unreadable: true}, {Path: "2026/b.md", Line: 3}, {Path: "templates/c.md", Unreadable: true},
	}})
	if got := r.Limits[0]; got != "Two files could not be read and are left out: lenses/a.yaml, templates/c.md." {
		t.Errorf("got %q (L14)", got)
	}
	r = NewReview(ReviewInput{Period: thirdQuarter, AsOf: on("2026-09-30"), Problems: []Problem{
		{Path: "2026/2026-07-02-leave-them.md", Unreadable: true},
		{Path: "lenses/own.yaml", Unreadable: true},
		{Path: "2026/2026-07-02-leave-them (conflicted copy).md", Unreadable: true},
		{Path: "leave-them", Unreadable: true},
	}})
	if got := r.Limits[0]; got != "Four files could not be read and are left out: lenses/own.yaml, three entries, named by `twoway check`." {
		t.Errorf("got %q: the name of an entry may be private (P2)", got)
	}
}

func TestTheReviewOfOneDecisionReadsOnlyItsEntries(t *testing.T) {
	t.Parallel()
	s, entries := chosen(nil)
	other := &State{ID: "2026-08-24-four-day-week", Handle: "four-day-week", Question: "Four-day week?", Status: "open", Choice: Undecided, Date: on("2026-08-24")}
	entries = append(entries, &Entry{Kind: KindDecision, ID: other.ID, Date: other.Date, Decision: &Decision{Question: other.Question}})
	r := NewReview(ReviewInput{Mode: ReviewOfDecision, Decision: s.ID, AsOf: on("2026-09-30"), States: []*State{s, other}, Entries: entries})
	if r.Title != "Review: Take the team, or stay?" || r.Counts.Entries != 2 || len(r.Standing) != 1 || r.Period.From != on("2026-02-02") {
		t.Errorf("got %q with %d entries and %d decisions from %s", r.Title, r.Counts.Entries, len(r.Standing), r.Period.From)
	}
}

// TestAReviewSaysNothingThatJudges looks for words that 7.2 of DOMAIN.md keeps out, in every sentence that a full review makes.
func TestAReviewSaysNothingThatJudges(t *testing.T) {
	t.Parallel()
	s, entries := chosen(func(s *State) {
		s.WayBack, s.DoorCostFirst, s.DoorCost = "say so", new(1), new(3)
		s.DoorCosts = []Stated{{Date: on("2026-02-02"), Value: 1}, {Date: on("2026-08-31"), Value: 3}}
		s.Tripwires = []TripwireState{{Condition: "x", Mode: Happens, Status: "hit", History: []Settled{{Word: "hit", On: on("2026-07-20")}}}}
		s.Looks = []Look{{Date: on("2026-07-22"), Verdict: Reverse, Process: "unreasonable", Outcome: "badly"}}
		s.Practices = []PracticeState{{Text: "y", Checks: []PracticeCheck{{Date: on("2026-07-22")}}}}
		s.Leans = []LeanPoint{{Date: on("2026-02-02"), Value: 80}, {Date: on("2026-07-22"), Value: 20}}
	})
	r := quarter([]*State{s}, entries...)
	var all []string
	all = append(all, r.Glance...)
	all = append(all, r.Memory.Lines...)
	all = append(all, r.Tried.Lines...)
	for _, w := range r.Tripwires {
		all = append(all, w.Line)
	}
	for _, d := range r.Doors {
		all = append(all, d.Line)
	}
	for _, l := range r.Leans {
		all = append(all, l.Line)
	}
	for _, x := range all {
		for _, bad := range []string{"only", "again", "finally", "overdue", "failed", "streak", "missed", "mistake", "because", "never", "should", "!"} {
			if slices.Contains(strings.FieldsFunc(strings.ToLower(x), func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == ';' }), bad) {
				t.Errorf("%q holds %q", x, bad)
			}
		}
	}
}

func TestAThemeCountedOverFewerEntriesSaysWhy(t *testing.T) {
	t.Parallel()
	on := day(t, "2026-01-05")
	var entries []*Entry
	for _, id := range []string{"2026-01-05-0900-x", "2026-01-05-0901-x", "2026-01-05-0902-x"} {
		entries = append(entries, &Entry{Kind: KindNote, ID: id, Date: on, Source: "jrnl", Note: &Note{}, Lead: "Words."})
	}
	for n, want := range map[int]bool{2: true, 3: false} {
		r := NewReview(ReviewInput{Mode: ReviewOfAll, AsOf: on, Entries: entries, Themes: &Themes{Counted: n, List: []Theme{{ID: "a", Label: "A", N: n, K: n}}}})
		if got := strings.Contains(strings.Join(r.Limits, "\n"), "over the 2 entries that have sentences to read; 1 has none."); got != want {
			t.Errorf("a theme over %d of 3 entries: got %q, want the reason %v", n, r.Limits, want)
		}
	}
}

// An entry that is too long is no entry without sentences.
func TestALongEntryIsNotSaidToHaveNoSentences(t *testing.T) {
	t.Parallel()
	_, entries := chosen(nil)
	long := func(day, id string) *Entry {
		return &Entry{Kind: KindNote, ID: id, Path: "2026/" + id + ".md", Date: on(day), Unread: "longer than 256 KB", Note: &Note{}}
	}
	entries = append(entries, long("2026-08-02", "a"))
	limits := func() string {
		r := NewReview(ReviewInput{Mode: ReviewOfAll, AsOf: on("2026-09-30"), Entries: entries, Themes: &Themes{Counted: 2, List: []Theme{{ID: "x", Label: "X", N: 2, K: 2}}}})
		return strings.Join(r.Limits, "\n")
	}
	if got := limits(); strings.Contains(got, "sentences to read") ||
		!strings.Contains(got, "One entry was not read for themes: 2026/a.md (longer than 256 KB). To have it read, split it into several.") {
		t.Errorf("of three entries, one of them too long, the review says\n%s", got)
	}
	for _, id := range []string{"b", "c", "d", "e", "f", "g"} {
		entries = append(entries, long("2026-08-03", id))
	}
	if got := limits(); !strings.Contains(got, "Seven entries were not read for themes") || !strings.Contains(got, "2026/e.md (longer than 256 KB), and two more.") {
		t.Errorf("of seven that are too long, the review says\n%s", got)
	}
}
