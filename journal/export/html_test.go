package export

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"
)

func TestPagesOfASiteAreDressedAsReviewsAndRunNothing_P3(t *testing.T) {
	t.Parallel()
	in := sampleInput(t, journalFiles, false)
	in.Style = "/* the style of reviews */"
	files, err := Files("html", in)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text := string(f.Data)
		switch {
		case f.Path == "style.css" && !strings.HasPrefix(text, in.Style):
			t.Errorf("style.css is not that of reviews: %.80q", text)
		case strings.HasSuffix(f.Path, ".html") && !strings.Contains(text, `Content-Security-Policy" content="default-src 'none'`):
			t.Errorf("%s has no policy", f.Path)
		case strings.Contains(text, `<svg xmlns`), strings.HasPrefix(f.Path, "decisions/2026-02") && !strings.Contains(text, `<figure class="plot`):
			t.Errorf("%s: a plot has a fixed width or is not there", f.Path)
		}
	}
}

func TestLinksOfASiteLeadToEntriesWhoseFilesHaveOddNames(t *testing.T) {
	t.Parallel()
	odd := map[string]string{}
	for name, text := range journalFiles {
		const id, other = "2026-02-02-team-or-staff", "2026-02-02-50% #1 [x]"
		text = strings.ReplaceAll(strings.ReplaceAll(text, "id: "+id, "id: \""+other+"\""), "about: "+id, "about: \""+other+"\"")
		odd[strings.ReplaceAll(name, id, other)] = text
	}
	files, err := Files("html", sampleInput(t, odd, false))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, f := range files {
		pages[f.Path] = string(f.Data)
	}
	reaches := 0
	for name, text := range pages {
		for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(text, -1) {
			u, err := url.Parse(html.UnescapeString(m[1]))
			if err != nil || u.Host != "" {
				t.Errorf("%s: %s: %v", name, m[1], err)
				continue
			}
			to := name
			if u.Path != "" {
				to = path.Join(path.Dir(name), u.Path)
			}
			if pages[to] == "" || u.Fragment != "" && !strings.Contains(pages[to], ` id="`+html.EscapeString(u.Fragment)+`"`) {
				t.Errorf("%s: the link to %s leads nowhere", name, m[1])
			}
			if strings.Contains(to, "50% #1 [x]") {
				reaches++
			}
		}
		if name == "index.html" && strings.Contains(text, "](") {
			t.Errorf("%s: a link is shown as it is written:\n%s", name, text)
		}
	}
	if reaches < 3 {
		t.Errorf("%d links lead to the entry with the odd name, want some from the index, the themes and a review", reaches)
	}
}
