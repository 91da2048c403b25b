package report

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"twoway/journal"
)

// JSON writes a review as one indented JSON object; templates/schema/review.json describes it. People who are mentioned are
// left out, since that line is for the terminal alone.
func JSON(w io.Writer, r *journal.Review) error { return Value(w, r) }

// Value writes any value as one indented JSON document: rows, a state, problems. An empty list is [] when the caller passes one
// that is not nil. Texts come back whole when it is read, and what steers a terminal is written as \u escapes.
func Value(w io.Writer, v any) error {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(EscapeUnseen(b), '\n'))
	return err
}

// EscapeUnseen writes characters of a JSON text that show nothing as \uXXXX. Outside strings JSON is plain ASCII, so that only strings change.
func EscapeUnseen(b []byte) []byte {
	var out []byte
	done := 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf && b[i] != 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if unseen(r) {
			out = append(out, b[done:i]...)
			out = appendEscape(out, r)
			done = i + n
		}
		i += n
	}
	if out == nil {
		return b
	}
	return append(out, b[done:]...)
}

func appendEscape(out []byte, r rune) []byte {
	if r >= 0x10000 {
		r -= 0x10000
		return fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
	}
	return fmt.Appendf(out, `\u%04x`, r)
}
