package theme

import (
	"fmt"
	"slices"
	"testing"

	"twoway/journal"
)

// twice are entries with one word in two meanings, and others without it between them.
func twice(t *testing.T, one, other []string) []Doc {
	t.Helper()
	fill := []string{"The parser got its second pass.", "Lunch with the finance people.", "The fan was oiled.", "Two tickets were left open."}
	var lines []string
	add := func(text string) { lines = append(lines, fmt.Sprintf("%d . %s", 9*len(lines), text)) }
	for i := range max(len(one), len(other)) {
		for _, list := range [][]string{one, other} {
			if i < len(list) {
				add(list[i])
			}
		}
		add(fill[i%len(fill)])
	}
	return notes(t, lines...)
}

func TestOneWordForTwoThingsIsTwoThemes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		one, other []string
		want       []string // labels
	}{
		{"a river and money", []string{
			"Sat on the bank and watched the river for an hour.", "The heron stood on the far bank of the stream.", "Walked the river bank before work, in mud.",
		}, []string{
			"The bank wants three payslips for the mortgage.", "Our bank raised the rate again, so the loan costs more.", "The mortgage man at the bank did not smile.",
		}, []string{"bank (river)", "bank (mortgage)"}},
		{"code and pay", []string{
			"Two days for a code review, and the diff is small.", "The review of my pull request was kind.", "I did a review of her code on the train home.",
		}, []string{
			"Performance review on Friday, I wrote half a page.", "My annual review said nothing that I can use.", "The review gave me a rating and a raise of two percent.",
		}, []string{"review (code)", "review (performance)"}},
	} {
		got := Read(resources(t), twice(t, c.one, c.other)).Find(Options{})
		for _, want := range c.want {
			i := slices.IndexFunc(got.List, func(x journal.Theme) bool { return x.Label == want })
			if i < 0 {
				t.Errorf("%s: no %q in %v", c.name, want, labels(got))
				continue
			}
			if got.List[i].K != 3 {
				t.Errorf("%s: %q has %v, want three entries", c.name, want, got.List[i].Entries)
			}
		}
	}
}
