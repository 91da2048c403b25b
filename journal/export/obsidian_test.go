package export

import "testing"

func TestLinksInTablesKeepTheirCells(t *testing.T) {
	t.Parallel()
	in := "x\n| [[a|A]] | x |\n[[a|A]]\n```\n| [[a|A]] |\n```\n"
	want := "x\n| [[a\\|A]] | x |\n[[a|A]]\n```\n| [[a|A]] |\n```\n"
	if got := tableLinks(in); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEachQuoteOfAReviewIsACallout(t *testing.T) {
	t.Parallel()
	in := "**Theme**\n\n> one\n>\n> two\n> more\n\ntext > x\n\n> three"
	want := "**Theme**\n\n> [!quote]\n> one\n>\n> [!quote]\n> two\n> more\n\ntext > x\n\n> [!quote]\n> three"
	if got := callouts(in); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTagsThatObsidianTakes(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"a b": "a-b", "2026": "t2026", "#x!": "x", "a/b": "a/b", "é": "é", "?": ""} {
		got := ""
		if tags := obsidianTags([]string{in}); len(tags) > 0 {
			got = tags[0]
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestANoteWithANameThatNoWikilinkTakesIsLinkedByItsPath(t *testing.T) {
	t.Parallel()
	link := obsidian().link
	from := &page{path: "Decisions/Decisions.md"}
	for name, want := range map[string]string{
		"Decisions/2026-02-02-team.md": "[[2026-02-02-team|Team?]]",
		"Elsewhere/Team #1 [x].md":     "[Team?](../Elsewhere/Team%20%231%20[x].md)",
		"Decisions/a|b.md":             "[Team?](a|b.md)",
	} {
		if got := link(from, &page{path: name}, "Team?"); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
