package journal

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	handleLength = 40 // characters of a handle made from a question or given with --handle
	keyLength    = 32 // bytes of an option's key

	fallbackHandle = "decision"
	fallbackNote   = "note"
	fallbackOption = "option"
)

// Minute is a local minute of the day, 0 to 1439.
type Minute int

// MinuteOf gives the minute of a clock that shows hour and minute.
func MinuteOf(hour, minute int) Minute { return Minute(hour*60 + minute) }

// String prints a minute as a file name holds it: 0815.
func (m Minute) String() string { return fmt.Sprintf("%02d%02d", int(m)/60, int(m)%60) }

// Slug makes a handle from a question. Letters and digits of any script stay, in lower case and NFC, with the marks that
// belong to them; invisible format characters vanish; every run of anything else becomes one hyphen. It is cut at a word end
// by 40 characters, or inside a word that is longer, never between a letter and its mark. A question that leaves nothing
// gives "decision".
//
// A name that Windows reserves (con, nul, com1 …) and one whose first word is four or six digits, which a file name would
// show as a time of day, get "decision-" in front: "2026 goals?" gives decision-2026-goals. Slug of a slug is the slug.
func Slug(question string) string { return foldName(question, fallbackHandle) }

// FoldHandle makes a handle that a person typed into the one that is stored, by the rule of Slug. ok is false when nothing of
// it can stay.
func FoldHandle(typed string) (handle string, ok bool) {
	return Slug(typed), len(nameWords(typed)) > 0
}

func foldName(text, fallback string) string {
	w := nameWords(text)
	if len(w) == 0 || clockWord(w[0]) || reservedName(joinWords(w, handleLength)) {
		w = append([]string{fallback}, w...)
	}
	return joinWords(w, handleLength)
}

// NameKey is equal for names that some disks take for one: those that differ in capitals, or in how letters are composed.
func NameKey(name string) string { return norm.NFC.String(strings.ToLower(name)) }

// TwinsBy says in what two names differ that some disks take for one.
func TwinsBy(a, b string) string {
	if strings.EqualFold(a, b) {
		return "capitals"
	}
	return "how their letters are composed"
}

// nameWords splits a text into runs of letters, digits and their marks. What stands between %% marks gives none, since a name
// is seen by everyone.
func nameWords(text string) []string {
	text = Unmarked(text)
	text = norm.NFC.String(strings.ToLower(norm.NFC.String(strings.ToValidUTF8(text, " "))))
	var b strings.Builder
	inWord := false
	for _, r := range text {
		switch {
		case invisible(r):
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r), inWord && joinsLetter(r):
			inWord = true
			b.WriteRune(r)
		default:
			inWord = false
			b.WriteByte(' ')
		}
	}
	return strings.Fields(norm.NFC.String(b.String()))
}

func joinsLetter(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Mc) }

func invisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// joinWords puts hyphens between as many words as fit into n characters. A first word that is too long is cut before the last
// letter that would lose a mark.
func joinWords(words []string, n int) string {
	out := words[0]
	if first := []rune(out); len(first) > n {
		for n > 1 && joinsLetter(first[n]) {
			n--
		}
		return string(first[:n])
	}
	length := len([]rune(out))
	for _, w := range words[1:] {
		length += 1 + len([]rune(w))
		if length > n {
			break
		}
		out += "-" + w
	}
	return out
}

// reservedName says whether Windows keeps a name for a device, with or without an ending.
func reservedName(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	port, isCom := strings.CutPrefix(name, "com")
	if !isCom {
		port, isCom = strings.CutPrefix(name, "lpt")
	}
	return isCom && len(port) == 1 && port[0] >= '0' && port[0] <= '9'
}

// clockWord says whether a word could stand for a time of day in a file name: 0815 or 081530.
func clockWord(word string) bool {
	_, ok := digits(word)
	return ok && (len(word) == 4 || len(word) == 6)
}

// FreeHandle is the handle that a new decision gets: the slug, else with the year of its date, then the month, then the day.
// taken says whether the journal has a handle already. The result is "" when all four are taken; there is no counter.
func FreeHandle(slug string, date Date, taken func(string) bool) string {
	for _, suffix := range handleSuffixes(date) {
		if h := slug + suffix; !taken(h) {
			return h
		}
	}
	return ""
}

// SharedHandles finds among the ids of decisions those that have a handle in common, as two machines make them that ask one question on
// different days: a list for each such handle, in the order of the ids.
func SharedHandles(ids []string) (shared [][]string) {
	byHandle := make(map[string][]string, len(ids))
	for _, id := range ids {
		key := NameKey(handleOf(id))
		byHandle[key] = append(byHandle[key], id)
	}
	for _, id := range ids {
		if same := byHandle[NameKey(handleOf(id))]; len(same) > 1 && same[0] == id {
			shared = append(shared, same)
		}
	}
	return shared
}

// handleSuffixes are what FreeHandle puts behind a slug, in its order.
func handleSuffixes(date Date) []string {
	day := date.String()
	return []string{"", "-" + day[:4], "-" + day[:7], "-" + day}
}

// DecisionID is the id of a decision: its date and its handle.
func DecisionID(date Date, handle string) string { return date.String() + "-" + handle }

// AboutID is the id of an entry about a decision: date, minute and the decision's handle. A second from 0 to 59 is added
// when the minute's name is taken; −1 leaves it out.
func AboutID(date Date, minute Minute, second int, handle string) string {
	clock := minute.String()
	if second >= 0 {
		clock += fmt.Sprintf("%02d", second)
	}
	return date.String() + "-" + clock + "-" + handle
}

// NoteID is the id of an imported note that is about no decision: its name ends in its first words.
func NoteID(date Date, minute Minute, second int, text string) string {
	return AboutID(date, minute, second, foldName(text, fallbackNote))
}

// EntryPath is where an entry lies in the journal, with slashes: the year's folder and the id. It is "" for a text that is no
// id.
func EntryPath(id string) string {
	if _, ok := ParseID(id); !ok {
		return ""
	}
	return id[:4] + "/" + id + ".md"
}

// IDAt is the id that a path in the journal names: the file's name without its ending.
func IDAt(file string) string { return strings.TrimSuffix(path.Base(file), ".md") }

// ID is what the name of an entry says. A decision has no time: its Minute is −1. Second is −1 when the name has none.
type ID struct {
	Date   Date
	Minute Minute
	Second int
	Handle string
}

// Decision says whether the name is that of a decision.
func (id ID) Decision() bool { return id.Minute < 0 }

// idLength is how long an id can be: the longest name of a file without the ending of ours.
const idLength = 255 - len(".md")

// ParseID takes an id apart; ok is false for a text that cannot be the name of an entry in a year's folder. A first word of
// four or six digits is read as the time when it is one; Slug makes no handle that begins so.
func ParseID(text string) (id ID, ok bool) {
	if len(text) < 12 || len(text) > idLength || text[10] != '-' || !safeInName(text) || strings.HasSuffix(text, ".") {
		return ID{}, false
	}
	date, ok := ISODate(text[:10])
	if !ok {
		return ID{}, false
	}
	id = ID{Date: date, Minute: -1, Second: -1, Handle: text[11:]}
	time, handle, more := strings.Cut(id.Handle, "-")
	minute, second, isTime := readClock(time)
	if isTime && more && handle != "" {
		id.Minute, id.Second, id.Handle = minute, second, handle
	}
	return id, true
}

// safeInName says whether a text is UTF-8 and holds no blank, no control character and no sign that some system keeps from names.
func safeInName(text string) bool {
	if !utf8.ValidString(text) {
		return false
	}
	for _, r := range text {
		switch r {
		case '/', '\\', ':', '*', '?', '"', '<', '>', '|':
			return false
		}
		if r <= ' ' || r >= 0x7f && (unicode.IsControl(r) || unicode.IsSpace(r)) {
			return false
		}
	}
	return true
}

func readClock(s string) (minute Minute, second int, ok bool) {
	n, isNumber := digits(s)
	second = -1
	if isNumber && len(s) == 6 {
		n, second = n/100, n%100
	}
	if !clockWord(s) || n/100 > 23 || n%100 > 59 || second > 59 {
		return 0, 0, false
	}
	return MinuteOf(n/100, n%100), second, true
}

// Handle is the handle in a decision's id, "" for any other text.
func Handle(id string) string {
	p, ok := ParseID(id)
	if !ok || !p.Decision() {
		return ""
	}
	return p.Handle
}

// IsOptionKey says whether a text is a key of an option: [a-z0-9][a-z0-9_-]{0,31}.
func IsOptionKey(s string) bool {
	if s == "" || len(s) > keyLength || s[0] == '-' || s[0] == '_' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

// OptionKey makes an option's key from its label. Accents and apostrophes are dropped, letters that are no ASCII letter without
// their accents and all other characters become hyphens, and it is cut at a word end. A label that leaves nothing gives "option";
// undecided and unsure, which are answers, get "option-" in front. Two labels may give one key: see FreeKey.
func OptionKey(label string) string {
	plain := spelled.Replace(strings.ToLower(norm.NFKD.String(Unmarked(label))))
	var b strings.Builder
	for _, r := range plain {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '_':
			b.WriteRune(r)
		case unicode.In(r, unicode.Mn), invisible(r), r == '\'', r == '’':
		default:
			b.WriteByte('-')
		}
	}
	w := strings.FieldsFunc(b.String(), func(r rune) bool { return r == '-' })
	for len(w) > 0 && strings.Trim(w[0], "_") == "" {
		w = w[1:]
	}
	if len(w) == 0 {
		return fallbackOption
	}
	w[0] = strings.TrimLeft(w[0], "_")
	if key := strings.Join(w, "-"); key == Undecided || key == Unsure {
		w = append([]string{fallbackOption}, w...)
	}
	return joinWords(w, keyLength)
}

// spelled holds the Latin letters that are written with two letters, or one, when a keyboard lacks them.
var spelled = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i",
	"Æ", "Ae", "Œ", "Oe", "Ø", "O", "Ł", "L", "Đ", "D", "Ð", "D", "Þ", "Th")

// Unaccented is a text as a keyboard without accents writes it: jose of josé, Lukasz of Łukasz. Letters of other scripts keep their marks.
func Unaccented(text string) string {
	latin := false
	return spelled.Replace(norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && latin {
			return -1
		}
		latin = unicode.Is(unicode.Latin, r)
		return r
	}, norm.NFD.String(text))))
}

// FreeKey is the key of one more option: the key itself, else with -2, -3 and so on, shortened where it must be. Keys belong to
// one entry, so that their numbers meet no other.
func FreeKey(key string, taken func(string) bool) string {
	free := key
	for n := 2; taken(free); n++ {
		suffix := fmt.Sprintf("-%d", n)
		free = strings.TrimRight(key[:min(len(key), keyLength-len(suffix))], "-") + suffix
	}
	return free
}
