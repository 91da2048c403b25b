package theme

import (
	"encoding/binary"
	"math/bits"
	"strings"
)

// words is a growing vocabulary. Every word of a journal is looked up in it, so it has a table of its own: a word of up to eight
// bytes, and that is nine of ten, is its own key and is compared with no text.
type words struct {
	texts []string
	// isNumber marks times and ratios such as 1:1, which only lenses read.
	isNumber []bool
	slots    []wordSlot // a power of two of them, at least half of them free; a word stands in the first free one from its own on
}

type wordSlot struct {
	key  uint64
	next uint32 // the word's number and one, 0 when the slot is free
	long bool   // the key is a hash
}

func newWords() *words { return &words{slots: make([]wordSlot, 1<<10)} }

// id gives the number of a word, a new one when it was never seen.
func (v *words) id(w []byte) uint32 {
	if s := v.find(w); s.next > 0 {
		return s.next - 1
	}
	return v.new(string(w), false)
}

// numeric is id for a number that only lenses read.
func (v *words) numeric(w string) uint32 { return v.intern(strings.Clone(w), true) }

// intern is id for a word whose text may be kept.
func (v *words) intern(w string, isNumber bool) uint32 {
	if s := v.find([]byte(w)); s.next > 0 {
		return s.next - 1
	}
	return v.new(w, isNumber)
}

// new adds a word that is not there.
func (v *words) new(w string, isNumber bool) uint32 {
	if 2*len(v.texts) >= len(v.slots) {
		v.grow()
	}
	id := uint32(len(v.texts))
	v.texts = append(v.texts, w)
	v.isNumber = append(v.isNumber, isNumber)
	*v.find([]byte(w)) = wordSlot{wordKey([]byte(w)), id + 1, len(w) > 8}
	return id
}

// find gives the slot of a word, or the free one that it would get.
func (v *words) find(w []byte) *wordSlot {
	key, long := wordKey(w), len(w) > 8
	for i := slotOf(key, len(v.slots)); ; i = (i + 1) & (len(v.slots) - 1) {
		s := &v.slots[i]
		if s.next == 0 || s.key == key && s.long == long && (!long || v.texts[s.next-1] == string(w)) {
			return s
		}
	}
}

func slotOf(key uint64, slots int) int {
	high, low := bits.Mul64(key, 0x9E3779B97F4A7C15)
	return int(high^low) & (slots - 1)
}

func (v *words) grow() {
	old := v.slots
	v.slots = make([]wordSlot, 2*len(old))
	for _, s := range old {
		if s.next == 0 {
			continue
		}
		i := slotOf(s.key, len(v.slots))
		for v.slots[i].next > 0 {
			i = (i + 1) & (len(v.slots) - 1)
		}
		v.slots[i] = s
	}
}

// wordKey is the bytes of a short word in a row, and a hash of a longer one.
func wordKey(w []byte) uint64 {
	var key uint64
	for ; len(w) > 8; w = w[8:] {
		key = (key ^ binary.LittleEndian.Uint64(w)) * 0x9E3779B97F4A7C15
		key ^= key >> 32
	}
	if len(w) == 8 {
		return key ^ binary.LittleEndian.Uint64(w)
	}
	for i, c := range w {
		key ^= uint64(c) << (8 * i)
	}
	return key
}
