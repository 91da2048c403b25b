package journal

import "strings"

// Items is what the sections of a body hold in the line grammar: one slice per kind of line, each in the order of the file.
type Items struct {
	Options     []Option     `json:"options,omitempty"`
	Drivers     []Driver     `json:"drivers,omitempty"`
	Assumptions []Assumption `json:"assumptions,omitempty"`
	Predictions []Prediction `json:"predictions,omitempty"`
	Tripwires   []Tripwire   `json:"tripwires,omitempty"`
	Resolutions []Resolution `json:"resolutions,omitempty"`
	Practices   []Practice   `json:"practices,omitempty"`
	Amendments  []Amendment  `json:"amendments,omitempty"`
	Log         []LogLine    `json:"log,omitempty"`
	Marks       []Mark       `json:"marks,omitempty"`
}

// SubLine is an indented line below an item: "  - name: text".
type SubLine struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Option is one branch of a decision.
type Option struct {
	Key       string    `json:"key"`
	Label     string    `json:"label"`
	Pull      string    `json:"pull,omitempty"`
	Con       string    `json:"con,omitempty"`
	Rung      string    `json:"rung,omitempty"`
	Shape     string    `json:"shape,omitempty"`
	StatusQuo bool      `json:"status_quo,omitempty"`
	More      []SubLine `json:"more,omitempty"` // sub-lines with other names, the person's own
	Line      int       `json:"-"`
}

// Driver is a reason that pulls or pushes. A struck one did not survive the strike-out test.
type Driver struct {
	Kind   string    `json:"kind,omitempty"` // one of DriverKinds
	Text   string    `json:"text"`
	Struck bool      `json:"struck,omitempty"`
	More   []SubLine `json:"more,omitempty"`
	Line   int       `json:"-"`
}

// DriverKinds are the kinds of a driver.
var DriverKinds = []string{"toward", "away", "pressure", "default", "avoid"}

// The outcomes that each kind of line takes.
var (
	PredictionOutcomes = []string{"yes", "no", "void"}
	TripwireOutcomes   = []string{"hit", "passed", "off"}
	AssumptionOutcomes = []string{"holding", "shaken", "wrong"}
)

// Outcome is the tail of a settled line: " → yes 2026-08-18: note". On is zero when the line names no day.
type Outcome struct {
	Word string `json:"word"` // one of those of its kind of line
	On   Date   `json:"on,omitzero"`
	Note string `json:"note,omitempty"`
}

// Assumption is a belief about the world that the choice rests on, with a way to check it.
type Assumption struct {
	Belief string    `json:"belief"`
	By     Date      `json:"by,omitzero"`
	Key    string    `json:"key,omitempty"`
	Check  string    `json:"check,omitempty"`
	Ticked bool      `json:"ticked,omitempty"`
	Tail   *Outcome  `json:"tail,omitempty"`
	More   []SubLine `json:"more,omitempty"`
	Line   int       `json:"-"`
}

// Prediction is a checkable claim with a percentage and a date.
type Prediction struct {
	Percent int       `json:"p"` // 1–99
	By      Date      `json:"by"`
	Self    bool      `json:"self,omitempty"` // about oneself; else about the world
	If      string    `json:"if,omitempty"`   // holds only while this option is the choice
	Claim   string    `json:"claim"`
	Ticked  bool      `json:"ticked,omitempty"`
	Tail    *Outcome  `json:"tail,omitempty"`
	More    []SubLine `json:"more,omitempty"`
	Line    int       `json:"-"`
}

// Tripwire is a condition, fixed in advance, that calls for a look before its date.
type Tripwire struct {
	Mode      string    `json:"mode"` // happens ("If …"), missing ("Unless … by …")
	Condition string    `json:"condition"`
	By        Date      `json:"by,omitzero"`
	Then      string    `json:"then"` // revisit, decide, reverse
	Ticked    bool      `json:"ticked,omitempty"`
	Tail      *Outcome  `json:"tail,omitempty"`
	More      []SubLine `json:"more,omitempty"`
	Line      int       `json:"-"`
}

// The modes of a tripwire.
const (
	Happens = "happens"
	Missing = "missing"
)

// Actions are what a tripwire calls for.
var Actions = []string{"revisit", "decide", "reverse"}

// CutAction takes ", then revisit" off the end of a line; without it the action is revisit. "Then I look again", as the
// template says it, is to revisit.
func CutAction(s string) (rest, action string) {
	line := strings.TrimSuffix(s, ".")
	for _, a := range Actions {
		if rest, ok := strings.CutSuffix(line, ", then "+a); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest), a
		}
	}
	for _, again := range []string{", then I look again", ", then look again"} {
		if rest, ok := strings.CutSuffix(line, again); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest), "revisit"
		}
	}
	return s, "revisit"
}

// Resolution settles an earlier line of the same decision. Exactly one pointer is set, or none when only a claim was written
// ("claim → yes"): then Text and Tail say what is meant and the fold finds the one open item that fits.
type Resolution struct {
	Assumption *Assumption `json:"assumption,omitempty"`
	Prediction *Prediction `json:"prediction,omitempty"`
	Tripwire   *Tripwire   `json:"tripwire,omitempty"`
	Text       string      `json:"text,omitempty"`
	Tail       *Outcome    `json:"tail,omitempty"`
	Line       int         `json:"-"`
}

// Practice is something done regularly to keep the door open, as checked in a look.
type Practice struct {
	Text string    `json:"text"`
	Kept bool      `json:"kept"`
	More []SubLine `json:"more,omitempty"`
	Line int       `json:"-"`
}

// Amendment is a later change of one front matter field of the decision. "not set" stands for nothing on either side, and a
// list is joined by "; ".
type Amendment struct {
	Field   string    `json:"field"`
	Old     string    `json:"old"`
	New     string    `json:"new"`
	Because string    `json:"because,omitempty"`
	More    []SubLine `json:"more,omitempty"`
	Line    int       `json:"-"`
}

// LogLine is one week of an experiment, kept by hand.
type LogLine struct {
	Date   Date   `json:"date"`
	Energy int    `json:"energy"`
	Text   string `json:"text"`
	Line   int    `json:"-"`
}

// Mark says that a sentence is, or is not, about a lens or a theme.
type Mark struct {
	Is       bool   `json:"is"`
	Lens     string `json:"lens"` // a lens id, or the name of a theme of the person's own
	Entry    string `json:"entry"`
	Sentence string `json:"sentence,omitempty"` // the whole entry when empty
	Line     int    `json:"-"`
}
