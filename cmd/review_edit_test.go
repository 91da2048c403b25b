package cmd

import (
	"strconv"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

func TestWhatWasPutIntoOnePlaceIsToldFromOurs(t *testing.T) {
	t.Parallel()
	const ours = "# Review\n\n3 entries\n\n## Next\n\n- one\n- one\n"
	digest := digestOf([]byte(ours))
	for name, c := range map[string]struct{ text, want string }{
		"a line at the top":            {"mine\n" + ours, "mine\n"},
		"two paragraphs":               {strings.Replace(ours, "## Next", "mine\n\nmore\n\n## Next", 1), "mine\n\nmore\n"},
		"a line like one of ours":      {strings.Replace(ours, "- one\n", "- one\n- one\n", 1), "- one\n"},
		"the end":                      {ours + "mine", "mine\n"},
		"nothing":                      {ours, ""},
		"a changed line":               {strings.Replace(ours, "3 entries", "4 entries", 1), ""},
		"two places":                   {"mine\n" + ours + "more\n", ""},
		"a line taken out":             {strings.Replace(ours, "3 entries\n", "", 1), ""},
		"more lines than are searched": {ours + strings.Repeat("mine\n", insertedLines), ""},
	} {
		if got := inserted(c.text, digest); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// A review that is saved again holds the digest as a new one does, and as one that an import writes.
func TestADigestIsWrittenInOneWay(t *testing.T) {
	t.Parallel()
	asOf, _ := journal.ISODate("2026-03-31")
	quoted := 0
	for i := range 40 {
		block := []byte(strconv.Itoa(i))
		e := &journal.Entry{
			Kind: journal.KindReview, ID: "2026-Q1", Date: asOf,
			Review: &journal.SavedReview{From: asOf, To: asOf, AsOf: asOf, Digest: digestOf(block)}, Body: "\n" + markdown.Begin + "\n" + markdown.End + "\n",
		}
		want := string(markdown.Format(e))
		if got := string(stamped([]byte(want), asOf, block)); got != want {
			t.Errorf("the digest %s: got\n%s\nwant\n%s", digestOf(block), got, want)
		}
		quoted += strings.Count(want, `digest: "`)
	}
	if quoted == 0 || quoted == 40 {
		t.Errorf("%d of 40 digests are in quotes, want some with and some without", quoted)
	}
}
