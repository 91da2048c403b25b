package markdown

import (
	"slices"
	"strings"
	"testing"
)

// T5: what git writes between both sides of a merge is no text of either.
func TestConflictMarkersAreNoText(t *testing.T) {
	t.Parallel()
	front := "---\ntwoway: note\nid: 2026-02-02-0815-x\ndate: 2026-02-02\nabout: 2026-01-01-x\n"
	for _, c := range []struct {
		name, src string
		claims    []string
		lead      string
		lines     []int // of the markers
	}{
		{
			"between two items",
			front + "---\n\n## Predictions\n\n- [ ] 60% by 2026-08-15: both\n<<<<<<< HEAD\n- [ ] 70% by 2026-08-15: A side\n=======\n- [ ] 80% by 2026-08-15: B side\n>>>>>>> other\n",
			[]string{"both", "A side", "B side"},
			"",
			[]int{11, 15},
		},
		{
			"with what stood before, and line ends of another system",
			strings.ReplaceAll(front+"---\n\n## Predictions\n\n<<<<<<< HEAD\n- [ ] 70% by 2026-08-15: A side\n||||||| 1234567\n- [ ] 75% by 2026-08-15: was\n=======\n- [ ] 80% by 2026-08-15: B side\n>>>>>>> other\n", "\n", "\r\n"),
			[]string{"A side", "B side"},
			"",
			[]int{10, 16},
		},
		{"in prose", front + "---\n<<<<<<< HEAD\nMine.\n=======\nYours.\n>>>>>>> other\n", nil, "Mine.\n       \nYours.", []int{7, 11}},
		{
			"begun in the front matter",
			front + "<<<<<<< HEAD\nenergy: 1\n---\n\n## Predictions\n\n- [ ] 70% by 2026-08-15: A side\n=======\nenergy: 2\n>>>>>>> other\n",
			[]string{"A side"},
			"",
			[]int{6, 15},
		},
		{"where nothing was merged a row of signs underlines a title", front + "---\n\nTitle\n=======\n\nMine.\n", nil, "Title\n=======\n\nMine.", nil},
	} {
		e, problems := Parse("2026/2026-02-02-0815-x.md", []byte(c.src))
		if e == nil {
			t.Errorf("%s: not read: %v", c.name, problems)
			continue
		}
		var claims []string
		for _, p := range e.Predictions {
			claims = append(claims, p.Claim)
		}
		var lines []int
		for _, p := range problems {
			if p.Rule == "conflict" {
				lines = append(lines, p.Line)
			}
		}
		if !slices.Equal(claims, c.claims) || strings.TrimSpace(e.Lead) != c.lead || !slices.Equal(lines, c.lines) {
			t.Errorf("%s: got %q, %q, marks in %v; want %q, %q, %v", c.name, claims, e.Lead, lines, c.claims, c.lead, c.lines)
		}
		for _, p := range Prose(e) {
			if strings.Contains(p.Text, "====") || strings.Contains(p.Text, "<<<<") {
				t.Errorf("%s: a passage is %q", c.name, p.Text)
			}
		}
		if got := string(Format(e)); !strings.HasSuffix(got, e.Body) || !strings.HasSuffix(c.src, e.Body) {
			t.Errorf("%s: the body changed:\n%s", c.name, got)
		}
	}
}

func TestAConflictEndsNoPrivateSection(t *testing.T) {
	t.Parallel()
	body := "## Private\n\n<<<<<<< HEAD\none\n=======\nother\n>>>>>>> other\nstill\n"
	if public, _ := StripPrivate([]byte(body)); strings.TrimSpace(string(public)) != "" {
		t.Errorf("public is %q", public)
	}
}
