package theme

import (
	"fmt"
	"slices"
	"strings"
)

// cueFault says why a cue cannot be matched, or nothing.
func cueFault(cue string) string {
	words := cueWords(cue)
	sign := strings.IndexAny(cue, `[]{}|\^`)
	switch {
	case sign >= 0:
		return fmt.Sprintf("holds %q, and a cue is no regular expression", cue[sign:sign+1])
	case len(words) == 0:
		return "holds no word"
	case words[0] == "_" || words[0] == "*":
		return "begins with " + words[0] + ", which stands for any word, so it would match everywhere"
	}
	if !slices.ContainsFunc(words, isTelling) {
		return "leaves fewer than three letters before its *, so it would match nearly everywhere"
	}
	for _, w := range words {
		if w != "_" && !isOneWord(strings.TrimSuffix(w, "*")) {
			return fmt.Sprintf("holds %q, which is no word (a cue stands in one clause, * ends a word, _ is one word)", w)
		}
	}
	return ""
}

// isOneWord says whether texts have a word of a cue as one word, or as one number.
func isOneWord(w string) bool {
	x := lexer{words: newWords(1)}
	x.words.numbers = []string{w}
	row := x.add(nil, w, nil)
	return row[0].isWord() && x.words.texts[row[0].word()] == w && !slices.ContainsFunc(row[1:], token.isWord)
}

// isTelling says whether a word of a cue keeps it from standing everywhere: it is whole, or has three letters before its star. A sign
// of a script with longer codes counts for a letter or more.
func isTelling(w string) bool {
	begin, open := strings.CutSuffix(w, "*")
	return w != "_" && (!open || len(begin) >= 3)
}
