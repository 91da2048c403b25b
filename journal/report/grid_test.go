package report

import (
	"strings"
	"testing"
)

func TestATableWhoseRowsGrowTallStandsAsBlocks(t *testing.T) {
	t.Parallel()
	table := table{
		head: []string{"Decision", "State", "You chose", "Sure: then → now", "Door", "Settled until"}, numbers: 3,
		rows: [][]line{{
			text("Which scheduler?"), text("kept"), text("move all jobs from cron and bash to the new scheduler on the box that stands here"),
			text("70 → 60"), text("unknown"), text("waits since 2023-11-28"),
		}},
		narrow: []line{text("kept · and so on")},
	}
	for _, tt := range []struct {
		width  int
		blocks bool
	}{{80, true}, {100, true}, {120, false}, {200, false}} {
		s := newScreen(TermOptions{Width: tt.width})
		s.table(table)
		if got := strings.Contains(s.b.String(), "and so on"); got != tt.blocks {
			t.Errorf("%d columns: as blocks = %v, want %v:\n%s", tt.width, got, tt.blocks, s.b.String())
		}
	}
}

func TestNoLineEndsBetweenANumberAndItsPercentSign(t *testing.T) {
	t.Parallel()
	for width := 20; width < 40; width++ {
		s := newScreen(TermOptions{Width: width})
		s.write(text("Said 85–99 %: 1 of 1 came true (95 % interval 21–100 %)."), "- ", "  ")
		got := s.b.String()
		if strings.Contains(got, "\n  %") || strings.Contains(got, "\u00a0") || strings.Count(got, " %") != 3 {
			t.Errorf("%d columns: got\n%s", width, got)
		}
	}
}
