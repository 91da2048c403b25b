package markdown

import (
	"fmt"
	"strings"

	"twoway/journal"
)

// privateWords is where text hides from a line on that begins with "Private:", and what it hides up to.
type privateWords struct {
	span
	until string
}

// What such a line hides up to: behind its colon stand words, or it says Private alone, as a heading would.
const (
	untilParagraph = "the end of the paragraph"
	untilItem      = "the end of the item"
	untilQuote     = "the end of the quote"
	untilHeading   = "the next heading"
)

// privateWords are the paragraphs, items, quotes and parts of a body that hide from a line on that begins with "Private:", or says Private
// alone. An item of a section of ours has its own meaning.
func (o *outline) privateWords(body string, comments []span) (words []privateWords) {
	open, item, blank := "", -1, true // item is how far the sign of the item stands in that is open; blank that a paragraph may begin
	end, head := 0, false             // of the line before, and whether it is a heading or a fence
	// Where there is code between two lines, it belongs to what it stands straight below, to an item that it stands further in than, and to a
	// quote that it stands in.
	gap := func(at int) {
		inside := !blank || open == untilHeading || open == untilItem && standsIn(body[end:]) > item || open == untilQuote && isQuoted(body[end:])
		if at > end && open != "" && inside {
			words[len(words)-1].to = at
		}
	}
	for at, line := range o.textLines(body, comments) {
		bare, in := strings.TrimSpace(unquoted(line)), standsIn(line)
		gap(at)
		goesOn := goesOn(open, line, bare, in > item, blank)
		above := blank || at > end || head
		end, blank, head = at+len(line), bare == "", isHash(bare) || fenceSign(bare) != ""
		switch n := len(words) - 1; {
		case goesOn && blank:
		case goesOn:
			words[n].to = end
		default:
			if open = hidesFrom(line, bare, above, body[end:]); open == untilItem && o.meansMore(line, at) {
				open = ""
			}
			if open != "" {
				words, item = append(words, privateWords{span{at, end}, open}), in
			}
		}
	}
	gap(len(body))
	return words
}

// goesOn says whether a line, bare of its sign of a quote, belongs to what is open above it: inner says that it stands further in than the
// item does, blank that the line above it is blank.
func goesOn(open, line, bare string, inner, blank bool) bool {
	switch open {
	case untilParagraph:
		return bare != "" && bare[0] != '#' && !blank
	case untilItem:
		return bare == "" || inner || !blank && !beginsBlock(bare)
	case untilQuote:
		return (isQuoted(line) || !blank && bare != "") && !isHash(bare)
	case untilHeading:
		bare = strings.TrimSpace(line) // one in a quote is none of the entry
		return bare == "" || bare[0] != '#' || !isATX(bare)
	}
	return false
}

// hidesFrom is what a line hides up to, "" when it hides nothing. above says that a paragraph may begin with it, below is what stands there.
func hidesFrom(line, bare string, above bool, below string) string {
	item, says := isItem(bare), SaysPrivate(line)
	switch {
	case !says && !isWordAlone(line):
		return ""
	case says || isLabel(line):
	case item && !standsBelow(line, below), !item && !(above && startsBlank(below)):
		return ""
	}
	switch {
	case item:
		return untilItem
	case says:
		return untilParagraph
	case isQuoted(line):
		return untilQuote
	}
	return untilHeading
}

// standsBelow says whether what comes next belongs to an item.
func standsBelow(item, text string) bool {
	for line := range strings.Lines(text) {
		if strings.TrimSpace(unquoted(line)) != "" {
			return standsIn(line) > standsIn(item)
		}
	}
	return false
}

// meansMore says whether an item that says it is private has a meaning of its own where it stands: one with words in any section of ours, and
// a key alone among options and amendments.
func (o *outline) meansMore(line string, at int) bool {
	kind := o.kindAt(at)
	return kind != noItems && (!isWordAlone(line) || kind == options || kind == amendments)
}

func isQuoted(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " "), ">") }

func startsBlank(text string) bool {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSpace(line) == ""
}

// isWordAlone says whether a line holds the word private and no other, in whatever signs but those of a heading or of code.
func isWordAlone(line string) bool {
	const room = 24 // bytes for the word with the signs behind it
	at := firstLetter(line)
	if at == len(line) || len(line)-at > room || line[at]|0x20 != private[0] || strings.ContainsAny(line[:at], "#`|<") {
		return false
	}
	word := strings.TrimRightFunc(line[at:], isNoLetter)
	return !strings.ContainsFunc(word, isNoLetter) && nearlyPrivate(word)
}

// isLabel says whether a line that holds one word has a colon behind it, or emphasis around it.
func isLabel(line string) bool {
	at := firstLetter(line)
	return at > 0 && strings.IndexByte("*_", line[at-1]) >= 0 || strings.ContainsAny(line[at:], ":：")
}

// SaysPrivate says whether a line begins with the word private and a colon, and words of which it says that, as a paragraph may.
func SaysPrivate(line string) bool {
	bare, ok := keyBelow(line, private[0])
	if !ok {
		return false
	}
	at := strings.IndexAny(bare, ":：")
	if at < 0 || !nearlyPrivate(bare[:at]) {
		return false
	}
	if a, why := readAmendment(bare); why == nil && a.IsPlain() {
		return false
	}
	text := strings.TrimLeft(bare[at:], ":：*_")
	said := strings.TrimSpace(text)
	return said != "" && !journal.SaysNo(said) && (said != text || strings.HasPrefix(bare[at:], "：") || strings.Contains(said, " ") && !strings.HasPrefix(text, "//"))
}

// PrivateLines gives the lines of a body from which on text hides, as far as their colon, and what it hides up to.
func PrivateLines(body string) (lines []PrivateHeading) {
	keys := mayHaveKeys(body)
	o, ok := readOutline(body)
	if !ok || !keys {
		return nil
	}
	comments, _ := findComments(body, &o)
	for _, w := range o.privateWords(body, comments) {
		lines = append(lines, PrivateHeading{w.label(body), w.until})
	}
	return lines
}

// label is the line with which private words begin, up to its colon.
func (w privateWords) label(body string) string {
	line, _, _ := strings.Cut(body[w.from:w.to], "\n")
	if at := strings.IndexAny(line, ":："); at >= 0 {
		return strings.TrimSpace(line[:at]) + ":"
	}
	return strings.TrimSpace(line)
}

// privateParagraphs names what was taken for private from "Private:" on.
func (r *reader) privateParagraphs(words []privateWords) {
	for _, w := range words {
		r.problem(w.from, "private-line", fmt.Sprintf("%q hides what stands from here to %s: it leaves through nothing", w.label(r.entry.Body), w.until),
			"write %% before and behind what is private; a line that means something else begins with another word")
	}
}
