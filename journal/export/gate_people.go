package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// addPeople takes up what a field of people says: its names, and the addresses and handles in it, by whose words people are known too.
// spoken says that the field names who was spoken with, so that a name in small letters is known elsewhere as well.
func (n *names) addPeople(text string, spoken bool) {
	n.any = n.any || text != ""
	if !strings.Contains(text, "@") && !strings.ContainsFunc(text, unicode.IsLetter) {
		return
	}
	bare := addresses().ReplaceAllStringFunc(text, func(a string) string {
		a = strings.ToLower(strings.TrimRight(a, ".-"))
		n.addressed[a] = true
		local, _, whole := strings.Cut(strings.TrimPrefix(a, "@"), "@")
		for _, w := range strings.FieldsFunc(local, outsideName) {
			if !whole || !slices.Contains(posts, w) {
				n.fold(w)
			}
		}
		return " , "
	})
	n.add(bare)
	if !spoken {
		return
	}
	for _, part := range parts(bare) {
		if words := wordsOf(part); len(words) <= 3 && !tells(words) && !slices.ContainsFunc(words, isName) {
			for _, w := range smallNames(words) {
				n.fold(w)
			}
		}
	}
}

// fold makes a word in small letters a name however it is written; one that is a word of the language too, with a capital.
func (n *names) fold(w string) {
	low := strings.ToLower(w)
	first, size := utf8.DecodeRuneInString(low)
	switch {
	case utf8.RuneCountInString(low) < 3:
	case isOrdinary(low):
		n.exact[string(unicode.ToUpper(first))+low[size:]] = true
	case !isCommon(low):
		n.folded[low] = true
	}
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
// in small letters or in capitals alone that names neither a role nor a group, unless it tells more of somebody who is named.
func (n names) people(text string) string {
	text = addresses().ReplaceAllStringFunc(text, initial)
	named := slices.ContainsFunc(wordsOf(text), isName)
	var b strings.Builder
	for _, part := range parts(text) {
		words := wordsOf(part)
		small := smallNames(words)
		stays := slices.ContainsFunc(words, isName) || named && (len(words) > 3 || tells(words))
		b.WriteString(eachWord(part, inName, func(w, rest string) string {
			if stays && !allCapitals(w) || !slices.Contains(small, w) {
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

// smallNames are the words of a part of a field that may name somebody and are not written as a name is. One that stands alone may be a
// name that is also a word.
func smallNames(words []string) (small []string) {
	for _, w := range words {
		low := strings.ToLower(w)
		first, size := utf8.DecodeRuneInString(w)
		if size < len(w) && unicode.IsLetter(first) && !isName(w) && (!isCommon(low) || len(words) == 1 && isOrdinary(low)) {
			small = append(small, w)
		}
	}
	return small
}

func allCapitals(w string) bool { return w == strings.ToUpper(w) }

func outsideName(r rune) bool { return !inName(r) }

// initial is the first letter of a name, an address or a handle, with a full stop.
func initial(text string) string {
	first, _ := utf8.DecodeRuneInString(strings.ToUpper(strings.TrimLeft(text, "@._-+")))
	return string(first) + "."
}

// withoutAddresses replaces the addresses and handles of people by an initial.
func (n names) withoutAddresses(text string) string {
	if len(n.addressed) == 0 || !strings.Contains(text, "@") {
		return text
	}
	return addresses().ReplaceAllStringFunc(text, func(a string) string {
		end := len(strings.TrimRight(a, ".-"))
		if !n.addressed[strings.ToLower(a[:end])] {
			return a
		}
		if strings.HasPrefix(a[end:], ".") {
			end++
		}
		return initial(a) + a[end:]
	})
}

var (
	addresses = journal.Pattern(`@?[\pL\pN._%+-]*@[\pL\pN][\pL\pN._-]*`)
	between   = journal.Pattern(`[,;:&/()|]|\s(?:and|or|plus|und|et|→)\s`)
)

// posts are names of addresses that belong to a post, and to no person.
var posts = strings.Fields("info mail hello contact office support admin noreply no reply team jobs careers hr people press sales")

// isCommon says whether a word in small letters says what somebody does or who belongs to a group, or only joins such words.
func isCommon(low string) bool { return strings.Contains(commonWords, " "+low+" ") }

var commonWords = " " + strings.ToLower(strings.Join(roles, " ")) + " " + strings.Join(strings.Fields(`a about again all almost alone also an and any anybody anyone are as at away be
	because before below beside between both but by call called can chat each either else every everybody everyone everything few first for
	former from future get give had has have he her hers him his how i if in into is it its just last later least less like many may me met mine more
	most my near neither new next no nobody none nor not nothing now of off old on once one ones only onto or other others our ours out over own
	per same second set several she since some somebody someone somebody's still such than that the their them themselves then there these they this those three
	through to today together too two under unless until up us very via was we were what when where whether which while who whom whose why will
	with within without would yes yet you your yours unknown tbd set
	advisor advisors adviser analyst analysts apprentice architects assistant aunt board boss brother candidate candidates ceo cfo cio children
	client clients coaches coo committee community company consultant consultants contractor contractors council counsel cousin cpo crew cto
	customer customers daughter department design designers developer developers directors division em employees employer executives expert experts external family
	father finance founders friends group groups guild head hq hr husband internal intern interns investor investors it kids lawyer leadership legal
	maintainer maintainers management member members mentee mentors mother mum mom neighbour neighbours neighbor neighbors office operations ops organisation
	organization owners panel parent parents partners peers people person pm pms product public qa reader readers recruiters report reports representative
	representatives sales scientist scientists security sibling sister sisters skip sons son spouse sre sres squad staffer stakeholder stakeholders
	student students supervisor supervisors support svp teammate teammates teams therapist tl tpm tribe uncle union user users uk us usa eu ux ui ai ml
	vendor vendors vp vps wife works council level whole entire direct former current previous ex likely maybe perhaps who's`), " ") + " "
