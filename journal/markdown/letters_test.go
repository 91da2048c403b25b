package markdown

import (
	"strings"
	"testing"
	"unicode"
)

// Every letter that is taken for a p begins with one of the bytes that are looked for.
func TestLettersLikePBeginWithTheBytesLookedFor(t *testing.T) {
	t.Parallel()
	like := 0
	for c := rune(0); c <= unicode.MaxRune; c++ {
		if s := string(c); unicode.IsLetter(c) && begins(s, private[0]) {
			like++
			if strings.IndexByte(firstBytes, s[0]) < 0 {
				t.Errorf("%U %s is like a p, and its first byte %#x is not looked for", c, s, s[0])
			}
			if !mayNamePrivate("a " + s + "rivate b") {
				t.Errorf("%U %s: a word that begins with it is not found", c, s)
			}
		}
	}
	if like < 20 {
		t.Errorf("got %d letters like a p, want the Cyrillic, Greek, wide and bold ones", like)
	}
}
