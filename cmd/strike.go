package cmd

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
)

// strike asks which of the reasons that were just listed are struck.
func (c *capture) strike() question {
	return question{
		field: "strike", label: "Strike which (numbers)",
		listed: func() (lines []choiceLine) {
			for _, d := range c.b.entry.Drivers {
				lines = append(lines, choiceLine{d.Text, d.Text})
			}
			return lines
		},
		skip: func() bool { // who types ~~…~~ has struck already
			struck := func(d journal.Driver) bool { return d.Struck }
			return len(c.b.entry.Drivers) == 0 || c.answered("strike") || slices.ContainsFunc(c.b.entry.Drivers, struck)
		},
		check: func(v string) error { _, err := struckBy(c.b.entry.Drivers, v); return err },
	}
}

// strikeOut marks the reasons that a line of numbers, or the text of one, names as struck.
func strikeOut(b *builder, v string) error {
	places, err := struckBy(b.entry.Drivers, v)
	for _, i := range places {
		b.entry.Drivers[i].Struck = true
	}
	return err
}

// struckBy gives the places of the reasons that a line names: "1 3", "1, 3", or a reason word for word.
func struckBy(drivers []journal.Driver, v string) (places []int, err error) {
	for i, d := range drivers {
		if strings.EqualFold(d.Text, v) {
			return []int{i}, nil
		}
	}
	for _, word := range strings.FieldsFunc(v, func(r rune) bool { return r == ' ' || r == ',' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > len(drivers) {
			return nil, fmt.Errorf("numbers from 1 to %d, as in 1 3; Enter strikes none", len(drivers))
		}
		places = append(places, n-1)
	}
	return places, nil
}
