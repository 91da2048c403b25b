package theme

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"twoway/journal"
	"twoway/templates"
)

// annotated is a journal in which a reader marked the themes.
type annotated struct {
	Journal string
	Entries []struct {
		ID, Date, Kind, Body string
		Themes               []string
	}
	Themes []goldTheme
}

func (a *annotated) gold() []goldTheme {
	out := make([]goldTheme, len(a.Themes))
	for i, t := range a.Themes {
		out[i] = t
		for _, e := range a.Entries {
			for _, x := range e.Themes {
				if x == t.ID {
					out[i].Entries = append(out[i].Entries, e.ID)
				}
			}
		}
	}
	return out
}

func (a *annotated) texts() (texts, dates map[string]string) {
	texts, dates = map[string]string{}, map[string]string{}
	for _, e := range a.Entries {
		texts[e.ID], dates[e.ID] = e.Body, e.Date
	}
	return texts, dates
}

func (a *annotated) docs() []Doc {
	out := make([]Doc, len(a.Entries))
	for i, e := range a.Entries {
		date, _ := journal.ISODate(e.Date)
		out[i] = Doc{Entry: &journal.Entry{Kind: journal.KindNote, ID: e.ID, Date: date, Note: &journal.Note{}}, Prose: prose(e.Body)}
	}
	return out
}

func loadAnnotated(tb testing.TB, pattern string) []*annotated {
	tb.Helper()
	names, _ := filepath.Glob(pattern)
	var out []*annotated
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		a := &annotated{}
		if err := json.Unmarshal(b, a); err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		out = append(out, a)
	}
	return out
}

var (
	fence  = regexp.MustCompile("(?ms)^```.*?^```[^\n]*$")
	noText = regexp.MustCompile("`[^`\n]*`|https?://\\S+|\\S+@\\S+|!?\\]\\([^)]*\\)")
	bullet = regexp.MustCompile(`^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?`)
)

// prose is the way to read a Markdown body, for a Doc.
func prose(body string) func() []journal.Passage { return fixed(passages(body)...) }

func fixed(list ...journal.Passage) func() []journal.Passage {
	return func() []journal.Passage { return list }
}

// passages cuts a Markdown body into passages: enough of what the Markdown package does for the journals of these tests.
func passages(body string) []journal.Passage {
	body = fence.ReplaceAllStringFunc(body, func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) })
	var out []journal.Passage
	section, open := "", false
	for i, line := range strings.Split(body, "\n") {
		text := strings.TrimSpace(line)
		switch {
		case text == "" || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "|"):
			open = false
			continue
		case strings.HasPrefix(text, "#") && strings.HasPrefix(strings.TrimLeft(text, "#"), " "):
			section, open = strings.TrimSpace(strings.TrimLeft(text, "#")), false
			out = append(out, journal.Passage{Heading: true, Section: section, Line: i + 1, Text: section})
			continue
		}
		if mark := bullet.FindString(line); mark != "" {
			out = append(out, journal.Passage{Section: section, Item: true, Line: i + 1, Text: strings.TrimSpace(line[len(mark):])})
			open = true
			continue
		}
		if open {
			out[len(out)-1].Text += "\n" + text
			continue
		}
		out = append(out, journal.Passage{Section: section, Line: i + 1, Text: text})
		open = true
	}
	for i := range out {
		for _, m := range noText.FindAllStringIndex(out[i].Text, -1) {
			out[i].Skip = append(out[i].Skip, journal.Span{From: m[0], To: m[1]})
		}
	}
	return out
}

// templatesFS are the files that ship inside the binary.
var templatesFS = templates.FS

var ours = sync.OnceValues(func() (*Resources, error) {
	r, _, err := LoadResources(templatesFS, nil)
	return r, err
})

// resources are our own lenses and word lists.
func resources(tb testing.TB) *Resources {
	tb.Helper()
	r, err := ours()
	if err != nil {
		tb.Fatal(err)
	}
	return r
}
