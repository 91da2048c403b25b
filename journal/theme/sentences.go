package theme

// eachSentence calls f with the bounds of each sentence of a document that is not boilerplate.
func (c *corpus) eachSentence(d int, f func(from, to int)) {
	tokens := c.docs[d].tokens
	from := 0
	for i, t := range tokens {
		if t != breakSentence && t != breakPassage {
			continue
		}
		if i > from && (len(c.boiler) == 0 || !c.boiler[hashTokens(tokens[from:i])]) {
			f(from, i)
		}
		from = i + 1
	}
}

// hashTokens is an FNV-1a hash of the words in a row, without regard to case and breaks.
func hashTokens(row []token) uint64 {
	h := uint64(14695981039346656037)
	for _, t := range row {
		if t.isWord() {
			h = (h ^ uint64(t>>1)) * 1099511628211
		}
	}
	return h
}

// findBoilerplate marks sentences of three words or more that stand in many entries: what a template or a habit of layout put
// there. A small table of blocks tells first whether there can be any, and mostly there can not.
func (c *corpus) findBoilerplate() {
	least := max(5, len(c.docs)/5)
	if len(c.docs) < least {
		return
	}
	parts := partsOf(len(c.docs))
	blocks := make([][]uint32, len(parts))
	inParts(parts, func(i, from, to int) {
		blocks[i] = make([]uint32, 1<<16)
		c.eachShort(from, to, func(_ int, h uint64) { blocks[i][h>>48]++ })
	})
	full := false
	for k := range blocks[0] {
		for _, more := range blocks[1:] {
			blocks[0][k] += more[k]
		}
		full = full || int(blocks[0][k]) >= least
	}
	if full {
		c.countBoilerplate(blocks[0], least)
	}
}

// countBoilerplate counts the entries of the sentences in full blocks.
func (c *corpus) countBoilerplate(blocks []uint32, least int) {
	count, last := map[uint64]int{}, map[uint64]int{}
	c.eachShort(0, len(c.docs), func(d int, h uint64) {
		if int(blocks[h>>48]) >= least && last[h] != d+1 {
			last[h] = d + 1
			count[h]++
		}
	})
	c.boiler = map[uint64]bool{}
	for h, n := range count {
		if n >= least {
			c.boiler[h] = true
		}
	}
}

// eachShort calls f with the document and the hash of each sentence of three to sixty tokens.
func (c *corpus) eachShort(from, to int, f func(d int, hash uint64)) {
	for d := from; d < to; d++ {
		c.eachSentence(d, func(from, to int) {
			if to-from >= 3 && to-from <= 60 {
				f(d, hashTokens(c.docs[d].tokens[from:to]))
			}
		})
	}
}
