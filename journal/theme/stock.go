package theme

import "slices"

// stockRuns are the turns of speech that anybody uses and all of whose words the journal has, by their first stem.
func (c *corpus) stockRuns() map[uint32][][]uint32 {
	out := map[uint32][][]uint32{}
	for _, text := range c.res.stock {
		if row := c.rowOf(text); len(row) > 0 {
			out[row[0]] = append(out[row[0]], row)
		}
	}
	return out
}

// coverStock finds the turns of speech of a segment: a word of one, and a phrase inside of one, is no unit there.
func (t *unitTable) coverStock() {
	t.cover = append(t.cover[:0], make([]int32, len(t.ids))...)
	for i, nth := 0, int32(1); i < len(t.ids); i++ {
		for _, run := range t.stock[t.ids[i]] {
			if j := i + len(run); j <= len(t.ids) && slices.Equal(t.ids[i:j], run) && (t.cover[i] == 0 || t.cover[j-1] == 0) {
				for k := i; k < j; k++ {
					t.cover[k] = nth
				}
				nth++
			}
		}
	}
}

// inStock says whether the words from i to before j stand inside one turn of speech.
func (t *unitTable) inStock(i, j int) bool { return t.cover[i] > 0 && t.cover[i] == t.cover[j-1] }
