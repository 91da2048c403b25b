package cmd

import (
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// option reads KEY=LABEL, or the line grammar's "key: label", or a label alone; sub-lines such as "- rung: one small team" may
// stand below it. A key with capitals becomes the lower case one.
func option(b *builder, v string) error {
	head, subs := subLines(v)
	if key, label, ok := typedKey(head); ok {
		if label == "" {
			return fmt.Errorf("write KEY=LABEL")
		}
		if !b.suggested && hasKey(b.entry.Options, key) {
			return fmt.Errorf("%s is an option already; %q needs a key of its own", key, label)
		}
		head = key + ": " + label
	}
	o, err := markdown.ParseOption(head)
	if err != nil {
		return err
	}
	if o.Label == head { // the key was made from the label; two labels may come to one key
		o.Key = journal.FreeKey(o.Key, func(key string) bool { return !b.suggested && hasKey(b.entry.Options, key) })
	}
	for _, s := range subs {
		setOptionPart(&o, s)
	}
	if b.suggested {
		b.entry.Options, b.suggested = nil, false
	}
	b.entry.Options = append(b.entry.Options, o)
	return nil
}

// typedKey parts KEY=LABEL; ok is false where what stands before the sign could be no key, so that all of it is a label.
func typedKey(head string) (key, label string, ok bool) {
	key, label, ok = strings.Cut(head, "=")
	key = strings.ToLower(strings.TrimSpace(key))
	return key, strings.TrimSpace(label), ok && journal.OptionKey(key) == key
}

// sayKey says the key that an option got when it is not the one that was typed.
func (c *capture) sayKey(v string) {
	head, _ := subLines(v)
	key, _, ok := typedKey(head)
	if typed, _, _ := strings.Cut(head, "="); ok && strings.TrimSpace(typed) != key {
		c.a.env.say("Keys are lower case; %s is %s.", strings.TrimSpace(typed), key)
	}
}

// subLines parts a value into its first line and the "- name: text" lines below it.
func subLines(v string) (head string, subs []journal.SubLine) {
	lines := strings.Split(strings.ReplaceAll(v, "\r\n", "\n"), "\n")
	for i, line := range lines {
		name, text, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), ": ")
		if i == 0 || !ok {
			head = strings.TrimSpace(head + " " + strings.TrimSpace(line))
			continue
		}
		subs = append(subs, journal.SubLine{Name: name, Text: strings.TrimSpace(text)})
	}
	return head, subs
}

func setOptionPart(o *journal.Option, s journal.SubLine) {
	switch s.Name {
	case "pull":
		o.Pull = s.Text
	case "con":
		o.Con = s.Text
	case "rung":
		o.Rung = s.Text
	case "shape":
		o.Shape = s.Text
	case "status quo":
		o.StatusQuo = s.Text == "yes"
	default:
		o.More = append(o.More, s)
	}
}

// optionPart says the rung or the shape of an option of this entry.
func optionPart(part, key string) setter {
	return func(b *builder, v string) error {
		for i := range b.entry.Options {
			if b.entry.Options[i].Key == key {
				setOptionPart(&b.entry.Options[i], journal.SubLine{Name: part, Text: v})
				return nil
			}
		}
		return fmt.Errorf("there is no option %s", key)
	}
}

// con gives the chosen option the drawback that one could carry.
func con(b *builder, v string) error {
	key := b.choice()
	for i := range b.entry.Options {
		if o := &b.entry.Options[i]; o.Key == key {
			o.Con = v
			return nil
		}
	}
	for _, o := range b.options() {
		if o.Key == key {
			o.Con = v
			b.entry.Options = append(b.entry.Options, o)
			return nil
		}
	}
	return fmt.Errorf("nothing is chosen yet; write it below an option: --option 'KEY=LABEL\n- con: %s'", v)
}

// choice is what this entry, or the decision it is about, has chosen; empty when nothing is.
func (b *builder) choice() string {
	switch d := b.entry.Decision; {
	case b.about != nil:
		return b.about.Choice
	case d != nil && d.Choice != journal.Undecided:
		return d.Choice
	}
	return ""
}

// options are those of the decision and of this entry.
func (b *builder) options() []journal.Option {
	if b.about == nil {
		return b.entry.Options
	}
	return slices.Concat(b.about.Options, b.entry.Options)
}

// avoid adds what is avoided, as a driver.
func avoid(b *builder, v string) error {
	b.entry.Drivers = append(b.entry.Drivers, journal.Driver{Kind: "avoid", Text: v})
	return nil
}

// choice takes an option's key or label, ? or undecided; other words become an option of their own.
func choice(b *builder, v string) error {
	if v == "?" || strings.EqualFold(v, journal.Undecided) {
		b.setChoice(journal.Undecided)
		return nil
	}
	key, known, err := b.optionKey(v)
	if err != nil {
		return err
	}
	switch {
	case known:
	case b.entry.Reflection != nil:
		return b.noOption(v, "--option KEY=LABEL adds one")
	default:
		b.entry.Options = append(b.entry.Options, journal.Option{Key: key, Label: v})
	}
	b.setChoice(key)
	return nil
}

func (b *builder) setChoice(key string) {
	if b.entry.Decision != nil {
		b.entry.Decision.Choice = key
	} else {
		b.entry.Reflection.Choice = key
	}
}

// recallChoice takes what is remembered. Words that name no option are kept as they are; they are prose then.
func recallChoice(b *builder, v string) error {
	key, known, err := b.optionKey(v)
	if err != nil || known {
		b.entry.Reflection.RecallChoice = key
		return err
	}
	b.entry.Reflection.RecallChoice = ""
	return fmt.Errorf("%q names no option of %s; say it in --recall-why instead", v, b.about.Handle)
}

func wouldChoose(b *builder, v string) error {
	if v == "?" || strings.EqualFold(v, journal.Unsure) {
		b.entry.Reflection.WouldChoose = journal.Unsure
		return nil
	}
	key, known, err := b.optionKey(v)
	if err == nil && !known {
		err = b.noOption(v, "? when you are unsure")
	}
	if err == nil {
		b.entry.Reflection.WouldChoose = key
	}
	return err
}

// noOption says which options there are, and what else can be said; while a recall is still to come it names none of them.
func (b *builder) noOption(v, more string) error {
	var keys []string
	for _, o := range b.options() {
		if !slices.Contains(keys, o.Key) {
			keys = append(keys, o.Key)
		}
	}
	if b.guarded() || len(keys) == 0 {
		return fmt.Errorf("%q names no option of %s; %s", v, b.about.Handle, more)
	}
	b.quoted = true
	return fmt.Errorf("%q names no option; there are %s, and %s", v, strings.Join(keys, ", "), more)
}

// guarded says whether the record has to stay out of sight: a look at a choice whose recall is not over.
func (b *builder) guarded() bool {
	r := b.entry.Reflection
	return r != nil && b.about.Chosen() && b.revealed == "" && !b.seen && !b.entry.Recalls()
}

// optionKey finds an option by its key or label among those of the decision and of this entry; known is false for words that
// name none, with the key that would be made of them.
func (b *builder) optionKey(v string) (key string, known bool, err error) {
	for _, o := range b.options() {
		if strings.EqualFold(o.Key, v) || strings.EqualFold(o.Label, v) {
			return o.Key, true, nil
		}
	}
	if strings.TrimSpace(v) == "" || strings.ContainsAny(v, "\r\n") {
		return "", false, fmt.Errorf("%q names no option", v)
	}
	key = journal.OptionKey(v)
	if hasKey(b.options(), key) && !strings.EqualFold(key, journal.OptionKey("")) {
		return key, true, nil
	}
	return journal.FreeKey(key, func(k string) bool { return hasKey(b.options(), k) }), false, nil
}

func hasKey(options []journal.Option, key string) bool {
	return slices.ContainsFunc(options, func(o journal.Option) bool { return o.Key == key })
}
