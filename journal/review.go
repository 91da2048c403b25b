package journal

// The three ways to ask for a review: a period across all decisions, everything, or the story of one decision.
const (
	ReviewOfPeriod   = "period"
	ReviewOfAll      = "all"
	ReviewOfDecision = "decision"
)

// ReviewInput is what a review is made from. Entries, States and Themes are what went through [Public]; NewReview shows all
// that it is given.
type ReviewInput struct {
	Mode     string // ReviewOfPeriod when empty
	Period   Period // an open end is the first or the last day with an entry
	AsOf     Date   // the day everything is folded to
	Decision string // the id, for ReviewOfDecision
	Entries  []*Entry
	States   []*State
	Themes   *Themes // nil when none were looked for
	// Found, when set, gives the Themes instead. It is called once all else is computed, so that they can be looked for meanwhile.
	Found    func() *Themes
	Left     int       // private entries of the period that were left out
	Problems []Problem // files that could not be read, and what else a reader has to know
	Carry    string    // the one line that the person wrote in the saved review of this period
}

// Review is everything that a dress shows, in the order of the page. The JSON names are stable; the schema is
// templates/schema/review.json. Sentences stand beside the values they are made from, as plain text without markup.
type Review struct {
	Title    string       `json:"title"`
	Mode     string       `json:"mode"`
	Decision string       `json:"decision,omitempty"`
	Period   ReviewSpan   `json:"period"`
	AsOf     Date         `json:"as_of"`
	Counts   ReviewCounts `json:"counts"`
	Glance   []string     `json:"glance"`

	Standing []Standing  `json:"standing"`
	Quieter  int         `json:"quieter"` // settled decisions without an entry in the period, not listed
	Leans    []LeanStory `json:"leans"`
	Energy   EnergyPart  `json:"energy"`

	Themes     []Theme       `json:"themes"`
	TooFew     bool          `json:"too_few"` // too few entries for a trend: counts only
	Compared   string        `json:"compared,omitempty"`
	LateFrom   Date          `json:"compared_from,omitzero"` // the day that the last third of the time begins with
	SideBySide *SideBySide   `json:"side_by_side,omitempty"`
	Question   string        `json:"question,omitempty"`
	SetAside   []DeniedHit   `json:"set_aside,omitempty"`
	Denied     []DeniedHit   `json:"denied,omitempty"`
	Unmatched  []EntryRef    `json:"unmatched,omitempty"`
	Words      []string      `json:"words,omitempty"`
	People     []PersonCount `json:"-"` // on the terminal only

	Predictions PredictionPart `json:"predictions"`
	Memory      MemoryPart     `json:"memory"`
	Tripwires   []WireStory    `json:"tripwires"`
	Doors       []DoorStory    `json:"doors"`
	Tried       TriedPart      `json:"tried"`
	Next        []NextItem     `json:"next"`
	Later       int            `json:"later"` // dates that are not listed
	Carry       string         `json:"carry,omitempty"`
	Limits      []string       `json:"limits"`

	// Paths leads from the id of each entry that the review names to its file, relative to the journal.
	Paths map[string]string `json:"paths"`
}

// ReviewSpan is the time a review covers and how to speak of it.
type ReviewSpan struct {
	Name   string `json:"name"` // 2026-Q3; empty under "all" and "decision"
	Title  string `json:"title"`
	From   Date   `json:"from"`
	To     Date   `json:"to"`
	Words  string `json:"words"`  // 1 July to 30 September
	This   string `json:"this"`   // this quarter; in this time
	Before string `json:"before"` // last quarter; in the time before
	After  string `json:"after"`  // next quarter
}

// ReviewCounts counts the entries of the period. Notes without text settle or mark something; they are counted apart.
type ReviewCounts struct {
	Entries       int    `json:"entries"`
	Decisions     int    `json:"decisions"`
	Reflections   int    `json:"reflections"`
	Notes         int    `json:"notes"`
	OnExperiments int    `json:"notes_on_experiments"`
	Conversations int    `json:"conversations"`
	Experiments   int    `json:"experiments"`
	WithoutText   int    `json:"notes_without_text"`
	Read          int    `json:"read,omitempty"` // with sentences in which themes were looked for
	Previous      int    `json:"previous"`
	Private       int    `json:"private"`
	Line          string `json:"line"`
}

// EntryRef points to an entry.
type EntryRef struct {
	Entry string `json:"entry"`
	Date  Date   `json:"date"`
}

// Standing is one row of "where things stand".
type Standing struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Question string `json:"question"`
	Status   string `json:"status"`
	State    string `json:"state"`           // on trial to 2028-02-02
	Chose    string `json:"chose"`           // the option's label, or "not yet"
	Would    string `json:"would,omitempty"` // what would have been chosen at the last look, in words, when that is another
	Then     *int   `json:"then,omitempty"`  // stated with the choice, percent
	Now      *int   `json:"now,omitempty"`
	Door     string `json:"door,omitempty"` // the width
	Next     Date   `json:"next,omitzero"`
	Settled  string `json:"settled"` // the date, or "open until …", or what waits
}

// LeanStory is the lean of one decision with two options over time.
type LeanStory struct {
	ID     string      `json:"id"`
	Name   string      `json:"name"`
	Toward Option      `json:"toward"` // the current choice: 100 is all for it
	Away   Option      `json:"away"`   // the other one
	Points []LeanPoint `json:"points"`
	Low    int         `json:"low"`
	High   int         `json:"high"`
	Line   string      `json:"line"`
}

// EnergyPart is the energy stated in the period, from -2 to +2, by day.
type EnergyPart struct {
	Points []Stated `json:"points"`
	Levels [5]int   `json:"levels"` // how often -2, -1, 0, +1, +2
	Line   string   `json:"line,omitempty"`
}

// PredictionPart holds the predictions that were settled in the period, and what may be said about all of them.
type PredictionPart struct {
	Resolved []ForecastLine `json:"resolved"`
	Self     []ForecastLine `json:"self"`
	AllTime  *Calibration   `json:"all_time,omitempty"`
	Lines    []string       `json:"lines"` // what the number of resolved ones lets be said
}

// ForecastLine is one prediction as the review shows it.
type ForecastLine struct {
	Decision string `json:"decision,omitempty"`
	Entry    string `json:"entry"`
	P        int    `json:"p"`
	By       Date   `json:"by"`
	Claim    string `json:"claim"`
	Status   string `json:"status"`
	On       Date   `json:"on,omitzero"`
	Note     string `json:"note,omitempty"`
}

// MemoryPart holds the recalls of the period against the record.
type MemoryPart struct {
	Recalls []Recall `json:"recalls"`
	Blind   int      `json:"blind"`
	Skipped int      `json:"skipped"`
	Seen    int      `json:"seen"` // made with the record in sight: not counted
	Lines   []string `json:"lines"`
}

// WireStory is a tripwire with what happened next.
type WireStory struct {
	Decision  string `json:"decision"`
	Name      string `json:"name"`
	Condition string `json:"condition"`
	Mode      string `json:"mode"`
	By        Date   `json:"by,omitzero"`
	Status    string `json:"status"` // hit, passed, off, armed; asks: armed and past its date
	On        Date   `json:"on,omitzero"`
	Look      Date   `json:"look,omitzero"`
	Verdict   string `json:"verdict,omitempty"`
	Line      string `json:"line"`

	before bool // it fired before the period, whose review counts it
}

// DoorStory is the way back from one choice.
type DoorStory struct {
	ID         string          `json:"id"`
	Name       string          `json:"name"`
	To         string          `json:"to,omitempty"` // the one parked option's label
	Width      string          `json:"width"`
	Reversible string          `json:"reversible"`
	Missing    []string        `json:"missing,omitempty"`
	WayBack    string          `json:"way_back,omitempty"`
	CostFirst  *int            `json:"cost_first,omitempty"`
	Cost       *int            `json:"cost,omitempty"`
	MaxCost    *int            `json:"max_cost,omitempty"`
	Costs      []Stated        `json:"costs,omitempty"`
	Practices  []PracticeState `json:"practices,omitempty"`
	Closes     string          `json:"closes,omitempty"`
	ClosesOn   Date            `json:"closes_on,omitzero"`
	Line       string          `json:"line"`
}

// TriedPart is what was tried and asked, and which sides nothing has tested yet.
type TriedPart struct {
	Experiments   []TrialStory `json:"experiments"`
	Conversations []TalkStory  `json:"conversations"`
	Lines         []string     `json:"lines"` // what walking back taught, untested sides, assumptions past their date, the choice in hindsight
}

// TrialStory is one experiment that ran in the period.
type TrialStory struct {
	Decision string `json:"decision"`
	ExperimentState
	Line string `json:"line"`
}

// TalkStory is one conversation held in the period.
type TalkStory struct {
	Decision string `json:"decision"`
	ConversationState
	Line string `json:"line"`
}

// NextItem is something with a date. Now is set when the date has come.
type NextItem struct {
	Date     Date   `json:"date"`
	Now      bool   `json:"now"`
	Kind     string `json:"kind"`
	Decision string `json:"decision,omitempty"`
	What     string `json:"what"`
}
