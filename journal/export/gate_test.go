package export

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
)

// gated is what leaves of some entries into a new folder; a nil kind keeps the names of people.
func gated(all, public []*journal.Entry, kind func(string) theme.WordKind) []*journal.Entry {
	if kind == nil {
		return Unnamed(withoutUnclosed(all, public), all, public, nil)
	}
	entries, _ := Gate(nil, "", all, public, nil, kind, false)
	return entries
}

func gate(t *testing.T, files map[string]string, names bool) []*journal.Entry {
	t.Helper()
	all := sampleEntries(t, files)
	public, _ := journal.Public(all, markdown.Redact)
	return gated(all, public, kindsUnless(names))
}

func TestAnUnclosedMarkKeepsTheEntryBack_P2(t *testing.T) {
	t.Parallel()
	files := maps.Clone(journalFiles)
	name := "2026/2026-04-01-exporter.md"
	files[name] += "\nSaid. %% and SECRETrest\n"
	for id, about := range map[string]string{"2026-04-01-0900-exporter": "2026-04-01-exporter", "2026-04-01-0901-exporter": "exporter"} {
		files["2026/"+id+".md"] = "---\ntwoway: note\nid: " + id + "\ndate: 2026-04-01\nabout: " + about + "\n---\n\nA note.\n"
	}
	open := gate(t, files, false)
	for _, e := range open {
		if strings.Contains(e.ID, "exporter") {
			t.Errorf("%s went out", e.ID)
		}
	}
}

func TestNamesBecomeInitials(t *testing.T) {
	t.Parallel()
	n := newNames(wordKind)
	n.addPeople("Dana Lee Smith, Will Ångström and Ed from Payments")
	n.options["dana"] = true
	for in, want := range map[string]string{
		"Dana said": "D. said", "Dana Smith.": "D. S.", "Dana's": "D.'s", "Danae stays": "Danae stays", "dana and DANA SMITH.": "D. and D. S.", "Payments, payments, Payments; Ed, ed": "Payments, payments, P.; E., ed",
		"---\nchoice: dana\ntags:\n  - dana\nwith: see dana\n---\n- dana: ask dana\n": "---\nchoice: dana\ntags:\n  - D.\nwith: see D.\n---\n- dana: ask D.\n",
		"I will, Will": "I will, W.", "Ångström": "Å.", "(Lee)": "(L.)", "Lee": "L.", "O'Lee": "O'L.",
	} {
		if got := n.initialled(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	n.addPeople("山田太郎, 김민준, 山田, محمد علي, प्रिया and Ødgar 日向")
	for in, want := range map[string]string{
		"---\nwith: 山田太郎\n---\n": "---\nwith: 山.\n---\n", "山田太郎さんと山田さん": "山.さんと山.さん", "김민준은": "김.은", "محمد علي": "م. ع.",
		"प्रिया said": "प. said", "Ødgar 日向": "Ø. 日.", "日 and 山": "日 and 山",
	} {
		if got := n.initialled(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	files := maps.Clone(journalFiles)
	files["2026/2026-03-22-1745-team-or-staff.md"] = `---
twoway: conversation
id: 2026-03-22-1745-team-or-staff
date: 2026-03-22
about: 2026-02-02-team-or-staff
with: A staff Engineer called Exporter
---
`
	open := gate(t, files, false)
	var ids []string
	for _, e := range open {
		ids = append(ids, e.ID)
		if e.Conversation != nil && strings.Contains(e.ID, "03-22") && e.Conversation.With != "A staff Engineer called E." {
			t.Errorf("with: %q", e.Conversation.With)
		}
	}
	if !slices.Contains(ids, "2026-04-01-e") || slices.Contains(ids, "2026-04-01-exporter") {
		t.Errorf("a name stands in the ids %v", ids)
	}
	named := gate(t, files, true)
	if !slices.ContainsFunc(named, func(e *journal.Entry) bool { return e.ID == "2026-04-01-exporter" }) {
		t.Errorf("with names asked for, an id changed")
	}
}

// Whoever stands in a field of people becomes initials there, however they are written, and is known elsewhere.
func TestPeopleBecomeInitialsInTheirFields_P2(t *testing.T) {
	t.Parallel()
	for with, tc := range map[string]struct{ field, in, text string }{
		"zeb@corp.example":                 {"Z.", "Zeb, ZEB@Corp.example. And zebra.", "Z., Z. And zebra."},
		"zeb.miller@corp.example, my lead": {"Z., my lead", "Zeb Miller, miller", "Z. M., miller"},
		"hr@corp.example":                  {"H.", "HR and hr@corp.example", "HR and H."},
		"@zeb@social.example":              {"Z.", "@zeb is social, @zeb@social.example", "@Z. is social, Z."},
		"@zeb":                             {"Z.", "I asked @zeb; @zebra knows. Zeb?", "I asked Z.; @zebra knows. Z.?"},
		"zebulon":                          {"Z.", "manager zebulon, Zebulon's", "manager Z., Z.'s"},
		"jürgen (@jurg, jurgen@ex.org)":    {"J. (J., J.)", "Jürgen or jurg", "J. or J."},
		"my manager zebulon":               {"my manager Z.", "Zebulon and my manager", "Z. and my manager"},
		"Zebulon and dana":                 {"Z. and D.", "dana", "D."},
		"ZEBULON":                          {"Z.", "ZEBULON", "Z."},
		"will":                             {"W.", "I will, Will", "I will, W."},
		"my manager":                       {"my manager", "my manager", "my manager"},
		"the head of HR, a staff engineer": {"the head of HR, a staff engineer", "hr", "hr"},
		"Dana, the one that hired me":      {"D., the one that hired me", "She hired", "She hired"},
		"Dana, who hired me":               {"D., who hired me", "hired", "hired"},
		"Dana Smith (skip level)":          {"D. S. (skip level)", "skip", "skip"},
	} {
		files := maps.Clone(journalFiles)
		files["2026/2026-03-22-1745-team-or-staff.md"] = "---\ntwoway: conversation\nid: 2026-03-22-1745-team-or-staff\ndate: 2026-03-22\nabout: 2026-02-02-team-or-staff\nwith: \"" +
			with + "\"\n---\n\n# Conversation: " + tc.in + "\n\n" + tc.in + "\n"
		for _, e := range gate(t, files, false) {
			if c := e.Conversation; c != nil && strings.Contains(e.ID, "03-22") && (c.With != tc.field || e.Lead != tc.text || e.Title != "Conversation: "+tc.text) {
				t.Errorf("with %q: got %q, title %q, text %q; want %q and %q", with, c.With, e.Title, e.Lead, tc.field, tc.text)
			}
		}
	}
	n := newNames(wordKind)
	n.addPeople("everyone who zeb hired, zeb, legal")
	for in, want := range map[string]string{"- must_agree: not set → zeb\n": "- must_agree: not set → Z.\n", "zeb, Zeb; who hired legal": "Z., Z.; who hired legal"} {
		if got := n.initialled(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// Words that are no names stay in the fields of people, and in texts.
func TestWordsThatAreNoNamesStay_P2(t *testing.T) {
	t.Parallel()
	n := namesIn(nil, wordKind)
	for _, field := range strings.Split(`whoever is on call|half the team|someone who left|another staff engineer|first-line manager|data platform|two seniors|
myself|marketing|infra|payments|someone from payments|the CTO and HR|our skip level, legal|a backend dev|the on-call rotation|
half of data, 2 seniors|stakeholders|the LEGAL team`, "|") {
		field = strings.TrimSpace(field)
		n.addPeople(field)
		if got := n.people(field); got != field {
			t.Errorf("%q became %q", field, got)
		}
	}
	for _, text := range []string{"the payments page", "Marketing left half the data line; Legal and HR too", "Myself, someone"} {
		if got := n.initialled(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// Given names in small letters are known in every field of people, with the surname behind them.
func TestGivenNamesInSmallLettersAreKnown_P2(t *testing.T) {
	t.Parallel()
	for field, tc := range map[string]struct{ field, in, text string }{
		"dana":                        {"D.", "Dana said dana, DANA", "D. said D., D."},
		"DANA":                        {"D.", "Dana", "D."},
		"dana smith":                  {"D. S.", "Dana Smith, a smith", "D. S., a smith"},
		"tomasz nowak":                {"T. N.", "Tomasz Nowak", "T. N."},
		"will smith":                  {"W. S.", "I will, Will Smith", "I will, W. S."},
		"my manager will":             {"my manager W.", "Will", "W."},
		"maria garcia lopez":          {"M. G. L.", "maria", "M."},
		"dana runs payments here":     {"D. runs payments here", "runs", "runs"},
		"dana from payments":          {"D. from payments", "payments", "payments"},
		"zo\u00eb":                    {"Z.", "zoe\u0308, ZOE\u0308, zo\u00eb", "Z., Z., Z."},
		"zoe\u0308":                   {"Z.", "zoe\u0308, zo\u00eb", "Z., Z."},
		"\u00c1ngela Ruiz":            {"\u00c1. R.", "A\u0301ngela, \u00e1ngela", "\u00c1., \u00c1."},
		"https://github.com/dsmith":   {"D.", "See https://github.com/dsmith. And dsmith", "See D. And D."},
		"payments@corp.example, dana": {"P., D.", "payments", "payments"},
	} {
		n := namesIn(nil, wordKind)
		n.addPeople(field)
		if got := n.people(field); got != tc.field {
			t.Errorf("field %q: got %q, want %q", field, got, tc.field)
		}
		if got := n.initialled(tc.in); got != tc.text {
			t.Errorf("field %q, text %q: got %q, want %q", field, tc.in, got, tc.text)
		}
	}
}

// Names that are words of ours take no heading and no key away.
func TestHeadingsOfOursStand_P2(t *testing.T) {
	t.Parallel()
	n := namesIn(nil, wordKind)
	n.addPeople("the Energy team, Options, Why, Changed, Dana")
	for in, want := range map[string]string{
		"---\nenergy: -1\n---\n\n## Energy\n\nDana\n\n## Options\n\n- why: Why\n": "---\nenergy: -1\n---\n\n## Energy\n\nD.\n\n## Options\n\n- why: Why\n",
		"## changed ##\n##  Why\n## Why Dana\n# Changed\n":                        "## changed ##\n##  Why\n## Why D.\n# Changed\n",
	} {
		if got := n.initialled(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestMentionsOfPrivateEntriesGo_P2(t *testing.T) {
	t.Parallel()
	ids := privateIDs([]string{"2026-02-10-my-raise", "2026-02-11-raise", "2026-02-12-0800-team", "2026-02-12-team"},
		[]*journal.Entry{{ID: "2026-02-12-team"}})
	for in, want := range map[string]string{
		"See [that](../2026/2026-02-10-my-raise.md#why) now.\n":                                 "See that now.\n",
		"See 2026-02-10-my-raise and my-raise.\n":                                               "See private and private.\n",
		"A raise, 2026-02-11-raise, 2026-03-01-0815-raise.\n":                                   "A raise, private, private.\n",
		"[[raise]], [[Raise|x]], [y](raise), [z](../2026/raise.md#a), [[raises]]\n":             "private, x, y, z, [[raises]]\n",
		"As `raise` says, the raise decision, decision raise, Raise decisions.\n":               "As `private` says, the private decision, decision private, Raise decisions.\n",
		"`twoway show raise`, twoway note --date today raise, --decision=raise, about: raise\n": "`twoway show private`, twoway note --date today private, --decision=private, about: private\n",
		"I think about raise, a `raise x`, decision raise-2, my-raise-decision\n":               "I think about raise, a `raise x`, decision raise-2, my-raise-decision\n",
		"The team, 2026-02-12-0800-team, 2026-02-12-team.\n":                                    "The team, private, 2026-02-12-team.\n",
		"- is fear: 2026-02-10-my-raise \"x\"\nnext\n":                                          "next\n",
		"- is fear: 2026-02-12-team \"Not my-raise.\"\n":                                        "- is fear: 2026-02-12-team \"Not private.\"\n",
		"My-raise, and MY-RAISE; my-raises stay.\n":                                             "private, and private; my-raises stay.\n",
		"supersedes: 2026-02-10-my-raise\n":                                                     "",
		"[[2026-02-10-my-raise|x]]\n":                                                           "x\n",
		"[[2026-02-10-my-raise]], [[2026-02-10-my-raise#why]], [[2026-02-11-other]]\n":          "private, private, [[2026-02-11-other]]\n",
	} {
		if got := withoutIDsIn(in, ids); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// The handle of a private decision is masked though a public entry carries it in its name.
func TestAPublicNameSwitchesNoMaskingOff_P2(t *testing.T) {
	t.Parallel()
	ids := privateIDs([]string{"2026-02-11-raise", "2026-02-12-0800-raise", "2026-02-13-my-raise", "2026-02-14-0800-my-raise"},
		[]*journal.Entry{{ID: "2026-02-12-0800-raise"}, {ID: "2026-02-14-0800-my-raise"}})
	for in, want := range map[string]string{
		"id: 2026-02-12-0800-raise, [[raise]] and my-raise\n": "id: 2026-02-12-0800-raise, private and private\n",
		"2026-02-14-0800-my-raise, 2026-02-13-my-raise\n":     "2026-02-14-0800-my-raise, private\n",
	} {
		if got := withoutIDsIn(in, ids); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
