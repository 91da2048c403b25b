package markdown

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// kindNames are the kinds of items that have a box, an arrow or a key of their own, as a message names one.
var kindNames = map[holds]string{
	options: "an option", drivers: "a driver", assumptions: "an assumption", predictions: "a prediction", tripwires: "a tripwire",
	resolutions: "a resolution", practices: "a practice", amendments: "an amendment", logLines: "a line of the log",
}

// kindOf is the kind of item that a text can hardly be anything but, whatever section it stands in: a percentage with its day, a belief
// with a day to check it by, a condition with an action of ours. A belief or a reason may be any text, and gives noItems.
func kindOf(text string) holds {
	text, _, _ = cutBox(oneLine(text))
	kind := beginsAs(text)
	switch kind {
	case predictions:
		if _, r := readPrediction(text); r != nil && r.prose {
			return noItems
		}
	case assumptions:
		if a, _ := readAssumption(text); a.By.IsZero() {
			return noItems
		}
	case tripwires:
		if head, _ := cutTail(text, journal.TripwireOutcomes); !endsInAction(head) {
			return noItems
		}
	}
	return kind
}

// beginsAs is the kind of item that a text without a box begins as, noItems for any other.
func beginsAs(text string) holds {
	switch {
	case text != "" && text[0] >= '0' && text[0] <= '9':
		return predictions
	case strings.HasPrefix(text, "by "):
		return assumptions
	case isConditional(text):
		return tripwires
	}
	return noItems
}

func isConditional(text string) bool {
	return len(text) > 3 && strings.EqualFold(text[:3], "if ") || len(text) > 7 && strings.EqualFold(text[:7], "unless ")
}

// ofOtherKind names an item that stands under the heading of another kind, nil for one that does not.
func ofOtherKind(kind holds, text string) *remark {
	switch kind {
	case options, drivers, assumptions, predictions, tripwires, practices:
	default:
		return nil
	}
	bare, _, _ := cutBox(text)
	if begins := beginsAs(bare); begins == noItems || begins == kind {
		return nil
	}
	other := kindOf(text)
	if other == noItems {
		return nil
	}
	so := "where it is read as " + kindNames[kind]
	if kind == predictions {
		so = "where it is not read"
	}
	return &remark{
		rule: "item-section", text: fmt.Sprintf("this line looks like %s and stands under %s, %s", kindNames[other], itemSections[kind], so),
		mend: fmt.Sprintf(`put it below a heading "## %s"`, itemSections[other]),
	}
}

// boxSlip is the remark about an item that begins with what is nearly a task box, nil for any other.
func boxSlip(kind holds, text string) *remark {
	switch kind {
	case options, drivers, assumptions, predictions, tripwires, resolutions, practices:
		if _, slip := cutNearBox(text); slip {
			return &remark{rule: "item-box", text: "what this line begins with is no box", mend: `write "[ ] ", or "[x] " for one that is settled, and a blank behind it`}
		}
	}
	return nil
}

// cutNearBox takes off a text what is nearly a task box and none: "[] a", "[-] a", "[ x ] a", "[x]a". Letters and digits between the
// brackets are the person's, as in a reference, and so is a link.
func cutNearBox(s string) (rest string, slip bool) {
	inside, rest, ok := strings.Cut(strings.TrimPrefix(s, "["), "]")
	if !ok || s == "" || s[0] != '[' || utf8.RuneCountInString(inside) > 3 {
		return s, false
	}
	bare := strings.TrimSpace(inside)
	glued := rest != "" && rest[0] != ' '
	switch {
	case rest == "":
		return s, false
	case len(inside) == 1 && (bare == "" || strings.EqualFold(bare, "x")):
		first, _ := utf8.DecodeRuneInString(rest)
		slip = glued && (unicode.IsLetter(first) || unicode.IsDigit(first))
	case bare == "" && glued:
		slip = kindOf(rest) != noItems
	case bare == "" || strings.EqualFold(bare, "x"):
		slip = true
	default:
		sign, size := utf8.DecodeRuneInString(bare)
		slip = !glued && size == len(bare) && !unicode.IsLetter(sign) && !unicode.IsDigit(sign) && sign != '^'
	}
	if !slip {
		return s, false
	}
	return strings.TrimSpace(rest), true
}

// otherNames are what DOMAIN's vocabulary also calls the lines of a section.
var otherNames = map[string]holds{"motive": drivers, "motives": drivers, "wire": tripwires, "wires": tripwires}

// nearSection is the kind of items whose section a heading names, or nearly names: a letter off, two of them in another order, one line
// instead of several.
func nearSection(name string) holds {
	if kind := sectionKind(name); kind != noItems {
		return kind
	}
	letters := string(lettersOf(name))
	if kind, ok := otherNames[letters]; ok {
		return kind
	}
	for kind, ours := range itemSections {
		if ours != "" && holds(kind) != marks && nearly(name, strings.ToLower(ours)) {
			return holds(kind)
		}
	}
	return noItems
}

// listed is a line of a body as somebody may have meant it as an item.
type listed struct {
	text            string // behind the bullet and the box
	bullet, boxed   bool
	ticked, slipped bool // slipped says that bullet and box are written as no list has them
}

// readListed takes what stands for a bullet and for a box off a line.
func readListed(line string) (l listed) {
	s := strings.TrimSpace(line)
	for _, sign := range []string{"-", "*", "+", "•", "–", "—"} {
		if rest, ok := strings.CutPrefix(s, sign); ok && rest != "" && (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '[') {
			l.bullet, l.slipped, s = true, rest[0] == '[' || len(sign) > 1, strings.TrimSpace(rest)
			break
		}
	}
	if rest := strings.TrimLeft(s, "0123456789"); !l.bullet && rest != s && len(rest) > 1 && (rest[0] == '.' || rest[0] == ')') && rest[1] == ' ' {
		l.bullet, l.slipped, s = true, true, strings.TrimSpace(rest[1:])
	}
	rest, slip := cutNearBox(s)
	if l.text, l.boxed, l.ticked = cutBox(oneLine(rest)); slip {
		l.boxed, l.slipped = true, true
	}
	return l
}

// looksLike says whether a line looks like an item of a kind, below a heading that is nearly that of its section. exact says that a box
// alone is enough.
func (l listed) looksLike(kind holds, boxes bool) bool {
	boxes = boxes && l.boxed
	switch kind {
	case predictions:
		digits := strings.TrimLeft(l.text, "0123456789")
		return (l.bullet || l.boxed) && digits != l.text && strings.HasPrefix(strings.TrimLeft(digits, " "), "%")
	case tripwires:
		return (l.bullet || l.boxed) && isConditional(l.text) || boxes
	case assumptions:
		return boxes || kindOf(l.text) == assumptions
	case practices:
		return boxes
	case resolutions:
		_, tail := cutTail(l.text, allWords)
		return tail != nil || boxes && l.ticked
	case amendments:
		_, r := readAmendment(l.text)
		return l.bullet && r == nil
	case drivers:
		d, r := readDriver(l.text)
		return l.bullet && r == nil && (d.Kind != "" || d.Struck)
	case logLines:
		_, r := readLogLine(l.text)
		return l.bullet && r == nil
	case options:
		o, r := readOption(l.text)
		return l.bullet && r == nil && o.Label != l.text
	}
	return false
}

// strayKind is the kind of item that the line at an offset was meant as which stands below no heading of ours: a box and what can hardly be
// anything else behind it.
func (m *misplaced) strayKind(at int, l listed) holds {
	if !l.boxed {
		return noItems
	}
	e := m.entry
	_, tail := cutTail(l.text, allWords)
	kind := kindOf(l.text)
	if l.ticked && tail != nil && (kind == noItems && !tail.On.IsZero() || kind != noItems && e.Decision == nil) {
		return resolutions
	}
	if kind == assumptions && !m.isBelief(at, l) { // but what is to be done by a day
		return noItems
	}
	return kind
}

// isBelief says whether a line of a list that begins with a day is an assumption of a decision: its section is one of ours or speaks of
// what is believed, or it has an outcome or a sub-line of one.
func (m *misplaced) isBelief(at int, l listed) bool {
	if m.entry.Decision == nil {
		return false
	}
	name := strings.ToLower(m.name)
	_, tail := cutTail(l.text, journal.AssumptionOutcomes)
	if tail != nil || m.level > 1 && (IsSection(name) || strings.Contains(name, "assum") || strings.Contains(name, "belie")) {
		return true
	}
	i, ok := slices.BinarySearch(m.items, at)
	return ok && slices.ContainsFunc(readSubs(m.o.items[i].subs), func(s journal.SubLine) bool { return s.Name == "key" || s.Name == "check" })
}

// part is a stretch of a body below one heading, with what looks like items in it that are not read as such.
type part struct {
	from    int    // where the heading begins
	heading string // as it stands, "" above the first one
	name    string // of the heading
	read    holds  // what its items are read as
	near    holds  // whose heading it nearly has
	level   int
	like    int // lines that look like items of near
	stray   [marks + 1]struct{ at, n int }
}

// ruleHeading is the rule that a heading breaks which is nearly one of ours.
const ruleHeading = "item-heading"

// NearHeadings are those of [Misplaced] that are about headings which are nearly one of ours, of an entry as it would be written.
func NearHeadings(e *journal.Entry) []journal.Problem {
	read, _ := Parse(e.Path, Format(e))
	if read == nil {
		return nil
	}
	return slices.DeleteFunc(Misplaced(read), func(p journal.Problem) bool { return p.Rule != ruleHeading })
}

// Misplaced names what was meant as items of an entry and is not read, or not as that: below a heading that is nearly one of ours, below
// none of ours, or with a bullet that no list has. What is private, code or a comment is left alone, and so is a heading of the person's
// own, whatever it is like, unless lines of ours stand below it.
func Misplaced(e *journal.Entry) (list []journal.Problem) {
	o, ok := readOutline(e.Body)
	if !ok || e.Kind == journal.KindReview {
		return nil
	}
	m := misplaced{reader: reader{path: e.Path, line: e.BodyLine, entry: e, at: e.BodyLine}, o: &o}
	for _, h := range e.Hidden {
		m.aside = append(m.aside, span{h.From, h.To})
	}
	m.aside = merge(slices.Concat(m.aside, o.code, o.html))
	for _, it := range o.items {
		m.items = append(m.items, it.from)
	}
	at := 0
	for line := range strings.Lines(e.Body) {
		if within(at, m.aside) == 0 {
			m.take(at, line)
		}
		at += len(line)
	}
	m.end()
	return m.problems
}

// misplaced is the reading of one body for what is not where it was meant to be.
type misplaced struct {
	reader
	o     *outline
	aside []span
	items []int // where the items of lists begin
	part
}

// take looks at the line at an offset.
func (m *misplaced) take(at int, line string) {
	if m.begins(at, line) {
		return
	}
	l := readListed(line)
	switch {
	case l.text == "":
	case m.near != noItems:
		decision := m.entry.Decision != nil
		if m.near == options && (!decision || len(m.entry.Options) > 0 && !m.namesBareOption(l)) {
			break
		}
		if l.looksLike(m.near, m.level == 2 || decision) {
			m.like++
		}
	case m.read == noItems:
		kind := m.strayKind(at, l)
		if m.lostOption(l) {
			kind = options
		} else if kind == noItems {
			kind = m.lostLine(l)
		}
		if s := &m.stray[kind]; kind != noItems {
			if s.n++; s.n == 1 {
				s.at = at
			}
		}
	case m.read != marks:
		m.unlisted(at, l)
	}
}

// namesBareOption says whether a line is an option with a label, in a decision of whose options none has one: such an option was made of
// the choice alone.
func (m *misplaced) namesBareOption(l listed) bool {
	if o, r := readOption(l.text); r != nil || o.Label == l.text {
		return false
	}
	return !slices.ContainsFunc(m.entry.Options, func(o journal.Option) bool { return o.Label != o.Key })
}

// lostOption says whether a line is the option that the choice of a decision names, which has no options that can be read.
func (m *misplaced) lostOption(l listed) bool {
	d := m.entry.Decision
	if d == nil || len(m.entry.Options) > 0 || d.Choice == "" || !l.bullet {
		return false
	}
	o, r := readOption(l.text)
	return r == nil && o.Label != l.text && o.Key == d.Choice
}

// lostLine is the kind of item that a bullet without a box can hardly be anything but: an amendment in an entry that may hold some, a driver
// with its kind in a decision that has none.
func (m *misplaced) lostLine(l listed) holds {
	e := m.entry
	switch {
	case !l.bullet:
	case e.Note != nil || e.Reflection != nil:
		if a, r := readAmendment(l.text); r == nil && a.IsPlain() {
			return amendments
		}
	case e.Decision != nil && len(e.Drivers) == 0:
		if d, r := readDriver(l.text); r == nil && (d.Kind == "toward" || d.Kind == "away") {
			return drivers
		}
	}
	return noItems
}

// unlisted names a line in a section with items that was meant as one and is none.
func (m *misplaced) unlisted(at int, l listed) {
	_, item := slices.BinarySearch(m.items, at)
	kind := kindOf(l.text)
	if !item && kind == noItems && m.read == predictions && strings.Contains(l.text, "|") && likePrediction(l.text) {
		m.problem(at, "item-bullet", "this line is meant as a prediction and is none of the list, so it is not read as one",
			`write it like "- [ ] 75% by 2026-08-15: claim"`)
		return
	}
	if !item && m.isBare(l) && m.beginsParagraph(at) {
		mend := `begin it with "- "`
		if m.read == practices {
			mend = `begin it with "- [ ] ", or "- [x] " for one that was kept`
		}
		m.problem(at, "item-bullet", "this line is meant as "+kindNames[m.read]+" and is none of the list, so it is not read as one", mend)
		return
	}
	boxes := m.read != options && m.read != drivers && m.read != amendments && m.read != logLines
	if item || kind == noItems && !(boxes && l.bullet && l.boxed && l.slipped) || kind != noItems && !l.bullet && !l.boxed && kind != m.read {
		return
	}
	m.problem(at, "item-bullet", "this line is meant as an item and is none of the list, so it is not read as one", `begin it with "- [ ] ", not indented, or "- [x] " for one that is settled`)
}

// isBare says whether a line without a bullet or a box can hardly be anything but an item of the section that it stands in: an amendment, an
// outcome, a driver with its kind, or an option where none is read, or the chosen one. A practice is a few words that are no sentence, where
// none is read.
func (m *misplaced) isBare(l listed) bool {
	if l.bullet || l.boxed {
		return false
	}
	switch m.read {
	case amendments:
		a, r := readAmendment(l.text)
		return r == nil && a.IsPlain()
	case resolutions:
		_, tail := cutTail(l.text, allWords)
		return tail != nil
	case drivers:
		d, r := readDriver(l.text)
		return r == nil && d.Kind != ""
	case options:
		d := m.entry.Decision
		o, r := readOption(l.text)
		return d != nil && r == nil && o.Label != l.text && (o.Key == d.Choice || m.namesBareOption(l))
	case practices:
		first, _ := utf8.DecodeRuneInString(l.text)
		last, _ := utf8.DecodeLastRuneInString(l.text)
		words := unicode.IsLetter(first) && (unicode.IsLetter(last) || unicode.IsDigit(last))
		return words && len(m.entry.Practices) == 0 && len(strings.Fields(l.text)) <= fewWords
	}
	return false
}

// fewWords is how many a practice has at most that is named without a bullet: more are mostly prose.
const fewWords = 12

// beginsParagraph says whether the line at an offset goes on with no item: above it stands nothing, a heading, or such a line again.
func (m *misplaced) beginsParagraph(at int) bool {
	above := strings.TrimSuffix(m.entry.Body[:at], "\n")
	above = above[strings.LastIndexByte(above, '\n')+1:]
	bare := strings.TrimSpace(above)
	return bare == "" || isHash(bare) && isATX(bare) || m.isBare(readListed(above))
}

// begins says whether a line is a heading that begins another part, which it then does.
func (m *misplaced) begins(at int, line string) bool {
	i, ok := slices.BinarySearchFunc(m.o.heads, at, func(h head, at int) int { return h.from - at })
	bare := strings.TrimSpace(line)
	name := strings.TrimLeft(bare, "#")
	next := part{from: at, heading: bare, read: m.read, level: len(bare) - len(name)}
	switch {
	case ok:
		h := m.o.heads[i]
		next.level, name = h.level, h.name
		next.read = noItems
		if h.level == 2 {
			next.read = sectionKind(h.name)
		}
	case next.level == 0 || next.level > 6 || indentOf(line) > 3:
		return false
	default:
		name = headingText(name)
		if glued := isATX(bare); !glued && nearSection(name) == noItems { // a hashtag, or a line that begins with one
			return false
		}
	}
	if next.read == noItems || next.level != 2 {
		next.near = nearSection(name)
	}
	m.end()
	next.name = name
	m.part = next
	return true
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// end names what was found in a part.
func (m *misplaced) end() {
	if m.like > 0 {
		look := "a line below it looks like " + kindNames[m.near]
		if m.like > 1 {
			look = fmt.Sprintf("%d lines below it look like those of %s", m.like, itemSections[m.near])
		}
		mend := fmt.Sprintf(`write "## %s", if that is meant`, itemSections[m.near])
		if m.near == options && len(m.entry.Options) > 0 {
			mend += ", in place of the section that has the name and no labels"
		}
		m.problem(m.from, ruleHeading, fmt.Sprintf("%q is not read as the heading %s, and %s", m.heading, itemSections[m.near], look), mend)
	}
	for kind, s := range m.stray {
		if s.n == 0 {
			continue
		}
		more := ""
		if s.n > 1 {
			more = fmt.Sprintf(", as do %d more below it", s.n-1)
			if s.n == 2 {
				more = ", as does one more below it"
			}
		}
		m.problem(s.at, "item-section", fmt.Sprintf("this line looks like %s%s, and stands under no heading %s, so it is not read", kindNames[holds(kind)], more, itemSections[kind]),
			fmt.Sprintf(`put a heading "## %s" above it`, itemSections[kind]))
	}
}
