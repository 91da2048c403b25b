package markdown

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"twoway/journal"
)

// weight is in which places a word tells of doubt or denial; a heavier one does so in those of the lighter ones too.
type weight int

const (
	noDoubt   weight = iota
	onlyArrow        // as the first word behind an arrow, or one of few there: in brackets it may well end a claim, as in "(early)"
	alone            // alone behind a dash or in brackets, or among others like it and fillers
	leading          // before what says by how much, where or why: "delayed by a week", "stuck in review"
	happened         // behind a dash before any few words: "missed two of three"
)

// doubtful are the words with which a line that is ticked can hardly mean that it came true, held or happened.
var doubtful = sync.OnceValue(func() map[string]weight {
	out := map[string]weight{}
	for w, list := range map[weight]string{
		onlyArrow: `passed off early still fell missing dropped rejected declined denied`,
		alone: `no not nope nah never none nothing nobody false wrong void shaken unclear unknown unsure undecided unproven untested inconclusive
maybe perhaps possibly probably likely unlikely mostly mixed partly partially half almost nearly hardly barely scarcely doubtful questionable
open later late tbd tba todo wip ongoing underway unfinished incomplete broken disproved disproven refuted untrue incorrect fail failure miss
misses slip depends dunno nein non nej nee nicht n x n/a n.a na`,
		leading:  `fails failing slips slipping delayed postponed deferred cancelled canceled abandoned pushed rescheduled stuck stalled blocked waiting pending`,
		happened: `slipped`,
	} {
		for word := range strings.FieldsSeq(list) {
			out[word] = w
		}
	}
	for _, stem := range []string{"fail", "miss"} {
		out[stem+"ed"] = happened
	}
	return out
})

// fillers are words that may stand beside one of doubt, which says no more for them.
var fillers = wordSet(`yet sure quite really still it so just now done happened happen there that clear certain known true then too very far
today much only yes sadly i think guess met made hired shipped merged released landed delivered reached started finished completed built working
happening`)

// links are words behind "delayed" or "failed" with which these say what came of a line, and are not said of a thing: "failed jobs".
var links = wordSet(`it by to till until for on in at again twice once since with the a an after from into so my our his her their`)

// failsHow are words behind "fails" with which it tells how a system behaves.
var failsHow = wordSet(`over open closed safe soft fast back`)

var (
	pronouns    = wordSet(`it they she he we i that this`)
	auxiliaries = wordSet(`did was has is have were been got`)
	// capables stand in claims more than in answers: "(can't be bypassed)".
	capables = wordSet(`can't don't shouldn't needn't mustn't couldn't`)
)

// pairs are two words that together are as good as the one given.
var pairs = map[string]string{
	"in progress": "wip", "on hold": "wip", "under way": "wip", "in review": "wip", "in flight": "wip", "to do": "todo", "in part": "partly",
	"too early": "unclear", "too late": "late", "too soon": "unclear", "no idea": "unknown", "no chance": "no", "no luck": "no", "no way": "no", "no longer": "no",
	"no news": "unknown", "at all": "yet", "so far": "yet", "for now": "yet", "as yet": "yet", "by then": "yet", "in time": "yet", "yes and": "yet", "yes but": "yet",
	"fell through": "slipped", "fell short": "slipped", "gave up": "abandoned", "don't know": "unknown", "can't say": "unknown", "can't tell": "unknown",
	"who knows": "unknown", "we'll see": "unknown", "let's see": "unknown", "off track": "late", "on track": "wip",
}

// phrases are whole asides of doubt that hold no word of it.
var phrases = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for p := range strings.SplitSeq(`work in progress,remains to be seen,to be seen,to be decided,to be determined,to be confirmed,hard to say,hard to tell,
wait and see,we will see,too early to tell,too early to say,too soon to tell,too soon to say,jury is out,the jury is out,far from it,up in the air,
more or less`, ",") {
		out[strings.TrimSpace(p)] = true
	}
	return out
})

func wordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			out[w] = true
		}
		return out
	})
}

// noSigns are signs that deny a line when they stand at its end, or at the beginning of what is said there; yesSigns are those that do not.
const (
	noSigns  = "✗✘❌✖✕☒👎⛔🚫❓⏳⌛🤷"
	yesSigns = "✓✔✅☑👍🎉🟢"
)

// isSign says whether a word is made of some of these signs, in whatever colour.
func isSign(word, signs string) bool {
	found := false
	for _, r := range word {
		if colours := r == '\ufe0f' || r == '\u200d' || r >= 0x1f3fb && r <= 0x1f3ff || r == '♂' || r == '♀'; colours {
			continue
		}
		if found = strings.ContainsRune(signs, r); !found {
			return false
		}
	}
	return found
}

// opposites are words that stand before and behind an arrow where something changes from one to the other.
var opposites = map[string]string{
	"on": "off", "off": "on", "open": "closed", "closed": "open", "true": "false", "false": "true", "yes": "no", "no": "yes", "hit": "miss", "miss": "hit",
	"pass": "fail", "fail": "pass", "known": "unknown", "unknown": "known", "early": "late", "late": "early",
}

// states are what a thing may change from, "from todo → in progress".
var states = wordSet(`todo open closed new planned draft backlog ready pending waiting started done on off green amber yellow red alpha beta`)

var (
	units    = wordSet(`ms s sec seconds minutes hours days weeks months years percent a an per night day week month year hour minute second`)
	numerals = wordSet(`one two three four five six seven eight nine ten twelve dozen many`)
)

// isTransition says whether an arrow leads from one number or state to another, and is part of a claim.
func isTransition(head, said string) bool {
	before, behind := strings.Fields(strings.ToLower(head)), strings.Fields(strings.ToLower(said))
	if len(before) == 0 || len(behind) == 0 {
		return false
	}
	for i := range before {
		before[i] = bareWord(before[i])
	}
	last := len(before) - 1
	from, to := before[last], bareWord(behind[0])
	if isDay(to) {
		return false
	}
	switch {
	case counts(from) && (counts(to) || to == "none" || isNumbered(said)):
		return true
	case opposites[from] == to:
		return len(behind) == 1 || links()[bareWord(behind[1])]
	case last > 0 && before[last-1] == "from" && (states()[from] || counts(from)) && !slices.Contains([]string{"none", "no", "not"}, to):
		return len(behind) <= 2
	case to != "no" && to != "none" || len(behind) > shortTail:
		return false
	}
	number := last
	for number > 0 && units()[before[number]] {
		number--
	}
	if number > 0 && before[number-1] == "from" && (counts(before[number]) || numerals()[before[number]]) { // "from 5 a week"
		return to == "none" || len(behind) > 1
	}
	again := func(noun string) bool { return slices.Contains(before, bareWord(noun)) }
	return counts(from) && slices.ContainsFunc(behind[1:], again)
}

func isDay(word string) bool {
	_, ok := journal.ISODate(word)
	return ok
}

func counts(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }

// isNumbered says whether words are a number in a series, as in "No. 5", and no denial.
func isNumbered(said string) bool {
	return len(said) > 4 && strings.EqualFold(said[:4], "no. ") && said[4] >= '0' && said[4] <= '9'
}

// shortTail is how many words a tail has at most in which doubt may stand anywhere: "probably no", "yes and no".
const shortTail = 4

// isDoubt says whether words behind an arrow deny a line, begin with one of doubt, hold one where they are few, deny or ask something, name a
// day, or are none.
func isDoubt(said string, own []string) bool {
	if isDenial(said, atArrow, own) {
		return true
	}
	words := sayWords(said)
	for i, word := range words {
		told := doubtful()[word] > noDoubt && (i == 0 || len(words) <= shortTail) && !isNumbered(said)
		if told || word == "not" || strings.HasSuffix(word, "n't") || isDay(word) {
			return true
		}
	}
	return said != "" && (strings.HasSuffix(said, "?") || !strings.ContainsFunc(said, unicode.IsLetter) && !isSign(said, yesSigns))
}

// sayWords are words in small letters, without signs around them, where two that are as good as one are that one.
func sayWords(said string) []string { return paired(plainWords(said)) }

// plainWords are words in small letters, without signs around them.
func plainWords(said string) []string {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(said, "’", "'")))
	for i := range words {
		words[i] = bareWord(strings.Trim(words[i], "~[]"))
	}
	return words
}

// paired puts one word for two that are as good as that; it changes the words given.
func paired(words []string) []string {
	for i := 0; i+1 < len(words); i++ {
		if one, ok := pairs[words[i]+" "+words[i+1]]; ok {
			words[i] = one
			words = slices.Delete(words, i+1, i+2)
		}
	}
	return words
}

// stops are the signs that end the first part of an aside.
var stops = strings.NewReplacer(";", ",", ":", ",", ". ", ",", "! ", ",", " because ", ",", " due to ", ",")

// isDenial says whether words at the end of a line, up to their first comma or stop, say that it did not come true, or is not known to have,
// and nothing else: "no", "not yet", "it did not", "no, they left". So do the outcomes of its own kind but the first.
func isDenial(said string, at place, own []string) bool {
	if !strings.ContainsFunc(said, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return isDenyingSign(said, at)
	}
	if isNumbered(said) || isListed(said) {
		return false
	}
	part, more, _ := strings.Cut(stops.Replace(said), ",")
	words := slices.DeleteFunc(plainWords(part), isDay)
	if len(words) == 0 && more != "" {
		return isDenial(more, at, own)
	}
	if at != glued && len(words) > 0 && (isSign(words[0], noSigns) || phrases()[strings.Join(words, " ")]) {
		return true
	}
	words = paired(words)
	if len(words) > 1 && pronouns()[words[0]] {
		words = words[1:]
	}
	if len(words) > 1 && auxiliaries()[words[0]] {
		if words[1] == "not" { // "did" is said of what was, which no claim is
			return len(words) <= shortTail || words[0] == "did" && len(words) < 2*shortTail
		}
		words = words[1:]
	}
	switch first := slices.Concat(words, []string{""})[0]; {
	case len(words) == 0 || len(words) > 1+shortTail:
		return false
	case at == glued && !slices.Contains([]string{"no", "not", "nope", "nah"}, first):
		return false
	case len(words) == 1 && strings.HasSuffix(strings.TrimRight(said, " )"), "?") && (first == "done" || slices.Contains(allWords, first)):
		return true
	case len(words) == 1 && slices.Index(own, first) > 0:
		return true
	case len(words) > 1 && doubtful()[first] >= leading && failsHow()[words[1]]:
		return false
	case len(words) > 1 && first == "late" && words[1] == "by", len(words) > 1 && doubtful()[first] >= leading && (links()[words[1]] || counts(words[1])):
		return true
	case doubtful()[first] == happened && at == atDash:
		return true
	case first == "didn't":
		return true
	case len(words) > shortTail:
		return false
	case strings.HasSuffix(first, "n't") && !capables()[first]:
		return true
	}
	measured := func(w string) bool { return counts(w) || numerals()[w] || units()[w] }
	return areDoubtful(words) || words[len(words)-1] == "late" && !slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return !measured(w) })
}

// areDoubtful says whether words are all of doubt or fillers, and one at least of doubt.
func areDoubtful(words []string) bool {
	found := false
	for _, w := range words {
		doubt := doubtful()[w] >= alone
		if !doubt && !fillers()[w] && !strings.HasSuffix(w, "n't") {
			return false
		}
		found = found || doubt
	}
	return found
}

// isDenyingSign says whether signs without a word deny or ask something: neither a sign for yes nor one that stands for a thing, as in "(%)".
func isDenyingSign(said string, at place) bool {
	return said != "" && at != glued && !isSign(said, yesSigns) &&
		!strings.ContainsFunc(said, func(r rune) bool {
			return at != atArrow && (unicode.Is(unicode.Sc, r) || strings.ContainsRune("%#@&+*/<>=↑↓", r))
		})
}

// isListed says whether words are a list of states, "open, pending, done", and not one of them with a word on it.
func isListed(said string) bool {
	parts := strings.Split(said, ",")
	return len(parts) > 2 && !slices.ContainsFunc(parts, func(part string) bool {
		words := sayWords(part)
		return len(words) != 1 || words[0] == "no"
	})
}
