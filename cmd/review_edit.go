package cmd

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

var (
	asOfLine   = journal.Pattern(`(?m)^as_of: \d{4}-\d{2}-\d{2}`)
	digestLine = journal.Pattern(`(?m)^digest: *"?([0-9a-f]*)"?`)
)

// unixLines ends every line as we write it.
func unixLines(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) }

// digestOf is what a saved review remembers of our part.
func digestOf(block []byte) string {
	sum := sha256.Sum256(unixLines(block))
	return hex.EncodeToString(sum[:8])
}

// front is what stands above our part.
func front(src []byte) []byte { return src[:max(bytes.Index(src, []byte(markdown.Begin)), 0)] }

// edited says whether somebody wrote between the marks of a saved review since we did. Without a digest nobody can know.
func edited(src []byte) bool {
	block, err := markdown.Block(src)
	was := digestLine().FindSubmatch(front(src))
	return err == nil && was != nil && string(was[1]) != digestOf(block)
}

// onlyOurs says whether a saved review, as it was and as it stands, differs in our part alone, and nobody has written there.
func onlyOurs(was, is []byte) bool {
	a, okA := cutReview(unixLines(was))
	b, okB := cutReview(unixLines(is))
	return okA && okB && unstamped(a.above) == unstamped(b.above) && a.below == b.below && !edited(is)
}

// unstamped is the front matter of a saved review without what every save writes anew.
func unstamped(above string) string {
	return digestLine().ReplaceAllString(asOfLine().ReplaceAllString(above, ""), "")
}

// stamped writes the day that our part is folded to, and its digest, into the front matter.
func stamped(src []byte, asOf journal.Date, block []byte) []byte {
	above, rest := string(front(src)), src[len(front(src)):]
	at := asOfLine().FindStringIndex(above)
	if at == nil {
		return src
	}
	digest := "digest: " + markdown.Scalar(digestOf(block))
	day := "as_of: " + asOf.String()
	if digestLine().MatchString(above) {
		above = digestLine().ReplaceAllString(above[:at[0]]+day+above[at[1]:], digest)
	} else {
		end := "\n"
		if strings.HasPrefix(above[at[1]:], "\r\n") {
			end = "\r\n"
		}
		above = above[:at[0]] + day + end + digest + above[at[1]:]
	}
	return append([]byte(above), rest...)
}

// keepEdit lays below the person's part what was typed between the marks, as private: our part may have held what is private by now.
// Where that is not known, it is what stood there and does not stand there any more, lines of ours that are out of date among it. The
// heading is empty when there is no such line.
func (w *reviewWork) keepEdit(src, standing, block []byte) (out []byte, heading string) {
	typed := ""
	if was := digestLine().FindSubmatch(front(src)); was != nil {
		typed = inserted(string(unixLines(standing)), string(was[1]))
	}
	have := map[string]bool{}
	if typed == "" {
		typed, have[""] = string(unixLines(standing)), true
		for l := range strings.Lines(string(block)) {
			have[strings.TrimSpace(l)] = true
		}
	}
	var kept []string
	for l := range strings.Lines(typed) {
		if l = strings.TrimRight(l, " \t\n"); !have[strings.TrimSpace(l)] {
			kept = append(kept, strings.TrimRight("> "+l, " "))
		}
	}
	if len(kept) == 0 {
		return src, ""
	}
	heading = markdown.KeptHeading + ", " + w.today.String()
	end := "\n"
	if bytes.Contains(src, []byte("\r\n")) {
		end = "\r\n"
	}
	below := strings.Join(append([]string{"", "", "## Private", "", "### " + heading, ""}, kept...), end) + end
	return append(bytes.TrimRight(src, "\r\n"), below...), heading
}

// insertedLines bounds the search of inserted, whose cost grows with the square of the lines.
const insertedLines = 300

// inserted gives the lines that were put into a text in one place, since without them it has the digest that it had before; "" when
// no such lines are found, because lines were changed, or put into several places.
func inserted(text, digest string) string {
	at := []int{0}
	for l := range strings.Lines(text) {
		at = append(at, at[len(at)-1]+len(l))
	}
	if len(at) > insertedLines {
		return ""
	}
	for i, from := range at {
		for _, to := range at[i+1:] {
			if digestOf([]byte(text[:from]+text[to:])) == digest {
				return strings.Trim(text[from:to], "\n") + "\n"
			}
		}
	}
	return ""
}

// sayKept names the file and the heading where an edit of our part went.
func (a *app) sayKept(file string, w *reviewWork) {
	if w.kept != "" {
		a.env.say("%s: what was changed between the marks stands below them, under %q, and is private until you move it. Our part is made anew at each save; write below the end mark.", file, w.kept)
	}
}
