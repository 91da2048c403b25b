package cmd

import (
	"fmt"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// common are the fields of every kind.
var common = map[string]setter{
	"tag": list(func(b *builder) *[]string { return &b.entry.Tags }),
	"section": func(b *builder, v string) error {
		name, text, ok := strings.Cut(v, "=")
		if !ok {
			return fmt.Errorf("write NAME=TEXT")
		}
		return b.addSection(strings.TrimSpace(name), markdown.Escape(strings.TrimSpace(text)))
	},
	"private":    func(b *builder, v string) error { b.entry.Private = v == "true"; return nil },
	"body":       body,
	"dual-track": keyedAssumption("dual_track"),
	"pay-gap":    keyedAssumption("pay_gap"),
	"option":     option,
	"avoid":      avoid,
	"con":        con,
	"driver":     item(markdown.ParseDriver, func(e *journal.Entry) *[]journal.Driver { return &e.Drivers }),
	"strike":     strikeOut,
	"assumption": assumption,
	"predict":    predict,
	"tripwire":   tripwire,
	"resolve":    resolution,
	"mark":       item(typedMark, func(e *journal.Entry) *[]journal.Mark { return &e.Marks }),
	"amend":      amend,
	"because":    func(b *builder, v string) error { b.because = v; return nil },
	"next":       day(func(b *builder) *journal.Date { return &b.next }),
}

// decisionSetters are the fields of a decision.
var decisionSetters = map[string]setter{
	"question":       text(func(b *builder) *string { return &b.entry.Decision.Question }),
	"template":       oneOf("template", func(b *builder) *string { return &b.entry.Decision.Template }),
	"choice":         choice,
	"why":            section("Why"),
	"premortem":      section("Premortem"),
	"handle":         handle,
	"confidence":     percent(func(b *builder) **int { return &b.entry.Decision.Confidence }),
	"energy":         number("energy", func(b *builder) **int { return &b.entry.Decision.Energy }, -2, 2),
	"mood":           upTo("mood", func(b *builder) *[]string { return &b.entry.Decision.Mood }),
	"came-about":     oneOf("came_about", func(b *builder) *string { return &b.entry.Decision.CameAbout }),
	"context":        text(func(b *builder) *string { return &b.entry.Decision.Context }),
	"hands-on-share": percent(func(b *builder) **int { return &b.entry.Decision.HandsOnShare }),
	"door":           oneOf("door", func(b *builder) *string { return &b.entry.Decision.Door }),
	"door-cost":      number("door_cost", func(b *builder) **int { return &b.entry.Decision.DoorCost }, 0, 5),
	"door-max-cost":  number("door_max_cost", func(b *builder) **int { return &b.entry.Decision.DoorMaxCost }, 0, 5),
	"closes":         oneOf("closes", func(b *builder) *string { return &b.entry.Decision.Closes }),
	"closes-on":      day(func(b *builder) *journal.Date { return &b.entry.Decision.ClosesOn }),
	"way-back":       text(func(b *builder) *string { return &b.entry.Decision.WayBack }),
	"must-agree":     text(func(b *builder) *string { return &b.entry.Decision.MustAgree }),
	"agreed":         agreed,
	"keeps-open":     upTo("keeps-open", func(b *builder) *[]string { return &b.entry.Decision.KeepsOpen }),
	"trial-ends":     day(func(b *builder) *journal.Date { return &b.entry.Decision.TrialEnds }),
	"when-where":     text(func(b *builder) *string { return &b.entry.Decision.WhenWhere }),
	"supersedes":     text(func(b *builder) *string { return &b.entry.Decision.Supersedes }),
}

// setters are the fields of each kind.
var setters = map[journal.Kind]map[string]setter{
	journal.KindDecision: decisionSetters,
	journal.KindReflection: {
		"recall-choice":     recallChoice,
		"recall-why":        section("Recalled"),
		"recall-confidence": percent(func(b *builder) **int { return &b.entry.Reflection.RecallConfidence }),
		"revealed":          func(b *builder, v string) error { b.revealed = v; return nil },
		"recall-words":      func(b *builder, v string) error { b.words = v; return nil },
		"seen":              func(b *builder, v string) error { b.seen = v == "true"; return nil },
		"would-choose":      wouldChoose,
		"confidence":        percent(func(b *builder) **int { return &b.entry.Reflection.Confidence }),
		"energy":            number("energy", func(b *builder) **int { return &b.entry.Reflection.Energy }, -2, 2),
		"energy-from":       section("Energy"),
		"changed":           section("Changed"),
		"verdict":           verdict,
		"choice":            choice,
		"why":               section("Why"),
		"practice":          practice,
		"trigger":           oneOf("trigger", func(b *builder) *string { return &b.entry.Reflection.Trigger }),
		"form":              oneOf("form", func(b *builder) *string { return &b.entry.Reflection.Form }),
		"process":           oneOf("process", func(b *builder) *string { return &b.entry.Reflection.Process }),
		"outcome":           oneOf("outcome", func(b *builder) *string { return &b.entry.Reflection.Outcome }),
		"door-cost":         number("door_cost", func(b *builder) **int { return &b.entry.Reflection.DoorCost }, 0, 5),
		"hands-on-share":    percent(func(b *builder) **int { return &b.entry.Reflection.HandsOnShare }),
		"cost-in-fact":      number("cost_in_fact", func(b *builder) **int { return &b.entry.Reflection.CostInFact }, 0, 5),
		"closed-reason":     oneOf("closed_reason", func(b *builder) *string { return &b.entry.Reflection.ClosedReason }),
		"colleague":         section("What I would tell a colleague"),
		"gained-and-losing": section("Gained and losing"),
		"best-here":         section("Best here, best missed"),
		"ten":               section("Ten, ten, ten"),
		"five-years-on":     section("Five years on"),
		"what-it-cost":      section("What it cost"),
		"what-it-taught":    section("What it taught"),
		"closing-line":      section("Closing line"),
	},
	journal.KindNote: {
		"energy":         number("energy", func(b *builder) **int { return &b.entry.Note.Energy }, -2, 2),
		"sitting":        oneOf("sitting", func(b *builder) *string { return &b.entry.Note.Sitting }),
		"ended":          oneOf("ended", func(b *builder) *string { return &b.entry.Note.Ended }),
		"learned":        section("Learned"),
		"door-cost":      number("door_cost", func(b *builder) **int { return &b.entry.Note.DoorCost }, 0, 5),
		"hands-on-share": percent(func(b *builder) **int { return &b.entry.Note.HandsOnShare }),

		"what-gave":            section(blockSections["what-gave"]),
		"what-took":            section(blockSections["what-took"]),
		"a-solved-problem":     section(blockSections["a-solved-problem"]),
		"next-tuesday":         section(blockSections["next-tuesday"]),
		"results-and-failures": section(blockSections["results-and-failures"]),
		"who-would-notice":     section(blockSections["who-would-notice"]),
		"five-years-on":        section(blockSections["five-years-on"]),
		"whose-week":           section(blockSections["whose-week"]),

		"trial-ends":    amends("trial_ends"),
		"closes":        amends("closes"),
		"closes-on":     amends("closes_on"),
		"way-back":      amends("way_back"),
		"must-agree":    amends("must_agree"),
		"agreed":        amends("agreed"),
		"door-max-cost": amends("door_max_cost"),
		"keeps-open":    amends("keeps_open"),
	},
	journal.KindConversation: {
		"with":              text(func(b *builder) *string { return &b.entry.Conversation.With }),
		"track":             text(func(b *builder) *string { return &b.entry.Conversation.Track }),
		"status":            oneOf("status", func(b *builder) *string { return &b.entry.Conversation.Status }),
		"planned-for":       day(func(b *builder) *journal.Date { return &b.entry.Conversation.PlannedFor }),
		"follows":           text(func(b *builder) *string { return &b.entry.Conversation.Follows }),
		"see-myself":        number("see_myself", func(b *builder) **int { return &b.entry.Conversation.SeeMyself }, 1, 5),
		"last-week":         section("Last week"),
		"part-to-keep":      section("The part to keep"),
		"keeps-coming-back": section("What keeps coming back"),
		"who-fits":          section("Who fits, who suffers"),
		"evenings":          section("Evenings and weekends"),
		"surprise":          section("Surprise"),
	},
	journal.KindExperiment: {
		"question":      text(func(b *builder) *string { return &b.entry.Experiment.Question }),
		"tests":         text(func(b *builder) *string { return &b.entry.Experiment.Tests }),
		"hours-a-week":  number("hours_a_week", func(b *builder) **int { return &b.entry.Experiment.HoursAWeek }, 0, 168),
		"starts":        day(func(b *builder) *journal.Date { return &b.entry.Experiment.Starts }),
		"ends":          day(func(b *builder) *journal.Date { return &b.entry.Experiment.Ends }),
		"who-sees":      text(func(b *builder) *string { return &b.entry.Experiment.WhoSees }),
		"do":            section("Do"),
		"suits-me-if":   section("It suits me if"),
		"not-for-me-if": section("It is not for me if"),
	},
}

// blockSections are the sections of the career blocks by the flags of a note.
var blockSections = map[string]string{
	"what-gave": "What gave", "what-took": "What took", "a-solved-problem": "A solved problem",
	"next-tuesday": "Next Tuesday, twice", "results-and-failures": "Results and failures", "who-would-notice": "Who would notice",
	"five-years-on": "Five years on", "whose-week": "Whose week",
}
