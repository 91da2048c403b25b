package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"twoway/templates"
)

// perDecision is how many entries belong to one decision, itself included.
const perDecision = 25

// journal writes a journal of n entries of about 2 KB each and gives its folder. The same n gives the same bytes.
func (b *bench) journal(n int) string {
	dir := filepath.Join(b.dir, fmt.Sprintf("journal-%d", n))
	w := &writer{dir: dir, rng: rand.New(rand.NewPCG(uint64(n), 2)), words: vocabulary(), day: time.Date(2000, 1, 3, 0, 0, 0, 0, time.UTC)}
	w.write(".twoway.yaml", "format: 1\n")
	for i := range n {
		w.entry(i, n)
	}
	return dir
}

type writer struct {
	dir    string
	rng    *rand.Rand
	words  []string
	day    time.Time
	about  string
	handle string
	made   map[string]bool
}

func (w *writer) entry(i, n int) {
	last := time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -7*perDecision) // of a decision, so that what follows it is in the past too
	days := float64(last.Sub(w.day).Hours() / 24)
	date := w.day.AddDate(0, 0, int(days*float64(i/perDecision*perDecision)/float64(n))+(i%perDecision)*7).Format("2006-01-02")
	if i%perDecision == 0 {
		w.handle = fmt.Sprintf("decision-%d", i/perDecision)
		w.about = date + "-" + w.handle
		w.write(date[:4]+"/"+w.about+".md", fmt.Sprintf("---\ntwoway: decision\nid: %s\ndate: %s\nquestion: Decision number %d?\nchoice: stay\ndecided_on: %s\n"+
			"confidence: 70\nnext: %s\ninterval: 30\n---\n\n# Decision number %d?\n\n## Why\n\n%s\n\n## Options\n\n- stay: stay where it is\n- move: move it\n\n"+
			"## Predictions\n\n- [ ] 70%% by 2026-12-31: decision %d still stands\n", w.about, date, i, date, date, i, w.prose(1700), i))
		return
	}
	id := fmt.Sprintf("%s-%02d%02d-%s", date, 6+i/60%16, i%60, w.handle)
	front := fmt.Sprintf("id: %s\ndate: %s\nabout: %s\n", id, date, w.about)
	body := w.prose(1750)
	if i%perDecision%8 == 7 {
		next := date
		w.write(date[:4]+"/"+id+".md", "---\ntwoway: reflection\n"+front+"form: short\nearly: false\nblind: true\nwould_choose: stay\nconfidence: 70\nenergy: 1\nverdict: keep\nnext: "+
			next+"\ninterval: 60\n---\n\n## Changed\n\n"+body+"\n")
		return
	}
	w.write(date[:4]+"/"+id+".md", "---\ntwoway: note\n"+front+fmt.Sprintf("energy: %d\n---\n\n", w.rng.IntN(5)-2)+body+"\n")
}

// prose gives about so many bytes of sentences whose words fall off as they do in a language.
func (w *writer) prose(bytes int) string {
	zipf := rand.NewZipf(w.rng, 1.1, 8, uint64(len(w.words)-1))
	var b strings.Builder
	for b.Len() < bytes {
		for i := range 6 + w.rng.IntN(12) {
			word := w.words[zipf.Uint64()]
			if i == 0 {
				word = strings.ToUpper(word[:1]) + word[1:]
			} else {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
		b.WriteString(". ")
		if w.rng.IntN(6) == 0 {
			b.WriteString("\n\n")
		}
	}
	return strings.TrimSpace(b.String())
}

func (w *writer) write(path, text string) {
	if w.made == nil {
		w.made = map[string]bool{}
	}
	full := filepath.Join(w.dir, path)
	if folder := filepath.Dir(full); !w.made[folder] {
		w.made[folder] = true
		if err := os.MkdirAll(folder, 0o700); err != nil {
			log.Fatal(err)
		}
	}
	if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
		log.Fatal(err)
	}
}

// vocabulary is the word list that themes use, most frequent first.
func vocabulary() []string {
	packed, err := templates.FS.Open("lexicon/words.txt.gz")
	if err != nil {
		log.Fatal(err)
	}
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		log.Fatal(err)
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		log.Fatal(err)
	}
	var words []string
	for line := range strings.Lines(string(text)) {
		if word := strings.TrimSpace(line); word != "" && word[0] >= 'a' && word[0] <= 'z' {
			words = append(words, word)
		}
	}
	return words
}
