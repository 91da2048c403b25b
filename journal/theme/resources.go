package theme

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"twoway/journal"
)

// concept is a set of words for one idea, from the lexicon.
type concept struct {
	name   string
	terms  []string // any of these names the idea
	scenes []string // these suggest it, and count only beside one another
	plain  bool     // a topic of work and days rather than what a person keeps coming back to
}

// LoadResources reads our lenses and word lists from templates (the folders lenses and lexicon) and lays the person's own lens
// files over them. own is the journal's lenses folder, or nil. Problems name what is wrong in the person's files, with path,
// line and what to write instead; all that can be used is used. The error is for faults in templates alone.
func LoadResources(templates, own fs.FS) (*Resources, []journal.Problem, error) {
	r := &Resources{}
	if err := r.loadOurs(templates); err != nil {
		return nil, nil, fmt.Errorf("word lists: %w", err)
	}
	var problems []journal.Problem
	if own != nil {
		files, found := readLensFiles(own)
		problems = slices.Concat(found, joinProblems(files, r.Lenses), wishProblems(files, r.stem))
		for _, f := range files {
			r.apply(f)
		}
	}
	r.table = compile(r.Lenses)
	r.numbers = r.namedNumbers()
	return r, problems, nil
}

func (r *Resources) loadOurs(templates fs.FS) error {
	lenses, err := fs.Sub(templates, "lenses")
	if err != nil {
		return err
	}
	files, problems := readLensFiles(lenses)
	if len(problems) > 0 {
		return fmt.Errorf("%s", problems[0])
	}
	for _, f := range files {
		for _, l := range f.lenses {
			r.Lenses = append(r.Lenses, l.Lens)
		}
	}
	return r.loadLexicon(templates)
}

func (r *Resources) loadLexicon(templates fs.FS) error {
	text := func(name string) (string, error) {
		b, err := fs.ReadFile(templates, "lexicon/"+name)
		return string(b), err
	}
	sets := []struct {
		name string
		to   *map[string]bool
	}{{"stopwords.txt", &r.stop}, {"function.txt", &r.function}, {"everyday.txt", &r.everyday}, {"names.txt", &r.firstNames}, {"foreign.txt", &r.foreign}, {"tools.txt", &r.tools}, {"feelings.txt", &r.feelings}, {"apart.txt", &r.apart}}
	for _, s := range sets {
		words, err := text(s.name)
		if err != nil {
			return err
		}
		*s.to = wordSet(words)
	}
	r.grammar = make(map[string]language, len(r.foreign)+len(r.function))
	for w := range r.function {
		r.grammar[w] = inEnglish
	}
	for w := range r.foreign {
		if r.function[w] {
			delete(r.grammar, w)
		} else {
			r.grammar[w] = inOther
		}
	}
	stock, err := text("stock.txt")
	if err != nil {
		return err
	}
	r.stock = strings.FieldsFunc(uncomment(stock), func(c rune) bool { return c == '\n' })
	forms, err := text("forms.txt")
	if err != nil {
		return err
	}
	r.forms = map[string]string{}
	for _, w := range strings.Fields(uncomment(forms)) {
		if form, base, ok := strings.Cut(w, ":"); ok {
			r.forms[form] = base
		}
	}
	concepts, err := text("concepts.txt")
	if err != nil {
		return err
	}
	r.concepts = parseConcepts(concepts)
	senses, err := text("senses.txt")
	if err != nil {
		return err
	}
	r.senses = parseSenses(senses)
	if err := r.loadBackground(templates); err != nil {
		return err
	}
	r.everyday, r.apart = r.stems(r.everyday), r.stems(r.apart)
	return nil
}

// stems are those of the words of a set.
func (r *Resources) stems(words map[string]bool) map[string]bool {
	out := make(map[string]bool, len(words))
	for w := range words {
		out[r.stem(w)] = true
	}
	return out
}

// loadBackground gives each stem the share of running words that it has in English, from the ranks of its words alone, by the
// Zipf-Mandelbrot law 1/(12.5 (rank + 2.7)) with ranks from 1.
func (r *Resources) loadBackground(templates fs.FS) error {
	packed, err := fs.ReadFile(templates, "lexicon/words.txt.gz")
	if err != nil {
		return err
	}
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	plain, err := io.ReadAll(zip)
	if err != nil {
		return err
	}
	r.words = make(map[string]listed, 30000)
	r.bg = make(map[string]float64, 20000)
	rank := 0
	for line := range strings.Lines(string(plain)) {
		word, ending, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		one := listed{rank: int32(rank), stem: word}
		if ok && int(ending[0]-'0') <= len(word) {
			one.stem = word[:len(word)-int(ending[0]-'0')] + ending[1:]
		}
		if _, irregular := r.forms[word]; irregular {
			one.stem = r.stem(word)
		}
		r.words[word] = one
		r.bg[one.stem] += 1 / (12.5 * (float64(rank) + 3.7))
		rank++
	}
	return nil
}

// listed is a word of the background list: its rank from 0, and its stem, which the list carries so that loading is quick. A line
// of the list is the word, and when its stem differs a blank, how many letters to cut, and what to put there.
type listed struct {
	rank int32
	stem string
}

func (r *Resources) apply(f lensFile) {
	for _, l := range f.lenses {
		r.merge(l.Lens)
	}
	r.hide = append(r.hide, f.hide...)
	r.same = append(r.same, f.same...)
}

// parseConcepts reads lines "name: term, term | scene, scene"; ~ before the name marks a plain topic, # begins a comment line.
func parseConcepts(text string) []concept {
	var out []concept
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		terms, scenes, _ := strings.Cut(rest, "|")
		name, plain := strings.CutPrefix(strings.TrimSpace(name), "~")
		out = append(out, concept{name: name, plain: plain, terms: commaList(terms), scenes: commaList(scenes)})
	}
	return out
}

func commaList(s string) []string {
	var out []string
	for t := range strings.SplitSeq(s, ",") {
		if t = strings.TrimSpace(t); t != "" {
			out = append(out, t)
		}
	}
	return out
}

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(uncomment(text)) {
		set[w] = true
	}
	return set
}

// uncomment drops lines that begin with #.
func uncomment(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}
