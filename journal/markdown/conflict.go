package markdown

import (
	"strings"

	"twoway/journal"
)

// isConflict says whether a line is one of the two between which git leaves both sides of a merge.
func isConflict(line string) bool {
	return strings.HasPrefix(line, "<<<<<<< ") || strings.HasPrefix(line, ">>>>>>> ")
}

// mayConflict says whether a body may hold such a line.
func mayConflict(body string) bool {
	return strings.Contains(body, "<<<<<<< ") || strings.Contains(body, ">>>>>>> ")
}

// mergesPrivate is the offset of the first of such lines in a body in which something is private, on whatever side, as hides
// says already or a line of it: nobody knows what of both
// sides stands below it. It is -1 without one.
func mergesPrivate(body string, hides bool) int {
	if !mayConflict(body) {
		return -1
	}
	first, at := -1, 0
	for line := range strings.Lines(body) {
		if first < 0 && isConflict(line) {
			if first = at; line[0] == '>' { // it began in the front matter
				first = 0
			}
		}
		_, head := privateHead(trimEnd(line))
		hides = hides || head || strings.Contains(line, "%%") || strings.Contains(line, "<!--") || nearlyPrivate(withoutMarkers(line))
		at += len(line)
	}
	if !hides {
		return -1
	}
	return first
}

func conflictProblem(path string, line int) journal.Problem {
	return journal.Problem{
		Path: path, Line: line, Rule: "conflict", Text: "a conflict marker of git stands here",
		Mend: "keep the side you mean, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>",
	}
}

// endsConflict says whether the first marker in a body is that of an end: the beginning stands in the front matter.
func endsConflict(body string) bool {
	for line := range strings.Lines(body) {
		if isConflict(line) {
			return line[0] == '>'
		}
	}
	return false
}

// withoutConflict is a body of the same length in which git's conflict markers are blank, and so is what stood before either side
// where git shows that too: the markers are no text, and must not become headings, quotes, or the end of a claim. A line that
// begins or ends something hidden stays.
func withoutConflict(body string) string {
	if !mayConflict(body) {
		return body
	}
	var b strings.Builder
	b.Grow(len(body))
	inside, before := endsConflict(body), false
	for line := range strings.Lines(body) {
		bare := strings.TrimRight(line, "\r\n")
		blank := before
		switch {
		case isConflict(line):
			inside, before, blank = bare[0] == '<', false, true
		case inside && bare == "=======":
			before, blank = false, true
		case inside && (bare == "|||||||" || strings.HasPrefix(bare, "||||||| ")):
			before, blank = true, true
		}
		if blank && !strings.Contains(bare, "%%") && !strings.Contains(bare, "<!--") && !strings.Contains(bare, "-->") {
			line = strings.Repeat(" ", len(bare)) + line[len(bare):]
		}
		b.WriteString(line)
	}
	return b.String()
}
