package importer

import (
	"strings"
	"testing"

	"twoway/journal/markdown"
)

// P2: the name of a file that is private in the source is text of that file.
func TestThePublicPartOfAnEntryNamesNoPrivateFile_P2(t *testing.T) {
	t.Parallel()
	const secret = "---\nprivate: true\n---\n# 2. SECRET TITLE\n\nDate: 2026-01-03\n\n## Status\n\nAccepted\n\n## Decision\n\nNo.\n"
	const record = "# 1. Use a queue\n\nDate: 2026-01-02\n\n## Status\n\n"
	for name, c := range map[string]struct {
		format, text string
		private      bool
		keeps        string // what may leave all the same
	}{
		"the status of a record":       {"adr", record + "Superseded by [2. SECRET TITLE](0002-SECRET-TITLE.md)\n\n## Decision\n\nYes.\n", false, "- status: Superseded by"},
		"its context":                  {"adr", record + "Accepted\n\n## Context\n\nAs [said](./0002-SECRET-TITLE.md#why) and [here](0003-open.md).\n\n## Decision\n\nYes.\n", false, "As and [here](0003-open.md)."},
		"a name without a link":        {"adr", record + "Accepted\n\n## Context\n\nAs 0002-SECRET-TITLE.md says.\n\n## Decision\n\nYes.\n", false, "As says."},
		"a sentence for when to look":  {"adr", record + "Accepted\n\n## Decision\n\nYes. Revisit if [2](0002-SECRET-TITLE.md) is off.\n", true, ""},
		"in a line with marks already": {"adr", record + "Accepted\n\n## Decision\n\n%%No%% 0002-SECRET-TITLE.md.\n", true, ""},
		"in code":                      {"adr", record + "Accepted\n\n## Decision\n\nYes.\n\n    ls 0002-SECRET-TITLE.md\n", true, ""},
		"in what is hidden already":    {"adr", record + "Accepted\n\n## Decision\n\nYes. %%0002-SECRET-TITLE.md%%\n", false, "Yes."},
		"a link of a note":             {"markdown", "# 2026-01-02\n\nAs [[0002-SECRET-TITLE|said]] and [that](0002-SECRET-TITLE.md \"SECRET\").\n", false, "As and ."},
	} {
		files := map[string]string{"0001-a.md": c.text, "0002-SECRET-TITLE.md": secret, "0003-open.md": record + "Accepted\n\n## Decision\n\nYes.\n"}
		entries, problems := imported(t, c.format, files, options())
		n := 0
		for _, e := range entries {
			if !strings.Contains(e.Source, "0001-a.md") {
				continue
			}
			n++
			read, _ := markdown.Parse(e.Path, markdown.Format(e))
			public := string(markdown.Format(markdown.Redact(read)))
			if read.Private != c.private || !c.private && (strings.Contains(public, "SECRET") || !strings.Contains(public, c.keeps)) {
				t.Errorf("%s: private %v, want %v; %q must leave, and no SECRET:\n%s\n%v", name, read.Private, c.private, c.keeps, public, problems)
			}
			if !strings.Contains(e.Body, "SECRET") || c.private && strings.Contains(e.Body, "%%") != strings.Contains(c.text, "%%") {
				t.Errorf("%s: the words of the source have changed:\n%s", name, e.Body)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d entries, want one", name, n)
		}
	}
	// What stands at the place is what is meant.
	entries, _ := imported(t, "markdown", map[string]string{
		"a/2026-01-02.md": "As [x](x.md).\n", "a/x.md": "---\ndate: 2026-01-03\n---\nOpen.\n", "b/x.md": "---\ndate: 2026-01-04\nprivate: true\n---\nClosed.\n",
	}, options())
	for _, e := range entries {
		if strings.Contains(e.Source, "2026-01-02.md") && (e.Private || strings.Contains(e.Body, "%%")) {
			t.Errorf("a link to a public file is hidden:\n%s", e.Body)
		}
	}
}
