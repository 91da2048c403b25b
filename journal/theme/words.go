package theme

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"

	"twoway/journal"
)

// words is a growing vocabulary. Every word of a journal is looked up in it, so it has a table of its own: a word of up to
// sixteen bytes, and nearly every one is, is its own key and is compared with no text.
type words struct {
	texts []string
	// isNumber marks times and ratios such as 1:1, which only lenses read.
	isNumber []bool
	uses     []use // by word: how it stands in the texts that were read
	keys     []wordKey
	// slots holds the numbers of words, and one, 0 in a free slot. There is a power of two of them, at least half of them free; a
	// word stands in the first free one from its own on. The keys stand apart: frequent words come early in a journal, so that
	// their keys share a few lines of the processor's cache.
	slots []uint32
	// numbers are those that a cue or the name of a mark holds, "*" behind what more may follow; all others are one token
	numbers []string
	// speech are the verbs of speech
	speech map[string]bool
	// grammar tells the words that carry grammar in English alone, or in other languages alone
	grammar map[string]language
	// abroad is how words stand in entries of another language, by word, as far as it reaches; travels are how many of these there are
	abroad  []use
	travels int
}

// wordKey is the bytes of a word in a row, zeros behind them; of a longer word a hash and its length, which no row of bytes has.
type wordKey struct{ head, tail uint64 }

// language is that of a word which carries grammar, or neither.
type language uint8

const (
	neither language = iota
	inEnglish
	inOther
)

// newWords makes a vocabulary with room for so many words, before it grows.
func newWords(room int) *words {
	return &words{
		texts: make([]string, 0, room), isNumber: make([]bool, 0, room), uses: make([]use, 0, room), keys: make([]wordKey, 0, room),
		slots: make([]uint32, 1<<bits.Len(uint(2*room))), speech: persons().speech,
	}
}

// id gives the number of a word, a new one when it was never seen.
func (v *words) id(w []byte) uint32 {
	key := keyOf(w)
	if n := *v.find(key, w); n > 0 {
		return n - 1
	}
	return v.new(key, string(w), false)
}

// reads says whether somebody named a number.
func (v *words) reads(number string) bool {
	return len(v.numbers) > 0 && slices.ContainsFunc(v.numbers, func(n string) bool {
		begin, open := strings.CutSuffix(n, "*")
		return strings.EqualFold(n, number) || open && len(begin) <= len(number) && strings.EqualFold(begin, number[:len(begin)])
	})
}

// numbersAmong are the words of a name or a cue that texts do not have as words but for being named. Times such as 1:1 they have.
func numbersAmong(words []string) (out []string) {
	for _, w := range words {
		for part := range strings.SplitSeq(w, "-") {
			if part != "" && part[0] >= '0' && part[0] <= '9' && !isRatio(strings.TrimSuffix(part, "*")) {
				out = append(out, part)
			}
		}
	}
	return out
}

// namedNumbers are those in the lenses and lists.
func (r *Resources) namedNumbers() (out []string) {
	var texts []string
	for _, l := range r.Lenses {
		texts = append(append(texts, l.Cues...), l.Not...)
	}
	wishes := slices.Clone(r.hide)
	for _, j := range r.same {
		wishes = append(wishes, j.terms...)
	}
	for _, w := range wishes {
		texts = append(texts, w.text)
	}
	for _, text := range texts {
		if strings.ContainsAny(text, "0123456789") {
			out = append(out, numbersAmong(cueWords(text))...)
		}
	}
	return out
}

// markedNumbers are those in the names of marks.
func markedNumbers(marks []journal.Mark) (out []string) {
	for _, m := range marks {
		out = append(out, numbersAmong(wordsIn(m.Lens))...)
	}
	return out
}

// numeric is id for a number that only lenses read.
func (v *words) numeric(w string) uint32 { return v.intern(strings.Clone(w), true) }

// intern is id for a word whose text may be kept.
func (v *words) intern(w string, isNumber bool) uint32 {
	key := keyOf([]byte(w))
	if n := *v.find(key, []byte(w)); n > 0 {
		return n - 1
	}
	return v.new(key, w, isNumber)
}

// of is id for a word of up to sixteen bytes that is given as its key.
func (v *words) of(key wordKey) uint32 {
	for i := key.slot(len(v.slots)); v.slots[i] > 0; i = (i + 1) & (len(v.slots) - 1) {
		if id := v.slots[i] - 1; v.keys[id] == key {
			return id
		}
	}
	text := binary.LittleEndian.AppendUint64(nil, key.head)
	text = binary.LittleEndian.AppendUint64(text, key.tail)
	return v.new(key, strings.TrimRight(string(text), "\x00"), false)
}

// has gives the number of a word if it is there.
func (v *words) has(w string) (id uint32, ok bool) {
	n := *v.find(keyOf([]byte(w)), []byte(w))
	return n - 1, n > 0
}

// new adds a word that is not there.
func (v *words) new(key wordKey, w string, isNumber bool) uint32 {
	if 2*len(v.texts) >= len(v.slots) {
		v.grow()
	}
	id := uint32(len(v.texts))
	v.texts = append(v.texts, w)
	v.isNumber = append(v.isNumber, isNumber)
	v.uses = append(v.uses, use{speech: v.speech[w], grammar: v.grammar[w]})
	v.keys = append(v.keys, key)
	*v.find(key, []byte(w)) = id + 1
	return id
}

// find gives the slot of a word, or the free one that it would get. The text is looked at when the key is a hash.
func (v *words) find(key wordKey, w []byte) *uint32 {
	for i := key.slot(len(v.slots)); ; i = (i + 1) & (len(v.slots) - 1) {
		n := v.slots[i]
		if n == 0 || v.keys[n-1] == key && (len(w) <= 16 || v.texts[n-1] == string(w)) {
			return &v.slots[i]
		}
	}
}

func (v *words) grow() {
	v.slots = make([]uint32, 2*len(v.slots))
	for id, key := range v.keys {
		i := key.slot(len(v.slots))
		for v.slots[i] > 0 {
			i = (i + 1) & (len(v.slots) - 1)
		}
		v.slots[i] = uint32(id) + 1
	}
}

const mixer = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio, an odd number without a pattern

func (k wordKey) slot(slots int) int {
	high, low := bits.Mul64(k.head^k.tail*mixer, mixer)
	return int(high^low) & (slots - 1)
}

func keyOf(w []byte) wordKey {
	if len(w) <= 8 {
		return wordKey{head: row(w)}
	}
	if len(w) <= 16 {
		return wordKey{row(w[:8]), row(w[8:])}
	}
	var hash uint64
	for rest := w; len(rest) > 0; rest = rest[min(8, len(rest)):] {
		hash = (hash ^ row(rest[:min(8, len(rest))])) * mixer
		hash ^= hash >> 32
	}
	return wordKey{hash, uint64(len(w)) << 56} // a byte of the length and zeros before it: no text has a zero in the middle
}

// row is up to eight bytes as a number, the first in the lowest place.
func row(w []byte) uint64 {
	var n uint64
	for i, c := range w {
		n |= uint64(c) << (8 * i)
	}
	return n
}
