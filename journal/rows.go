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
}

// DueRows puts words to what waits on a day, in the order given. The states are those of the waits; a masked wait needs none.
func DueRows(states []*State, waits []WaitItem, asOf Date) []DueRow {
	byID := make(map[string]*State, len(states))
	for _, s := range states {
		byID[s.ID] = s
	}
	rows := make([]DueRow, 0, len(waits))
	for _, w := range waits {
		row := DueRow{WaitItem: w, Now: !w.From.After(asOf), What: w.Text}
		if s := byID[w.Decision]; s != nil {
			row.What = w.ask(s)
		}
		rows = append(rows, row)
	}
	return rows
}

// ListRow is one decision in a list.
type ListRow struct {
	ID         string   `json:"id"`
	Handle     string   `json:"handle"`
	Question   string   `json:"question"`
	Date       Date     `json:"date"`
	Status     string   `json:"status"`
	Choice     string   `json:"choice"`
	Chose      string   `json:"chose"` // the option's label
	Confidence *int     `json:"confidence,omitempty"`
	Width      string   `json:"width"`
	Next       Date     `json:"next,omitzero"`
	Until      string   `json:"until"` // the date, or what holds instead, in words
	Tags       []string `json:"tags,omitempty"`
	Private    bool     `json:"private,omitempty"`
	Path       string   `json:"path,omitempty"`
}

// ListRows puts decisions into rows, in the order given, as of the day they are folded to.
func ListRows(states []*State) []ListRow {
	rows := make([]ListRow, 0, len(states))
	for _, s := range states {
		row := ListRow{
			ID: s.ID, Handle: s.Handle, Question: s.Question, Date: s.Date, Status: s.Status, Choice: s.Choice,
			Chose: "not yet", Confidence: s.Confidence, Width: s.Width, Next: s.Next, Tags: s.Tags, Private: s.Private, Path: EntryPath(s.ID),
		}
		if s.Choice != "" && s.Choice != Undecided {
			row.Chose = s.Label(s.Choice)
		}
		row.Until = untilWords(s)
		rows = append(rows, row)
	}
	return rows
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
	for _, s := range e.Sections {
		if itemSections[lower(s.Name)] && lower(s.Name) != "private" && s.Text != "" {
			return shortQuote(strings.TrimPrefix(strings.TrimPrefix(s.Text, "- "), "[x] "))
		}
	}
	return ""
}

func firstProse(e *Entry) string {
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

// Match is a line that holds what was looked for.
type Match struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	Text string `json:"text"`
}

// SettingRow is one setting with its value and the place it came from.
type SettingRow struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	From  string `json:"from"`
}
