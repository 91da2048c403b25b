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
