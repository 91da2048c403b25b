package cmd

import (
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// linesOf gives, for the number of a line in a text that was cut out of a file, the number of that line in the file.
func linesOf(file, text []byte) func(line int) int {
	from := strings.Split(string(file), "\n")
	var at []int
	last := 0
	for line := range strings.SplitSeq(string(text), "\n") {
		for i := last; i < len(from); i++ {
			if strings.TrimRight(from[i], "\r") == strings.TrimRight(line, "\r") {
				last = i + 1
				break
			}
		}
		at = append(at, last)
	}
	return func(line int) int {
		if line < 1 || line > len(at) {
			return line
		}
		return at[line-1]
	}
}

// inFile puts the place before what is wrong with a text from the editor: the line of the field, else the line that holds the value.
func (c *capture) inFile(fault *journal.FieldError) error {
	holds := func(line string) bool { return fault.Value != "" && strings.Contains(line, fault.Value) }
	lines := strings.Split(string(c.inEdit), "\n")
	at := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, fault.Field+":") })
	if at < 0 {
		at = slices.IndexFunc(lines, holds)
	}
	if at < 0 {
		return fault
	}
	return fmt.Errorf("%s:%d: %w", c.file, at+1, fault)
}

// itemText takes a line of a list apart: the bullet with its box, and the text.
var itemText = journal.Pattern(`^(\s*[-*+] (?:\[[ xX]\] )?)(.*?)\s*$`)

// outcomeArrow stands before an outcome, in either form.
var outcomeArrow = journal.Pattern(`\s*(?:→|->)\s*`)

// daysInItems gives a text in which the lines that only a day in other words, or an outcome in those of a look, keeps from being
// items hold the day as YYYY-MM-DD and the outcome of their kind. Every other byte stays.
func (c *capture) daysInItems(text []byte) []byte {
	_, problems := markdown.Parse("", text)
	lines := strings.Split(string(text), "\n")
	var at []int
	for _, p := range problems {
		if strings.HasPrefix(p.Rule, "item-") && p.Line >= 1 && p.Line <= len(lines) {
			at = append(at, p.Line-1)
		}
	}
	section, fenced := "", false
	for i, l := range lines {
		fenced = fenced != (strings.HasPrefix(l, "```") || strings.HasPrefix(l, "~~~"))
		name, heading := strings.CutPrefix(l, "## ")
		switch {
		case fenced:
		case heading:
			section = strings.ToLower(strings.TrimSpace(name))
		case section == "predictions" && strings.Contains(l, "|"), // claim | percent | date, as the question says it
			section == "tripwires" && action().MatchString(l): // the comma before "then" may be left out
			at = append(at, i)
		}
	}
	for _, i := range at {
		m := itemText().FindStringSubmatch(lines[i])
		if m == nil {
			continue
		}
		box := m[1]
		read := c.asItem(sectionAbove(lines[:i]), &box, m[2])
		if box+read != m[1]+m[2] {
			lines[i] = box + read
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

// asItem reads the text of an item as the question of its section reads what is typed there; what it cannot read stays. The box of
// a line that an outcome settles is ticked, and a prediction has one.
func (c *capture) asItem(section string, box *string, v string) string {
	read := v
	var err error
	switch section {
	case "predictions":
		if read, err = c.predictionLine(v); err == nil && !strings.Contains(*box, "[") {
			*box += "[ ] "
		}
	case "tripwires":
		read = isoTripwire(v, c.b.today)
		if t, err := markdown.ParseTripwire(read); err == nil {
			c.b.reckon(v, t.By, t.Condition)
		}
	case "assumptions":
		if read, err = isoAssumption(v, c.b.today); err == nil {
			a, _ := markdown.ParseAssumption(read)
			c.b.reckon(v, a.By, a.Belief)
		}
	case "resolutions":
		if read = c.outcomeLine(*box, v); outcomeTail().MatchString(read) {
			*box = strings.Replace(*box, "[ ]", "[x]", 1)
		}
		if r, err := markdown.ParseResolution(read); err == nil {
			c.b.reckonResolved(v, r)
		}
	}
	if err != nil {
		return v
	}
	return read
}

// sectionAbove is the name of the section that lines end in, in small letters.
func sectionAbove(lines []string) string {
	for i := len(lines) - 1; i >= 0; i-- {
		if name, ok := strings.CutPrefix(lines[i], "## "); ok {
			return strings.ToLower(strings.TrimSpace(name))
		}
	}
	return ""
}
