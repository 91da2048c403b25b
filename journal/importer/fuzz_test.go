package importer

import (
	"errors"
	"testing"
	"testing/fstest"

	"twoway/journal"
	"twoway/journal/markdown"
)

// Whatever a source holds, what comes of it are entries that read back as they were written.
func fuzz(f *testing.F, format, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, decision bool) {
		opts := options()
		opts.AsDecision = decision
		found, _, err := Read(format, fstest.MapFS{name: {Data: data}}, ".", opts)
		var several *ForecasterError
		if errors.As(err, &several) {
			opts.Forecaster = several.Names[0]
			found, _, err = Read(format, fstest.MapFS{name: {Data: data}}, ".", opts)
		}
		if err != nil {
			t.Fatal(err)
		}
		fresh, _, _ := Fresh(found, nil)
		seen := map[string]bool{}
		var have []*journal.Entry
		for _, n := range fresh {
			if seen[n.Entry.ID] {
				t.Fatalf("two entries %s", n.Entry.ID)
			}
			seen[n.Entry.ID] = true
			text := markdown.Format(n.Entry)
			e, problems := markdown.Parse(n.Entry.Path, text)
			if e == nil || e.ID != n.Entry.ID || string(markdown.Format(e)) != string(text) {
				t.Fatalf("not read back: %v\n%s", problems, text)
			}
			have = append(have, e)
		}
		if again, _, _ := Fresh(found, have); len(again) > 0 {
			t.Fatalf("a second import adds %s:\n%s", again[0].Entry.ID, string(markdown.Format(again[0].Entry)))
		}
	})
}

func FuzzADR(f *testing.F)  { fuzz(f, "adr", "0001-x.md", nygard, madr4, madr2) }
func FuzzJrnl(f *testing.F) { fuzz(f, "jrnl", "j.json", jrnlExport) }
func FuzzMarkdown(f *testing.F) {
	fuzz(f, "markdown", "2026-01-02-x.md", "One.\n", "---\na: b\ntags: [x]\n---\n# T\n\n## 2026-01-01\n\nx\n",
		"+++\na = [ # x\n\"b\", 'c']\nt = \"\"\"\nx\n\"\"\"\nd.e = 1\n[f]\n+++\nx\n", "---\n# c\n\"a b\": {c: d}\ne: >\n  f\n---\nx\n", "%%\n```\n")
}
func FuzzPredictions(f *testing.F) { fuzz(f, "predictions", "p.csv", fatebook, predictionBook) }
func FuzzJSON(f *testing.F) {
	fuzz(f, "json", "t.json", `{"twoway_export":"1","entries":[{"twoway":"note","id":"2026-01-01-0800-x","date":"2026-01-01","note":{},"body":"\nx\n"}]}`)
}
