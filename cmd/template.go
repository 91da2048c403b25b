package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// template reads a template of ours, or the journal's own of the same name with what the command cannot do without.
func (c *capture) template(name string) (*markdown.Sheet, error) {
	file := path.Join("entry", name+".md")
	src, err := fs.ReadFile(c.a.env.Templates, file)
	if err != nil {
		return nil, fmt.Errorf("the template %s cannot be read: %w", name, err)
	}
	own, err := fs.ReadFile(c.store.Templates(c.a.env.Templates), file)
	if err != nil {
		return nil, hint(fmt.Errorf("the template templates/%s cannot be read: %w", file, err), withoutOwn)
	}
	ours, problems := markdown.Scaffold("templates/"+file, src)
	if len(problems) > 0 || bytes.Equal(own, src) {
		return ours, templateError(problems)
	}
	sheet, problems, _ := ownTemplate("templates/"+file, own, ours)
	return sheet, templateError(problems)
}

// withoutOwn is said below what is wrong with a template of the journal's own.
const withoutOwn = "`twoway help templates` shows what a template holds; without the file ours is used"

// templateError is the first thing that is wrong with a template, with what to write and where the others are named; nil for none.
func templateError(problems []journal.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	var lines []string
	if problems[0].Mend != "" {
		lines = append(lines, problems[0].Mend)
	}
	if len(problems) > 1 {
		lines = append(lines, "twoway check    names all "+journal.Counted(len(problems), "problem", "problems")+" of the file")
	}
	return hint(errors.New(problems[0].String()), append(lines, withoutOwn)...)
}

// ownTemplate reads a template of the journal's own that stands in the place of ours. Faults are what the command refuses it for, and
// the sheet is nil then. Flags are those that it names in vain, which changes nothing but that no flag gives these answers: an answer
// goes to its home. What the command cannot do without is taken from ours where the file leaves it out.
func ownTemplate(file string, src []byte, ours *markdown.Sheet) (sheet *markdown.Sheet, faults, flags []journal.Problem) {
	sheet, faults = markdown.Scaffold(file, src)
	if len(faults) > 0 {
		return nil, faults, nil
	}
	if sheet.Kind != ours.Kind {
		return nil, []journal.Problem{{
			Path: file, Line: markdown.KeyLine(src, "twoway"), Rule: "template",
			Text: fmt.Sprintf("the template is one of a %s, and a file of this name is one of a %s", sheet.Kind, ours.Kind),
			Mend: `write "twoway: ` + string(ours.Kind) + `", or give the file the name of its kind`,
		}}, nil
	}
	sheet.Template = ours.Template
	kinds := kindsOf(sheet)
	for i := range sheet.Questions {
		q := &sheet.Questions[i]
		named := func(text, mend string) journal.Problem {
			return journal.Problem{Path: file, Line: q.Line, Rule: "template", Text: text, Mend: mend}
		}
		if mend := vainFlag(kinds, &q.Part); mend != "" {
			flags = append(flags, named(fmt.Sprintf("the flag %q gives no answer for %s", q.Flag, q.Home), mend))
			q.Flag = ""
		}
		for j := range q.Also {
			p := &q.Also[j]
			if mend := vainFlag(kinds, p); mend != "" {
				flags = append(flags, named(fmt.Sprintf("the flag %q gives no answer for %s", p.Flag, p.Home), mend))
				p.Flag = ""
			}
		}
		for _, p := range q.Parts() {
			if !isAnswerable(kinds, p) {
				faults = append(faults, named(fmt.Sprintf("%s is not asked about", p.Home), `write "home: " and a name of your own with a capital`))
			}
		}
		if text, mend := misplacedInLook(sheet.Kind, *q); text != "" {
			faults = append(faults, named(text, mend))
		}
		_, known := ours.Question(q.ID)
		q.Own = !known
	}
	if len(faults) > 0 {
		return nil, faults, flags
	}
	addNeeded(sheet, ours)
	return sheet, nil, flags
}

// kindsOf are the kinds of entries that a sheet asks for: the later blocks of a career are notes.
func kindsOf(sheet *markdown.Sheet) []journal.Kind {
	if sheet.Template == journal.TemplateCareer {
		return []journal.Kind{sheet.Kind, journal.KindNote}
	}
	return []journal.Kind{sheet.Kind}
}

// isAnswerable says whether an entry takes an answer for a part of a question.
func isAnswerable(kinds []journal.Kind, p markdown.Part) bool {
	return slices.ContainsFunc(kinds, func(kind journal.Kind) bool {
		field := fieldOf(kind, p)
		return strings.HasPrefix(field, "section:") || takes(kind, field)
	})
}

// vainFlag says what to write where the flag of a part is none, or one that answers something else; "" where it fits, or there is none.
func vainFlag(kinds []journal.Kind, p *markdown.Part) (mend string) {
	if p.Flag == "" || slices.ContainsFunc(kinds, func(kind journal.Kind) bool { return answers(kind, p.Flag, *p) }) {
		return ""
	}
	for _, kind := range kinds {
		for _, name := range fields(kind) {
			if answers(kind, name, *p) {
				return `write "flag: ` + name + `"`
			}
		}
	}
	switch {
	case p.Home == "question":
		return "take the flag out; the question is the argument of twoway new"
	case p.Home == strings.ToLower(p.Home):
		return "take the flag out"
	}
	return `take the flag out; a section of your own is answered by ` + flagNames([]string{"section:" + p.Home})
}

// answers says whether a flag of a kind of entry gives the answer to a part of a question.
func answers(kind journal.Kind, flag string, p markdown.Part) bool {
	if _, typed := flagTexts[flag]; !typed || !takes(kind, flag) {
		return false
	}
	bare := p
	bare.Flag = ""
	if field := fieldOf(kind, bare); !strings.HasPrefix(field, "section:") {
		return field == flag || p.Key != ""
	}
	trial := &builder{entry: blank(kind), about: &journal.State{}}
	return setters[kind][flag] != nil && trial.set(answer{flag, "x"}) == nil && trial.entry.Section(p.Home) != ""
}

// lookFields are the fields that a look asks for at one place: what brings somebody early and what is remembered before the record is
// shown, and the verdict at its end.
var lookFields = map[string]struct {
	fields []string
	homes  string
}{
	"early":             {[]string{"trigger"}, "trigger"},
	"recalled":          {[]string{"recall-choice", "recall-why", "section:Recalled", "recall-confidence"}, "recall_choice, Recalled and recall_confidence"},
	"verdict":           {[]string{"verdict"}, "verdict"},
	"verdict-undecided": {[]string{"verdict"}, "verdict"},
	"verdict-third":     {[]string{"verdict"}, "verdict"},
}

// misplacedInLook is what a question of a look must not do: show something of the record before it was remembered, ask what is
// remembered once the record has been shown, or leave the look without its end. Text is "" for one that does none of it.
func misplacedInLook(kind journal.Kind, q markdown.Question) (text, mend string) {
	if kind != journal.KindReflection {
		return "", ""
	}
	here, hasPlace := lookFields[q.ID]
	for i, p := range q.Parts() {
		field := fieldOf(kind, p)
		if slices.Contains(here.fields, field) {
			continue
		}
		if hasPlace && (i == 0 || q.ID == "early" || q.ID == "recalled") {
			return fmt.Sprintf("the question %q is about %s alone", q.ID, here.homes), "ask about " + p.Home + " in a question with an id of its own"
		}
		for id, other := range lookFields {
			if slices.Contains(other.fields, field) {
				if field == "verdict" {
					id = field
				}
				return fmt.Sprintf("%s is asked by the question with the id %q alone", p.Home, id), `write "id: ` + id + `", or another home`
			}
		}
	}
	return "", ""
}

// neededIDs are the questions that reflect and note find by their id and cannot do without, beside those that ours require.
var neededIDs = []string{"recalled", "choose", "weekly", "learned"}

// addNeeded puts the questions of ours that the command cannot do without into a sheet that leaves them out, each behind the one that
// is needed before it. Those that a new entry needs are known by their home, the others by their id.
func addNeeded(sheet, ours *markdown.Sheet) {
	isNew := sheet.Kind != journal.KindReflection && sheet.Kind != journal.KindNote
	at := 0
	for _, needed := range ours.Questions {
		if !needed.Required && !slices.Contains(neededIDs, needed.ID) {
			continue
		}
		i := slices.IndexFunc(sheet.Questions, func(q markdown.Question) bool {
			return isNew && q.Home == needed.Home || !isNew && q.ID == needed.ID
		})
		if i < 0 {
			sheet.Questions = slices.Insert(sheet.Questions, at, needed)
			i = at
		}
		sheet.Questions[i].Required = needed.Required || sheet.Questions[i].Required
		at = i + 1
	}
}

// ownMissing are the questions that the person's own template requires and that the entry holds no answer to.
func (c *capture) ownMissing() []markdown.Question {
	return slices.DeleteFunc(c.unanswered(c.required), func(q markdown.Question) bool {
		return slices.Contains([]string{"question", "choice", "do", "with"}, c.fieldOf(q.Part)) // which are missing in any
	})
}

// requiredIn are the questions of a sheet that a new entry needs an answer to; those of the later blocks of a career are none.
func requiredIn(sheet *markdown.Sheet) []markdown.Question {
	return sheet.Only(func(q markdown.Question) bool {
		first := sheet.Template != journal.TemplateCareer || q.Block == "" || q.Block == "start"
		return q.Required && first
	}).Questions
}

// unanswered are those of some questions that the entry holds no answer to and that still apply.
func (c *capture) unanswered(list []markdown.Question) (left []markdown.Question) {
	e := *c.b.entry
	if !c.asTyped {
		markdown.Compose(&e, "")
	}
	front := markdown.Format(&e)
	for _, q := range list {
		idle := c.idle(q, q.Part)
		switch {
		case idle != nil && idle(), c.answered(c.fieldOf(q.Part)):
		case q.Home == "text" && strings.TrimSpace(e.Lead) != "":
		case q.Home != "text" && q.Home == strings.ToLower(q.Home) && markdown.KeyLine(front, q.Home) > 0:
		case e.Section(q.Home) != "" || strings.Contains(e.Body, "\n## "+q.Home+"\n"):
		default:
			left = append(left, q)
		}
	}
	return left
}

// fieldsOf are the fields that some questions fill first.
func (c *capture) fieldsOf(list []markdown.Question) (names []string) {
	for _, q := range list {
		names = append(names, c.fieldOf(q.Part))
	}
	return names
}
