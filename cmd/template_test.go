package cmd

import (
	"io/fs"
	"path"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/templates"
)

// What is asked of a template of the journal's own holds for ours.
func TestOurTemplatesAreFitToBeOnesOwn(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(templates.FS, "entry/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("got %v, %v", files, err)
	}
	for _, file := range files {
		src, err := fs.ReadFile(templates.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		ours, problems := markdown.Scaffold(file, src)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		sheet, faults, flags := ownTemplate(path.Base(file), src, ours)
		if len(faults)+len(flags) > 0 || len(sheet.Questions) != len(ours.Questions) {
			t.Errorf("%s: faults %v, flags %v, %d questions of %d", file, faults, flags, len(sheet.Questions), len(ours.Questions))
		}
		for _, q := range sheet.Questions {
			if q.Own {
				t.Errorf("%s: %s is ours", file, q.ID)
			}
		}
		bare := &markdown.Sheet{Kind: ours.Kind, Template: ours.Template, Entry: ours.Entry}
		addNeeded(bare, ours)
		for _, q := range ours.Questions {
			if _, there := bare.Question(q.ID); q.Required && !there {
				t.Errorf("%s: %s is required, and a template without it does not ask it", file, q.ID)
			}
		}
	}
}

// Each flag can be held against any home.
func TestAFlagIsHeldAgainstTheHomeThatItAnswers(t *testing.T) {
	t.Parallel()
	for kind := range setters {
		for flag := range flagTexts {
			if answers(kind, flag, markdown.Part{Home: "Weather", Kind: "prose"}) {
				t.Errorf("--%s of a %s answers a section that it does not know", flag, kind)
			}
		}
	}
	for _, tt := range []struct {
		kind       journal.Kind
		what, mend string
		part       markdown.Part
	}{
		{journal.KindDecision, "a flag of the home", "", markdown.Part{Home: "Why", Kind: "text", Flag: "why"}},
		{journal.KindDecision, "a key", "", markdown.Part{Home: "way_back", Kind: "text", Flag: "way-back"}},
		{journal.KindDecision, "no flag", "", markdown.Part{Home: "Weather", Kind: "text"}},
		{journal.KindDecision, "the flag of another section", `write "flag: premortem"`, markdown.Part{Home: "Premortem", Kind: "prose", Flag: "why"}},
		{journal.KindDecision, "the flag of another key", `write "flag: door"`, markdown.Part{Home: "door", Kind: "choice", Flag: "door-cost"}},
		{journal.KindDecision, "the flag of another kind", `write "flag: predict"`, markdown.Part{Home: "Predictions", Kind: "predictions", Flag: "verdict"}},
		{
			journal.KindReflection, "none of ours", `take the flag out; a section of your own is answered by --section "Weather=…"`,
			markdown.Part{Home: "Weather", Kind: "prose", Flag: "recall-choice"},
		},
		{
			journal.KindDecision, "the question", "take the flag out; the question is the argument of twoway new",
			markdown.Part{Home: "question", Kind: "text", Flag: "question"},
		},
	} {
		if got := vainFlag([]journal.Kind{tt.kind}, &tt.part); got != tt.mend {
			t.Errorf("%s: got %q, want %q", tt.what, got, tt.mend)
		}
	}
}
