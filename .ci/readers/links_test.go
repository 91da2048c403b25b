package readers

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var (
	addresses = regexp.MustCompile(`<[a-z][^<>]*?(?:href|src)="([^"]*)"`)
	canaries  = []string{"CANARY", "Dana", "Smith"}
)

// checkLinks follows every relative link of pages to a file.
func checkLinks(t *testing.T, pages, files map[string]string) {
	t.Helper()
	for name, text := range pages {
		for _, m := range addresses.FindAllStringSubmatch(text, -1) {
			u, err := url.Parse(html.UnescapeString(m[1]))
			if err != nil || u.Scheme == "https" && u.Host != "site.example" || u.Scheme == "mailto" || u.Path == "" {
				continue
			}
			to := path.Join(path.Dir(name), u.Path)
			if strings.HasPrefix(u.Path, "/") {
				to = strings.TrimPrefix(path.Clean(u.Path), "/")
			}
			if files[to] == "" && files[path.Join(to, "index.html")] == "" && !strings.Contains(to, "none.") {
				t.Errorf("%s leads to %s, which is not there", name, u)
			}
		}
	}
}

// checkCanaries looks for what may leave through nothing.
func checkCanaries(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		for _, c := range canaries {
			if strings.Contains(name, c) || strings.Contains(text, c) {
				t.Errorf("%s holds %q", name, c)
			}
		}
	}
}

// frontMatter reads the values above a note.
func frontMatter(t *testing.T, text string) map[string]any {
	t.Helper()
	front, _, _ := strings.Cut(strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "---\n"), "\n---\n")
	out := map[string]any{}
	if err := yaml.Unmarshal([]byte(front), &out); err != nil {
		t.Fatalf("%v in\n%s", err, front)
	}
	return out
}
