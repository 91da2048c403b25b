package journal

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestValidateNamesTheFieldAndWhatItTakes(t *testing.T) {
	t.Parallel()
	on := Date{2026, 1, 10}
	decision := func(f func(*Decision)) *Entry {
		d := &Decision{Question: "Which way?", Choice: "a"}
		f(d)
		return &Entry{Kind: KindDecision, ID: lifeID, Date: on, Decision: d, Items: Items{Options: []Option{{Key: "a", Label: "x"}, {Key: "b", Label: "y"}}}}
	}
	reflection := func(r Reflection) *Entry {
		return &Entry{Kind: KindReflection, Date: on, About: lifeID, Reflection: &r}
	}
	note := func(i Items) *Entry {
		return &Entry{Kind: KindNote, Date: on, About: lifeID, Note: &Note{}, Items: i}
	}
	for _, c := range []struct {
		name, field string // field is empty when the entry fits
		e           *Entry
	}{
		{"a minute's decision", "", decision(func(*Decision) {})},
		{"no question", "question", decision(func(d *Decision) { d.Question = " " })},
		{"a question of two lines", "question", decision(func(d *Decision) { d.Question = "a\nb" })},
		{"no choice", "choice", decision(func(d *Decision) { d.Choice = "" })},
		{"a choice that is no option", "choice", decision(func(d *Decision) { d.Choice = "c" })},
		{"a choice that is no key", "choice", decision(func(d *Decision) { d.Choice = "Take it" })},
		{"unsure is no choice", "choice", decision(func(d *Decision) { d.Choice = Unsure })},
		{"101 percent", "confidence", decision(func(d *Decision) { d.Confidence = new(101) })},
		{"energy of three", "energy", decision(func(d *Decision) { d.Energy = new(3) })},
		{"four moods", "mood", decision(func(d *Decision) { d.Mood = []string{"a", "b", "c", "d"} })},
		{"three practices", "keeps_open", decision(func(d *Decision) { d.KeepsOpen = []string{"a", "b", "c"} })},
		{"a cost of six", "door_cost", decision(func(d *Decision) { d.DoorCost = new(6) })},
		{"a door that is ajar", "door", decision(func(d *Decision) { d.Door = "ajar" })},
		{"a hard window without its day", "closes_on", decision(func(d *Decision) { d.Closes = ClosesHard })},
		{"a day without its kind of window", "closes", decision(func(d *Decision) { d.ClosesOn = Date{2027, 1, 1} })},
		{"no window, but a day", "closes_on", decision(func(d *Decision) { d.Closes, d.ClosesOn = ClosesNone, Date{2027, 1, 1} })},
		{"a window that closed before", "closes_on", decision(func(d *Decision) { d.Closes, d.ClosesOn = ClosesHard, Date{2026, 1, 1} })},
		{"a trial that ended before", "trial_ends", decision(func(d *Decision) { d.TrialEnds = on })},
		{"decided tomorrow", "decided_on", decision(func(d *Decision) { d.DecidedOn = on.AddDays(1) })},
		{"undecided on a day", "decided_on", decision(func(d *Decision) { d.Choice, d.DecidedOn = Undecided, on })},
		{"it follows itself", "supersedes", decision(func(d *Decision) { d.Supersedes = lifeID })},

		{"a look that keeps", "", reflection(Reflection{Verdict: Keep})},
		{"no verdict", "verdict", reflection(Reflection{})},
		{"an unknown verdict", "verdict", reflection(Reflection{Verdict: "maybe"})},
		{"choose without a choice", "choice", reflection(Reflection{Verdict: Choose})},
		{"keep with a choice", "choice", reflection(Reflection{Verdict: Keep, Choice: "a"})},
		{"keep with a reason to close", "closed_reason", reflection(Reflection{Verdict: Keep, ClosedReason: "done"})},
		{"keep with a cost in fact", "cost_in_fact", reflection(Reflection{Verdict: Keep, CostInFact: new(1)})},
		{"close with a next date", "next", reflection(Reflection{Verdict: Close, Next: on.AddDays(9)})},
		{"a trigger of no kind", "trigger", reflection(Reflection{Verdict: Keep, Trigger: "whim"})},
		{"a look about nothing", "about", &Entry{Kind: KindReflection, Date: on, Reflection: &Reflection{Verdict: Keep}}},

		{"an empty note", "text", note(Items{})},
		{"a note of one item", "", note(Items{Resolutions: []Resolution{bare("x", "yes")}})},
		{"D13: a prediction due before its entry", "predictions", note(Items{Predictions: []Prediction{{Percent: 70, By: on.AddDays(-1), Claim: "x"}}})},
		{"a prediction due on its day", "", note(Items{Predictions: []Prediction{{Percent: 70, By: on, Claim: "x"}}})},
		{"a certainty", "predictions", note(Items{Predictions: []Prediction{{Percent: 100, By: on, Claim: "x"}}})},
		{"a wire that waits for something without a day", "tripwires", note(Items{Tripwires: []Tripwire{{Mode: Missing, Condition: "x"}}})},
		{"one key twice", "options", note(Items{Options: []Option{{Key: "a"}, {Key: "a"}}})},
		{"an answer as a key", "options", note(Items{Options: []Option{{Key: Unsure}}})},
		{"a driver of no kind", "drivers", note(Items{Drivers: []Driver{{Kind: "upward", Text: "x"}}})},

		{"a talk with nobody", "with", &Entry{Kind: KindConversation, Date: on, About: lifeID, Conversation: &Conversation{}}},
		{"a held talk with a planned day", "planned_for", &Entry{Kind: KindConversation, Date: on, About: lifeID, Conversation: &Conversation{With: "S.", PlannedFor: on}}},
		{"six of five", "see_myself", &Entry{Kind: KindConversation, Date: on, About: lifeID, Conversation: &Conversation{With: "S.", SeeMyself: new(6)}}},
		{"an experiment without a deed", "do", &Entry{Kind: KindExperiment, Date: on, About: lifeID, Experiment: &Experiment{Question: "x?"}}},
		{"an experiment of thirteen weeks", "ends", &Entry{
			Kind: KindExperiment, Date: on, About: lifeID, Experiment: &Experiment{Question: "x?", Ends: on.AddDays(91)},
			Sections: []Section{{Name: "Do", Text: "mentor"}},
		}},
	} {
		err := c.e.Validate()
		field := ""
		if err != nil {
			field = err.(*FieldError).Field
		}
		if field != c.field {
			t.Errorf("%s: got %v, want the field %q", c.name, err, c.field)
		}
	}
}

func TestEachFaultOfAnEntryIsNamed(t *testing.T) {
	t.Parallel()
	on := day(t, "2026-02-02")
	for name, c := range map[string]struct {
		e    *Entry
		want []string
	}{
		"nothing":                                {&Entry{Kind: KindDecision, ID: lifeID, Date: on, Decision: &Decision{Question: "Which?", Choice: Undecided}}, nil},
		"no day, by which the others are judged": {&Entry{Kind: KindDecision, Decision: &Decision{}}, []string{"date"}},
		"fields, once each": {
			&Entry{Kind: KindDecision, ID: lifeID, Date: on, Decision: &Decision{
				Choice: "A b", DecidedOn: on.AddDays(1), TrialEnds: on, Closes: ClosesHard, DoorCost: new(6), Mood: []string{"a", "b", "c", "d"},
			}},
			[]string{"question", "choice", "door_cost", "mood", "decided_on", "trial_ends", "closes_on"},
		},
		"a verdict that is none, and what goes with none": {
			&Entry{Kind: KindReflection, Date: on, About: lifeID, Reflection: &Reflection{Verdict: "maybe", ClosedReason: "tired", CostInFact: new(1)}},
			[]string{"verdict", "closed_reason"},
		},
		"what goes with another verdict": {
			&Entry{Kind: KindReflection, Date: on, About: lifeID, Reflection: &Reflection{Verdict: Keep, Choice: "a", ClosedReason: "done", CostInFact: new(1)}},
			[]string{"choice", "closed_reason", "cost_in_fact"},
		},
		"lines, each": {
			&Entry{Kind: KindNote, Date: on, About: lifeID, Note: &Note{Energy: new(9)}, Items: Items{
				Options:     []Option{{Key: "a", Line: 4}, {Key: "a", Line: 5}, {Key: Unsure, Line: 6}},
				Predictions: []Prediction{{Percent: 70, By: on.AddDays(-1), Claim: "x", Line: 8}, {Percent: 70, By: on, Claim: "y", Line: 9}, {Percent: 70, Claim: "z", Line: 10}},
			}},
			[]string{"energy", "options 5", "options 6", "predictions 8", "predictions 10"},
		},
	} {
		var got []string
		for _, f := range c.e.Faults() {
			where := f.Field
			if f.Line > 0 {
				where += " " + strconv.Itoa(f.Line)
			}
			got = append(got, where)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestValidateAboutNamesWhatTheDecisionDoesNotHave(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{Closes: ClosesSoft, ClosesOn: day(t, "2027-01-01")})
	l.decision.Predictions = []Prediction{{Percent: 70, By: day(t, "2026-03-01"), Claim: "the exporter is off"}}
	on := day(t, "2026-01-31")
	note := func(i Items) *Entry {
		return &Entry{Kind: KindNote, ID: "n", Date: on, About: lifeID, Note: &Note{}, Items: i}
	}
	look := func(r Reflection) *Entry {
		return &Entry{Kind: KindReflection, ID: "r", Date: on, About: lifeID, Reflection: &r}
	}
	for _, c := range []struct {
		name, want string
		e          *Entry
	}{
		{"a keep", "", look(Reflection{Verdict: Keep, WouldChoose: "b", RecallChoice: "a"})},
		{"a choice on a trial", "verdict: \"choose\" does not fit: one of keep, adjust, reverse, close", look(Reflection{Verdict: Choose, Choice: "b"})},
		{"an unknown option", "would_choose: \"c\" does not fit: one of a, b, unsure", look(Reflection{Verdict: Keep, WouldChoose: "c"})},
		{"a resolution of nothing", "the nearest one is: the exporter is off", note(Items{Resolutions: []Resolution{bare("the exporter is on", "yes")}})},
		{"a resolution", "", note(Items{Resolutions: []Resolution{bare("the exporter is off", "yes")}})},
		{"an outcome of tomorrow", "a day up to 2026-01-31", note(Items{Resolutions: []Resolution{{Text: "the exporter is off", Tail: &Outcome{Word: "no", On: on.AddDays(1)}}}})},
		{"an amendment of a fixed field", "record a new decision", note(Items{Amendments: []Amendment{{Field: "question", New: "x"}}})},
		{"an amendment of a number", "state the new value", note(Items{Amendments: []Amendment{{Field: "door_cost", New: "2"}}})},
		{"a window without its day", "closes_on is missing", note(Items{Amendments: []Amendment{{Field: "closes_on", Old: "2027-01-01", New: NotSet}}})},
		{"a trial that ends before the choice", `amendments: "trial_ends=2025-01-01" does not fit: a day after 2026-01-01`, note(Items{Amendments: []Amendment{{Field: "trial_ends", Old: NotSet, New: "2025-01-01"}}})},
		{"a trial that ends on the day of the choice", "a day after 2026-01-01", note(Items{Amendments: []Amendment{{Field: "trial_ends", Old: NotSet, New: "2026-01-01"}}})},
		{"a trial that ends after the choice", "", note(Items{Amendments: []Amendment{{Field: "trial_ends", Old: NotSet, New: "2026-01-02"}}})},
		{"a window that closes before the choice", "a day after 2026-01-01", note(Items{Amendments: []Amendment{{Field: "closes_on", Old: "2027-01-01", New: "2025-06-01"}}})},
		{"decided after the note", "a day up to 2026-01-31", note(Items{Amendments: []Amendment{{Field: "decided_on", Old: "2026-01-01", New: "2026-02-01"}}})},
		{"a choice and a trial, both earlier", "", note(Items{Amendments: []Amendment{{Field: "trial_ends", Old: NotSet, New: "2025-12-15"}, {Field: "decided_on", Old: "2026-01-01", New: "2025-12-01"}}})},
		{"three practices", "at most 2", note(Items{Amendments: []Amendment{{Field: "keeps_open", Old: NotSet, New: "a; b; c"}}})},
		{"a condition on an unknown option", "predictions: \"z\"", note(Items{Predictions: []Prediction{{Percent: 50, By: on, Claim: "x", If: "z"}}})},
		{"an end of no experiment", "ended:", &Entry{Kind: KindNote, Date: on, About: lifeID, Note: &Note{Ended: "done"}}},
		{"a sitting of another template", "sitting:", &Entry{Kind: KindNote, Date: on, About: lifeID, Note: &Note{Sitting: "door"}}},
	} {
		before := fmt.Sprintf("%+v", l.state(on))
		s := l.state(on)
		err := ValidateAbout(c.e, s)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
		if after := fmt.Sprintf("%+v", s); len(after) != len(before) {
			t.Errorf("%s: the state changed", c.name)
		}
	}
}

// G4, T5, T9: what Check finds in a journal that a hand or a merge has touched.
func TestCheckNamesEachFindingByItsRule(t *testing.T) {
	t.Parallel()
	asOf := day(t, "2026-06-01")
	base := func() *Entry {
		e := newLife(t, "2026-01-01", Decision{Question: "Which way?"}).decision
		e.Path = "2026/" + lifeID + ".md"
		return e
	}
	note := func(id, about string) *Entry {
		e := &Entry{Kind: KindNote, ID: id, Path: "2026/" + id + ".md", About: about, Note: &Note{}, Lead: "x"}
		e.Date, _ = ISODate(id[:10])
		return e
	}
	for _, c := range []struct {
		name, rule, mend string
		change           func(d *Entry) []*Entry
	}{
		{"nothing", "", "", func(*Entry) []*Entry { return nil }},
		{"an imported note without about", "", "", func(*Entry) []*Entry { n := note("2026-02-01-0900-x", ""); n.Source = "jrnl"; return []*Entry{n} }},
		{"a decision that is gone", "about-unknown", "restore the file", func(*Entry) []*Entry { return []*Entry{note("2026-02-01-0900-x", "1999-01-01-gone-long-ago")} }},
		{"a mistyped id", "about-unknown", lifeID, func(*Entry) []*Entry { return []*Entry{note("2026-02-01-0900-x", "2026-01-01-wich-way")} }},
		{"a note about a note", "about-kind", "id of a decision", func(*Entry) []*Entry {
			return []*Entry{note("2026-02-01-0900-x", lifeID), note("2026-02-02-0900-x", "2026-02-01-0900-x")}
		}},
		{"a copied file", "duplicate-id name", "keep one", func(*Entry) []*Entry {
			n := note("2026-02-01-0900-x", lifeID)
			copied := *n
			copied.Path = "2026/z.md"
			return []*Entry{n, &copied}
		}},
		{"a file with the id of another", "duplicate-id name", "write id: 2026-02-03-0900-y, as the file is called", func(*Entry) []*Entry {
			n := note("2026-02-01-0900-x", lifeID)
			other := *n
			other.Path = EntryPath("2026-02-03-0900-y")
			return []*Entry{n, &other}
		}},
		{"a file of whose name there is an entry", "duplicate-id name", "keep one", func(*Entry) []*Entry {
			n, m := note("2026-02-01-0900-x", lifeID), note("2026-02-03-0900-y", lifeID)
			other := *n
			other.Path = "2025/2026-02-03-0900-y.md"
			return []*Entry{n, &other, m}
		}},
		{"a renamed file", "name", "it does no harm", func(d *Entry) []*Entry { d.Path = "2026/other.md"; return nil }},
		{"a renamed file with an id that leads elsewhere", "name", "write an id such as", func(*Entry) []*Entry {
			n := note("2026-02-01-0900-x", lifeID)
			n.ID = "../../tmp/x"
			return []*Entry{n}
		}},
		{"a mark on a sentence", "", "", func(d *Entry) []*Entry {
			d.Body = "It was *not* my\nfault.\n"
			n := note("2026-02-01-0900-x", lifeID)
			n.Marks = []Mark{{Lens: "fear", Entry: lifeID, Sentence: "It was not my fault."}, {Is: true, Lens: "fear", Entry: lifeID}}
			return []*Entry{n}
		}},
		{"a mark on an entry that is not there", "mark-unknown", "id of the entry", func(*Entry) []*Entry {
			n := note("2026-02-01-0900-x", lifeID)
			n.Marks = []Mark{{Lens: "fear", Entry: "2026-01-01-which"}}
			return []*Entry{n}
		}},
		{"a mark on a sentence that is not there", "mark-unknown", "copy the sentence", func(*Entry) []*Entry {
			n := note("2026-02-01-0900-x", lifeID)
			n.Marks = []Mark{{Lens: "fear", Entry: lifeID, Sentence: "Nobody said this."}}
			return []*Entry{n}
		}},
		{"a mark on a sentence of another entry", "mark-unknown", "write the id 2026-02-01-0800-y, where these words stand", func(*Entry) []*Entry {
			n, other := note("2026-02-01-0900-x", lifeID), note("2026-02-01-0800-y", lifeID)
			n.Marks = []Mark{{Lens: "fear", Entry: lifeID, Sentence: "It was *my* fault."}}
			n.Sections = []Section{{Name: "Marks", Text: `- not fear: ` + lifeID + ` "It was *my* fault."`}}
			other.Lead = "It was my fault."
			return []*Entry{n, other}
		}},
		{"an entry of tomorrow", "future", "it waits until that day", func(*Entry) []*Entry { return []*Entry{note("2026-06-02-0900-x", lifeID)} }},
		{"an entry of the day after tomorrow", "future", "the day on which it was made", func(*Entry) []*Entry { return []*Entry{note("2026-06-02-0900-x", lifeID)} }},
		{"an outcome of tomorrow", "outcome-future", "known", func(d *Entry) []*Entry {
			d.Tripwires = []Tripwire{{Mode: Happens, Condition: "x", Then: "revisit"}}
			n := note("2026-02-01-0900-x", lifeID)
			n.Resolutions = []Resolution{{Text: "x", Tail: &Outcome{Word: "hit", On: day(t, "2026-06-02")}}}
			return []*Entry{n}
		}},
		{"an outcome of tomorrow behind its own line", "outcome-future", "known", func(d *Entry) []*Entry {
			d.Predictions = []Prediction{{Percent: 70, By: asOf, Claim: "x", Ticked: true, Tail: &Outcome{Word: "yes", On: day(t, "2026-06-02")}}}
			return nil
		}},
		{"an outcome before its line", "outcome-before", "from 2026-01-01 on", func(d *Entry) []*Entry {
			d.Predictions = []Prediction{{Percent: 70, By: asOf, Claim: "x", Ticked: true, Tail: &Outcome{Word: "yes", On: day(t, "2020-04-05")}}}
			return nil
		}},
		{"an outcome before the line of another entry", "outcome-before", "from 2026-01-01 on", func(d *Entry) []*Entry {
			d.Tripwires = []Tripwire{{Mode: Happens, Condition: "x", Then: "revisit"}}
			n := note("2026-02-01-0900-x", lifeID)
			n.Resolutions = []Resolution{{Text: "x", Tail: &Outcome{Word: "hit", On: day(t, "2025-12-31")}}}
			return []*Entry{n}
		}},
		{"what shows an assumption may be older than its line", "", "", func(d *Entry) []*Entry {
			d.Assumptions = []Assumption{{Belief: "x", Ticked: true, Tail: &Outcome{Word: "holding", On: day(t, "2025-12-31")}}}
			return nil
		}},
		{"a next date beyond the width of the door", "next-far", "up to 2026-06-30", func(d *Entry) []*Entry {
			d.Decision.Next = day(t, "2028-10-31")
			return nil
		}},
		{"the next date of an import", "", "", func(d *Entry) []*Entry {
			d.Decision.Next, d.Source = day(t, "2028-10-31"), "adr:1"
			return nil
		}},
		{"a next date of a look beyond the width of the door", "next-far", "up to 2026-07-31", func(*Entry) []*Entry {
			look := &Reflection{Verdict: Keep, Next: day(t, "2027-02-01"), Interval: new(60)}
			return []*Entry{{Kind: KindReflection, ID: "2026-02-01-0900-x", Date: day(t, "2026-02-01"), About: lifeID, Reflection: look}}
		}},
		{"a look that keeps and has an interval alone", "next-missing", "such as 2026-04-02", func(*Entry) []*Entry {
			look := &Reflection{Verdict: Keep, Interval: new(60)}
			return []*Entry{{Kind: KindReflection, ID: "2026-02-01-0900-x", Date: day(t, "2026-02-01"), About: lifeID, Reflection: look}}
		}},
		{"a placeholder", "placeholder", "take it out", func(d *Entry) []*Entry {
			d.Sections = []Section{{Name: "Why", Text: "because {your reason}"}}
			return nil
		}},
		{"a brace in code", "", "", func(d *Entry) []*Entry { d.Lead = "use `{name}`\n```\n{name}\n```\n"; return nil }},
		{"braces of the person's own", "", "", func(d *Entry) []*Entry {
			d.Lead = "the route is /users/{id} now, {{macro}} and {{ next }}, /at/{date}, a{next}b, {next}s, x={foo}"
			return nil
		}},
		{"an unclosed private part", "private-unclosed", "%%", func(d *Entry) []*Entry { d.Unclosed = 12; return nil }},
		{"a resolution of nothing", "resolution-unmatched", "copy the line", func(*Entry) []*Entry {
			n := note("2026-02-01-0900-x", lifeID)
			n.Resolutions = []Resolution{bare("x", "yes")}
			return []*Entry{n}
		}},
		{"an amendment of another value", "amendment-old", "not set → soft", func(*Entry) []*Entry {
			n := note("2026-02-01-0900-x", lifeID)
			n.Amendments = []Amendment{{Field: "context", Old: "x", New: "soft"}}
			return []*Entry{n}
		}},
		{"a trial amended to end before the choice", "amendment-value", "write trial_ends: a day after 2026-01-01", func(*Entry) []*Entry {
			n := note("2026-02-01-0900-x", lifeID)
			n.Amendments = []Amendment{{Field: "trial_ends", Old: NotSet, New: "2025-01-01", Line: 8}}
			return []*Entry{n}
		}},
		{"a choice amended to a day after the note", "amendment-value", "write decided_on: a day up to 2026-02-01", func(*Entry) []*Entry {
			n := note("2026-02-01-0900-x", lifeID)
			n.Amendments = []Amendment{{Field: "decided_on", Old: "2026-01-01", New: "2026-03-01"}}
			return []*Entry{n}
		}},
		{"an experiment that ends twice", "ended-twice", "in the one note that holds", func(*Entry) []*Entry {
			x := &Entry{
				Kind: KindExperiment, ID: "2026-02-01-0900-x", Path: "2026/2026-02-01-0900-x.md", Date: day(t, "2026-02-01"), About: lifeID,
				Experiment: &Experiment{Question: "x?"}, Sections: []Section{{Name: "Do", Text: "it"}},
			}
			one, two := note("2026-03-01-0900-x", x.ID), note("2026-03-02-0900-x", x.ID)
			one.Note.Ended, two.Note.Ended = "done", "dropped"
			return []*Entry{x, one, two}
		}},
		{"a verdict that does not fit", "verdict", "keep, adjust, reverse, close", func(*Entry) []*Entry {
			return []*Entry{{Kind: KindReflection, ID: "2026-02-01-0900-x", Date: day(t, "2026-02-01"), About: lifeID, Reflection: &Reflection{Verdict: Wait}}}
		}},
		{"a look before its decision", "reflection-before", "2026-01-01", func(*Entry) []*Entry {
			return []*Entry{{Kind: KindReflection, ID: "2025-02-01-0900-x", Date: day(t, "2025-02-01"), About: lifeID, Reflection: &Reflection{Verdict: Keep}}}
		}},
		{"a look without its next date", "next-missing", "next:", func(*Entry) []*Entry {
			return []*Entry{{Kind: KindReflection, ID: "2026-02-01-0900-x", Date: day(t, "2026-02-01"), About: lifeID, Reflection: &Reflection{Verdict: Keep}}}
		}},
		{"an option that is not there", "option-unknown", "a, b", func(*Entry) []*Entry {
			return []*Entry{{
				Kind: KindReflection, ID: "2026-02-01-0900-x", Date: day(t, "2026-02-01"), About: lifeID,
				Reflection: &Reflection{Verdict: Keep, WouldChoose: "c", Next: day(t, "2026-03-01"), Interval: new(30)},
			}}
		}},
		{"a condition on an option that is not there", "option-unknown", "a, b", func(d *Entry) []*Entry {
			d.Predictions = []Prediction{{Percent: 70, By: asOf, Claim: "x", If: "c"}}
			return nil
		}},
		{"an experiment that tests nothing known", "option-unknown", "key of an assumption", func(*Entry) []*Entry {
			return []*Entry{{
				Kind: KindExperiment, ID: "2026-02-01-0900-x", Date: day(t, "2026-02-01"), About: lifeID,
				Experiment: &Experiment{Question: "x?", Tests: "c"}, Sections: []Section{{Name: "Do", Text: "it"}},
			}}
		}},
		{"a required field", "field", "question", func(d *Entry) []*Entry { d.Decision.Question = ""; return nil }},
		{"a successor of nothing", "supersedes-unknown", "id of a decision", func(d *Entry) []*Entry { d.Decision.Supersedes = "1999-12-31-q"; return nil }},
	} {
		d := base()
		got := Check(append(c.change(d), d), asOf, DefaultRule())
		if rules(got) != c.rule || c.rule != "" && !strings.Contains(got[0].Mend, c.mend) {
			t.Errorf("%s: got %+v, want %q with %q", c.name, got, c.rule, c.mend)
		}
	}
	side := base()
	side.Lead = "{date} {weekday}, **{a_b}**"
	if got := Check([]*Entry{side}, asOf, DefaultRule()); rules(got) != "placeholder placeholder placeholder" {
		t.Errorf("three placeholders side by side: got %+v", got)
	}
	one, two := base(), newLife(t, "2026-01-01", Decision{Question: "Which way?"}).decision
	two.ID = "2027-01-01-which-way"
	if got := Check([]*Entry{two, one}, day(t, "2027-02-01"), DefaultRule()); rules(got) != "handle-twice handle-twice" || !strings.Contains(got[0].Text, one.ID+", "+two.ID) {
		t.Errorf("two decisions with one handle: got %+v", got)
	}
	two.ID = strings.ToUpper(one.ID)
	if got := Check([]*Entry{two, one}, asOf, DefaultRule()); rules(got) != "name-case" || !strings.Contains(got[0].Mend, "rename") {
		t.Errorf("two names that differ in capitals only: got %+v", got)
	}
}

func TestEveryRuleThatIsUsedStandsInTheTable(t *testing.T) {
	t.Parallel()
	var ids []string
	for _, r := range Rules() {
		ids = append(ids, r.ID)
	}
	if !slices.IsSorted(ids) {
		t.Errorf("the rules are not in order: %v", ids)
	}
	used := regexp.MustCompile(`(?:problem\(e, [a-z.A-Z0]+, |Rule: |orphan\(e, |(?:name|keyProblem)\(e, (?:"[a-z]+"|field), |` +
		`add\([a-z.A-Z0]+, |about\((?:"[a-z]+"|field\.Field), )"([a-z-]+)"`)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no source files", err)
	}
	seen := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") || strings.HasPrefix(f, "review") {
			continue
		}
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range used.FindAllStringSubmatch(string(src), -1) {
			seen++
			if !slices.Contains(ids, m[1]) {
				t.Errorf("%s uses the rule %q, which Rules does not list", f, m[1])
			}
		}
	}
	if seen < 20 {
		t.Errorf("found %d uses of rules, want more than 20", seen)
	}
}
