package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"twoway/journal"
	"twoway/journal/markdown"
)

// forecastLines are the lines of predictions in entries, and the rules that are named.
func forecastLines(t *testing.T, table string) (lines []string, entries []*journal.Entry, problems []journal.Problem) {
	t.Helper()
	entries, problems = imported(t, "predictions", map[string]string{"f.csv": table}, options())
	for _, e := range entries {
		for l := range strings.Lines(e.Body) {
			if strings.HasPrefix(l, "- [") {
				lines = append(lines, strings.TrimSpace(l))
			}
		}
	}
	return lines, entries, problems
}

func TestWhatATableOfForecastsBecomes(t *testing.T) {
	t.Parallel()
	const fate = "Question title,Forecast (scale = 0-1),Forecast created at,Question created at,Question resolve by,Resolution,Resolved at\n"
	const plain = "description,confidence,created_at,deadline\n"
	for name, c := range map[string]struct {
		table  string
		want   []string
		named  string // what the problems say
		asking bool   // one of them asks for something
	}{
		"a question that is asked again each week is one each time": {
			fate + "Run?,0.8,2026-01-01,2026-01-01,2026-01-07,YES,2026-01-08\nRun?,0.6,2026-01-06,2026-01-06,2026-01-14,NO,2026-01-15\nRun?,0.5,2026-01-12,2026-01-06,2026-01-14,NO,2026-01-15\n",
			[]string{"- [x] 80% by 2026-01-07: Run? → yes 2026-01-08", "- [x] 60% by 2026-01-14: Run? → no 2026-01-15", "- [ ] 50% by 2026-01-14: Run?"},
			"", false,
		},
		"a table without an id or the day of the question tells them apart by the day of the answer": {
			plain + "Run?,80,2026-01-01,2026-01-07\nRun?,60,2026-01-06,2026-01-14\n",
			[]string{"- [ ] 80% by 2026-01-07: Run?", "- [ ] 60% by 2026-01-14: Run?"},
			"", false,
		},
		"a forecast from after its day is left out and named": {
			plain + "Late,80,2026-03-01,2026-01-01\n", nil, "a forecast from 2026-03-01, after the day by which it is known, 2026-01-01: Late", true,
		},
		"1 in a column of percentages is one per cent": {
			plain + "A,80,2026-01-01,2026-05-01\nB,1,2026-01-01,2026-05-01\n", []string{"- [ ] 80% by 2026-05-01: A", "- [ ] 1% by 2026-05-01: B"}, "", false,
		},
		"1 in a column of shares is a hundred per cent": {
			plain + "A,0.8,2026-01-01,2026-05-01\nB,1,2026-01-01,2026-05-01\n", []string{"- [ ] 80% by 2026-05-01: A", "- [ ] 99% by 2026-05-01: B"}, "100% is kept as 99%", false,
		},
		"1 alone is refused": {plain + "X,1,2026-01-01,2026-05-01\n", nil, "a bare 1 could be 1% or 100%: X", true},
		"1 beside both is refused, and so is a share": {
			plain + "A,0.8,2026-01-01,2026-05-01\nB,1,2026-01-01,2026-05-01\nC,70,2026-01-01,2026-05-01\n",
			[]string{"- [ ] 70% by 2026-05-01: C"},
			"a bare 0.8 in a column that holds percentages too could be 0.8% or 80%: A", true,
		},
		"a day in slashes is named and not guessed": {
			plain + "S,80,2026-01-01,01/02/2027\nT,70,01/02/2025,2026-05-01\nU,60,2026-01-01,\"soon\"\n", nil,
			"the day by which it is known cannot be read, \"01/02/2027\", since day and month may stand in either order: S\n" +
				"the day on which it was made cannot be read, \"01/02/2025\", since day and month may stand in either order: T\n" +
				"the day by which it is known cannot be read, \"soon\": U", true,
		},
		"a sign says it": {plain + "X,1%,2026-01-01,2026-05-01\n", []string{"- [ ] 1% by 2026-05-01: X"}, "", false},
		"70 is no share of one where the column says so": {
			fate + "A,70,2026-01-01,2026-01-01,2026-05-01,,\n", nil, "a forecast that can be read: A", true,
		},
	} {
		got, _, problems := forecastLines(t, c.table)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		said, asking := "", false
		for _, p := range problems {
			said, asking = said+p.Text+"\n", asking || p.Mend != ""
		}
		if !strings.Contains(said, c.named) || c.named == "" && said != "" || asking != c.asking {
			t.Errorf("%s: named %q (asks: %v), want %q (asks: %v)", name, said, asking, c.named, c.asking)
		}
	}
}

func TestWhatATableShowsToSomePeopleOnlyIsPrivate(t *testing.T) {
	t.Parallel()
	for c, want := range map[[2]string]bool{
		{"visibility", "private"}: true, {"visibility", "visible_to_creator"}: true, {"visibility", "visible_to_group_3"}: true,
		{"visibility", "public"}: false, {"visibility", "visible_to_everyone"}: false, {"visibility", ""}: false,
		{"private", "True"}: true, {"private", "false"}: false, {"private", "0"}: false, {"private", "1"}: true, {"private", "off"}: true, {"private", ""}: false,
	} {
		_, entries, _ := forecastLines(t, "description,confidence,created_at,deadline,"+c[0]+"\nA,80,2026-01-01,2026-05-01,"+c[1]+"\n")
		if len(entries) != 1 || entries[0].Private != want {
			t.Errorf("%s %q: got %+v, want one entry with private %v", c[0], c[1], entries, want)
		}
	}
}

func TestColumnsWithoutAMeaningStayInTheTextAndAreNamed(t *testing.T) {
	t.Parallel()
	_, entries, problems := forecastLines(t, `Question title,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question created by,Question created at,Question resolve by,Question notes,Question shared with,Question comments,Question tags,empty,url
Comm?,Me,0.6,2026-01-02,Me,2026-01-02,2026-02-01,A note.,Kim,"Me: one
## two","work, #odd",undefined,https://example.org/q
Comm?,Me,0.7,2026-01-03,Me,2026-01-02,2026-02-01,null,Kim,Me: three,work,,https://example.org/q
`)
	want := []string{
		"\nA note.\n\n## Predictions\n\n- [ ] 60% by 2026-02-01: Comm?\n\n## Imported\n\n- Question shared with: Kim\n- Question comments: Me: one\n  ## two\n- url: https://example.org/q\n",
		"\n## Predictions\n\n- [ ] 70% by 2026-02-01: Comm?\n\n## Imported\n\n- Question comments: Me: three\n",
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Body)
		for _, p := range markdown.Prose(e) { // what the person did not write is no theme
			if strings.Contains(p.Text, "Kim") || strings.Contains(p.Text, "three") {
				t.Errorf("%q is read as their own words", p.Text)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bodies (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"prediction", "work", "odd"}, entries[0].Tags); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
	if len(problems) != 1 || problems[0].Text != "kept as it is, without a meaning here: Question shared with, Question comments" || problems[0].Mend != "" {
		t.Errorf("named %v, want the two columns", problems)
	}
}

// Two results of a question that is asked again come in, though a note settles the first of them already (T10).
func TestAResultOfAQuestionThatIsAskedAgain_T10(t *testing.T) {
	t.Parallel()
	const open = "Question,Forecast,Created at,Resolve by,Resolution\nRun?,0.8,2026-01-01,2026-01-07,\nRun?,0.6,2026-01-08,2026-01-14,\n"
	have, _ := imported(t, "predictions", map[string]string{"f.csv": open}, options())
	for _, table := range []string{strings.Replace(open, "-07,", "-07,YES", 1), strings.NewReplacer("-07,", "-07,YES", "-14,", "-14,NO").Replace(open)} {
		fresh, _, problems := again(t, "predictions", map[string]string{"f.csv": table}, have)
		if len(fresh) != 1 || len(problems) != 0 {
			t.Fatalf("got %d new and %v, want one settled", len(fresh), problems)
		}
		have = append(have, fresh[0].Entry)
	}
}

// A result that cannot be kept as it stands is named: of a day to come, or beside another one of the same question.
func TestAResultThatDoesNotFitIsNamed(t *testing.T) {
	t.Parallel()
	lines, _, problems := forecastLines(t, "title,forecast,created at,resolve by,resolution,resolved at\n"+
		"it is out,0.7,2024-02-01,2024-06-01,YES,2031-01-01\n"+
		"twice,0.6,2024-02-01,2024-06-01,YES,2024-05-01\n"+"twice,0.5,2024-02-02,2024-06-01,NO,2024-05-01\n"+"twice,0.5,2024-02-03,2024-06-01,YES,2024-05-01\n")
	want := []string{
		"- [x] 70% by 2024-06-01: it is out → yes 2026-09-30", "- [x] 60% by 2024-06-01: twice → yes 2024-05-01",
		"- [ ] 50% by 2024-06-01: twice", "- [ ] 50% by 2024-06-01: twice",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
	if len(problems) != 2 || problems[0].Line != 2 || !strings.Contains(problems[0].Text, "2031-01-01, is after today") ||
		problems[1].Line != 4 || !strings.Contains(problems[1].Text, "the result no is not that of an earlier row with the same question, yes, and is left out") {
		t.Errorf("named: %v", problems)
	}
}

// An arrow in a question is part of it, whatever stands behind the arrow.
func TestAnArrowInAQuestionIsNoOutcome(t *testing.T) {
	t.Parallel()
	entries, problems := imported(t, "predictions", map[string]string{"f.csv": "title,forecast,created at,resolve by,resolution,resolved at\n" +
		"arrow → yes 2024-01-01: x,0.7,2024-02-01,2024-06-01,YES,2024-05-01\n" + "on -> off,0.6,2024-02-01,2024-06-01,,\n" + "p99 → no worse,0.6,2024-02-01,2024-06-01,,\n"}, options())
	got := ""
	for _, e := range entries {
		again, named := markdown.Parse(e.Path, markdown.Format(e))
		got += markdown.FormatPrediction(again.Predictions[0]) + fmt.Sprintln(named)
	}
	want := "[x] 70% by 2024-06-01: arrow to yes 2024-01-01: x → yes 2024-05-01[]\n[ ] 60% by 2024-06-01: on to off[]\n[ ] 60% by 2024-06-01: p99 → no worse[]\n"
	if got != want || len(problems) != 2 || !strings.Contains(problems[0].Text, `written as "to": arrow to yes`) {
		t.Errorf("got\n%swant\n%sand %v", got, want, problems)
	}
}

func TestAResultThatWasCorrectedInTheTableIsNamed(t *testing.T) {
	t.Parallel()
	table := func(result string) map[string]string {
		return map[string]string{"f.csv": "Question,Forecast,Created at,Resolve by,Resolution,Resolved at\nThe hire starts,0.6,2026-01-02,2026-01-20," + result + ",2026-01-20\nIt rains,0.7,2026-01-02,2026-01-20,YES,2026-01-20\n"}
	}
	for _, first := range []string{"YES", ""} { // with the forecast, or in a note of its own
		have, _ := imported(t, "predictions", table(first), options())
		if first == "" {
			fresh, _, _ := again(t, "predictions", table("YES"), have)
			if len(fresh) != 1 {
				t.Fatalf("got %d entries for a result, want 1", len(fresh))
			}
			have = append(have, fresh[0].Entry)
		}
		for result, want := range map[string]string{"YES": "", "right": "", "": "", "NO": "f.csv import-changed", "AMBIGUOUS": "f.csv import-changed"} {
			fresh, known, problems := again(t, "predictions", table(result), have)
			if len(fresh) != 0 || known != 2 || strings.Join(problems, ", ") != want {
				t.Errorf("first %q, now %q: %d new, %d known, %v; want it known, and named: %q", first, result, len(fresh), known, problems, want)
			}
		}
	}
}
