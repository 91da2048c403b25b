package export

import (
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
