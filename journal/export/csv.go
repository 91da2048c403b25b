package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"twoway/journal"
)

// layCSV writes one table per kind of row, UTF-8, with a header line. A text that a spreadsheet would run as a formula gets an
// apostrophe in front; numbers and dates stay numbers and dates. Lists are joined by "; ".
func layCSV(in *Input) ([]File, error) {
	tables := []struct {
		name string
		rows [][]string
	}{
		{"decisions", decisionRows(in)},
		{"reflections", reflectionRows(in)},
		{"predictions", predictionRows(in)},
		{"themes", themeRows(in)},
	}
	var files []File
	for _, t := range tables {
		var b bytes.Buffer
		if in.Settings.BOM {
			b.WriteString("\ufeff")
		}
		w := csv.NewWriter(&b)
		for _, row := range t.rows {
			for i := range row {
				row[i] = withoutControls(row[i])
			}
		}
		if err := w.WriteAll(t.rows); err != nil {
			return nil, err
		}
		files = append(files, File{Path: t.name + ".csv", ID: t.name + ".csv", Data: b.Bytes(), Always: true})
	}
	return files, nil
}

// withoutControls leaves out the control characters and sequences that a file written by hand may hold: what is exported is looked at on
// terminals.
func withoutControls(s string) string {
	if !strings.ContainsFunc(s, unicode.IsControl) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			return -1
		}
		return r
	}, journal.WithoutSequences(s))
}

// defused is a text that no spreadsheet takes for a formula.
func defused(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	bare := strings.TrimLeft(s, " ")
	if strings.HasPrefix(s, "'") || strings.ContainsAny(bare[:min(1, len(bare))], "=+-@\t\r\n") {
		return "'" + s
	}
	return s
}

func joined(items []string) string { return defused(strings.Join(items, "; ")) }

func num(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func truth(b *bool) string {
	if b == nil {
		return ""
	}
	return strconv.FormatBool(*b)
}

func decisionRows(in *Input) [][]string {
	rows := [][]string{{
		"id", "handle", "date", "question", "template", "status", "choice", "choice_label", "decided_on", "why", "confidence_first", "confidence",
		"lean", "next", "interval", "trial_ends", "door", "width", "reversible", "door_cost_first", "door_cost", "closes", "closes_on",
		"must_agree", "agreed", "tags",
	}}
	for _, s := range in.States {
		rows = append(rows, []string{
			s.ID, s.Handle, s.Date.String(), defused(s.Question), s.Template, s.Status, s.Choice, defused(optionLabel(s, s.Choice)),
			s.DecidedOn.String(), defused(s.Why), num(s.ConfidenceFirst), num(s.Confidence), num(s.Lean), s.Next.String(), interval(s.Interval),
			s.TrialEnds.String(), s.Door, s.Width, s.Reversible, num(s.DoorCostFirst), num(s.DoorCost), s.Closes, s.ClosesOn.String(),
			defused(s.MustAgree), truth(s.Agreed), joined(s.Tags),
		})
	}
	return rows
}

func interval(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func reflectionRows(in *Input) [][]string {
	rows := [][]string{{
		"id", "date", "about", "form", "early", "trigger", "blind", "recall_choice", "recall_confidence", "would_choose", "confidence", "energy",
		"process", "outcome", "door_cost", "hands_on_share", "verdict", "choice", "closed_reason", "cost_in_fact", "next", "interval", "text", "tags",
	}}
	for _, e := range in.Entries {
		r := e.Reflection
		if r == nil {
			continue
		}
		rows = append(rows, []string{
			e.ID, e.Date.String(), e.About, r.Form, strconv.FormatBool(r.Early), r.Trigger, truth(r.Blind), r.RecallChoice, num(r.RecallConfidence),
			r.WouldChoose, num(r.Confidence), num(r.Energy), r.Process, r.Outcome, num(r.DoorCost), num(r.HandsOnShare), r.Verdict, r.Choice,
			r.ClosedReason, num(r.CostInFact), r.Next.String(), num(r.Interval), defused(strings.TrimSpace(e.Body)), joined(e.Tags),
		})
	}
	return rows
}

func predictionRows(in *Input) [][]string {
	rows := [][]string{{"decision", "entry", "made", "p", "by", "kind", "if", "claim", "status", "on", "note", "settled_in"}}
	loose, _ := journal.Loose(in.Entries, in.AsOf)
	for _, s := range slices.Concat(in.States, loose) {
		decision := s.ID
		if s.IsLoose() {
			decision = ""
		}
		for _, p := range s.Predictions {
			rows = append(rows, []string{
				decision, p.Entry, p.Made.String(), strconv.Itoa(p.P), p.By.String(), p.Kind, p.If, defused(p.Claim), p.Status, p.On.String(),
				defused(p.Note), p.SettledIn,
			})
		}
	}
	return rows
}

// themeRows has one row per quote, so that each count stands beside its evidence.
func themeRows(in *Input) [][]string {
	rows := [][]string{{"theme", "label", "kind", "k", "n", "previous", "previous_n", "trend", "entry", "date", "quote", "counter"}}
	if in.Themes == nil {
		return rows
	}
	for _, t := range in.Themes.List {
		add := func(q journal.Quote, counter bool) {
			rows = append(rows, []string{
				defused(t.ID), defused(t.Label), t.Kind, strconv.Itoa(t.K), strconv.Itoa(t.N), strconv.Itoa(t.Previous), strconv.Itoa(t.PreviousN),
				t.Trend, q.Entry, q.Date.String(), defused(q.Text), strconv.FormatBool(counter),
			})
		}
		for _, q := range t.Quotes {
			add(q, false)
		}
		if t.Counter != nil {
			add(*t.Counter, true)
		}
	}
	return rows
}
