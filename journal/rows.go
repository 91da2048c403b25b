package journal

import (
	"cmp"
	"strings"
)

// DueRow is one thing that waits or will, with what it asks in words.
type DueRow struct {
	WaitItem
	Now  bool   `json:"now"` // its date has come
	What string `json:"what"`
	// Answers says of a wire with a date which outcome stands for which answer.
	Answers string `json:"answers,omitempty"`
}

// DueRows puts words to what waits on a day, in the order given; what would read alike says its handle. The states are those of the waits, without those of [Loose].
func DueRows(states []*State, waits []WaitItem, asOf Date) []DueRow {
	byID := make(map[string]*State, len(states))
	for _, s := range states {
		byID[s.ID] = s
	}
	rows := make([]DueRow, 0, len(waits))
	for _, w := range waits {
		row := DueRow{WaitItem: w, Now: !w.From.After(asOf), What: w.Text}
		if s := byID[w.Decision]; s != nil || w.Decision == "" {
			row.What, row.Answers = w.ask(s), w.answers
		}
		rows = append(rows, row)
	}
	tellApart(rows)
	return rows
}

// tellApart puts the handle behind rows of different decisions that would say the same of one day.
func tellApart(rows []DueRow) {
	type said struct {
		on   Date
		what string
	}
	first, shared := map[said]string{}, map[said]bool{}
	for _, r := range rows {
		key := said{r.From, r.What}
		if handle, twice := first[key]; twice && handle != r.Handle {
			shared[key] = true
		}
		first[key] = r.Handle
	}
	for i, r := range rows {
		if shared[said{r.From, r.What}] && r.Handle != "" {
			rows[i].What += " (" + r.Handle + ")"
		}
	}
}

// EntryRow is one entry in a list or on a timeline.
type EntryRow struct {
	ID      string `json:"id"`
	Kind    Kind   `json:"kind"`
	Date    Date   `json:"date"`
	About   string `json:"about,omitempty"`
	Text    string `json:"text"` // its first line of prose, or its question
	Private bool   `json:"private,omitempty"`
	Path    string `json:"path,omitempty"`
}

// EntryRows puts entries into rows, in the order given.
func EntryRows(entries []*Entry) []EntryRow {
	rows := make([]EntryRow, 0, len(entries))
	for _, e := range entries {
		rows = append(rows, EntryRow{
			ID: e.ID, Kind: e.Kind, Date: e.Date, About: e.About, Text: firstLine(e), Private: e.Private,
			Path: cmp.Or(e.Path, EntryPath(e.ID)),
		})
	}
	return rows
}

// firstLine is the line by which a person knows an entry again: its question, else its first prose (a reflection's after its
// verdict), else the first line that settles or marks something.
func firstLine(e *Entry) string {
	switch {
	case e.Decision != nil:
		return e.Decision.Question
	case e.Experiment != nil:
		return e.Experiment.Question
	case e.Reflection != nil:
		return strings.TrimSuffix(e.Reflection.Verdict+": "+firstProse(e), ": ")
	}
	if text := firstProse(e); text != "" {
		return text
	}
	if e.Unread != "" {
		return "(" + e.Unread + ")"
	}
	for _, s := range e.Sections {
		if itemSections[lower(s.Name)] && lower(s.Name) != "private" && s.Text != "" {
			return shortQuote(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s.Text, "- "), "[x] "), "[ ] "))
		}
	}
	switch c := e.Conversation; {
	case c != nil && c.With != "" && !c.PlannedFor.IsZero():
		return "with " + c.With + ", planned for " + c.PlannedFor.String()
	case c != nil && c.With != "":
		return "with " + c.With
	case e.Note != nil:
		return e.Note.Ended
	}
	return ""
}

func firstProse(e *Entry) string {
	if taught := e.Section("What it taught"); taught != "" {
		return shortQuote(taught)
	}
	if e.Lead != "" {
		return shortQuote(e.Lead)
	}
	for _, s := range e.Sections {
		if !itemSections[lower(s.Name)] && lower(s.Name) != "recalled" && s.Text != "" {
			return shortQuote(s.Text)
		}
	}
	return ""
}
