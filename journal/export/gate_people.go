package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
)

// addPeople takes up what a field of people says: its names, and the addresses and handles in it, by whose words people are known too.
func (n *names) addPeople(text string) {
	n.any = n.any || text != ""
	if !strings.Contains(text, "@") && !strings.ContainsFunc(text, unicode.IsLetter) {
		return
	}
	text = addresses().ReplaceAllStringFunc(norm.NFC.String(text), func(a string) string {
		a = strings.ToLower(strings.TrimRight(a, ".-"))
		n.addressed[a] = true
		n.addAddress(a)
		return " , "
	})
	for _, part := range parts(text) {
		words := wordsOf(part[0])
		naming := n.naming(words)
		for i, as := range naming {
			switch as {
			case anyhow:
				n.fold(words[i])
			case byCapital:
				n.known(words[i])
				if allCapitals(words[i]) { // JOY, though capitals stress other words
					n.exact[words[i]] = true
				}
			case inSentences:
				n.inside[titled(words[i])] = true
			}
		}
		n.addFull(words, naming)
	}
	for _, w := range withApostrophe().FindAllString(text, -1) { // O'Brien is written obrien too
		if end := wordsOf(w); n.folded[strings.ToLower(end[len(end)-1])] {
			n.fold(strings.Join(end, ""))
		}
	}
}

// addAddress takes up the words of an address, of a handle or of the end of a link by which a person may be known.
func (n *names) addAddress(a string) {
	if at := strings.Index(a, "://"); at >= 0 {
		a = "@" + pageOf(a[at+len("://"):])
	}
	local, _, _ := strings.Cut(strings.TrimPrefix(a, "@"), "@")
	named := false // the word before is a name
	for _, w := range wordsOf(local) {
		switch kind := n.kind(w); kind {
		case theme.GivenName:
			n.fold(w)
		case theme.NameAndWord:
			n.known(w)
		case theme.UnknownWord, theme.RareWord:
			if isJargon(w) || isRole(w) {
				continue
			}
			n.fold(w)
		case theme.LikelyName, theme.PlainWord, theme.CommonWord, theme.ThingWord:
			if !named && (kind != theme.LikelyName && kind != theme.PlainWord || isJargon(w) || isRole(w)) {
				continue
			}
			n.known(w)
		default:
			continue
		}
		named = true
	}
}

// pageOf is the last part of an address of the web, without what stands before it.
func pageOf(a string) string {
	a = strings.TrimRight(a, "/")
	return a[strings.LastIndexByte(a, '/')+1:]
}

// fold makes a word a name however it is written, with an s behind it and without the marks on its letters too; one that is a word of the
// language as well, or is very short, with a capital.
func (n *names) fold(w string) {
	if uncased(w) {
		n.addUncased(w)
		return
	}
	low := norm.NFC.String(strings.ToLower(w))
	n.known(low)
	if utf8.RuneCountInString(low) < 3 || isOrdinary(low) {
		return
	}
	n.folded[low] = true
	for _, form := range spellings(low) {
		n.folded[form] = n.folded[form] || n.isStrange(form)
		several := form + "s"
		n.folded[several] = n.folded[several] || n.isStrange(several) || n.isPlural(several, low)
	}
}

// addFull takes up the full names in a part of a field: their words beside each other, and written as one.
func (n *names) addFull(words []string, naming []naming) {
	from := 0
	for i := range len(words) + 1 {
		if i < len(words) && naming[i] != nobody {
			continue
		}
		n.addFullName(words[from:i])
		from = i + 1
	}
}

func (n *names) addFullName(words []string) {
	for i := range words {
		for j := i + 1; j < len(words); j++ {
			n.addJoined(words[i : j+1])
		}
		if i > 0 {
			a, b := plainLetters(words[i-1]), plainLetters(words[i])
			n.full[[2]string{a, b}], n.parted[a], n.parted[b] = true, true, true
		}
	}
	if len(words) > 2 {
		n.addFullName([]string{words[0], words[len(words)-1]})
	}
}

// addJoined makes a full name in one word a name: with the capitals of its words, and however it is written when it is no word.
func (n *names) addJoined(words []string) {
	joined := ""
	for _, w := range words {
		joined += titled(w)
	}
	for _, form := range spellings(joined) {
		n.exact[form] = true
		low, letters := strings.ToLower(form), utf8.RuneCountInString(form)
		if letters >= 6 && n.isStrange(low) || letters >= 8 && n.kind(low) == theme.CommonWord {
			n.folded[low] = true
		}
	}
}

// known makes a word a name where it is written with a capital, and in capitals alone unless these may stress a word of the language.
func (n *names) known(w string) {
	if uncased(w) {
		n.addUncased(w)
		return
	}
	low := norm.NFC.String(strings.ToLower(w))
	n.exact[titled(low)] = true
	own := n.kind(low)
	for _, form := range spellings(low) {
		if kind := n.kind(form); kind <= theme.PlainWord || kind == theme.GivenName {
			n.exact[titled(form)], n.exact[strings.ToUpper(form)] = true, true
		}
		form += "s"
		n.family[titled(form)] = true
		if own == theme.LikelyName || n.isStrange(form) || n.isPlural(form, low) {
			n.exact[titled(form)], n.exact[strings.ToUpper(form)] = true, true
		}
	}
}

// isPlural says whether a name with an s is its plural and, as far as the lists know, no other word.
func (n *names) isPlural(form, low string) bool {
	own := n.kind(low)
	return own <= theme.CommonWord && !isOrdinary(low) && n.kind(form) <= max(own, theme.PlainWord)
}

// isStrange says whether a form of a name is nothing else, as far as the lists know.
func (n *names) isStrange(form string) bool {
	kind := n.kind(form)
	return (kind == theme.UnknownWord || kind == theme.RareWord || kind == theme.GivenName) && utf8.RuneCountInString(form) > 2
}

// addUncased makes a word of a script without capitals a name.
func (n *names) addUncased(w string) {
	if utf8.RuneCountInString(w) > 1 && !n.exact[w] {
		n.bare = append(n.bare, w)
		slices.SortFunc(n.bare, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
	n.exact[w] = true
}

// titled is a word with a first capital and small letters behind it.
func titled(w string) string { return journal.UpperFirst(norm.NFC.String(strings.ToLower(w))) }

// withPeople is an entry with initials in what of its front matter names people; the entry itself when nothing does.
func (n names) withPeople(e *journal.Entry) *journal.Entry {
	c := *e
	switch {
	case e.Decision != nil && e.Decision.MustAgree != "":
		c.Decision = new(*e.Decision)
		c.Decision.MustAgree = n.people(e.Decision.MustAgree)
	case e.Conversation != nil && e.Conversation.With != "":
		c.Conversation = new(*e.Conversation)
		c.Conversation.With = n.people(e.Conversation.With)
	case e.Experiment != nil && e.Experiment.WhoSees != "":
		c.Experiment = new(*e.Experiment)
		c.Experiment.WhoSees = n.people(e.Experiment.WhoSees)
	case len(e.People) == 0:
		return e
	}
	c.Extra = slices.Clone(e.Extra)
	for i, f := range c.Extra {
		if !markdown.NamesPeople(f.Key) {
			continue
		}
		c.Extra[i].Lines = slices.Clone(f.Lines)
		for j, line := range f.Lines {
			key := ""
			if at := strings.Index(line, ":") + 1; j == 0 {
				key, line = line[:at], line[at:]
			}
			c.Extra[i].Lines[j] = key + n.people(line)
		}
	}
	return &c
}

// people gives a field of people with initials for whoever is in it: an address or a handle becomes its first letter, and so does a word
// that names somebody.
func (n names) people(text string) string {
	text = addresses().ReplaceAllStringFunc(text, initial)
	var b strings.Builder
	for _, part := range parts(text) {
		naming, i := n.naming(wordsOf(part[0])), -1
		b.WriteString(eachWord(part[0], inName, func(w, rest string) string {
			i++
			if naming[i] == nobody {
				return w
			}
			if strings.HasPrefix(rest, ".") {
				return strings.TrimSuffix(initial(w), ".")
			}
			return initial(w)
		}) + part[1])
	}
	return n.words(b.String(), false)
}

// parts cuts a field of people where one may end and another begin: each part stands before what divides it from the next, and joined they
// are the field again.
func parts(text string) (parts [][2]string) {
	from := 0
	for _, at := range between().FindAllStringIndex(text, -1) {
		parts = append(parts, [2]string{text[from:at[0]], text[at[0]:at[1]]})
		from = at[1]
	}
	return append(parts, [2]string{text[from:]})
}

func wordsOf(text string) []string { return strings.FieldsFunc(text, outsideName) }

// naming is how a word of a field of people names somebody, and where it is known for that elsewhere.
type naming int

const (
	nobody      naming = iota
	inField            // nowhere else
	inSentences        // with a capital that no beginning of a sentence gives it
	byCapital          // with a capital
	anyhow             // in any letters
)

// naming says of each word of a part of a field how it names somebody.
func (n names) naming(words []string) []naming {
	out := make([]naming, 0, len(words))
	for i := range words {
		out = append(out, n.nameAt(words, i, out))
	}
	return out
}

// nameAt says how the word at i names somebody; before is what those in front of it do.
func (n names) nameAt(words []string, i int, before []naming) naming {
	w := words[i]
	if uncased(w) {
		return anyhow
	}
	capital := isName(w)
	if !capital && !maybe(w) || isRole(w) {
		return nobody
	}
	kind, surname := n.kind(w), isOrdinary(w)
	if oneOf(shortNames, w) {
		kind = theme.NameAndWord
	}
	behind := i > 0 && (before[i-1] >= byCapital || isInitial(words[i-1]) || isTitle(words[i-1]))
	switch {
	case isJargon(w) && (!capital || kind != theme.GivenName && kind != theme.NameAndWord):
		return nobody
	case isJargon(w) && kind == theme.NameAndWord && len(words) > 1 && !behind && !n.beforeName(words, i): // Skip-level
		return nobody
	case kind == theme.GivenName && !surname:
		return anyhow
	case kind == theme.GivenName, kind == theme.NameAndWord && (capital || n.isMeant(words, i)):
		return byCapital
	case kind == theme.UnknownWord:
		return n.strange(words, i, behind)
	case kind == theme.RareWord && (capital || behind || n.standsAlone(words, i) || allCapitals(w) && n.beforeName(words, i)):
		return n.strange(words, i, behind)
	case kind == theme.LittleWord && !(capital && surname):
		return nobody
	case n.inPair(words, i):
		if kind == theme.RareWord {
			return n.strange(words, i, true)
		}
		return byCapital
	case kind == theme.LittleWord && isJoining(w):
		return capitalIf(behind || n.beforeName(words, i))
	case capital && behind:
		return byCapital
	case kind == theme.LikelyName && (capital || n.standsAlone(words, i)), capital && (kind == theme.PlainWord || surname):
		if i+1 < len(words) && isRole(words[i+1]) && (!isName(words[i+1]) || kind == theme.PlainWord && !surname) {
			return inSentences
		}
		return byCapital
	case capital:
		return n.capitalised(words, i, before, kind)
	case i > 0:
		return n.surname(words, before, i)
	}
	return nobody
}

// inPair says whether a word of a field and the one beside it are a first name and a surname, however they are written: each may be one,
// they are all of a part, or stand behind what somebody does or before a word that joins others.
func (n names) inPair(words []string, i int) bool {
	for _, at := range []int{i - 1, i} {
		if at < 0 || at+1 >= len(words) || at > 0 && !isRole(words[at-1]) || at+2 < len(words) && n.kind(words[at+2]) != theme.LittleWord {
			continue
		}
		first, ok := n.inName(words[at])
		second, also := n.inName(words[at+1])
		if ok && also && (first != theme.LikelyName || second != theme.LikelyName) {
			return true
		}
	}
	return false
}

// inName says whether a word may be a part of a full name though it is also another word, and gives its kind.
func (n names) inName(w string) (kind theme.WordKind, ok bool) {
	kind = n.kind(w)
	switch {
	case isJargon(w), kind == theme.LittleWord, !isName(w) && !maybe(w):
		return kind, false
	}
	return kind, kind <= theme.LikelyName || kind >= theme.GivenName || isOrdinary(w)
}

// strange says how a word that no list has names somebody: what says where a person is from is known with its capital, and so are short
// forms.
func (n names) strange(words []string, i int, behind bool) naming {
	w := words[i]
	short := allCapitals(w) && slices.ContainsFunc(words, func(o string) bool { return !allCapitals(o) })
	switch {
	case !isName(w) && strings.ContainsFunc(w, unicode.IsDigit):
		return nobody
	case short && !behind && i > 0 && oneOf(things, words[i-1]):
		return nobody
	case short && !behind && !n.beforeName(words, i), isOrdinary(w), n.isPlace(words, i):
		return byCapital
	}
	return anyhow
}

// capitalised says how a common word with a capital names somebody: it may be a name where it stands alone, or where others have none.
func (n names) capitalised(words []string, i int, before []naming, kind theme.WordKind) naming {
	small := func(w string) bool { return !isName(w) && !isRole(w) && w != strings.ToUpper(w) || oneOf(things, w) }
	switch {
	case kind == theme.ThingWord:
		if !n.beforeName(words, i) {
			return nobody
		}
	case i == 0 && len(words) > 1:
		return nobody
	case i > 0 && !slices.ContainsFunc(words, small) && !slices.ContainsFunc(before, func(b naming) bool { return b > inSentences }):
		return nobody
	}
	return inSentences
}

func capitalIf(known bool) naming {
	if known {
		return byCapital
	}
	return nobody
}

// beforeName says whether a name stands behind a word of a field, which may be a part of it.
func (n names) beforeName(words []string, i int) bool {
	if i+1 == len(words) || !isName(words[i+1]) || uncased(words[i+1]) || isJargon(words[i+1]) {
		return false
	}
	switch n.kind(words[i+1]) {
	case theme.UnknownWord, theme.RareWord, theme.GivenName, theme.NameAndWord:
		return true
	}
	return false
}

// isPlace says whether a word with a capital stands where a person is from: Dana from Acme.
func (n names) isPlace(words []string, i int) bool {
	for i--; i > 0; i-- {
		if !isName(words[i]) {
			return oneOf(places, words[i]) && slices.ContainsFunc(words[:i], isName)
		}
	}
	return false
}

// maybe says whether a word of a field is written in small letters or in capitals alone, and is more than a letter.
func maybe(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	return size < len(w) && unicode.IsLetter(first) && !isName(w) && (unicode.IsLower(first) || allCapitals(w))
}

// isInitial says whether a word is a capital alone.
func isInitial(w string) bool { return utf8.RuneCountInString(w) == 1 && w != strings.ToLower(w) }

// isMeant says whether a word that is a name and a word, and has no capital, is the name: neither what stands before it nor what stands
// behind it makes it the word.
func (n names) isMeant(words []string, i int) bool {
	if i > 0 && oneOf(things, words[i-1]) {
		return false
	}
	if i+1 == len(words) {
		return true
	}
	next := words[i+1]
	switch {
	case isRole(next) || isJargon(next):
		return false
	case !oneOf(verbs, words[i]) || oneOf(places, next) || oneOf(relatives, next):
		return true
	}
	return i == 0 && len(words) == 2 && n.kind(next) != theme.LittleWord
}

// standsAlone says whether a word of a field is all of a part, or last behind what somebody does.
func (n names) standsAlone(words []string, i int) bool {
	return len(words) == 1 || i > 0 && i == len(words)-1 && isRole(words[i-1])
}

// surname says whether a word of the language without a capital stands as a surname: behind a name, and last or before a word that joins
// others; two of them are last.
func (n names) surname(words []string, before []naming, i int) naming {
	last := i == len(words)-1
	switch was := before[i-1]; {
	case was == inField && last:
		return inField
	case was >= byCapital && (n.kind(words[i-1]) == theme.GivenName || !isName(words[i-1])):
		if last || n.kind(words[i+1]) == theme.LittleWord {
			return byCapital
		}
		if i == len(words)-2 && maybe(words[i+1]) && !isRole(words[i+1]) {
			return inField
		}
	}
	return nobody
}

func allCapitals(w string) bool { return w == strings.ToUpper(w) }

func outsideName(r rune) bool { return !inName(r) }

// initial is the first letter of a name, an address or a handle, with a full stop.
func initial(text string) string {
	if _, page, ok := strings.Cut(text, "://"); ok {
		text = pageOf(page)
	}
	first, _ := utf8.DecodeRuneInString(norm.NFC.String(strings.ToUpper(strings.TrimLeft(text, "@._-+~"))))
	return string(first) + "."
}

// withoutAddresses replaces the addresses and handles of people by an initial.
func (n names) withoutAddresses(text string) string {
	if len(n.addressed) == 0 || !strings.Contains(text, "@") && !strings.Contains(text, "://") && !strings.Contains(text, "www.") {
		return text
	}
	return addresses().ReplaceAllStringFunc(text, func(a string) string {
		end := len(strings.TrimRight(a, ".-"))
		if !n.addressed[norm.NFC.String(strings.ToLower(a[:end]))] {
			return a
		}
		if strings.HasPrefix(a[end:], ".") {
			end++
		}
		return initial(a) + a[end:]
	})
}

var (
	addresses = journal.Pattern(`(?i:https?://|www\.)[^\s,;<>()|"]+|@?[\pL\pN._%+-]*@[\pL\pN][\pL\pN._-]*`)
	// withApostrophe finds names such as O'Brien.
	withApostrophe = journal.Pattern(`[\pL\pM]+(?:['’][\pL\pM]{2,})+`)

	between = journal.Pattern(`[,;:&/()|]|\s(?:and|or|plus|und|et|→)\s`)
)
