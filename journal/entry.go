package journal

import "strings"

// Kind is what an entry is; it stands under the front matter key `twoway`.
type Kind string

// The kinds of entry.
const (
	KindDecision     Kind = "decision"
	KindReflection   Kind = "reflection"
	KindNote         Kind = "note"
	KindConversation Kind = "conversation"
	KindExperiment   Kind = "experiment"
	KindReview       Kind = "review"
)

// Undecided is the choice of a decision that has none yet; Unsure is the answer "I do not know" to would_choose.
const (
	Undecided = "undecided"
	Unsure    = "unsure"
)

// Entry is one dated Markdown file: its front matter, its body, and what was read from the body. Exactly one of the pointers
// of the kinds is set, the one that Kind names.
//
// Body is the truth about the body: the bytes below the front matter. Title, Lead, Sections and the items are what a parser
// read from it, or what a writer wants printed (see markdown.Compose). Optional numbers and booleans are nil when absent.
type Entry struct {
	Kind    Kind     `json:"twoway"`
	ID      string   `json:"id"`
	Date    Date     `json:"date"`
	About   string   `json:"about,omitempty"`
	Tags    []string `json:"tags,omitempty"`
	Private bool     `json:"private,omitempty"`
	Source  string   `json:"source,omitempty"`

	Decision     *Decision     `json:"decision,omitempty"`
	Reflection   *Reflection   `json:"reflection,omitempty"`
	Note         *Note         `json:"note,omitempty"`
	Conversation *Conversation `json:"conversation,omitempty"`
	Experiment   *Experiment   `json:"experiment,omitempty"`
	Review       *SavedReview  `json:"review,omitempty"`

	Title    string    `json:"title,omitempty"`    // the text of the first level-one heading, for readers only
	Lead     string    `json:"lead,omitempty"`     // the prose above the first section, trimmed
	Sections []Section `json:"sections,omitempty"` // in the order of the file, those of our item lists included
	Items

	Body  string  `json:"body,omitempty"`
	Extra []Field `json:"extra,omitempty"` // front matter keys that are the person's own, in order
	Path  string  `json:"path,omitempty"`  // relative to the journal, with slashes; empty until it is stored

	// Hidden are the byte ranges of Body that leave through nothing: `## Private` sections, what stands between two %% marks, and HTML
	// comments. Unclosed is the line of a mark that is never closed, 0 when there is none: of a %% or a <!--, in the body or in a value
	// of the front matter, or of a fence of code that holds what would hide (all below it is hidden, or the rest of the value).
	// UnclosedMark is the mark itself, with the key of the value before it.
	Hidden       []Span `json:"-"`
	Unclosed     int    `json:"-"`
	UnclosedMark string `json:"-"`

	// People is what stands in the front matter behind keys that were meant as with, must_agree or who_sees and are not read as these.
	People []string `json:"-"`

	// Told is set by Release: the text that went held sentences.
	Told bool `json:"-"`

	// Unread says why no theme is looked for in the text: "longer than 256 KB", or "nested deeper than 100 levels"; "" for nearly
	// every entry. What else was read from it stands above.
	Unread string `json:"-"`

	// Unnamed says that StandIn stands in the text where it named what is private: there it is no word of the person's.
	Unnamed bool `json:"-"`

	// BodyLine is the number of Body's first line in the file it was read from, 0 when it was read from none.
	BodyLine int `json:"-"`
}

// Release lets go of the text of an entry, so that the texts of ten years need not be held at once: body, lead and sections. What
// was read from them stays: the title, the items, what is hidden, and whether there were sentences.
func (e *Entry) Release() {
	e.Told = hasText(e)
	e.Title = strings.Clone(e.Title)
	e.Body, e.Lead, e.Sections = "", "", nil
}

// Section is one level-two section of a body. Name is as written; case does not count. Text is the bytes between its
// heading and the next, trimmed of blank lines at both ends.
type Section struct {
	Name string `json:"name"`
	Text string `json:"text"`
	Line int    `json:"line,omitempty"`
}

// Field is a front matter key that is not ours, with its lines as they stand (the key's own line first, without line ends).
type Field struct {
	Key   string   `json:"key"`
	Lines []string `json:"lines"`
}

// Decision is what a decision adds to an entry (DOMAIN: front matter of a decision).
type Decision struct {
	Question     string   `json:"question"`
	Template     string   `json:"template,omitempty"` // "decision" or "career"
	Choice       string   `json:"choice"`             // an option's key, or Undecided
	DecidedOn    Date     `json:"decided_on,omitzero"`
	Confidence   *int     `json:"confidence,omitempty"` // percent, 0–100
	Energy       *int     `json:"energy,omitempty"`     // −2…2
	Mood         []string `json:"mood,omitempty"`
	CameAbout    string   `json:"came_about,omitempty"` // chosen, drifted, asked
	Context      string   `json:"context,omitempty"`
	HandsOnShare *int     `json:"hands_on_share,omitempty"` // percent
	Door         string   `json:"door,omitempty"`           // two-way, one-way, unsure
	DoorCost     *int     `json:"door_cost,omitempty"`      // 0–5
	DoorMaxCost  *int     `json:"door_max_cost,omitempty"`
	Closes       string   `json:"closes,omitempty"` // hard, soft, none
	ClosesOn     Date     `json:"closes_on,omitzero"`
	WayBack      string   `json:"way_back,omitempty"`
	MustAgree    string   `json:"must_agree,omitempty"`
	Agreed       *bool    `json:"agreed,omitempty"`
	KeepsOpen    []string `json:"keeps_open,omitempty"`
	TrialEnds    Date     `json:"trial_ends,omitzero"`
	WhenWhere    string   `json:"when_where,omitempty"`
	Supersedes   string   `json:"supersedes,omitempty"`
	Next         Date     `json:"next,omitzero"`
	Interval     *int     `json:"interval,omitempty"` // days
	NextBy       string   `json:"next_by,omitempty"`  // rule (default), hand
}

// Reflection is what a look adds to an entry.
type Reflection struct {
	Form             string `json:"form,omitempty"` // short, long
	Early            bool   `json:"early"`
	Trigger          string `json:"trigger,omitempty"` // tripwire, assumption, event, window, surprise, energy, other
	Blind            *bool  `json:"blind,omitempty"`
	RecallChoice     string `json:"recall_choice,omitempty"`
	RecallConfidence *int   `json:"recall_confidence,omitempty"`
	WouldChoose      string `json:"would_choose,omitempty"` // an option's key, or Unsure
	Confidence       *int   `json:"confidence,omitempty"`
	Energy           *int   `json:"energy,omitempty"`
	Process          string `json:"process,omitempty"` // reasonable, partly, unreasonable
	Outcome          string `json:"outcome,omitempty"` // well, mixed, badly, too-early
	DoorCost         *int   `json:"door_cost,omitempty"`
	HandsOnShare     *int   `json:"hands_on_share,omitempty"`
	Verdict          string `json:"verdict"`
	Choice           string `json:"choice,omitempty"`        // with choose only
	ClosedReason     string `json:"closed_reason,omitempty"` // done, moot, one-way, superseded
	CostInFact       *int   `json:"cost_in_fact,omitempty"`
	Next             Date   `json:"next,omitzero"`
	Interval         *int   `json:"interval,omitempty"`
	NextBy           string `json:"next_by,omitempty"`
}

// The verdicts a look can end with.
const (
	Keep    = "keep"
	Adjust  = "adjust"
	Reverse = "reverse"
	Close   = "close"
	Choose  = "choose"
	Wait    = "wait"
	Reopen  = "reopen"
)

// Note is what a note adds to an entry.
type Note struct {
	Energy       *int   `json:"energy,omitempty"`
	Sitting      string `json:"sitting,omitempty"` // energy, facts, motives, door
	Ended        string `json:"ended,omitempty"`   // done, dropped
	DoorCost     *int   `json:"door_cost,omitempty"`
	HandsOnShare *int   `json:"hands_on_share,omitempty"`
	Next         Date   `json:"next,omitzero"`
	Interval     *int   `json:"interval,omitempty"`
	NextBy       string `json:"next_by,omitempty"`
}

// Conversation is what a talk with somebody who lives an option adds to an entry.
type Conversation struct {
	With       string `json:"with"`
	Track      string `json:"track,omitempty"`
	Status     string `json:"status,omitempty"` // held (default), planned
	PlannedFor Date   `json:"planned_for,omitzero"`
	Follows    string `json:"follows,omitempty"`
	SeeMyself  *int   `json:"see_myself,omitempty"` // 1–5
}

// Experiment is what a small, dated trial of an option adds to an entry.
type Experiment struct {
	Question   string `json:"question"`
	Tests      string `json:"tests,omitempty"`
	HoursAWeek *int   `json:"hours_a_week,omitempty"`
	Starts     Date   `json:"starts,omitzero"`
	Ends       Date   `json:"ends,omitzero"`
	WhoSees    string `json:"who_sees,omitempty"`
}

// SavedReview is what a saved review adds to an entry.
type SavedReview struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
	AsOf Date `json:"as_of,omitzero"`
	// Digest is of our part as it was written, so that an edit between the marks is seen before the part is made anew.
	Digest string `json:"digest,omitempty"`
}
