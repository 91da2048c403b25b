package cmd

import (
	"context"
	"errors"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// asNote makes the questions of a career's block those of a note, for the editor.
func asNote(sheet *markdown.Sheet, block []markdown.Question) *markdown.Sheet {
	s := *sheet
	s.Kind, s.Questions = journal.KindNote, nil
	s.Entry = blank(journal.KindNote)
	for _, q := range block {
		parts := slices.DeleteFunc(q.Parts(), func(p markdown.Part) bool {
			return p.Home == strings.ToLower(p.Home) && p.Home != "hands_on_share" && p.Home != "door_cost"
		})
		if len(parts) < len(q.Parts()) && !strings.Contains(q.ID, "price") {
			parts = append([]markdown.Part{{Home: "Amendments", Kind: "amendments", Multi: true}}, parts...)
		}
		if len(parts) == 0 {
			continue
		}
		q.Part, q.Also = parts[0], parts[1:]
		s.Questions = append(s.Questions, q)
	}
	return &s
}

// flagsOf are the flags of some questions, for whom cannot be asked.
func (c *capture) flagsOf(list []markdown.Question) (names []string) {
	for _, q := range list {
		if field := c.fieldOf(q.Part); !strings.Contains(field, ":") && flagTexts[field].usage != "" {
			names = append(names, field)
		}
	}
	return slices.Compact(names)
}

// askBlock asks a block of a career. A note holds a line of text or an item: where the answers were numbers alone, what makes them so
// is asked, and a block of which every question was skipped leaves nothing.
func (c *capture) askBlock(ctx context.Context, list []question) error {
	if err := c.ask(ctx, list); err != nil {
		return err
	}
	if err := c.followUp(ctx, c.b.about.FollowUp(c.b.entry)); err != nil || !c.empty() {
		return err
	}
	if c.numbersAlone() {
		return c.ask(ctx, []question{{field: "body", ask: "What makes it so?", hint: "One line goes with the number.", required: true}})
	}
	c.drop()
	c.opts.resume, c.typed = "", false // nothing is left that is worth keeping
	again := "twoway note " + c.b.about.Ref() + " --sitting " + c.b.entry.Note.Sitting + c.a.there(c.loc.Path) + "    asks again"
	if err := c.nothingChanges(); err != nil {
		return hint(err, again)
	}
	return hint(errors.New("nothing was said, so no note was written"), again)
}

// untoldBlock is what is wrong with a block of a career that flags leave without a text.
func (c *capture) untoldBlock(block []markdown.Question) error {
	if err := c.nothingChanges(); err != nil {
		return err
	}
	if c.numbersAlone() {
		return hint(usagef("the note has no text beside its number: what makes it so, in a line"), `twoway note `+c.b.about.Ref()+` "…" --sitting `+c.b.entry.Note.Sitting)
	}
	return c.missingFlags(c.flagsOf(block))
}

// numbersAlone says whether a note states a cost or a share; beside a text either is a note.
func (c *capture) numbersAlone() bool {
	n := c.b.entry.Note
	return n.DoorCost != nil || n.HandsOnShare != nil
}
