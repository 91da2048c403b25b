package markdown

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// note is a file with a note whose body is given; its first line is the seventh.
func note(body string) []byte {
	return []byte("---\ntwoway: note\nid: 2026-03-04-0815-team\ndate: 2026-03-04\nabout: 2026-02-02-team\n---\n" + body)
}

func TestALineThatIsNearlyAMarkIsNamedWithWhatToWrite(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, body, want, mend string }{
		{"a mark", "## Marks\n\n- is strain: 2026-07-04-0800-seat \"I am exhausted.\"\n", "", ""},
		{"a misspelled word", "## Marks\n\n- isnt strain: 2026-07-04-0800-seat \"I am exhausted.\"\n", `9: a mark begins with "is" or "not"`, `write it like: not strain: 2026-07-04-0800-seat "I am exhausted."`},
		{"a capital", "## Marks\n\n- Is strain: 2026-07-04-0800-seat\n", `9: a mark begins with "is" or "not"`, "write it like: is strain: 2026-07-04-0800-seat"},
		{"no word before the theme", "## Marks\n\n- strain: 2026-07-04-0800-seat\n", `9: a mark begins with "is" or "not"`, "write it like: is strain: 2026-07-04-0800-seat"},
		{"the entry first", "## Marks\n\n- 2026-07-04-0800-seat: is the tin ear \"I am exhausted.\"\n", `9: a mark begins with "is" or "not"`, `write it like: is the tin ear: 2026-07-04-0800-seat "I am exhausted."`},
		{"the entry first, and no sentence", "## Marks\n\n- 2026-07-04-0800-seat isn't Sam's voice:\n", `9: a mark begins with "is" or "not"`, "write it like: not Sam's voice: 2026-07-04-0800-seat"},
		{"the entry first, and no mark", "## Marks\n\n- 2026-07-04-0800-seat was long\n", `9: a mark begins with "is" or "not"`, "write it like: is THEME: 2026-07-04-0800-seat"},
		{"no theme", "## Marks\n\n- not 2026-07-04-0800-seat \"Tired.\"\n", "9: the mark names no theme", `not THEME: 2026-07-04-0800-seat "Tired."`},
		{"no entry", "## Marks\n\n- is strain: \"I am exhausted.\"\n", "9: the mark names no entry", `is strain: ENTRY-ID "I am exhausted."`},
		{"one word and no entry", "## Marks\n\n- is strain: \"Exhausted.\"\n", "9: the mark names no entry", `is strain: ENTRY-ID "Exhausted."`},
		{"no colon", "## Marks\n\n- is the tin ear 2026-07-04-0800-seat\n", "9: a colon and a blank are missing", "is the tin ear: 2026-07-04-0800-seat"},
		{"a colon at the wrong place", "## Marks\n\n- not: drawing 2026-07-04-0800-seat \"A whole Sunday.\"\n", "9: a colon and a blank are missing", `write it like: not drawing: 2026-07-04-0800-seat "A whole Sunday."`},
		{"no blank", "## Marks\n\n- is strain:2026-07-04-0800-seat\n", "9: a colon and a blank are missing", "is strain: 2026-07-04-0800-seat"},
		{"no quotes", "## Marks\n\n- [ ] is strain: 2026-07-04-0800-seat I am exhausted.\n", `9: the sentence of the mark does not stand in "quotes"`, `is strain: 2026-07-04-0800-seat "I am exhausted."`},
		{"round quotes", "## Marks\n\n- is strain: 2026-07-04-0800-seat “I am exhausted.”\n", `9: the sentence of the mark does not stand in "quotes"`, `is strain: 2026-07-04-0800-seat "I am exhausted."`},
		{"empty quotes", "## Marks\n\n- is strain: 2026-07-04-0800-seat \"\"\n", "9: the sentence of the mark is empty, so it is read as one of the whole entry", "for the whole entry: is strain: 2026-07-04-0800-seat"},
		{"round quotes with a blank", "## Marks\n\n- not strain: 2026-07-04-0800-seat “ ”\n", "9: the sentence of the mark is empty", "write the sentence between the quotes"},
		{"another list", "## Marks\n\n- history: good\n- 7 of 10\n- no homework\n", "", ""},
		{"no section", "Quiet day.\n\n- is strain: 2026-07-04-0800-seat \"Tired.\"\n", "9: this mark does not stand under Marks", `below a heading "## Marks"`},
		{"another section", "## Mark\n\n- not strain: 2026-07-04-0800-seat\n", "9: this mark does not stand under Marks", `below a heading "## Marks"`},
		{"no item", "## Marks\n\nis strain: 2026-07-04-0800-seat \"Tired.\"\n", "9: this mark is no item of the list", `begin the line with "- "`},
		{"in a list below another", "## Marks\n\n- is strain: 2026-07-04-0800-seat\n  - not fear: 2026-07-04-0800-seat\n", "10: this mark is no item of the list", `begin the line with "- "`},
		{"a line of code", "    is strain: 2026-07-04-0800-seat\n\n`is strain: 2026-07-04-0800-seat`\n\n> is strain: 2026-07-04-0800-seat\n", "", ""},
		{"what is private", "%% see\n\nis strain: 2026-07-04-0800-seat %%\n", "", ""},
		{"prose", "The answer\nis in the note: 2026-07-04-0800-seat\n\nIs this it? See 2026-07-04-0800-seat.\n\nNo change: 2026-07-04-0800-seat\n", "", ""},
	} {
		e, problems := Parse("2026/2026-03-04-0815-team.md", note(c.body))
		problems = append(problems, StrayMarks(e)...)
		if c.want == "" {
			if len(problems) > 0 {
				t.Errorf("%s: got %v, want none", c.name, problems)
			}
			continue
		}
		if len(problems) != 1 || !strings.HasPrefix(strings.TrimPrefix(problems[0].String(), e.Path+":"), c.want) || !strings.Contains(problems[0].Mend, c.mend) || problems[0].Rule != "item-mark" {
			t.Errorf("%s: got %q with %+v, want %q with %q", c.name, problems, problems, c.want, c.mend)
		}
	}
}

// What a person types is told at once; what stands in a file is read, since it can mean but one thing.
func TestAMarkWithEmptyQuotesIsRefusedWhenTypedAndReadInAFile(t *testing.T) {
	t.Parallel()
	for _, line := range []string{`is strain: 2026-07-04-0800-seat ""`, `is strain: 2026-07-04-0800-seat " "`, "is strain: 2026-07-04-0800-seat “”"} {
		_, err := ParseMark(line)
		if err == nil || !strings.Contains(err.Error(), "for the whole entry none: is strain: 2026-07-04-0800-seat") {
			t.Errorf("ParseMark(%q): got %v, want an error that says what to write", line, err)
		}
		e, _ := Parse("2026/2026-03-04-0815-team.md", note("## Marks\n\n- "+line+"\n"))
		if len(e.Marks) != 1 || e.Marks[0].Sentence != "" || e.Marks[0].Entry != "2026-07-04-0800-seat" {
			t.Errorf("%q in a file: got %+v, want a mark of the whole entry", line, e.Marks)
		}
	}
	if m, err := ParseMark("is strain: 2026-07-04-0800-seat"); err != nil || m.Sentence != "" {
		t.Errorf("without a sentence: got %+v, %v", m, err)
	}
	if _, err := ParseMark(`is strain: 2026-07-04-0800-seat "`); err == nil {
		t.Error("a lone quote is a mark")
	}
}

// Journals of other hands hold no marks: none of their sentences is taken for one.
func TestProseIsTakenForNoMark(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../theme/testdata/journals/*/*.json")
	n := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var j struct{ Entries []struct{ ID, Body string } }
		if err := json.Unmarshal(src, &j); err != nil {
			t.Fatal(err)
		}
		for _, x := range j.Entries {
			e, problems := Parse("2026/2026-03-04-0815-team.md", note(x.Body))
			for _, p := range append(problems, StrayMarks(e)...) {
				if p.Rule == "item-mark" {
					t.Errorf("%s, %s: %v", file, x.ID, p)
				}
			}
			n++
		}
	}
	if n < 500 {
		t.Errorf("got %d entries to read, want 500", n)
	}
}

// What stands under Marks, names an entry and is read as no mark may quote what is private there: it does not leave. Marks and other prose
// do.
func TestALineUnderMarksThatIsNoMarkDoesNotLeave(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ body, want string }{
		"a paragraph":         {"Open.\n\n## Marks\n\nIn 2026-02-01-0900-x I wrote CANARY.\n", "Open.\n\n## Marks\n"},
		"an item":             {"Open.\n\n## Marks\n\n- see 2026-02-01-0900-x \"CANARY\"\n- is home: 2026-02-01-0900-x \"Open.\"\n", "Open.\n\n## Marks\n\n- is home: 2026-02-01-0900-x \"Open.\"\n"},
		"an item over lines":  {"## Marks\n\n- see 2026-02-01-0900-x\n  CANARY\n", "## Marks\n\n"},
		"what names no entry": {"## Marks\n\n- the ones of May\n", "## Marks\n\n- the ones of May\n"},
		"another section":     {"## Marks\n\n- is home: 2026-02-01-0900-x\n\n## Later\n\nSee 2026-02-01-0900-x.\n", "## Marks\n\n- is home: 2026-02-01-0900-x\n\n## Later\n\nSee 2026-02-01-0900-x.\n"},
	} {
		e, _ := Parse("2026/2026-03-04-0815-team.md", note(c.body))
		if got := strings.TrimLeft(Redact(e).Body, "\n"); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
