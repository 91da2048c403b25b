package journal

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var smallNumbers = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// inWords spells the numbers up to ten and prints the others.
func inWords(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return strconv.Itoa(n)
}

// Counted is "one entry", "2 entries" and so on: the digits, with the right form of the noun.
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// inWordsOf is Counted with the number in words up to ten.
func inWordsOf(n int, one, many string) string {
	if n == 1 {
		return "one " + one
	}
	return inWords(n) + " " + many
}

// UpperFirst gives s a capital at its start.
func UpperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// LowerFirst gives s a small first letter, unless its first word is all capitals.
func LowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if n == 0 || unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// dayWords is a date in running text: "9 July", with the year when it is not the one of ref.
func dayWords(d, ref Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.Year == ref.Year:
		return d.short()
	}
	return d.long()
}

// yearOf is a day of the one year that a span lies in and names, beside which dates go without theirs; the zero date when it
// lies in several.
func yearOf(from, to Date) Date {
	if from.Year != to.Year {
		return Date{}
	}
	return to
}

// DayWords is a date of the review in running text: "9 July", with its year unless all of the span lies in that year.
func (s ReviewSpan) DayWords(d Date) string { return dayWords(d, yearOf(s.From, s.To)) }

// monthWords is the month of a date in running text, with the year when it is not the one of ref.
func monthWords(d, ref Date) string {
	if d.Year != ref.Year {
		return d.Month.String() + " " + strconv.Itoa(d.Year)
	}
	return d.Month.String()
}

// lasting says how long n days are: days up to two weeks, weeks up to two months, then months of 30.44 days, and years where
// they are whole ones, give or take a month.
func lasting(n int) string {
	months := (n*100 + 1522) / 3044
	switch {
	case n < 15:
		return inWordsOf(n, "day", "days")
	case n < 61:
		return inWordsOf((n+3)/7, "week", "weeks")
	case months >= 23 && (months+1)%12 <= 2:
		return inWordsOf((months+1)/12, "year", "years")
	}
	return inWordsOf(months, "month", "months")
}

// quoted puts a person's words between quotation marks.
func quoted(s string) string { return `"` + strings.TrimSpace(s) + `"` }

// stopped ends a sentence, unless a quotation ends it already.
func stopped(s string) string {
	if strings.HasSuffix(s, ".\"") || strings.HasSuffix(s, "?\"") || strings.HasSuffix(s, "!\"") || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// joinAnd joins with commas and a last "and".
func joinAnd(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// shortQuote cuts a text to its first line and at most 160 characters, at a word's end.
func shortQuote(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	if utf8.RuneCountInString(s) <= 160 {
		return s
	}
	cut := string([]rune(s)[:159])
	if i := strings.LastIndexByte(cut, ' '); i > 80 {
		cut = cut[:i]
	}
	return cut + "…"
}

// ShortName is what a decision is called in running text: the words of its question that its handle is made of, in the
// question's own spelling, with the day that a handle taken before got behind it; else the handle's words.
func (s *State) ShortName() string {
	if s.Handle == "" {
		return s.Question
	}
	for _, suffix := range handleSuffixes(s.Date) {
		if slug, ok := strings.CutSuffix(s.Handle, suffix); ok && slug != "" {
			if name := s.spelledAs(slug); name != "" {
				return name + strings.Replace(suffix, "-", " ", 1)
			}
		}
	}
	return strings.ReplaceAll(s.Handle, "-", " ")
}

// spelledAs are the words of the question that a handle is made of, "" when there are none in a row.
func (s *State) spelledAs(slug string) string {
	words := strings.Fields(s.Question)
	for i := range words {
		folded := ""
		for j, w := range words[i:] {
			folded += "-" + foldWord(w)
			if folded[1:] == slug {
				return strings.TrimFunc(strings.Join(words[i:i+j+1], " "), unicode.IsPunct)
			}
			if len(folded) > len(slug) {
				break
			}
		}
	}
	return ""
}

func foldWord(w string) string {
	parts := strings.FieldsFunc(strings.ToLower(w), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(parts, "-")
}

func (s *State) option(key string) Option {
	for _, o := range s.Options {
		if o.Key == key {
			return o
		}
	}
	return Option{Key: key, Label: key}
}

// plusMinus prints a number from -2 to +2 with its sign.
func plusMinus(n int) string {
	switch {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	}
	return "0"
}

func itoa(n int) string { return strconv.Itoa(n) }
