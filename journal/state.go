package journal

// State is what a decision is on a day, folded from its own entry and the entries about it. The JSON names are stable.
type State struct {
	ID        string `json:"id"`
	Handle    string `json:"handle"`
	AsOf      Date   `json:"as_of"`
	Question  string `json:"question"`
	Template  string `json:"template"`
	Date      Date   `json:"date"`
	Status    string `json:"status"` // open, trial, kept, reversed, closed
	Choice    string `json:"choice"`
	DecidedOn Date   `json:"decided_on,omitzero"`
	Why       string `json:"why,omitempty"`

	ConfidenceFirst *int     `json:"confidence_first,omitempty"`
	Confidence      *int     `json:"confidence,omitempty"`
	Confidences     []Stated `json:"confidences,omitempty"`
	Lean            *int     `json:"lean,omitempty"`
	WouldChoose     string   `json:"would_choose,omitempty"` // at the last look, when that is not the choice: another option, or Unsure

	SetOn    Date   `json:"set_on,omitzero"`
	Interval int    `json:"interval,omitempty"`
	Next     Date   `json:"next,omitzero"`
	NextBy   string `json:"next_by,omitempty"`

	Door         string   `json:"door,omitempty"`
	DoorMaxCost  *int     `json:"door_max_cost,omitempty"`
	Closes       string   `json:"closes,omitempty"`
	ClosesOn     Date     `json:"closes_on,omitzero"`
	WayBack      string   `json:"way_back,omitempty"`
	MustAgree    string   `json:"must_agree,omitempty"`
	Agreed       *bool    `json:"agreed,omitempty"`
	KeepsOpen    []string `json:"keeps_open,omitempty"`
	TrialEnds    Date     `json:"trial_ends,omitzero"`
	Context      string   `json:"context,omitempty"`
	WhenWhere    string   `json:"when_where,omitempty"`
	CameAbout    string   `json:"came_about,omitempty"`
	Tags         []string `json:"tags,omitempty"`
	Private      bool     `json:"private,omitempty"`
	Supersedes   string   `json:"supersedes,omitempty"`
	ClosedReason string   `json:"closed_reason,omitempty"`

	DoorCostFirst *int     `json:"door_cost_first,omitempty"`
	DoorCost      *int     `json:"door_cost,omitempty"`
	DoorCosts     []Stated `json:"door_costs,omitempty"`
	HandsOn       []Stated `json:"hands_on_share,omitempty"`
	Energies      []Stated `json:"energies,omitempty"`
	Width         string   `json:"width"`      // open, narrowing, closing, closed, unknown
	Reversible    string   `json:"reversible"` // yes, no, assumed
	MissingDoor   []string `json:"missing"`    // what has not been said, as words that follow "you have not said"

	Options      []Option            `json:"options,omitempty"`
	Parked       []string            `json:"parked,omitempty"`
	Drivers      []Driver            `json:"drivers,omitempty"`
	Assumptions  []AssumptionState   `json:"assumptions,omitempty"`
	Predictions  []PredictionState   `json:"predictions,omitempty"`
	Tripwires    []TripwireState     `json:"tripwires,omitempty"`
	Practices    []PracticeState     `json:"practices,omitempty"`
	Amendments   []AmendmentState    `json:"amendments,omitempty"`
	Recalls      []Recall            `json:"recalls,omitempty"`
	Leans        []LeanPoint         `json:"leans,omitempty"`
	Looks        []Look              `json:"looks,omitempty"`
	Experiments  []ExperimentState   `json:"experiments,omitempty"`
	Talks        []ConversationState `json:"conversations,omitempty"`
	Sittings     []string            `json:"sittings,omitempty"` // career blocks answered
	SupersededBy []string            `json:"superseded_by,omitempty"`
	Calls        []Call              `json:"calls"`
	Timeline     []string            `json:"timeline,omitempty"`   // ids of the entries about it, in order
	FiveYears    []Said              `json:"five_years,omitempty"` // the answers to the five-year question, in order
	Waits        []WaitItem          `json:"waits"`
	Problems     []Problem           `json:"-"`

	path     string          // of the decision's own file
	choices  []choiceOn      // what was chosen, since when
	keptOnce []string        // practices that keeps_open held before an amendment
	named    string          // the decision that supersedes this one since it was walked back last
	closed   map[string]bool // the entries about it that are private, or about one that is, by id
	shared   bool            // another decision of the journal has its handle
	loose    bool            // of an entry without a decision, made by Loose or Apart
}

// Ref is the word by which a command in a shell takes the decision: its handle, or its id where another decision has the same handle.
func (s *State) Ref() string {
	if s.shared {
		return ShellWord(s.ID)
	}
	return ShellWord(s.Handle)
}

// Said is an answer in prose, given in an entry on a day.
type Said struct {
	Date  Date   `json:"date"`
	Text  string `json:"text"`
	Entry string `json:"entry"`
}

// choiceOn is the choice that holds from a day on; empty when none holds.
type choiceOn struct {
	from Date
	key  string
}

// Stated is a number stated in an entry on a day.
type Stated struct {
	Date  Date   `json:"date"`
	Value int    `json:"value"`
	Entry string `json:"entry"`
}

// AssumptionState is a belief and how it stands.
type AssumptionState struct {
	Belief  string    `json:"belief"`
	By      Date      `json:"by,omitzero"`
	Key     string    `json:"key,omitempty"`
	Check   string    `json:"check,omitempty"`
	Status  string    `json:"status"` // untested, holding, shaken, wrong
	On      Date      `json:"on,omitzero"`
	Note    string    `json:"note,omitempty"`
	Entry   string    `json:"entry"` // where it was written first
	History []Settled `json:"history,omitempty"`
}

// PredictionState is a claim and how it stands. P is the first percentage, the one that is scored.
type PredictionState struct {
	Claim     string   `json:"claim"`
	P         int      `json:"p"`
	By        Date     `json:"by"`
	Kind      string   `json:"kind"` // world, self, stability
	If        string   `json:"if,omitempty"`
	Status    string   `json:"status"` // open, yes, no, void
	On        Date     `json:"on,omitzero"`
	Note      string   `json:"note,omitempty"`
	Made      Date     `json:"made"`
	Entry     string   `json:"entry"`
	SettledIn string   `json:"settled_in,omitempty"` // the entry that resolved it
	Updates   []Stated `json:"updates,omitempty"`

	told Date // the day on which that was written down
}

// TripwireState is a wire and how it stands.
type TripwireState struct {
	Condition string    `json:"condition"`
	Mode      string    `json:"mode"` // happens, missing
	By        Date      `json:"by,omitzero"`
	Then      string    `json:"then"`
	Status    string    `json:"status"` // armed, hit, passed, off
	On        Date      `json:"on,omitzero"`
	Note      string    `json:"note,omitempty"`
	Entry     string    `json:"entry"`
	History   []Settled `json:"history,omitempty"`
}

// Settled is one outcome of a line, with the entry that holds it.
type Settled struct {
	Word  string `json:"word"`
	On    Date   `json:"on"`
	Note  string `json:"note,omitempty"`
	Entry string `json:"entry"`

	told Date // the day on which it was written down
}

// PracticeState is a practice with its checks.
type PracticeState struct {
	Text   string          `json:"text"`
	Checks []PracticeCheck `json:"checks,omitempty"`
}

// PracticeCheck is one check of a practice in a look.
type PracticeCheck struct {
	Date  Date   `json:"date"`
	Kept  bool   `json:"kept"`
	Entry string `json:"entry"`
}

// AmendmentState is a change of one field, with the entry that made it.
type AmendmentState struct {
	Amendment
	Date  Date   `json:"date"`
	Entry string `json:"entry"`
}

// Recall is one blind recall held against the record.
type Recall struct {
	Date       Date   `json:"on"`
	Entry      string `json:"entry"`
	Blind      bool   `json:"blind"`
	Choice     string `json:"choice,omitempty"`   // remembered
	Record     string `json:"record,omitempty"`   // the choice on record
	Confidence *int   `json:"recalled,omitempty"` // remembered, percent
	Written    *int   `json:"original,omitempty"` // stated with the choice, percent
	Lean       *int   `json:"today,omitempty"`    // the lean at this look, percent
	Drift      *int   `json:"drift,omitempty"`    // remembered minus written, signed
	Pull       *int   `json:"pull,omitempty"`     // above 0: memory sits nearer to today's view than the record does
	Reason     string `json:"reason,omitempty"`
}

// LeanPoint is the lean on a day, with the event that went with it ("chosen", "tripwire" …).
type LeanPoint struct {
	Date  Date   `json:"date"`
	Value int    `json:"value"`
	Entry string `json:"entry"`
	Event string `json:"event,omitempty"`
}

// Look is one reflection as it went.
type Look struct {
	Date     Date   `json:"date"`
	Entry    string `json:"entry"`
	Form     string `json:"form"`
	Early    bool   `json:"early"`
	Verdict  string `json:"verdict"`
	Signal   string `json:"signal,omitempty"` // strained, moving, calm
	Trigger  string `json:"trigger,omitempty"`
	Recalled bool   `json:"recalled"` // something was remembered; false when the recall was skipped
	Process  string `json:"process,omitempty"`
	Outcome  string `json:"outcome,omitempty"`
	Next     Date   `json:"next,omitzero"`
	Interval int    `json:"interval,omitempty"`

	WouldChoose string `json:"would_choose,omitempty"` // when that was not the choice: another option, or Unsure
	Taught      string `json:"taught,omitempty"`       // what walking it back taught

	calls []Call // what called for it
}

// ExperimentState is a small trial and how it stands.
type ExperimentState struct {
	Entry    string   `json:"entry"`
	Question string   `json:"question"`
	Tests    string   `json:"tests,omitempty"`
	Starts   Date     `json:"starts"`
	Ends     Date     `json:"ends"`
	Status   string   `json:"status"`         // planned, running, past its end, done, dropped
	Ended    Date     `json:"ended,omitzero"` // the day of the note that ended it
	Log      []Stated `json:"log,omitempty"`
	LastLine Date     `json:"last_line,omitzero"` // date of its last note or log line, else its start
	Learned  string   `json:"learned,omitempty"`
}

// ConversationState is a talk and how it stands.
type ConversationState struct {
	Entry      string `json:"entry"`
	With       string `json:"with"`
	Track      string `json:"track,omitempty"`
	Date       Date   `json:"date"`
	Status     string `json:"status"` // planned, held, dropped
	PlannedFor Date   `json:"planned_for,omitzero"`
	SeeMyself  *int   `json:"see_myself,omitempty"`
	HeldAs     string `json:"held_as,omitempty"` // of a planned one: the entry that it became, which is listed by itself
}

// Call is a wire hit or an assumption found wrong since the last look.
type Call struct {
	Date  Date   `json:"date"`
	Kind  string `json:"kind"` // tripwire, assumption
	Text  string `json:"text"`
	Entry string `json:"entry"`
}
