package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
)

// flagText is what --help says about a field: the form of its value, whether it may be given several times, and its meaning.
type flagText struct {
	form  string
	many  bool
	usage string
}

// flagTexts holds every field that can be given as a flag.
var flagTexts = map[string]flagText{
	"choice":         {"KEY", false, "the option you choose for now; ? or undecided when there is none yet"},
	"option":         {"KEY=LABEL", true, "an option; doing nothing counts"},
	"why":            {"TEXT", false, "one sentence, the way you would tell a friend"},
	"confidence":     {"PERCENT", false, "how likely you would choose the same at the next revisit, 0-100"},
	"predict":        {"LINE", true, `a prediction: "75% by 2026-08-15: claim", "(self)" before the colon when it is about you`},
	"tripwire":       {"LINE", true, `a tripwire: "If … , then revisit" or "Unless … by 2026-12-31, then decide"`},
	"assumption":     {"LINE", true, `a belief the choice rests on: "by 2026-08-31: belief"`},
	"driver":         {"LINE", true, `a reason: "toward: text" (toward, away, pressure, default, avoid)`},
	"premortem":      {"TEXT", false, "it is the day of the revisit and you wish you had chosen otherwise: what happened?"},
	"energy":         {"SCALE", false, "energy from -2 to +2"},
	"mood":           {"WORD", true, "how you are, up to three words"},
	"came-about":     {"WORD", false, "how the choice came about: chosen, drifted or asked"},
	"context":        {"TEXT", false, "firm, industry, team, in a line"},
	"hands-on-share": {"PERCENT", false, "share of hands-on hours now, 0-100"},
	"door":           {"WORD", false, "two-way, one-way or unsure"},
	"door-cost":      {"0-5", false, "what walking back would cost today: 0 say a word … 5 cannot"},
	"door-max-cost":  {"0-5", false, "the most you would pay to walk back"},
	"closes":         {"WORD", false, "the window: hard, soft or none"},
	"closes-on":      {"DATE", false, "the day up to which walking back holds"},
	"way-back":       {"TEXT", false, "the first concrete step of walking back"},
	"must-agree":     {"NAME", false, "who has to agree to that, or nobody"},
	"agreed":         {"YES|NO", false, "whether they have agreed"},
	"keeps-open":     {"TEXT", true, "a practice that keeps the door open, at most two"},
	"trial-ends":     {"DATE", false, "the day the trial ends"},
	"when-where":     {"TEXT", false, "when and where you will look at this again"},
	"supersedes":     {"ID", false, "the decision that this one follows"},
	"handle":         {"NAME", false, "the short name to type later; made from the question unless given"},
	"next":           {"DATE", false, "set the next date by hand"},
	"tag":            {"TAG", true, "a tag"},
	"private":        {"", false, "keep the whole entry out of every export, quote and count"},
	"section":        {"NAME=TEXT", true, "any section of the entry"},
	"body":           {"TEXT", false, "prose above the first section; - reads standard input"},

	"do":            {"TEXT", false, "experiment: what you will do"},
	"tests":         {"KEY", false, "experiment: the option or assumption it tests"},
	"hours-a-week":  {"N", false, "experiment: the dose"},
	"starts":        {"DATE", false, "experiment: first day"},
	"ends":          {"DATE", false, "experiment: last day, six weeks later unless given"},
	"who-sees":      {"NAME", false, "experiment: somebody who will tell you the truth"},
	"suits-me-if":   {"TEXT", false, "experiment: what you would notice if it suits you"},
	"not-for-me-if": {"TEXT", false, "experiment: what you would notice if it does not"},

	"with":              {"NAME", false, "conversation: who, by initials or role"},
	"track":             {"KEY", false, "conversation: the option they live"},
	"status":            {"WORD", false, "conversation: held or planned"},
	"planned-for":       {"DATE", false, "conversation: the day it is planned for"},
	"follows":           {"ID", false, "conversation: the planned one that this one was"},
	"see-myself":        {"1-5", false, "conversation: could you see yourself in that chair"},
	"last-week":         {"TEXT", false, "conversation: where their hours went last week"},
	"part-to-keep":      {"TEXT", false, "conversation: the one part they would keep"},
	"keeps-coming-back": {"TEXT", false, "conversation: what keeps coming back however good they get"},
	"who-fits":          {"TEXT", false, "conversation: who settles in quickly, and who suffers"},
	"evenings":          {"TEXT", false, "conversation: evenings, sleep, weekends"},
	"surprise":          {"TEXT", false, "conversation: what surprised you"},

	"dual-track": {"TEXT", false, "career: the levels above yours on the technical side, as a belief to check"},
	"pay-gap":    {"TEXT", false, "career: what the two jobs pay, where you found it, and when"},

	"resolve": {"LINE", true, `settle an earlier line: "claim → yes 2026-08-18: note" (-> works too)`},
	"amend":   {"FIELD=NEW", true, "change a field of the decision, as in way_back=tell Dana"},
	"because": {"TEXT", false, "why the field changes"},
	"mark":    {"LINE", true, `say what a sentence is about: 'is strain: ENTRY "sentence"', or not`},

	"sitting":              {"BLOCK", false, "the career block these answers belong to: energy, facts, motives or door"},
	"ended":                {"WORD", false, "the experiment, or the planned conversation, ended: done or dropped"},
	"learned":              {"TEXT", false, "what you expected, what happened, what you know now"},
	"what-gave":            {"TEXT", false, "sitting energy: the hour that gave more than it took"},
	"what-took":            {"TEXT", false, "sitting energy: the hour that took the most"},
	"a-solved-problem":     {"TEXT", false, "sitting energy: someone you coached solves it; the first feeling"},
	"next-tuesday":         {"TEXT", false, "sitting facts: next Tuesday, once on each path"},
	"results-and-failures": {"TEXT", false, "sitting facts: whose results and failures count"},
	"who-would-notice":     {"TEXT", false, "sitting facts: who would be worse off, who would notice"},
	"whose-week":           {"TEXT", false, "sitting motives: whose week you would swap for yours"},

	"recall-choice":     {"KEY", false, "what you remember choosing"},
	"recall-why":        {"TEXT", false, "the reason you remember"},
	"recall-confidence": {"PERCENT", false, "how sure you remember being"},
	"seen":              {"", false, "you read the record since yesterday, so the recall is not blind"},
	"would-choose":      {"KEY", false, "what you would choose today for the first time; ? when unsure"},
	"energy-from":       {"TEXT", false, "where the energy of the last two weeks came from"},
	"changed":           {"TEXT", false, "what has changed, out there or in you"},
	"verdict":           {"WORD", false, "keep, adjust, reverse or close; at an undecided one choose, wait or close; at a closed one reopen"},
	"practice":          {"TEXT=kept", true, "a practice as checked: TEXT=kept or TEXT=not kept"},
	"trigger":           {"WORD", false, "what brings you early: tripwire, assumption, event, window, surprise, energy or other (a bad day is a note; only a question offers bad-day)"},
	"form":              {"WORD", false, "short or long; the rule's unless given"},
	"process":           {"WORD", false, "given what you knew: reasonable, partly or unreasonable"},
	"outcome":           {"WORD", false, "how it turned out: well, mixed, badly or too-early"},
	"cost-in-fact":      {"0-5", false, "with reverse: what it did cost"},
	"closed-reason":     {"WORD", false, "with close: done, moot, one-way or superseded"},
	"colleague":         {"TEXT", false, "what you would tell a colleague in exactly your seat"},
	"gained-and-losing": {"TEXT", false, "what you can do now, and what you are losing"},
	"best-here":         {"TEXT", false, "the best thing here that you would lose, the best you are missing"},
	"ten":               {"TEXT", false, "in ten minutes, ten months, ten years"},
	"five-years-on":     {"TEXT", false, "five years on, the subject on which colleagues come to you first"},
	"what-it-cost":      {"TEXT", false, "with reverse: what it cost"},
	"what-it-taught":    {"TEXT", false, "with reverse: what it taught"},
	"closing-line":      {"TEXT", false, "with close: one line to close it with"},
}

// flagAnswers collects what was typed, in the order it was typed.
type flagAnswers struct{ list []answer }

// given says whether a field was typed.
func (f *flagAnswers) given(field string) bool {
	return slices.ContainsFunc(f.list, func(a answer) bool { return a.Field == field })
}

// flagAnswer is one flag of a writing command; it implements pflag.Value.
type flagAnswer struct {
	to    *flagAnswers
	field string
	flagText
}

func (f *flagAnswer) String() string { return "" }

func (f *flagAnswer) Type() string { return f.form }

func (f *flagAnswer) Set(v string) error {
	if !f.many && f.to.given(f.field) {
		return fmt.Errorf("given twice; it takes one value")
	}
	if f.form == "" && v != "true" && v != "false" {
		return fmt.Errorf("takes no value")
	}
	if strings.HasPrefix(v, "-") && !strings.Contains(v, " ") && meansPrivate(v) {
		return fmt.Errorf("its value is missing before %s", v)
	}
	f.to.list = append(f.to.list, answer{f.field, v})
	return nil
}

// addFlags gives c a flag for each field of the kinds that it writes.
func addFlags(c *cobra.Command, to *flagAnswers, kinds ...journal.Kind) {
	var names []string
	for _, kind := range kinds {
		names = append(names, fields(kind)...)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		text, ok := flagTexts[name]
		if !ok {
			continue
		}
		f := c.Flags().VarPF(&flagAnswer{to, name, text}, name, "", text.usage)
		if text.form == "" {
			f.NoOptDefVal = "true"
		}
	}
}

// inOrder puts the answers that others build on first: a question, a whole text, then options before a choice among them.
func inOrder(list []answer) []answer {
	rank := func(a answer) int {
		switch a.Field {
		case "question":
			return -3
		case "body":
			return -2
		case "template", "option", "because":
			return -1
		default:
			return 0
		}
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b answer) int { return rank(a) - rank(b) })
	return sorted
}
