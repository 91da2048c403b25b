package readers

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// violation is what axe has to say about a page.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML, FailureSummary string }
}

// axe finds nothing on any page, in any view, best practices included; no page is wider than its window, complains on the console
// or asks for what is not beside it.
func TestPagesPassAnAccessibilityChecker(t *testing.T) {
	script, err := os.ReadFile(module(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t)
	for _, name := range []string{"demo", "lake", "nasty"} {
		pages := allPages(t, sampleNamed(t, name))
		for _, page := range slices.Sorted(maps.Keys(pages)) {
			b.open(pages[page])
			for _, c := range b.complaints() {
				if name != "nasty" || !strings.HasSuffix(c, "net::ERR_FILE_NOT_FOUND") { // an entry names an image that nobody has
					t.Errorf("%s, %s: %s", name, page, c)
				}
			}
			b.eval(string(script)+"; true", new(bool))
			for _, v := range views {
				b.look(v)
				b.check(name + ", " + page + ", " + v.name)
			}
			b.complaints() // those of axe itself
		}
	}
}

func (b *browser) check(view string) {
	b.t.Helper()
	var wide bool
	if b.eval("document.documentElement.scrollWidth > innerWidth", &wide); wide {
		b.t.Errorf("%s: the page is wider than its window", view)
	}
	var found []violation
	b.eval("axe.run(document, {resultTypes: ['violations'], preload: false}).then(r => r.violations)", &found)
	for _, f := range found {
		b.t.Errorf("%s: %s, %s: %s", view, f.ID, f.Impact, f.Help)
		for _, n := range f.Nodes[:min(3, len(f.Nodes))] {
			b.t.Logf("\t%.300s\n\t%s", n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n\t"))
		}
	}
}

// allPages are the pages that twoway makes of a journal, by a name for each.
func allPages(t *testing.T, s sample) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, args := range []string{"2026-Q3", "--all", "2020"} {
		pages["review "+args] = filepath.Join(scratch, s.name+"-"+strings.Trim(args, "-")+".html")
		if _, err := s.run("review", args, "--format", "html", "-o", pages["review "+args]); err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Join(scratch, s.name+"-pages")
	if _, err := s.run("export", "html", dir); err != nil {
		t.Fatal(err)
	}
	for page := range readFiles(t, dir, ".html") {
		pages["site "+page] = filepath.Join(dir, filepath.FromSlash(page))
	}
	decision := strings.TrimSuffix(slices.Min(slices.Collect(maps.Keys(readFiles(t, filepath.Join(dir, "decisions"), ".html")))), ".html")
	pages["story"] = filepath.Join(scratch, s.name+"-story.html")
	if _, err := s.run("review", "--decision", decision, "--format", "html", "-o", pages["story"]); err != nil {
		t.Fatal(err)
	}
	return pages
}
