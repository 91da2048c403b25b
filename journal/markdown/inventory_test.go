package markdown_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/templates"
)

// career numbers the prompts P1 to P22 of the career template.
var career = strings.Fields(`question options choice why confidence what-gave what-took solved-problem dual-track pay-gap next-tuesday
results-and-failures who-would-notice drivers avoiding drawbacks five-years-on whose-week trial price tripwires predictions`)

// TestEveryPointOfTheSeedsHasItsHome reads testdata/inventory.txt against what ships.
func TestEveryPointOfTheSeedsHasItsHome(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/inventory.txt")
	if err != nil {
		t.Fatal(err)
	}
	in := inventory{sheets: sheets(t)}
	lenses, err := fs.ReadFile(templates.FS, "lenses/lenses.yaml")
	if err != nil {
		t.Fatal(err)
	}
	in.lenses = string(lenses)
	for i, q := range in.sheets["career"].Questions {
		if i >= len(career) || q.ID != career[i] {
			t.Errorf("prompt %d of career is %s", i+1, q.ID)
		}
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		point, homes, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		seen[point] = true
		for home := range strings.SplitSeq(homes, "; ") {
			if why := in.find(home); why != "" {
				t.Errorf("%s: %s", point, why)
			}
		}
	}
	for seed, count := range []int{18, 67, 37} {
		for n := range count {
			if point := fmt.Sprintf("%d.%d", seed, n+1); !seen[point] {
				t.Errorf("point %s has no line", point)
			}
		}
	}
}

type inventory struct {
	sheets map[string]*markdown.Sheet
	lenses string
}

// find says why a home is not there.
func (in inventory) find(home string) string {
	kind, rest, _ := strings.Cut(home, " ")
	ok := false
	switch kind {
	case "field":
		for _, k := range []journal.Kind{journal.KindDecision, journal.KindReflection, journal.KindConversation, journal.KindExperiment} {
			ok = ok || slices.Contains(markdown.Keys(k), rest)
		}
	case "lens":
		ok = strings.Contains(in.lenses, "- id: "+rest+"\n")
	case "option":
		q, _ := in.sheets["career"].Question("options")
		ok = slices.ContainsFunc(q.Choices, func(c markdown.Choice) bool { return c.Key == rest && c.Blurb != "" })
	case "ask":
		name, id, _ := strings.Cut(rest, "/")
		_, ok = in.sheets[name].Question(id)
	case "words":
		name, words, _ := strings.Cut(rest, ": ")
		src, _ := fs.ReadFile(templates.FS, "entry/"+name+".md")
		ok = words != "" && strings.Contains(string(src), words)
	case "verdict":
		ok = slices.Contains([]string{journal.Keep, journal.Adjust, journal.Reverse, journal.Close, journal.Reopen}, rest)
	case "section":
		for _, s := range in.sheets {
			ok = ok || slices.ContainsFunc(s.Questions, func(q markdown.Question) bool {
				return slices.ContainsFunc(q.Parts(), func(p markdown.Part) bool { return p.Home == rest })
			})
		}
	case "rule:", "none:":
		ok = rest != ""
	default:
		n := 0
		_, err := fmt.Sscanf(home, "P%d", &n)
		ok = err == nil && n >= 1 && n <= len(career)
	}
	if !ok {
		return fmt.Sprintf("no home %q", home)
	}
	return ""
}

// The blurbs of the two branches are as long and as warm as each other (1.1, 1.2).
func TestTheTwoBranchesAreDescribedAlike(t *testing.T) {
	t.Parallel()
	q, _ := sheets(t)["career"].Question("options")
	length := map[string]int{}
	for _, c := range q.Choices {
		length[c.Key] = len(strings.Fields(c.Blurb))
	}
	if ic, manager := length["ic"], length["manager"]; ic == 0 || manager == 0 || ic*4 > manager*5 || manager*4 > ic*5 {
		t.Errorf("ic has %d words, manager %d; want them within a quarter of each other", ic, manager)
	}
}
