package cmd

import (
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// What a person types as a line, and the line that the file holds.
func TestADateInALineIsReadAsEverywhereElse(t *testing.T) {
	t.Parallel()
	today, _ := journal.ISODate("2026-02-02")
	same := func(read func(string, journal.Date) string) func(string, journal.Date) (string, error) {
		return func(v string, d journal.Date) (string, error) { return read(v, d), nil }
	}
	wire := func(v string, _ journal.Date) (string, error) { return tripwireLine(v) }
	for _, c := range []struct {
		name        string
		read        func(string, journal.Date) (string, error)
		typed, want string // want begins with "error" where none fits
	}{
		{"a prediction for tomorrow", isoPrediction, "50% by tomorrow: x", "50% by 2026-02-03: x"},
		{"a prediction in a month", isoPrediction, "7 in 10 by +1m (self): x: y", "70% by 2026-03-02 (self): x: y"},
		{"a prediction as a file holds it", isoPrediction, "- [ ] 75% by 2026-08-15: x by Friday", "- [ ] 75% by 2026-08-15: x by Friday"},
		{"a prediction with no such day", isoPrediction, "75% by 15 August: x", `error a prediction reads "75% by 2026-08-15: claim"`},
		{"a prediction of a bare 1", isoPrediction, "1 by tomorrow: x", "error 1%"},
		{"a prediction without a claim", isoPrediction, "75% by tomorrow", "75% by tomorrow"},
		{"an assumption in three months", isoAssumption, "by in 3 months: the money is there", "by 2026-05-02: the money is there"},
		{"a belief that begins with by", isoAssumption, "by design: nobody owns it", "by design: nobody owns it"},
		{"an assumption with no such day", isoAssumption, "by 31 May: x", `error an assumption reads "by 2026-08-31: belief"`},
		{"a wire with a day", same(isoTripwire), "Unless it is staffed by +6w, then decide", "Unless it is staffed by 2026-03-16, then decide"},
		{"a wire without its comma", same(isoTripwire), "If x happens then revisit", "If x happens, then revisit"},
		{"a wire without its comma and with a full stop", same(isoTripwire), "If x happens by tomorrow then reverse.", "If x happens by 2026-02-03, then reverse"},
		{"a wire whose then is part of it", same(isoTripwire), "If it stops and then revisits itself", "If it stops and then revisits itself"},
		{"a wire as the prompt says it", same(isoTripwire), "Unless we sail by +6w, then I look again", "Unless we sail by 2026-03-16, then revisit"},
		{"a wire with a day and to look again", same(isoTripwire), "If it sinks by 2026-11-10 then look again.", "If it sinks by 2026-11-10, then revisit"},
		{"a wire with when", wire, "when pigs fly", "If pigs fly"},
		{"a wire with as soon as", wire, "As soon as it sinks, then decide", "If it sinks, then decide"},
		{"a wire that says how often", wire, "once a week nothing ships", "If once a week nothing ships"},
		{"a wire of one word", wire, "when", "If when"},
		{"a wire with if", wire, "If once merged it breaks", "If once merged it breaks"},
		{"a month is no day", same(isoTripwire), "If Dana leaves by December, then revisit", "If Dana leaves by December, then revisit"},
		{"an outcome of yesterday", same(isoResolution), "it is out → yes yesterday: by post", "it is out → yes 2026-02-01: by post"},
		{"an outcome with a plain arrow", same(isoResolution), "it is out -> no -3d", "it is out -> no 2026-01-30"},
		{"an outcome that begins a sentence", same(isoResolution), "it is out → Yes yesterday", "it is out → yes 2026-02-01"},
		{"an outcome that the grammar reads in capitals", same(isoResolution), "it is out → YES (2026-02-01)", "it is out → YES (2026-02-01)"},
		{"an outcome with a note alone", same(isoResolution), "it is out → yes: yesterday", "it is out → yes: yesterday"},
	} {
		got, err := c.read(c.typed, today)
		if want, fails := strings.CutPrefix(c.want, "error "); fails {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q gives %q and the error %v; want an error with %q", c.name, c.typed, got, err, want)
			}
		} else if got != c.want || err != nil {
			t.Errorf("%s: %q gives %q, %v; want %q", c.name, c.typed, got, err, c.want)
		}
	}
}

func TestYesAndNoMeanWhatTheLineNeeds(t *testing.T) {
	t.Parallel()
	wire := dueQuestion{yes: "hit", no: "passed"}
	for typed, want := range map[string]string{
		"yes": "hit", "N": "passed", "Yes yesterday": "hit yesterday", "no 2026-02-01: it held": "passed 2026-02-01: it held", "off: moved": "off: moved",
	} {
		if got := wire.outcome(typed); got != want {
			t.Errorf("%q at a wire is %q, want %q", typed, got, want)
		}
	}
}

func TestAnAnswerThatIsNoOutcomeIsToldThoseOfItsLine(t *testing.T) {
	t.Parallel()
	claim, belief := dueQuestion{words: "yes · no · cannot say · void: why"}, dueQuestion{words: "yes · no · shaken · cannot say"}
	for _, c := range []struct {
		name  string
		at    dueQuestion
		typed string
		want  string
	}{
		{"a word that is none", claim, "maybe", `"maybe" is not one of yes, no, cannot say, void: why`},
		{"a void without its reason", claim, "Void", "a void prediction says why"},
		{"a void that a belief does not take", belief, "void", `"void" is not one of yes, no, shaken, cannot say`},
		{"a word of another line", belief, "partly", `"partly" is not one of yes, no, shaken, cannot say`},
	} {
		if got := c.at.wanted(c.typed).Error(); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q is told %q, want %q", c.name, c.typed, got, c.want)
		}
	}
}

// A line that the grammar reads as it stands means the same after its date was looked at.
func FuzzLinesThatAreReadStay(f *testing.F) {
	for _, seed := range []string{
		"75% by 2026-08-15: x", "- [x] 75 % by 2026-08-15 (self, if a): x by y → yes 2026-08-15: n", "by 2026-08-31: the money is there", "by design: x",
		"If x by 2026-08-15, then decide → hit", "Unless x by 2026-08-15, then revisit", "if it is, then reverse.", "x -> no 2026-08-15: y → yes", "x → void: why", "->nO : → yes", "x → No, 2026-08-15 y",
	} {
		f.Add(seed)
	}
	today := journal.Date{Year: 2026, Month: 2, Day: 2}
	f.Fuzz(func(t *testing.T, line string) {
		if was, err := markdown.ParsePrediction(line); err == nil {
			read, err := isoPrediction(line, today)
			now, again := markdown.ParsePrediction(read)
			if err != nil || again != nil || markdown.FormatPrediction(now) != markdown.FormatPrediction(was) {
				t.Errorf("%q becomes %q: %v %v", line, read, err, again)
			}
		}
		if was, err := markdown.ParseAssumption(line); err == nil && !was.By.IsZero() {
			read, err := isoAssumption(line, today)
			now, again := markdown.ParseAssumption(read)
			if err != nil || again != nil || markdown.FormatAssumption(now) != markdown.FormatAssumption(was) {
				t.Errorf("%q becomes %q: %v %v", line, read, err, again)
			}
		}
		if was, err := markdown.ParseTripwire(line); err == nil && !was.By.IsZero() && strings.Contains(line, ", then ") {
			read := isoTripwire(line, today)
			if now, err := markdown.ParseTripwire(read); err != nil || markdown.FormatTripwire(now) != markdown.FormatTripwire(was) {
				t.Errorf("%q becomes %q: %v", line, read, err)
			}
		}
		if was, err := markdown.ParseResolution(line); err == nil {
			read := isoResolution(line, today)
			if now, err := markdown.ParseResolution(read); err != nil || markdown.FormatResolution(now) != markdown.FormatResolution(was) {
				t.Errorf("%q becomes %q: %v", line, read, err)
			}
		}
	})
}
