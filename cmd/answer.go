package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"twoway/journal"
	"twoway/journal/markdown"
)

// answer is one value for one field, however it was given. Field is the flag's name without the dashes: it is the front
// matter key with hyphens, or the name that a template gives to a section.
type answer struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// builder fills one entry from answers.
type builder struct {
	entry     *journal.Entry
	today     journal.Date   // what relative dates count from: the day of the entry
	about     *journal.State // the decision it belongs to; nil for a decision
	handle    string         // --handle as typed
	because   string         // for the amendments
	next      journal.Date   // --next: a date set by hand
	seen      bool           // --seen: the person has read the record lately
	beside    bool           // a whole text chose what none of its options is
	suggested bool           // the options are the template's, and the first that is typed takes their place
	revealed  string         // "blind" or "seen", once the recall is over
	words     string         // what was remembered as the choice, in words that name no option
	quoted    bool           // an error has said something of the record
	reckoned  []reckoning    // to be said of the lines that came to stand in the entry
	unsettled []string       // lines with an arrow that would have been their outcome, as they stand now
}

// unsettle makes words of what reads as an outcome in lines that are new.
func (b *builder) unsettle(items *journal.Items) {
	b.unsettled = append(b.unsettled, markdown.Unsettle(items)...)
}

// reckoning is the day of a line that was typed in words, or not at all, with what the line is about.
type reckoning struct {
	day   journal.Date
	about string
}

// reckon keeps the day of a line that was typed in other words than YYYY-MM-DD, with what the line is about.
func (b *builder) reckon(typed string, day journal.Date, about string) {
	if r := (reckoning{day, about}); !day.IsZero() && !strings.Contains(typed, day.String()) && !slices.Contains(b.reckoned, r) {
		b.reckoned = append(b.reckoned, r)
	}
}

// setter puts one value into the builder's entry.
type setter func(b *builder, value string) error

// set puts one answer into the entry; what does not fit is a usage error that names the flag.
func (b *builder) set(a answer) error {
	put, ok := setters[b.entry.Kind][a.Field]
	if !ok {
		put, ok = common[a.Field]
	}
	if name, found := strings.CutPrefix(a.Field, "section:"); found {
		put, ok = section(name), true
	}
	if part, key, found := strings.Cut(a.Field, ":"); found && (part == "rung" || part == "shape") {
		put, ok = optionPart(part, key), true
	}
	if !ok {
		return usagef("--%s does not go with a %s", a.Field, b.entry.Kind)
	}
	if strings.ContainsRune(a.Value, 0) {
		return usagef("--%s holds a NUL byte; an entry is text", a.Field)
	}
	value := strings.TrimSpace(a.Value)
	if a.Field == "body" {
		value = trimLines(a.Value)
	}
	if err := put(b, value); err != nil {
		return asUsage(fieldFault(a.Field, err))
	}
	return nil
}

// trimLines takes blank lines off the ends of a text, and the blanks behind it. Those before its first line say with the lines below
// how far each is set in, so a text of one line has none.
func trimLines(text string) string {
	bare := strings.TrimSpace(text)
	if !strings.Contains(bare, "\n") {
		return bare
	}
	at := strings.LastIndexByte(text[:strings.Index(text, bare)], '\n') + 1
	return strings.TrimRightFunc(text[at:], unicode.IsSpace)
}

// fieldFault names the flag in front of what does not fit. A field's own error says it under the flag's name.
func fieldFault(field string, err error) error {
	var fault *journal.FieldError
	if !errors.As(err, &fault) {
		return fmt.Errorf("--%s: %w", field, err)
	}
	if fault.Value == "" {
		return fmt.Errorf("--%s: %s", field, fault.Want)
	}
	return fmt.Errorf("--%s: %q does not fit: %s", field, fault.Value, fault.Want)
}

// fields names what can be said about an entry of a kind, in the order of the alphabet.
func fields(kind journal.Kind) []string {
	var names []string
	for name := range setters[kind] {
		names = append(names, name)
	}
	for name := range common {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// text sets a string field of one line.
func text(field func(*builder) *string) setter {
	return func(b *builder, v string) error {
		if strings.ContainsAny(v, "\n\r") {
			return fmt.Errorf("one line, without line breaks; longer text belongs in a section")
		}
		if v == "" {
			return errEmpty
		}
		*field(b) = v
		return nil
	}
}

var errEmpty = errors.New("nothing stands in it; leave it out instead")

// oneOf sets a string field that takes one of the words of a front matter key.
func oneOf(key string, field func(*builder) *string) setter {
	words := journal.Words(key)
	return func(b *builder, v string) error {
		v = strings.ToLower(v)
		if !slices.Contains(words, v) {
			return fmt.Errorf("%q is not one of %s", v, strings.Join(words, ", "))
		}
		*field(b) = v
		return nil
	}
}

// number sets a whole number between lo and hi.
func number(name string, field func(*builder) **int, lo, hi int) setter {
	return func(b *builder, v string) error {
		n, err := journal.ParseInt(name, v, lo, hi)
		if err != nil {
			return err
		}
		*field(b) = &n
		return nil
	}
}

// percent sets a percentage from 0 to 100.
func percent(field func(*builder) **int) setter {
	return func(b *builder, v string) error {
		n, err := journal.ParsePercent(v, false)
		if err != nil {
			return err
		}
		*field(b) = &n
		return nil
	}
}

// day sets a date by the closed grammar.
func day(field func(*builder) *journal.Date) setter {
	return func(b *builder, v string) error {
		d, err := journal.ParseDate(v, b.today)
		if err != nil {
			return err
		}
		*field(b) = d
		return nil
	}
}

// list adds to a list of strings.
func list(field func(*builder) *[]string) setter {
	return func(b *builder, v string) error {
		if v == "" || strings.ContainsAny(v, "\n\r") {
			return fmt.Errorf("one line for each")
		}
		*field(b) = append(*field(b), v)
		return nil
	}
}

// atMost is how many values a list may hold.
var atMost = map[string]int{"mood": 3, "keeps-open": 2}

// upTo is list with a limit: one value too many is refused where it is said.
func upTo(name string, field func(*builder) *[]string) setter {
	add := list(field)
	return func(b *builder, v string) error {
		if err := tooMany(name, len(*field(b))+1); err != nil {
			return err
		}
		return add(b, v)
	}
}

func tooMany(name string, n int) error {
	if limit := atMost[name]; n > limit {
		return fmt.Errorf("at most %d; what was said before stands", limit)
	}
	return nil
}

// item parses one line of the grammar and adds it.
func item[T any](parse func(string) (T, error), field func(*journal.Entry) *[]T) setter {
	return func(b *builder, v string) error {
		got, err := parse(v)
		if err != nil {
			return err
		}
		*field(b.entry) = append(*field(b.entry), got)
		return nil
	}
}

// section sets the text of a named section; said twice, the second is a new paragraph.
func section(name string) setter {
	return func(b *builder, v string) error { return b.addSection(name, markdown.Escape(v)) }
}

func (b *builder) addSection(name, text string) error {
	if name == "" || strings.ContainsAny(name, "\n\r#") {
		return fmt.Errorf("a section's name is one line without #")
	}
	if text == "" {
		return errEmpty
	}
	for i, s := range b.entry.Sections {
		if strings.EqualFold(s.Name, name) {
			b.entry.Sections[i].Text = markdown.Below(s.Text, text)
			return nil
		}
	}
	b.entry.Sections = append(b.entry.Sections, journal.Section{Name: name, Text: text})
	return nil
}

func agreed(b *builder, v string) error {
	yes, ok := map[string]bool{"true": true, "yes": true, "y": true, "false": false, "no": false, "n": false}[strings.ToLower(v)]
	if !ok {
		return fmt.Errorf("%q is neither yes nor no", v)
	}
	b.entry.Decision.Agreed = &yes
	return nil
}

// handle takes the short name as typed, folded by the rule for handles.
func handle(b *builder, v string) error {
	h, ok := journal.FoldHandle(v)
	if !ok {
		return fmt.Errorf("%q has no letter or digit to make a handle of", v)
	}
	b.handle = h
	return nil
}
