package cmd

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"twoway/templates"
)

func TestStepsAreReadAsAShellReadsThem(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		src   string
		want  []string
		stdin string
	}{
		{"bare words", "due --json", []string{"due", "--json"}, ""},
		{"double quotes keep blanks and apostrophes", `new "Priya's team?"`, []string{"new", "Priya's team?"}, ""},
		{"single quotes keep double quotes and backslashes", `note a 'is "x" \ y'`, []string{"note", "a", `is "x" \ y`}, ""},
		{"parts of a word join", `a 'it'"'"'s'=b`, []string{"a", "it's=b"}, ""},
		{"a backslash inside double quotes", `a "\"b\" \\ \n"`, []string{"a", `"b" \ \n`}, ""},
		{"a backslash outside quotes", `a b\ c \#d`, []string{"a", "b c", "#d"}, ""},
		{"a line goes on after a backslash", "a b \\\n  c", []string{"a", "b", "c"}, ""},
		{"a quoted text goes on over lines", "a 'b\nc'", []string{"a", "b\nc"}, ""},
		{"an empty word is a word", `a "" b`, []string{"a", "", "b"}, ""},
		{"a number sign inside a line is text", "a #tag", []string{"a", "#tag"}, ""},
		{"a here-document", "a --body - <<'END'\nx $y\n\n# z\nEND\n", []string{"a", "--body", "-"}, "x $y\n\n# z\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			steps, _, err := readSteps("@ 2026-01-02 03:04\n" + c.src)
			if err != nil || len(steps) != 1 {
				t.Fatalf("readSteps(%q) = %v, %v, want one step", c.src, steps, err)
			}
			if got := steps[0]; !slices.Equal(got.Args, c.want) || got.Stdin != c.stdin {
				t.Errorf("readSteps(%q) = %q with input %q, want %q with %q", c.src, got.Args, got.Stdin, c.want, c.stdin)
			}
		})
	}
}

func TestStepsCarryTheirClockAndLine(t *testing.T) {
	t.Parallel()
	src := "# one\n\n@ 2026-01-02 03:04\na\nb <<E\nx\nE\n@ 2026-02-03 04:05\nc\n@ 2026-03-04 05:06\n"
	steps, end, err := readSteps(src)
	if err != nil || len(steps) != 3 {
		t.Fatalf("readSteps = %v, %v, want three steps", steps, err)
	}
	for i, want := range []step{
		{At: time.Date(2026, 1, 2, 3, 4, 0, 0, time.UTC), Line: 4},
		{At: time.Date(2026, 1, 2, 3, 4, 0, 0, time.UTC), Line: 5},
		{At: time.Date(2026, 2, 3, 4, 5, 0, 0, time.UTC), Line: 9},
	} {
		if got := steps[i]; !got.At.Equal(want.At) || got.Line != want.Line {
			t.Errorf("step %d is at %v, line %d, want %v, line %d", i, got.At, got.Line, want.At, want.Line)
		}
	}
	if want := time.Date(2026, 3, 4, 5, 6, 0, 0, time.UTC); !end.Equal(want) {
		t.Errorf("the script ends at %v, want %v", end, want)
	}
}

func TestStepsThatCannotBeReadNameTheirLine(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, src, want string
	}{
		{"a command without a clock", "\nnew x", "line 2: a command before the first clock"},
		{"a clock with a day that does not exist", "@ 2026-02-30 08:00", "line 1: \"2026-02-30 08:00\" is no clock"},
		{"a clock without a time", "@ 2026-02-03", "line 1: \"2026-02-03\" is no clock"},
		{"a quote that does not close", "@ 2026-01-01 00:00\na 'b\nc", "line 2: a quote is not closed"},
		{"a here-document that does not end", "@ 2026-01-01 00:00\na <<E\nb", "line 3: the here-document does not end; write E"},
		{"a here-document without a command", "@ 2026-01-01 00:00\n<<E\nE\n", "line 2: a line without a command"},
		{"a backslash at the very end", "@ 2026-01-01 00:00\na \\", "line 2: a backslash with nothing behind it"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := readSteps(c.src)
			var fault *stepError
			if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("readSteps(%q) = %v, want an error that begins %q", c.src, err, c.want)
			}
		})
	}
}

func FuzzReadSteps(f *testing.F) {
	for _, seed := range []string{"@ 2026-01-01 00:00\na \"b\" 'c' \\\nd <<E\nx\nE\n", "@", "@ 2026-01-01 00:00\na <<'", "\\"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		steps, _, err := readSteps(src)
		if err != nil && steps != nil {
			t.Errorf("readSteps(%q) gives steps beside the error %v", src, err)
		}
	})
}

func TestDemoStepsAreInOrderAndSayEnough(t *testing.T) {
	t.Parallel()
	src, err := templates.FS.ReadFile("demo/steps.txt")
	if err != nil {
		t.Fatal(err)
	}
	steps, end, err := readSteps(string(src))
	if err != nil {
		t.Fatalf("demo/steps.txt: %v", err)
	}
	count := map[string]int{}
	for i, s := range steps {
		count[s.Args[0]]++
		if i > 0 && !s.At.After(steps[i-1].At) {
			t.Errorf("demo/steps.txt:%d: the clock %v does not come after the step before it", s.Line, s.At)
		}
	}
	if end.Before(steps[len(steps)-1].At) {
		t.Errorf("demo/steps.txt ends at %v, before its last step", end)
	}
	for _, want := range []struct {
		command string
		atLeast int
	}{{"new", 4}, {"note", 12}, {"reflect", 10}} {
		if count[want.command] < want.atLeast {
			t.Errorf("demo/steps.txt has %d steps of %s, want at least %d", count[want.command], want.command, want.atLeast)
		}
	}
}
