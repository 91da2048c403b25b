package export

import (
	"errors"
	"io/fs"
	"testing"

	"twoway/journal"
)

// A link in which initials were written leads to the file that it led to; names that become one get a number.
func TestLinksWithInitialsLeadToTheirFiles_P2(t *testing.T) {
	t.Parallel()
	e := &journal.Entry{ID: "2026-01-01-0900-x", Path: "2026/2026-01-01-0900-x.md", Kind: journal.KindConversation, Conversation: &journal.Conversation{With: "Dana, Tom, Tim"}}
	e.Body = "![](Dana.png) [a](../pics/Dana%20plan.pdf) ![[Tom.png]] [x]: Tim.png\n![](Team.png) <img src=\"pics/dana.jpg\"> [n](Dana.markdown)\n"
	read := func(name string) ([]byte, error) { return []byte(name), nil }
	open, _ := Pages([]*journal.Entry{e}, []*journal.Entry{e}, nil, wordKind, read)
	for name, want := range map[string]string{
		"2026/D.png": "2026/Dana.png", "2026/D.markdown": "2026/Dana.markdown", "pics/D. plan.pdf": "pics/Dana plan.pdf", "2026/Team.png": "2026/Team.png", "2026/pics/D.jpg": "2026/pics/dana.jpg",
		"2026/other.png": "2026/other.png", "2026/T.png": "2026/Tim.png", "2026/T.-2.png": "2026/Tom.png",
	} {
		got, err := open(name)
		if string(got) != want || (want == "") != errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, want)
		}
	}
	open, _ = Pages([]*journal.Entry{e}, nil, nil, nil, read)
	if got, _ := open("2026/D.png"); string(got) != "2026/D.png" {
		t.Errorf("with names: got %q", got)
	}
}
