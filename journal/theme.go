package journal

import "cmp"

// Theme is something that recurs in a period, with its evidence. Entries are ids in order of date.
type Theme struct {
	ID      string   `json:"id"` // a lens id, or a slug of the label
	Label   string   `json:"label"`
	Kind    string   `json:"kind"` // lens or phrase
	Terms   []string `json:"terms"`
	Beside  []string `json:"beside,omitempty"`  // the terms that only suggest the theme: one counts beside another in its paragraph
	Entries []string `json:"entries"`           // in the period, with exact evidence: these are counted
	Perhaps []string `json:"perhaps,omitempty"` // entries that resemble these; no quote, not counted
	K       int      `json:"k"`                 // entries of the period with the theme
	N       int      `json:"n"`                 // entries of the period that could have it
	// Previous is the same count for the period before; PreviousN how many entries that one has. Without a period before they
	// are those of the first two thirds of the time, and LastThird of LastThirdN is what they are compared with.
	Previous   int     `json:"previous"`
	PreviousN  int     `json:"previous_n"`
	LastThird  int     `json:"last_third"`
	LastThirdN int     `json:"last_third_n"`
	Trend      string  `json:"trend"` // rising, new, steady, fading, quiet, or "" when none of these fits or there are too few entries
	Ask        string  `json:"ask,omitempty"`
	Quotes     []Quote `json:"quotes"`
	Counter    *Quote  `json:"counter,omitempty"`
	// Felt says that the counter-quote is of a note that felt the other way, and not of a "not" in its words.
	Felt     bool        `json:"counter_felt,omitempty"`
	Timeline []ThemeMark `json:"timeline,omitempty"` // all entries of the journal with the theme, by date; without a period before, those that are counted
	Score    float64     `json:"-"`
	// Named says of a lens that the person gave it its name.
	Named bool `json:"-"`
}

// InText is the label as it stands inside a sentence: the name that we gave a lens in small letters, any other as it is.
func (t Theme) InText() string {
	if t.Kind == "lens" && !t.Named {
		return LowerFirst(t.Label)
	}
	return t.Label
}

// CounterLead leads in to the counter-quote. A note that felt the other way need not speak against its subject: "back pain gone" and
// "back pain again" are both about the pain. It does where the subject is a lens that names the energy itself.
func (t Theme) CounterLead() string {
	if t.Felt && !(t.Kind == "lens" && ofEnergy(t.ID)) {
		return "And felt otherwise:"
	}
	return "And against it:"
}

// ofEnergy says whether a lens names how something felt ("Energy from deep technical work"), so that a note whose energy has the other
// sign speaks about just that.
func ofEnergy(lens string) bool { return lens == "deep-work" || lens == "people-growth" }

// LeastCompared is how many entries both sides of a comparison need for a word on the trend (DOMAIN 5).
const LeastCompared = 5

// LeastRecur is how many of n entries of a period a theme takes to be listed without a word on the trend: one entry less where there
// are few.
func LeastRecur(n int) int {
	if n < shortPeriod {
		return RecurringEntries - 1
	}
	return RecurringEntries
}

const (
	// RecurringEntries is how many entries make a theme recur (DOMAIN 5).
	RecurringEntries = 3
	shortPeriod      = 10
)

// tooFew says whether there was too little to compare for a word on the trend.
func (t Theme) tooFew() bool {
	n := t.N
	if t.LastThirdN > 0 {
		n = t.LastThirdN
	}
	return min(n, t.PreviousN) < LeastCompared
}

// Quote is a sentence or paragraph of an entry, verbatim, or a part of a very long sentence.
type Quote struct {
	Entry string    `json:"entry"`
	Date  Date      `json:"date"`
	Text  string    `json:"text"`
	Part  QuotePart `json:"part,omitempty"`
}

// QuotePart says which part of its sentence a quote has; empty when it is whole.
type QuotePart string

// The parts that a quote may be.
const (
	QuoteBegin  QuotePart = "begin"
	QuoteMiddle QuotePart = "middle"
	QuoteEnd    QuotePart = "end"
)

// Shown is the text as it is read, with an ellipsis where its sentence goes on.
func (q Quote) Shown() string {
	switch q.Part {
	case QuoteBegin:
		return q.Text + " …"
	case QuoteMiddle:
		return "… " + q.Text + " …"
	case QuoteEnd:
		return "… " + q.Text
	}
	return q.Text
}

// ThemeMark is one entry on a theme's timeline.
type ThemeMark struct {
	Entry  string `json:"entry"`
	Date   Date   `json:"date"`
	Energy *int   `json:"energy,omitempty"`
}

// Themes is what was found in a period: the ranked list, and what stands beside it.
type Themes struct {
	List       []Theme       `json:"themes"`
	Denied     []DeniedHit   `json:"denied,omitempty"`    // said with a "not": shown, not counted
	SetAside   []DeniedHit   `json:"set_aside,omitempty"` // taken out by a person's mark
	Unmatched  []string      `json:"unmatched,omitempty"` // ids of entries of the period without any theme
	Words      []string      `json:"words,omitempty"`     // used more than in the journal's past, at most five
	People     []PersonCount `json:"people,omitempty"`    // on the terminal only
	Compared   string        `json:"compared,omitempty"`  // "period", or "last-third" where there is no period before
	LateFrom   Date          `json:"-"`                   // the day that the last third begins with
	SideBySide *SideBySide   `json:"side_by_side,omitempty"`
	Question   string        `json:"question,omitempty"` // the review's one question
	Held       []HeldBack    `json:"-"`
	Counted    int           `json:"-"` // entries of the period that have sentences to read
	// Limits are sentences on what could not be seen in these texts, such as words in a language that is not known.
	Limits []string `json:"limits,omitempty"`
}

// DeniedHit is a hit that is shown and not counted.
type DeniedHit struct {
	Theme string `json:"theme"`
	Label string `json:"label,omitempty"` // of a phrase; a lens goes by its id
	Quote
}

// PersonCount is a name and the number of entries that mention it.
type PersonCount struct {
	Name string `json:"name"`
	K    int    `json:"k"`
}

// Name is what a reader knows the theme by.
func (d *DeniedHit) Name() string { return cmp.Or(d.Label, d.Theme) }

// SideBySide names two themes that rose together.
type SideBySide struct {
	A        string `json:"a"`
	B        string `json:"b"`
	Question string `json:"question"`
}

// HeldBack is a candidate that was not shown, with the reason; for --explain.
type HeldBack struct {
	Label   string
	Reason  string
	Entries []string
}
