package theme

import (
	"fmt"
	"strings"
	"testing"
)

// A word has one number, however many there are: short ones, long ones that differ at either end, and beginnings of each other.
func TestEveryWordHasOneNumber(t *testing.T) {
	t.Parallel()
	v := newWords(1)
	var all []string
	for i := range 5000 {
		s := fmt.Sprint(i)
		all = append(all, "w"+s, "letters"+s, s+"-and-a-long-tail", strings.Repeat("é", i%9+1)+s)
	}
	for range 2 {
		for want, w := range all {
			if got := v.id([]byte(w)); got != uint32(want) {
				t.Fatalf("id(%q) = %d, want %d", w, got, want)
			}
			if got := v.texts[want]; got != w {
				t.Fatalf("text of %d: got %q, want %q", want, got, w)
			}
		}
	}
	if n := v.numeric("1:1"); !v.isNumber[n] || v.numeric("1:1") != n {
		t.Errorf("numeric(%q) = %d: got another number the second time, or one that is no number's", "1:1", n)
	}
}
