package report

import (
	"testing"

	"twoway/journal"
)

func TestTwoWaysBackOfOneNameSayWhoseTheyAre(t *testing.T) {
	t.Parallel()
	all := []journal.DoorStory{{ID: "a", Name: "Four-day week", To: "no"}, {ID: "b", Name: "Second hire", To: "no"}, {ID: "c", Name: "Team or staff", To: "staff"}, {ID: "d", Name: "Exporter"}}
	for i, want := range []string{`Way back to "no", Four-day week`, `Way back to "no", Second hire`, `Way back to "staff"`, "Way back, Exporter"} {
		if got := doorTitle(all[i], all); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
