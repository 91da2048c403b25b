package report_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"twoway/journal"
	"twoway/journal/report"
)

// team is the decision of the mock-up, with the entries of its journal.
func team(t *testing.T) (*journal.State, []*journal.Entry) {
	t.Helper()
	all := readEntries(t, "testdata/mockup.txtar")
	states, _ := journal.FoldAll(all, day("2026-09-30"), journal.DefaultRule())
	for _, s := range states {
		if s.Handle == "team-or-staff" {
			return s, all
		}
	}
	t.Fatal("no such decision")
	return nil, nil
}

// screens are what the commands beside review print.
func screens(t *testing.T) map[string]func(*bytes.Buffer, report.TermOptions) error {
	t.Helper()
	s, all := team(t)
	states := []*journal.State{s}
	waits := append(journal.Waiting(states, s.AsOf), journal.Upcoming(states, s.AsOf, journal.Date{})...)
	return map[string]func(*bytes.Buffer, report.TermOptions) error{
		"story": func(b *bytes.Buffer, o report.TermOptions) error {
			return report.ShowStory(b, report.NewStory(s, all), o)
		},
		"due": func(b *bytes.Buffer, o report.TermOptions) error {
			return report.Due(b, journal.DueRows(states, waits, s.AsOf), o)
		},
		"entry": func(b *bytes.Buffer, o report.TermOptions) error {
			return report.ShowEntry(b, &journal.Entry{
				Kind: journal.KindNote, ID: "x", Date: day("2026-09-30"), About: s.ID, Tags: []string{"career"},
				Body: "# A *page*\n\nSome **strong** words, `code` and ~~struck~~ ones.\n\n- one\n- two\n  - deeper\n\n> quoted\n\n```go\nfunc main() {}\n```\n\n" +
					strings.Join(payloads[:7], "\n\n") + "\n",
			}, o)
		},
	}
}

func TestScreens(t *testing.T) {
	t.Parallel()
	for name, write := range screens(t) {
		for _, width := range []int{40, 80} {
			var b bytes.Buffer
			if err := write(&b, report.TermOptions{Width: width}); err != nil {
				t.Fatal(err)
			}
			golden(t, fmt.Sprintf("%s-%d.txt", name, width), b.Bytes())
		}
	}
}

func TestScreensFitTheWindow(t *testing.T) {
	t.Parallel()
	for name, write := range screens(t) {
		for width := 1; width <= 200; width++ {
			var b bytes.Buffer
			if err := write(&b, report.TermOptions{Width: width, ASCII: width%2 == 0}); err != nil {
				t.Fatal(err)
			}
			if steers(b.String()) {
				t.Fatalf("%s at %d columns: a control character reaches the screen", name, width)
			}
			for n, l := range strings.Split(b.String(), "\n") {
				if word := strings.Trim(l, ` \`); name == "due" && (!strings.Contains(word, " ") || strings.HasPrefix(word, "'") && strings.HasSuffix(word, "'")) {
					continue // a command breaks between its words alone; TestACommandBreaksBetweenItsWordsAndCanBePasted
				}
				if w := ansi.StringWidth(l); w > max(width, 20) || strings.HasSuffix(l, " ") {
					t.Fatalf("%s at %d columns: line %d is %d columns wide or ends in a blank: %.80q (E6)", name, width, n+1, w, l)
				}
			}
		}
	}
}

func TestNothingWaitsIsASentence(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.Due(&b, nil, report.TermOptions{}); err != nil || b.String() != "Nothing waits.\n" {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

func TestTheStoryTellsDriversAndUpdates(t *testing.T) {
	t.Parallel()
	d := &journal.Entry{
		Kind: journal.KindDecision, ID: "2026-02-02-move", Date: day("2026-02-02"),
		Decision: &journal.Decision{Question: "Move?", Choice: "go"},
		Items: journal.Items{
			Options:     []journal.Option{{Key: "go", Label: "go", Rung: "small", Con: "loud"}},
			Drivers:     []journal.Driver{{Kind: "toward", Text: "quiet"}, {Kind: "pressure", Text: "the others", Struck: true}, {Text: "light"}},
			Predictions: []journal.Prediction{{Percent: 70, By: day("2026-09-30"), Claim: "we stay"}},
		},
	}
	all := []*journal.Entry{d}
	for i, p := range []int{55, 40} {
		on := day("2026-03-01").AddDays(i)
		all = append(all, &journal.Entry{
			Kind: journal.KindNote, ID: on.String() + "-0815-move", Date: on, About: d.ID, Note: &journal.Note{},
			Items: journal.Items{Predictions: []journal.Prediction{{Percent: p, By: day("2026-09-30"), Claim: "we stay"}}},
		})
	}
	states, _ := journal.FoldAll(all, day("2026-04-01"), journal.DefaultRule())
	var b bytes.Buffer
	if err := report.ShowStory(&b, report.NewStory(states[0], all), report.TermOptions{Width: 100}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"go: go (chosen) · rung: small · con: loud\n", "toward: quiet\n", "pressure: the others (struck)\n", "- light\n",
		"70 %  2026-09-30  we stay · later 55 % on 2026-03-01; 40 % on 2026-03-02",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the story lacks %q:\n%s", want, b.String())
		}
	}
}
