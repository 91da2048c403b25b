package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
	"twoway/journal/theme"
)

// addPeople takes up what a field of people says: its names, and the addresses and handles in it, by whose words people are known too.
// spoken says that the field names who was spoken with, so that a word which nothing but its place tells from a name is known elsewhere
// as well.
func (n *names) addPeople(text string, spoken bool) {
	n.any = n.any || text != ""
	if !strings.Contains(text, "@") && !strings.ContainsFunc(text, unicode.IsLetter) {
		return
	}
	bare := addresses().ReplaceAllStringFunc(text, func(a string) string {
		a = strings.ToLower(strings.TrimRight(a, ".-"))
		n.addressed[norm.NFC.String(a)] = true
		n.addAddress(a)
		return " , "
	})
	n.add(bare)
	for _, part := range parts(bare) {
		words := wordsOf(part)
		for i, why := range n.naming(words) {
			switch why {
			case byName:
				n.fold(words[i])
			case byPlace:
				if spoken && len(words) <= 3 && !slices.ContainsFunc(words, isName) {
					n.fold(words[i])
				}
			case asSurname:
				n.known(words[i])
			}
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
		switch n.kind(w) {
		case theme.GivenName:
			n.fold(w)
		case theme.NameAndWord:
			n.known(w)
		case theme.UnknownWord:
			if isJargon(w) {
				continue
			}
			n.fold(w)
		case theme.PlainWord:
			if !named {
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

// fold makes a word in small letters a name however it is written; one that is a word of the language too, with a capital.
func (n *names) fold(w string) {
	low := norm.NFC.String(strings.ToLower(w))
	switch {
	case utf8.RuneCountInString(low) < 3:
	case isOrdinary(low):
		n.known(low)
	default:
		n.folded[low] = true
	}
}

// known makes a word a name where it is written with a capital.
func (n *names) known(w string) {
	low := norm.NFC.String(strings.ToLower(w))
	first, size := utf8.DecodeRuneInString(low)
	n.exact[string(unicode.ToUpper(first))+low[size:]] = true
}

func isOrdinary(low string) bool { return strings.Contains(ordinary, " "+low+" ") }

// withPeople is an entry with initials in the field of its front matter that names people; the entry itself when it has none.
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
	default:
		return e
	}
	return &c
}

// people gives a field of people with initials for whoever is in it: an address or a handle becomes its first letter, and so does a word
// that names somebody and is not written as a name is.
func (n names) people(text string) string {
	text = addresses().ReplaceAllStringFunc(text, initial)
	var b strings.Builder
	for _, part := range parts(text) {
		why, i := n.naming(wordsOf(part)), -1
		b.WriteString(eachWord(part, inName, func(w, rest string) string {
			i++
			if why[i] == nobody {
				return w
			}
			if strings.HasPrefix(rest, ".") {
				return strings.TrimSuffix(initial(w), ".")
			}
			return initial(w)
		}))
	}
	return n.words(b.String(), false)
}

// parts cuts a field of people where one may end and another begin; joined they are the field again.
func parts(text string) (parts []string) {
	from := 0
	for _, at := range between().FindAllStringIndex(text, -1) {
		parts = append(parts, text[from:at[1]])
		from = at[1]
	}
	return append(parts, text[from:])
}

func wordsOf(text string) []string { return strings.FieldsFunc(text, outsideName) }

// tells says whether words go on about somebody, as "who hired me" does.
func tells(words []string) bool {
	return len(words) > 0 && strings.Contains(" who whom whose that which when where after before because about ", " "+strings.ToLower(words[0])+" ")
}

// naming is why a word of a field of people names somebody though it is not written as a name is.
type naming int

const (
	nobody    naming = iota
	byName           // it is a given name
	byPlace          // no list has it, and it stands where people are named
	asSurname        // it stands behind a name, alone
	inSurname        // it stands behind a name with another one
)

// naming says of each word of a part of a field whether it names somebody. Words that are written as names are left to names.add.
func (n names) naming(words []string) []naming {
	out := make([]naming, len(words))
	tells, named := tells(words), slices.ContainsFunc(words, isName)
	for i, w := range words {
		if !n.maybe(w) {
			continue
		}
		switch n.kind(w) {
		case theme.GivenName:
			out[i] = byName
		case theme.NameAndWord:
			if n.standsAlone(words, i) && !isJargon(w) {
				out[i] = asSurname // known with its capital
			}
		case theme.UnknownWord:
			behind := i > 0 && (out[i-1] == byName || out[i-1] == asSurname || n.isGiven(words[i-1]))
			switch {
			case isJargon(w):
			case behind:
				out[i] = byName
			case named && !behind, tells && len(words) > 1, allCapitals(w) && slices.ContainsFunc(words, func(o string) bool { return !allCapitals(o) }):
			default:
				out[i] = byPlace
			}
		case theme.PlainWord:
			if i > 0 && !isRole(w) && !isJargon(w) {
				out[i] = n.surname(words, out, i)
			}
		}
	}
	return out
}

// maybe says whether a word of a field is written in small letters or in capitals alone, and is more than a letter.
func (n names) maybe(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	return size < len(w) && unicode.IsLetter(first) && !isName(w) && (unicode.IsLower(first) || allCapitals(w))
}

func (n names) isGiven(w string) bool { return isName(w) && n.kind(w) == theme.GivenName }

// standsAlone says whether a word that is a name and a word is the name here: it stands alone, before one more word, or last behind what
// somebody does.
func (n names) standsAlone(words []string, i int) bool {
	switch {
	case len(words) == 1:
		return true
	case i == 0 && len(words) == 2:
		return !isRole(words[1]) && !isJargon(words[1]) && n.kind(words[1]) != theme.LittleWord
	}
	return i > 0 && i == len(words)-1 && isRole(words[i-1]) && n.kind(words[i-1]) == theme.PlainWord
}

// surname says whether a word of the language stands as a surname: behind a name, and last or before a word that joins others; two of them
// are last.
func (n names) surname(words []string, before []naming, i int) naming {
	last := i == len(words)-1
	switch was := before[i-1]; {
	case was == inSurname && last:
		return inSurname
	case was == byName || was == asSurname || n.isGiven(words[i-1]):
		if last || n.kind(words[i+1]) == theme.LittleWord {
			return asSurname
		}
		if i == len(words)-2 && n.maybe(words[i+1]) && !isRole(words[i+1]) {
			return inSurname
		}
	}
	return nobody
}

// isRole says whether a word says what somebody does, in any case.
func isRole(w string) bool {
	return slices.ContainsFunc(roles, func(r string) bool { return strings.EqualFold(r, w) })
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
	between   = journal.Pattern(`[,;:&/()|]|\s(?:and|or|plus|und|et|→)\s`)
)

// isJargon says whether a word that no list has as a plain one says what somebody does, in short or as people at work do.
func isJargon(w string) bool { return strings.Contains(jargon, " "+strings.ToLower(w)+" ") }

var jargon = " " + strings.Join(strings.Fields(`admin admins ai bi bu ceo cfo cio cmo coo cpo cro cso cto dba dev devs devops devrel em ems eng eu evp exec execs
	fintech gm gtm hq hr ic ics io ios it jr kpi kpis lgtm mentee mentees ml mlops na noreply okr okrs oncall ops oss pa pm pms pmo po pos pr qa rnd sde
	sec secops skip sre sres sr svp swe sysadmin sysadmins tbc tbd tl tls tpm tpms uk us usa ui ux vc vcs vp vps xfn`), " ") + " "
