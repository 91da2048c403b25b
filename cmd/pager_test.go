package cmd

import (
	"bytes"
	"testing"
	"time"
)

func TestThePagerRunsOnATerminalOnly(t *testing.T) { // PITFALLS.md E5
	t.Parallel()
	sits := Term{In: true, Out: true, Err: true}
	cases := []struct {
		name    string
		term    Term
		setting string
		pager   string
		noInput bool
		want    string
	}{
		{"a terminal with PAGER", sits, "", "more -s", false, "more -s"},
		{"the setting comes before PAGER", sits, "most", "more", false, "most"},
		{"off", sits, "off", "more", false, ""},
		{"cat", sits, "", "cat", false, ""},
		{"a pipe", Term{In: true, Err: true}, "most", "more", false, ""},
		{"input from a file", Term{Out: true, Err: true}, "most", "more", false, ""},
		{"a dumb terminal", Term{In: true, Out: true, Err: true, Plain: true}, "most", "more", false, ""},
		{"--no-input", sits, "most", "more", true, ""},
	}
	for _, c := range cases {
		a := &app{env: &Env{Term: c.term, Getenv: func(k string) string { return map[string]string{"PAGER": c.pager}[k] }}, noInput: c.noInput}
		if got := a.pagerCommand(&settings{Pager: c.setting}); got != c.want {
			t.Errorf("%s: the pager is %q, want %q", c.name, got, c.want)
		}
	}
}

// telling is a writer that tells when it is first written to.
type telling struct {
	bytes.Buffer
	said chan struct{}
}

func (w *telling) Write(b []byte) (int, error) {
	if w.Len() == 0 {
		close(w.said)
	}
	return w.Buffer.Write(b)
}

func TestProgressIsSaidOnceOnATerminalAndTakenAway(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		term     Term
		patience time.Duration
		want     string
	}{
		{"quick work", Term{Err: true}, time.Hour, ""},
		{"no terminal", Term{}, 0, ""},
		{"a dumb terminal", Term{Err: true, Plain: true}, 0, ""},
		{"long work", Term{Err: true}, 0, "Reading …\r\x1b[K"},
	} {
		w := &telling{said: make(chan struct{})}
		done := (&app{env: &Env{Err: w, Term: c.term}}).progressAfter(c.patience, "Reading")
		if c.want != "" {
			<-w.said
		}
		done()
		if w.String() != c.want {
			t.Errorf("%s: said %q, want %q", c.name, w.String(), c.want)
		}
	}
}

func TestColoursAreForTerminalsAndWhoeverAsksForThem(t *testing.T) { // PITFALLS.md E5
	t.Parallel()
	for _, c := range []struct {
		name, setting, noColor string
		term                   Term
		want                   bool
	}{
		{"a terminal", "auto", "", Term{Out: true, Color: true}, true},
		{"a pipe", "auto", "", Term{}, false},
		{"never", "never", "", Term{Out: true, Color: true}, false},
		{"always, in a pipe", "always", "", Term{}, true},
		{"always, and NO_COLOR", "always", "1", Term{}, false},
	} {
		a := &app{env: &Env{Term: c.term, Getenv: func(k string) string { return map[string]string{"NO_COLOR": c.noColor}[k] }}}
		got := a.dress(&settings{Color: c.setting})
		if got.Color != c.want {
			t.Errorf("%s: colour is %v, want %v", c.name, got.Color, c.want)
		}
		if !c.term.Out && got.Width < 1000 {
			t.Errorf("%s: rows in a pipe are %d columns wide, want them unwrapped", c.name, got.Width)
		}
	}
}
