package cmd

import (
	"testing"

	"twoway/journal"
)

// What a shell offers must be what the program takes.
func TestEveryPeriodThatAShellOffersIsOne(t *testing.T) {
	t.Parallel()
	today, _ := journal.ISODate("2026-11-21")
	for _, name := range periods {
		if _, err := journal.ParsePeriod(name, today); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
