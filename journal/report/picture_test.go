package report

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"twoway/journal"
)

func TestAPictureIsAFileOfItsOwn(t *testing.T) {
	t.Parallel()
	day := func(s string) journal.Date { d, _ := journal.ISODate(s); return d }
	r := &journal.Review{Leans: []journal.LeanStory{{
		ID: "2026-02-02-a", Name: "a & b", Toward: journal.Option{Key: "x", Label: "x"}, Away: journal.Option{Key: "y", Label: "y <z>"},
		Points: []journal.LeanPoint{{Date: day("2026-02-02"), Value: 65, Event: "chosen"}, {Date: day("2026-03-04"), Value: 70}},
	}}}
	pictures := Pictures(r)
	if len(pictures) != 1 || pictures[0].Name != "lean" || pictures[0].Title != "A & b: the lean over time" {
		t.Fatalf("got %+v", pictures)
	}
	dec := xml.NewDecoder(bytes.NewReader(pictures[0].SVG))
	for {
		_, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, pictures[0].SVG)
		}
	}
	if s := string(pictures[0].SVG); strings.Contains(s, " id=") || strings.Count(s, "<svg") != strings.Count(s, "</svg>") {
		t.Errorf("got\n%s", s)
	} else if !strings.Contains(s, ` viewBox="0 0 800 `) {
		t.Errorf("a narrow page would cut it off: %.200s", s)
	}
}
