package importer

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// noUTF8 is what can be done about a file in another encoding.
const noUTF8 = "save it as UTF-8 before it is imported; an entry that was made of it already is to be deleted first"

// decoded makes text of a file: UTF-8 with line feeds, without a NUL. A file that begins with the mark of UTF-16 is read as that, and one in
// single bytes as Windows-1252, of which Latin-1 is a part. What cannot be read is shown as a replacement sign; that is said, and a
// guess too. Ok is false where nothing can be read.
func (r *reader) decoded(name string, data []byte) (text []byte, ok bool) {
	s := strings.TrimPrefix(string(data), "\ufeff")
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")):
		// The decoder writes a replacement sign for what is no pair, and knows no other error.
		wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if s = string(wide); strings.Contains(s, "\ufffd") {
			r.problem(name, 0, "encoding", "parts of the file are not UTF-16, as which it begins; they are shown as \ufffd", noUTF8)
		}
	case len(data) > 3 && bytes.Count(data, []byte{0}) > len(data)/3: // as Latin letters have them
		r.unreadable(name, "encoding", "the file is UTF-16 without its mark, so nothing of it can be read; it is left out", "save it as UTF-8, and import again")
		return nil, false
	case utf8.ValidString(s):
	case western(s):
		s, _ = charmap.Windows1252.NewDecoder().String(s) // has a sign for each byte that western lets through
		r.problem(name, 0, "encoding", "the file is not UTF-8; it is read as Windows-1252, the encoding of Western Europe", "if its letters are wrong in the entries, delete these, save the file as UTF-8, and import again")
	default:
		s = strings.ToValidUTF8(s, "\ufffd")
		r.problem(name, 0, "encoding", "the file is not UTF-8; what cannot be read is shown as \ufffd", noUTF8)
	}
	if strings.Contains(s, "\x00") {
		s = strings.ReplaceAll(s, "\x00", "\ufffd")
		r.holdsNUL(name)
	}
	return []byte(lineFeeds(s)), true
}

func (r *reader) holdsNUL(name string) {
	r.problem(name, 0, "encoding", "the file holds a NUL, which is shown as \ufffd: an entry is text", "")
}

// western says whether text that is no UTF-8 may be Windows-1252: it has no sign of UTF-8, which would make it UTF-8 with a fault, each
// byte has a meaning, and at least every other letter has no accent, as in the languages of Western Europe.
func western(s string) bool {
	if strings.Contains(s, "\ufffd") {
		return false
	}
	high, letters := 0, 0
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				letters++
			}
		case r != utf8.RuneError || charmap.Windows1252.DecodeByte(s[i]) == utf8.RuneError:
			return false
		default:
			high++
		}
	}
	return high <= letters
}

func lineFeeds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
