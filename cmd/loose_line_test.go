package cmd

import (
	"fmt"
	"strings"
	"testing"

	"twoway/journal"
)

// A line that is wrong in itself, with ; between its arguments, and what is read of it.
func TestAWrongLineIsReadOnBehindItsFault(t *testing.T) {
	t.Parallel()
	const private = "{private true}"
	for _, c := range []struct{ line, answers, words, texts, flags, left string }{
		{"q;--energy;-2;--tag=a=b;--body;-", "{energy -2} {tag a=b}", "q", "", "", ""},
		{"q;--bogus;1;--energy;2", "{energy 2}", "q", "", "", "--bogus 1"},
		{"q;--bogus=1 2;two;--bogus;--energy=2", "{energy 2}", "q|two", "", "", "'--bogus=1 2'|--bogus"},
		{"q;--bogus;-", "", "q", "", "", "--bogus"},
		{"q;-energy;2;-x;two;three", "{energy 2}", "q|three", "", "", "-x two"},
		{"q;--energy;1;--energy;2", "{energy 1} {energy 2}", "q", "", "", ""},
		{"q;--body;typed;--body=-;--body=more", "", "q", "typed|more", "", ""},
		{"q;--date;2026-02-01;--bogus;--date=2026-01-01", "", "q", "", "map[date:2026-01-01]", "--bogus"},
		{"q;--resume;word;--dry-run", "", "q|word", "", "map[dry-run:true resume:newest]", ""},
		{"q;--energy", "", "q", "", "", "--energy"},
		{"q;--energy;--private", private, "q", "", "", "--energy"},
		{"q;--tag;--date;2026-01-01", "", "q", "", "map[date:2026-01-01]", "--tag"},
		{"q;--bogus;--;--private;-x", "", "q|--private|-x", "", "", "--bogus"},
		{"q;- private things;-2 degrees", "", "q|- private things|-2 degrees", "", "", ""},
		{"q;--private and more", private, "q|--private and more", "", "", ""},
		{"q;—a dash of the keyboard;", "", "q|—a dash of the keyboard|", "", "", ""},
		{"q;--private=false", "", "q", "", "", "--private=false"},
		{"q;--Privat=No", "", "q", "", "", "--Privat=No"},
		{"q;--private=0", "", "q", "", "", "--private=0"},
		{"q;--private=", private, "q", "", "", ""},
		{"q;--private=maybe", private, "q", "", "", ""},
		{"q;--private;yes;text", private, "q|text", "", "", ""},
		{"q;--private;no", private, "q", "", "", "no"},
		{"q;--privte;text", private, "q|text", "", "", ""},
		{"q;--is-private", private, "q", "", "", ""},
		{"q;--seen=maybe", "", "q", "", "", "--seen=maybe"},
		{"q;--seen;--premortem;x", "{seen true} {premortem x}", "q", "", "", ""},
	} {
		t.Run(c.line, func(t *testing.T) {
			t.Parallel()
			known := newNoteCmd(&app{}).Flags()
			if strings.Contains(c.line, "--seen") {
				known = newNewCmd(&app{}).Flags()
				known.AddFlag(newReflectCmd(&app{}).Flags().Lookup("seen"))
			}
			l := readLoosely(known, strings.Split(c.line, ";"))
			flags := ""
			if len(l.flags) > 0 {
				flags = fmt.Sprint(l.flags)
			}
			joined := func(list []string) string { return strings.Join(list, "|") }
			got := []string{strings.Trim(fmt.Sprint(l.answers), "[]"), joined(l.words), joined(l.texts), flags, joined(l.left)}
			want := []string{c.answers, c.words, c.texts, c.flags, c.left}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
				t.Errorf("%q is read as\n%q, want\n%q", c.line, got, want)
			}
		})
	}
}

func TestWhatIsMeantAsPrivate(t *testing.T) {
	t.Parallel()
	for arg, want := range map[string]bool{
		"--private": true, "--Private": true, "-private": true, "---private": true, "--privat": true, "--privte": true, "--prviate": true,
		"--priv": true, "--pri": true, "--private=yes": true, "--privacy": true, "--keep-private": true, "—private": true, "–private": true,
		"private": false, "--premortem": false, "--predict": false, "--practice": false, "--process": false, "--tag=private": false,
		"--primate": false, "-": false, "--": false, "": false, "- private": false, "— private matters": false,
	} {
		if got := meansPrivate(arg); got != want {
			t.Errorf("%q is meant as --private: %v, want %v", arg, got, want)
		}
	}
}

// Every flag of a command that is not --private is told from it.
func TestNoOtherFlagMeansPrivate(t *testing.T) {
	t.Parallel()
	for _, kind := range []journal.Kind{
		journal.KindDecision, journal.KindNote, journal.KindReflection, journal.KindExperiment, journal.KindConversation,
	} {
		for _, name := range fields(kind) {
			if name != "private" && meansPrivate("--"+name) {
				t.Errorf("--%s is taken for --private", name)
			}
		}
	}
}
