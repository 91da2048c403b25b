package cmd

import (
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// answer is one value for one field, however it was given. Field is the flag's name without the dashes: it is the front
// matter key with hyphens, or the name that a template gives to a section.
type answer struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// builder fills one entry from answers.
type builder struct {
	entry   *journal.Entry
	today   journal.Date   // what relative dates count from: the day of the entry
	about   *journal.State // the decision it belongs to; nil for a decision
	handle  string         // --handle as typed
	because string         // for the amendments
	next    journal.Date   // --next: a date set by hand
	seen    bool           // --seen: the person has read the record lately
}

// setter puts one value into the builder's entry.
type setter func(b *builder, value string) error

// set puts one answer into the entry; what does not fit is a usage error that names the flag.
func (b *builder) set(a answer) error {
	put, ok := setters[b.entry.Kind][a.Field]
	if !ok {
		put, ok = common[a.Field]
	}
	if name, found := strings.CutPrefix(a.Field, "section:"); found {
		put, ok = section(name), true
	}
	if !ok {
		return usagef("--%s does not go with a %s", a.Field, b.entry.Kind)
	}
	if err := put(b, strings.TrimSpace(a.Value)); err != nil {
		return asUsage(fmt.Errorf("--%s: %w", a.Field, err))
	}
	return nil
}

// fields names what can be said about an entry of a kind, in the order of the alphabet.
func fields(kind journal.Kind) []string {
	var names []string
	for name := range setters[kind] {
		names = append(names, name)
	}
	for name := range common {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// text sets a string field of one line.
func text(field func(*builder) *string) setter {
	return func(b *builder, v string) error {
		if strings.ContainsAny(v, "\n\r\x00") {
			return fmt.Errorf("one line, without line breaks; longer text belongs in a section")
		}
		*field(b) = v
		return nil
	}
}

// oneOf sets a string field that takes one of a few words.
func oneOf(field func(*builder) *string, words ...string) setter {
	return func(b *builder, v string) error {
		v = strings.ToLower(v)
		if !slices.Contains(words, v) {
			return fmt.Errorf("%q is not one of %s", v, strings.Join(words, ", "))
		}
		*field(b) = v
		return nil
	}
}

// number sets a whole number between lo and hi.
func number(name string, field func(*builder) **int, lo, hi int) setter {
	return func(b *builder, v string) error {
		n, err := journal.ParseInt(name, v, lo, hi)
		if err != nil {
			return err
		}
		*field(b) = &n
		return nil
	}
}

// percent sets a percentage from 0 to 100.
func percent(field func(*builder) **int) setter {
	return func(b *builder, v string) error {
		n, err := journal.ParsePercent(v, false)
		if err != nil {
			return err
		}
		*field(b) = &n
		return nil
	}
}

// day sets a date by the closed grammar.
func day(field func(*builder) *journal.Date) setter {
	return func(b *builder, v string) error {
		d, err := journal.ParseDate(v, b.today)
		if err != nil {
			return err
		}
		*field(b) = d
		return nil
	}
}

// list adds to a list of strings.
func list(field func(*builder) *[]string) setter {
	return func(b *builder, v string) error {
		if v == "" || strings.ContainsAny(v, "\n\r") {
			return fmt.Errorf("one line for each")
		}
		*field(b) = append(*field(b), v)
		return nil
	}
}

// item parses one line of the grammar and adds it.
func item[T any](parse func(string) (T, error), field func(*journal.Entry) *[]T) setter {
	return func(b *builder, v string) error {
		got, err := parse(v)
		if err != nil {
			return err
		}
		*field(b.entry) = append(*field(b.entry), got)
		return nil
	}
}

// section sets the text of a named section; said twice, the second is a new paragraph.
func section(name string) setter {
	return func(b *builder, v string) error { return b.addSection(name, v) }
}

func (b *builder) addSection(name, text string) error {
	if name == "" || strings.ContainsAny(name, "\n\r#") {
		return fmt.Errorf("a section's name is one line without #")
	}
	for i, s := range b.entry.Sections {
		if strings.EqualFold(s.Name, name) {
			b.entry.Sections[i].Text = strings.TrimSpace(s.Text + "\n\n" + text)
			return nil
		}
	}
	b.entry.Sections = append(b.entry.Sections, journal.Section{Name: name, Text: text})
	return nil
}

func agreed(b *builder, v string) error {
	yes, ok := map[string]bool{"true": true, "yes": true, "y": true, "false": false, "no": false, "n": false}[strings.ToLower(v)]
	if !ok {
		return fmt.Errorf("%q is neither yes nor no", v)
	}
	b.entry.Decision.Agreed = &yes
	return nil
}

// common are the fields of every kind.
var common = map[string]setter{
	"tag": list(func(b *builder) *[]string { return &b.entry.Tags }),
	"section": func(b *builder, v string) error {
		name, text, ok := strings.Cut(v, "=")
		if !ok {
			return fmt.Errorf("write NAME=TEXT")
		}
		return b.addSection(strings.TrimSpace(name), strings.TrimSpace(text))
	},
	"private":    func(b *builder, v string) error { b.entry.Private = v == "true"; return nil },
	"body":       func(b *builder, v string) error { b.entry.Lead = v; return nil },
	"option":     option,
	"avoid":      avoid,
	"con":        con,
	"driver":     item(markdown.ParseDriver, func(e *journal.Entry) *[]journal.Driver { return &e.Drivers }),
	"assumption": item(markdown.ParseAssumption, func(e *journal.Entry) *[]journal.Assumption { return &e.Assumptions }),
	"predict":    predict,
	"tripwire":   item(markdown.ParseTripwire, func(e *journal.Entry) *[]journal.Tripwire { return &e.Tripwires }),
	"resolve":    item(markdown.ParseResolution, func(e *journal.Entry) *[]journal.Resolution { return &e.Resolutions }),
	"mark":       item(markdown.ParseMark, func(e *journal.Entry) *[]journal.Mark { return &e.Marks }),
	"amend":      amend,
	"because":    func(b *builder, v string) error { b.because = v; return nil },
	"next":       day(func(b *builder) *journal.Date { return &b.next }),
}

// option reads KEY=LABEL, or the line grammar's "key: label", or a label alone.
func option(b *builder, v string) error {
	if key, label, ok := strings.Cut(v, "="); ok && journal.OptionKey(key) == strings.TrimSpace(key) {
		v = strings.TrimSpace(key) + ": " + strings.TrimSpace(label)
	}
	o, err := markdown.ParseOption(v)
	if err != nil {
		return err
	}
	b.entry.Options = append(b.entry.Options, o)
	return nil
}

// avoid adds what is avoided, as a driver.
func avoid(b *builder, v string) error {
	b.entry.Drivers = append(b.entry.Drivers, journal.Driver{Kind: "avoid", Text: v})
	return nil
}

// con gives the chosen option the drawback that one could carry.
func con(b *builder, v string) error {
	key := ""
	options := b.entry.Options
	if b.about != nil {
		key, options = b.about.Choice, slices.Concat(b.about.Options, options)
	} else if b.entry.Decision != nil {
		key = b.entry.Decision.Choice
	}
	for _, o := range options {
		if o.Key == key {
			o.Con = v
			b.entry.Options = append(slices.DeleteFunc(b.entry.Options, func(p journal.Option) bool { return p.Key == key }), o)
			return nil
		}
	}
	return b.addSection("Drivers", v)
}

// predict reads a prediction and holds its date against the entry's own.
func predict(b *builder, v string) error {
	p, err := markdown.ParsePrediction(v)
	if err != nil {
		return err
	}
	if p.By.Before(b.today) {
		return fmt.Errorf("%s is before the day it is made, %s", p.By.Said(), b.today)
	}
	b.entry.Predictions = append(b.entry.Predictions, p)
	return nil
}

// amend reads FIELD=NEW; the old value is what the decision has today.
func amend(b *builder, v string) error {
	name, value, ok := strings.Cut(v, "=")
	if !ok {
		return fmt.Errorf("write FIELD=NEW, as in way_back=tell Dana")
	}
	name = strings.ReplaceAll(strings.TrimSpace(name), "-", "_")
	if b.about == nil {
		return fmt.Errorf("there is no decision to amend yet; say it with --%s", strings.ReplaceAll(name, "_", "-"))
	}
	return b.amendField(name, strings.TrimSpace(value))
}

// amendField changes one field of the decision; the old value is what it folds to. A list grows by what is said a second time.
func (b *builder) amendField(name, value string) error {
	old, ok := b.about.Field(name)
	if !ok {
		return fmt.Errorf("%s cannot be amended; these can: %s", name, strings.Join(journal.Amendable, ", "))
	}
	value, err := b.fieldText(name, value)
	if err != nil {
		return err
	}
	for i, a := range b.entry.Amendments {
		if a.Field == name && name == "keeps_open" {
			b.entry.Amendments[i].New = a.New + "; " + value
			return nil
		}
	}
	b.entry.Amendments = append(b.entry.Amendments, journal.Amendment{Field: name, Old: old, New: value})
	return nil
}

// fieldText checks a new value as a decision's own flag would, and prints it as an amendment holds it.
func (b *builder) fieldText(name, value string) (string, error) {
	if value == "" || value == journal.NotSet {
		return journal.NotSet, nil
	}
	trial := &builder{entry: blank(journal.KindDecision), today: b.today}
	field := strings.ReplaceAll(name, "_", "-")
	if put, ok := decisionSetters[field]; ok && name != "why" {
		if err := put(trial, value); err != nil {
			return "", err
		}
	}
	switch d := trial.entry.Decision; name {
	case "closes_on":
		return d.ClosesOn.String(), nil
	case "trial_ends":
		return d.TrialEnds.String(), nil
	case "decided_on":
		on, err := journal.ParseDate(value, b.today)
		return on.String(), err
	case "agreed":
		return fmt.Sprint(*d.Agreed), nil
	}
	return value, nil
}

// amends sets a field of the decision from a later entry.
func amends(name string) setter {
	return func(b *builder, v string) error {
		if b.about == nil {
			return nil // a trial of the answer alone
		}
		return b.amendField(name, v)
	}
}

// decisionSetters are the fields of a decision.
var decisionSetters = map[string]setter{
	"question":       text(func(b *builder) *string { return &b.entry.Decision.Question }),
	"template":       oneOf(func(b *builder) *string { return &b.entry.Decision.Template }, "decision", "career"),
	"choice":         choice,
	"why":            section("Why"),
	"premortem":      section("Premortem"),
	"handle":         handle,
	"confidence":     percent(func(b *builder) **int { return &b.entry.Decision.Confidence }),
	"energy":         number("energy", func(b *builder) **int { return &b.entry.Decision.Energy }, -2, 2),
	"mood":           list(func(b *builder) *[]string { return &b.entry.Decision.Mood }),
	"came-about":     oneOf(func(b *builder) *string { return &b.entry.Decision.CameAbout }, "chosen", "drifted", "asked"),
	"context":        text(func(b *builder) *string { return &b.entry.Decision.Context }),
	"hands-on-share": percent(func(b *builder) **int { return &b.entry.Decision.HandsOnShare }),
	"door":           oneOf(func(b *builder) *string { return &b.entry.Decision.Door }, "two-way", "one-way", "unsure"),
	"door-cost":      number("door_cost", func(b *builder) **int { return &b.entry.Decision.DoorCost }, 0, 5),
	"door-max-cost":  number("door_max_cost", func(b *builder) **int { return &b.entry.Decision.DoorMaxCost }, 0, 5),
	"closes":         oneOf(func(b *builder) *string { return &b.entry.Decision.Closes }, "hard", "soft", "none"),
	"closes-on":      day(func(b *builder) *journal.Date { return &b.entry.Decision.ClosesOn }),
	"way-back":       text(func(b *builder) *string { return &b.entry.Decision.WayBack }),
	"must-agree":     text(func(b *builder) *string { return &b.entry.Decision.MustAgree }),
	"agreed":         agreed,
	"keeps-open":     list(func(b *builder) *[]string { return &b.entry.Decision.KeepsOpen }),
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
		"seen":              func(b *builder, v string) error { b.seen = v == "true"; return nil },
		"would-choose":      wouldChoose,
		"confidence":        percent(func(b *builder) **int { return &b.entry.Reflection.Confidence }),
		"energy":            number("energy", func(b *builder) **int { return &b.entry.Reflection.Energy }, -2, 2),
		"energy-from":       section("Energy"),
		"changed":           section("Changed"),
		"verdict":           oneOf(func(b *builder) *string { return &b.entry.Reflection.Verdict }, "keep", "adjust", "reverse", "close", "choose", "wait", "reopen"),
		"choice":            choice,
		"why":               section("Why"),
		"practice":          practice,
		"trigger":           oneOf(func(b *builder) *string { return &b.entry.Reflection.Trigger }, "tripwire", "assumption", "event", "window", "surprise", "energy", "other"),
		"form":              oneOf(func(b *builder) *string { return &b.entry.Reflection.Form }, "short", "long"),
		"process":           oneOf(func(b *builder) *string { return &b.entry.Reflection.Process }, "reasonable", "partly", "unreasonable"),
		"outcome":           oneOf(func(b *builder) *string { return &b.entry.Reflection.Outcome }, "well", "mixed", "badly", "too-early"),
		"door-cost":         number("door_cost", func(b *builder) **int { return &b.entry.Reflection.DoorCost }, 0, 5),
		"hands-on-share":    percent(func(b *builder) **int { return &b.entry.Reflection.HandsOnShare }),
		"cost-in-fact":      number("cost_in_fact", func(b *builder) **int { return &b.entry.Reflection.CostInFact }, 0, 5),
		"closed-reason":     oneOf(func(b *builder) *string { return &b.entry.Reflection.ClosedReason }, "done", "moot", "one-way", "superseded"),
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
		"sitting":        oneOf(func(b *builder) *string { return &b.entry.Note.Sitting }, "energy", "facts", "motives", "door"),
		"ended":          oneOf(func(b *builder) *string { return &b.entry.Note.Ended }, "done", "dropped"),
		"learned":        section("Learned"),
		"door-cost":      number("door_cost", func(b *builder) **int { return &b.entry.Note.DoorCost }, 0, 5),
		"hands-on-share": percent(func(b *builder) **int { return &b.entry.Note.HandsOnShare }),

		"what-gave":            section("What gave"),
		"what-took":            section("What took"),
		"a-solved-problem":     section("A solved problem"),
		"next-tuesday":         section("Next Tuesday, twice"),
		"results-and-failures": section("Results and failures"),
		"who-would-notice":     section("Who would notice"),
		"five-years-on":        section("Five years on"),
		"whose-week":           section("Whose week"),

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
		"status":            oneOf(func(b *builder) *string { return &b.entry.Conversation.Status }, "held", "planned"),
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

// choice takes an option's key or label, ? or undecided; other words become an option of their own.
func choice(b *builder, v string) error {
	key, err := b.optionKey(v, true)
	if err != nil {
		return err
	}
	if b.entry.Decision != nil {
		b.entry.Decision.Choice = key
	} else {
		b.entry.Reflection.Choice = key
	}
	return nil
}

func recallChoice(b *builder, v string) (err error) {
	b.entry.Reflection.RecallChoice, err = b.optionKey(v, false)
	return err
}

func wouldChoose(b *builder, v string) (err error) {
	if v == "?" || strings.EqualFold(v, journal.Unsure) {
		b.entry.Reflection.WouldChoose = journal.Unsure
		return nil
	}
	b.entry.Reflection.WouldChoose, err = b.optionKey(v, false)
	return err
}

// optionKey finds an option by its key or label among those of the decision and of this entry. With add, words that name no
// option become one.
func (b *builder) optionKey(v string, add bool) (string, error) {
	if add && (v == "?" || strings.EqualFold(v, journal.Undecided)) {
		return journal.Undecided, nil
	}
	options := b.entry.Options
	if b.about != nil {
		options = slices.Concat(b.about.Options, options)
	}
	for _, o := range options {
		if strings.EqualFold(o.Key, v) || strings.EqualFold(o.Label, v) {
			return o.Key, nil
		}
	}
	key := journal.OptionKey(v)
	if key == "" {
		return "", fmt.Errorf("%q names no option", v)
	}
	if i := slices.IndexFunc(options, func(o journal.Option) bool { return o.Key == key }); i >= 0 {
		return key, nil
	}
	if add {
		b.entry.Options = append(b.entry.Options, journal.Option{Key: key, Label: v})
	}
	return key, nil
}

// handle takes the short name as typed, folded by the rule for handles.
func handle(b *builder, v string) error {
	h, ok := journal.FoldHandle(v)
	if !ok {
		return fmt.Errorf("%q has no letter or digit to make a handle of", v)
	}
	b.handle = h
	return nil
}

// practice takes TEXT=kept or TEXT=not kept.
func practice(b *builder, v string) error {
	i := strings.LastIndexByte(v, '=')
	if i < 0 {
		return fmt.Errorf("write TEXT=kept or TEXT=not kept")
	}
	word := strings.ToLower(strings.TrimSpace(v[i+1:]))
	if word != "kept" && word != "not kept" {
		return fmt.Errorf("%q is neither kept nor not kept", strings.TrimSpace(v[i+1:]))
	}
	p, err := markdown.ParsePractice(strings.TrimSpace(v[:i]))
	if err != nil {
		return err
	}
	p.Kept = word == "kept"
	b.entry.Practices = append(b.entry.Practices, p)
	return nil
}
