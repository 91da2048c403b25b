package export

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// icsEvent is what a second, small reader finds.
type icsEvent map[string]string

func readICS(t *testing.T, data []byte) []icsEvent {
	t.Helper()
	text := string(data)
	if strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
		t.Errorf("line ends are not all CRLF")
	}
	for _, l := range strings.Split(text, "\r\n") {
		if len(l) > 75 {
			t.Errorf("a line of %d octets: %q", len(l), l)
		}
		if !strings.HasPrefix(strings.ToValidUTF8(l, "\x00"), l) {
			t.Errorf("a line is cut inside a letter: %q", l)
		}
	}
	var events []icsEvent
	var now icsEvent
	alarm := ""
	for _, l := range strings.Split(strings.NewReplacer("\r\n ", "", "\r\n\t", "").Replace(text), "\r\n") {
		key, value, _ := strings.Cut(l, ":")
		switch {
		case l == "BEGIN:VEVENT":
			now = icsEvent{}
		case l == "END:VEVENT":
			events = append(events, now)
		case l == "BEGIN:VALARM":
			alarm = "ALARM-"
		case l == "END:VALARM":
			alarm = ""
		case now != nil:
			now[alarm+key] = strings.NewReplacer(`\n`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(value)
		}
	}
	return events
}

func TestTheCalendar_C1(t *testing.T) {
	t.Parallel()
	events := func(files map[string]string, details bool) []icsEvent {
		in := sampleInput(t, files, false)
		in.Settings.Details = details
		out, err := Files("ics", in)
		if err != nil {
			t.Fatal(err)
		}
		return readICS(t, out[0].Data)
	}
	byUID := func(list []icsEvent) map[string]icsEvent {
		m := map[string]icsEvent{}
		for _, e := range list {
			if m[e["UID"]] != nil {
				t.Errorf("two events with %s", e["UID"])
			}
			m[e["UID"]] = e
		}
		return m
	}
	plain := events(journalFiles, false)
	if len(plain) != 6 {
		t.Errorf("got %d events, want 6: two looks, a prediction, a tripwire, a trial, a door", len(plain))
	}
	for _, e := range plain {
		from, _ := journal.ISODate(dashed(e["DTSTART;VALUE=DATE"]))
		to, _ := journal.ISODate(dashed(e["DTEND;VALUE=DATE"]))
		if from.IsZero() || to != from.AddDays(1) {
			t.Errorf("not one whole day: %v", e)
		}
		if e["ALARM-TRIGGER"] != "PT9H" || e["ALARM-ACTION"] != "DISPLAY" {
			t.Errorf("alarm: %v", e)
		}
		for _, w := range []string{"team", "exporter", "three reports", "merged"} {
			for k, v := range e {
				if strings.Contains(v, w) {
					t.Errorf("%s says %q without details", k, v)
				}
			}
		}
	}
	if !slices.ContainsFunc(events(journalFiles, true), func(e icsEvent) bool {
		return e["SUMMARY"] == `A prediction's date: 75%: two of three reports know what is expected, "really"`
	}) {
		t.Errorf("with details the claim is missing")
	}
	// A date moved by hand moves the event and keeps its UID.
	moved := changed(journalFiles, "2026/2026-03-04-0815-team-or-staff.md", func(s string) string {
		return strings.Replace(s, "next: 2026-05-03", "next: 2026-05-20", 1)
	})
	before, after := byUID(plain), byUID(events(moved, false))
	changed := 0
	for uid, e := range after {
		if before[uid] == nil {
			t.Errorf("a new UID after a move: %v", e)
		} else if before[uid]["DTSTART;VALUE=DATE"] != e["DTSTART;VALUE=DATE"] {
			changed++
		}
	}
	if changed != 1 || len(before) != len(after) {
		t.Errorf("%d events moved, want 1", changed)
	}
}

// A look moves its own event; what the others say of themselves stays as it was, the stamp and the sequence too.
func TestAnEntryTouchesItsOwnEventsOnly_C1(t *testing.T) {
	t.Parallel()
	read := func(files map[string]string) map[string]icsEvent {
		out, err := Files("ics", sampleInput(t, files, false))
		if err != nil {
			t.Fatal(err)
		}
		by := map[string]icsEvent{}
		for _, e := range readICS(t, out[0].Data) {
			by[e["UID"]] = e
		}
		return by
	}
	before, after, moved := read(journalFiles), read(later()), 0
	if len(before) != len(after) {
		t.Errorf("%d events, then %d", len(before), len(after))
	}
	for uid, e := range after {
		was := before[uid]
		switch {
		case was == nil:
			t.Errorf("a new UID after a look: %v", e)
		case was["DTSTART;VALUE=DATE"] != e["DTSTART;VALUE=DATE"]:
			moved++
			if e["SEQUENCE"] <= was["SEQUENCE"] || e["DTSTAMP"] <= was["DTSTAMP"] {
				t.Errorf("the event moved and does not say so: %v, then %v", was, e)
			}
		case !maps.Equal(was, e):
			t.Errorf("an event changed that was not touched: %v, then %v", was, e)
		}
	}
	if moved != 1 {
		t.Errorf("%d events moved, want 1", moved)
	}
	plain := changed(journalFiles, "2026/2026-02-02-team-or-staff.md", func(s string) string {
		return strings.Replace(s, "75% by 2026-08-15", "75% by 2026-09-15", 1)
	})
	for uid := range read(plain) {
		if before[uid] == nil {
			t.Errorf("a prediction with another day has another UID")
		}
	}
}

func dashed(d string) string {
	if len(d) != 8 {
		return d
	}
	return d[:4] + "-" + d[4:6] + "-" + d[6:]
}

func TestLongCalendarTextsAreFoldedBetweenLetters_C1(t *testing.T) {
	t.Parallel()
	files := changed(journalFiles, "2026/2026-04-01-exporter.md", func(s string) string {
		return strings.ReplaceAll(s, "Patch the exporter & <b>rewrite</b> it?", strings.Repeat("日本語🚪, a; b\\n ", 20))
	})
	in := sampleInput(t, files, false)
	in.Settings.Details = true
	out, err := Files("ics", in)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, e := range readICS(t, out[0].Data) {
		found = found || strings.Contains(e["SUMMARY"], strings.TrimSpace(strings.Repeat("日本語🚪, a; b\\n ", 20)))
	}
	if !found {
		t.Errorf("the question did not come back whole:\n%s", out[0].Data)
	}
}
