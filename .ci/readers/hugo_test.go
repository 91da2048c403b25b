package readers

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// hugoSite is a theme that shows a page's title, day, tags and text, and nothing else.
var hugoSite = map[string]string{
	"hugo.toml":                     "baseURL = \"https://site.example/\"\ntitle = \"A site\"\n",
	"layouts/baseof.html":           `<!doctype html><html lang="en"><title>{{ .Title }}</title><h1>{{ .Title }}</h1><p>{{ .Date.Format "2006-01-02" }}</p>{{ block "main" . }}{{ end }}</html>`,
	"layouts/page.html":             `{{ define "main" }}{{ .Content }}{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ end }}`,
	"layouts/list.html":             `{{ define "main" }}{{ .Content }}{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ end }}`,
	"layouts/rss.xml":               "{{ range .Pages }}{{ .Permalink }}\n{{ end }}",
	"content/decisions/of-mine.md":  "---\ntitle: A page of the person's own\ndate: 2026-01-01\n---\n\nText.\n",
	"content/posts/of-mine/post.md": "---\ntitle: A post\ndate: 2026-01-01\n---\n\nText.\n",
}

// Hugo builds our part of a site without a warning, with every page, on the day of the export, where that day begins first.
func TestHugoBuildsTheSite_X5(t *testing.T) {
	hugo, err := filepath.Abs("../../bin/hugo")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(hugo); err != nil {
		missing(t, "bin/hugo")
	}
	for _, name := range []string{"demo", "nasty"} {
		t.Run(name, func(t *testing.T) {
			s := sampleNamed(t, name)
			site := s.export(t, "hugo")
			if err := writeFiles(site, hugoSite); err != nil {
				t.Fatal(err)
			}
			t.Setenv("TZ", "Pacific/Kiritimati")
			clock := s.today.Format(time.DateOnly) + "T00:10:00+14:00" // it is the day before nearly everywhere
			said, err := program(t, site, hugo, "--panicOnWarning", "--printPathWarnings", "--clock", clock)
			if err != nil || strings.Contains(said, "WARN") {
				t.Fatalf("hugo: %v\n%s", err, said)
			}
			rows := hugoList(t, hugo, site, "all", clock)
			if len(rows) < len(readFiles(t, site+"/content", ".md"))-1 { // _index.md is no page
				t.Errorf("hugo lists %d pages of\n%s", len(rows), strings.Join(paths(rows), "\n"))
			}
			for _, kind := range []string{"future", "drafts", "expired"} {
				if hidden := hugoList(t, hugo, site, kind, clock); len(hidden) > 0 {
					t.Errorf("%s: %v", kind, paths(hidden))
				}
			}
			pages := readFiles(t, site+"/public", ".html")
			for _, row := range rows {
				checkHugoPage(t, s, site, row, pages)
			}
			checkLinks(t, pages, readFiles(t, site+"/public", ""))
			checkCanaries(t, pages)
			if name == "nasty" {
				checkCalls(t, pages)
			}
		})
	}
}

// hugoList asks Hugo for pages, one map a row.
func hugoList(t *testing.T, hugo, site, kind, clock string) (out []map[string]string) {
	t.Helper()
	text, err := program(t, site, hugo, "list", kind, "--clock", clock)
	if err != nil {
		t.Fatalf("hugo list %s: %v\n%s", kind, err, text)
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	for _, row := range rows[min(1, len(rows)):] {
		cells := map[string]string{}
		for i, name := range rows[0] {
			cells[name] = row[i]
		}
		out = append(out, cells)
	}
	return out
}

func paths(rows []map[string]string) (out []string) {
	for _, row := range rows {
		out = append(out, row["path"])
	}
	return out
}

// checkHugoPage holds one page that Hugo lists against the file that it was made of.
func checkHugoPage(t *testing.T, s sample, site string, row map[string]string, pages map[string]string) {
	t.Helper()
	if row["date"][:10] > s.today.Format(time.DateOnly) {
		t.Errorf("%s lies ahead: %s", row["path"], row["date"])
	}
	address := strings.TrimPrefix(row["permalink"], "https://site.example/") + "index.html"
	if pages[address] == "" {
		t.Errorf("%s: no page at %s", row["path"], address)
	}
	src, err := os.ReadFile(filepath.Join(site, row["path"]))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), "twoway_id: ") {
		return
	}
	if front := frontMatter(t, string(src)); row["title"] != front["title"] {
		t.Errorf("%s: the title is %q, and Hugo read %q", row["path"], front["title"], row["title"])
	}
}

// checkCalls looks for what entries quote of Hugo's own language: it is shown as it was typed, and nothing of ours beside it.
func checkCalls(t *testing.T, pages map[string]string) {
	t.Helper()
	text := strings.ReplaceAll(pages["decisions/2026-02-02-quotes/index.html"], "\u2060", "")
	for _, call := range []string{
		"{{< figure src=", "{{% y %}}", "{{</* z */>}}", "{{< in-code >}}", "{{</* comment */>}}", "{{< open. A", "{{% shortcode %}}", "nobody says [[x]] {{< y >}}",
	} {
		if shown := strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(call); !strings.Contains(text, shown) {
			t.Errorf("%q is not shown as it was typed in\n%s", call, text)
		}
	}
	for name, text := range pages {
		if strings.Contains(text, "twoway:") || strings.Contains(text, "/*figure") || strings.Contains(text, "raw HTML omitted") {
			t.Errorf("%s shows what is between us and Hugo:\n%s", name, text)
		}
	}
}
