package journal

import (
	"html"
	"slices"
	"strings"
)

// OwnHeading is the heading with which the body of an entry begins, when it says something else than the one that the tool writes there, "" for
// none. A note has no heading of ours.
func (e *Entry) OwnHeading() string {
	if body := strings.TrimLeft(e.Body, " \t\r\n"); !strings.HasPrefix(body, "# ") {
		return ""
	}
	ours := false
	switch e.Kind {
	case KindDecision:
		ours = letters(e.Title) == letters(Unmarked(e.Decision.Question))
	case KindExperiment:
		ours = strings.HasSuffix(letters(e.Title), letters(Unmarked(e.Experiment.Question)))
	case KindReflection:
		ours = strings.HasPrefix(e.Title, "Revisit: ")
	case KindConversation:
		ours = strings.HasPrefix(e.Title, "Conversation: ")
	}
	if ours {
		return ""
	}
	return e.Title
}

// headsQuestion says whether the heading of a decision ends with its question, tags and anchors apart: a number or a word may stand before it.
func (e *Entry) headsQuestion() bool {
	heading := anchors().ReplaceAllString(WithoutHashtags(html.UnescapeString(e.Title)), "")
	question := letters(Unmarked(e.Decision.Question))
	return question != "" && (strings.HasSuffix(letters(heading), question) || strings.HasSuffix(letters(e.Title), question))
}

// anchors are what other programs put behind a heading to link to it.
var anchors = Pattern(`\{#[^}]*\}\s*$|\s\^[\w-]+\s*$`)

// headingLine is the line in its file on which the body of an entry begins.
func (e *Entry) headingLine() int {
	blank := e.Body[:len(e.Body)-len(strings.TrimLeft(e.Body, " \t\r\n"))]
	return e.BodyLine + strings.Count(blank, "\n")
}

// strayPractices names in the looks at a decision the boxes with a practice of it that stand under no heading Practices, and so say nothing
// of it.
func (s *State) strayPractices(entries []*Entry) (out []Problem) {
	known := map[string]bool{}
	for _, p := range s.Practices {
		known[textKey(p.Text)] = true
	}
	if len(known) == 0 {
		return nil
	}
	for _, e := range entries {
		if e.Reflection == nil || e.About != s.ID {
			continue
		}
		section, at := "", 0
		for i, line := range strings.Split(e.Body, "\n") {
			from := at
			at += len(line) + 1
			if name, ok := strings.CutPrefix(line, "## "); ok {
				section = strings.TrimSpace(name)
			}
			if item, ok := cutTask(line); ok && known[textKey(item)] && !strings.EqualFold(section, "Practices") && !e.hides(from) {
				out = append(out, Problem{
					Path: e.where(), Line: e.BodyLine + i, Rule: "practice-section", Text: "this line names a practice and stands under no heading Practices, so it is not read",
					Mend: `put a heading "## Practices" above it`,
				})
			}
		}
	}
	return out
}

// cutTask takes the bullet and the box off an item of a list that has both.
func cutTask(line string) (text string, ok bool) {
	line = strings.TrimRight(line, "\r")
	if len(line) < len("- [x] ") || !beginsItem(line[:2]) {
		return "", false
	}
	for _, box := range []string{"[ ] ", "[x] ", "[X] "} {
		if text, ok := strings.CutPrefix(line[2:], box); ok {
			return text, true
		}
	}
	return "", false
}

// hides says whether a byte of the body leaves through nothing.
func (e *Entry) hides(at int) bool {
	return slices.ContainsFunc(e.Hidden, func(h Span) bool { return h.From <= at && at < h.To })
}
