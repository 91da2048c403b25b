package importer

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestWhatIsPrivateInItsSourceIsPrivateHere(t *testing.T) {
	t.Parallel()
	for says, want := range map[string]bool{"true": true, "yes": true, `"true"`: true, "1": true, "false": false, "no": false, "off": false} {
		front := "---\nprivate: " + says + "\nstatus: accepted\n---\n"
		for format, text := range map[string]string{
			"markdown": front + "A line.\n",
			"adr":      front + "# Use a queue\n\nDate: 2026-01-02\n\n## Decision\n\nYes.\n",
		} {
			entries, _ := imported(t, format, map[string]string{"2026-01-02-x.md": text}, options())
			if len(entries) != 1 || entries[0].Private != want {
				t.Errorf("%s with private: %s: got %d entries, %+v; want one with private %v", format, says, len(entries), entries, want)
			}
		}
	}
	entries, _ := imported(t, "markdown", map[string]string{"log.md": "---\nprivate: true\n---\n## 2026-01-02\n\nOne.\n\n## 2026-01-03\n\nTwo.\n"}, options())
	for _, e := range entries {
		if !e.Private {
			t.Errorf("a day of a private file is not private: %+v", e)
		}
	}
}

func TestWhatNamesNoDayIsLeftOutUnlessADayIsSaid(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]struct{ format, text string }{
		"a date that is not ISO": {"adr", "# Use a queue\n\nDate: 03/04/2020\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n"},
		"a date after today":     {"adr", "# Use a queue\n\nDate: 2030-04-03\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n"},
		"a record without one":   {"adr", "# Use a queue\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n"},
		"a note without one":     {"markdown", "# A thought\n\nA line.\n\n## More\n\nAnother.\n"},
	} {
		files := map[string]string{"x.md": file.text}
		entries, problems := imported(t, file.format, files, options())
		if got := rules(problems); len(entries) != 0 || !slices.Contains(got, "x.md import-date") || !strings.Contains(problems[len(problems)-1].Mend, "--date") {
			t.Errorf("%s: got %d entries and %v, want none and its file named", name, len(entries), problems)
		}
		if name == "a date after today" {
			continue
		}
		opts := options()
		opts.Date = date("2020-04-03")
		entries, problems = imported(t, file.format, files, opts)
		if len(entries) != 1 || entries[0].Date != opts.Date || slices.Contains(rules(problems), "x.md import-date") {
			t.Errorf("%s, with a day said: got %v and %v, want one entry of that day", name, entries, problems)
		}
	}
}

// A device has no size and no end.
func TestASourceIsARegularFile(t *testing.T) {
	t.Parallel()
	for name, mode := range map[string]fs.FileMode{"device": fs.ModeDevice | fs.ModeCharDevice, "pipe": fs.ModeNamedPipe} {
		_, problems, err := Read("json", fstest.MapFS{"x": &fstest.MapFile{Mode: mode}}, "x", options())
		if err != nil || len(problems) != 1 || !problems[0].Unreadable || !strings.Contains(problems[0].Text, "no regular file") {
			t.Errorf("%s: got %v, %v; want one file that cannot be read", name, problems, err)
		}
	}
}
