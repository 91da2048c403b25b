package markdown_test

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// P2: whatever form the word private has at the beginning of what it hides, and wherever that stands, it hides and is named.
func TestWhatSaysPrivateHides(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"a[^1]\n\n[^1]: Private: b\n[^2]: c\n":                                                           "a[^1]\n\n[^2]: c\n",
		"a[^1]\n\n[^1]: Private: b\n\n    b\n\nc\n":                                                      "a[^1]\n\n\nc\n",
		"- Private: b\n\n> c\n":                                                                          "\n> c\n",
		"a\n\n> Private\n>\n> b\n\nc\n":                                                                  "a\n\n\nc\n",
		"a\n> Private\n>\n> b\n\nc\n":                                                                    "a\n\nc\n",
		"> [!note] Private\n> b\n\nc\n":                                                                  "\nc\n",
		"> [!note]- Private: b\n> b\n>\n> b\n\nc\n":                                                      "\nc\n",
		"a^[Private: b] a\na\n\nc\n":                                                                     "\nc\n",
		"a[^1]\n\n[^1]:\n    Private: b\n\n    b\n\nc\n":                                                 "a[^1]\n\n\nc\n",
		"a[^1]\n\n[^1]:\n\n    Private: b\n\n    b\n\nc\n":                                               "a[^1]\n\n\nc\n",
		"a[^1]\n\n[^1]:\n    a\n\n    Private: b\n\nc\n":                                                 "a[^1]\n\n[^1]:\n    a\n\n\nc\n",
		"- a\n- d^[(private) b]\n- c\n":                                                                  "- a\n- c\n",
		"Private—b b\n\nc\n":                                                                             "\nc\n",
		"Private; b b\n\nc\n":                                                                            "\nc\n",
		"## Options\n- d: e\n- f\n  - Private—b\n":                                                       "## Options\n- d: e\n- f\n",
		"> [!note] My talk (private)\n> b\n>\n> b\n\nc\n":                                                "\nc\n",
		"> [!private] Title\n> b\n>\n> b\n\nc\n":                                                         "\nc\n",
		"a\n\n<details><summary>Private</summary>\n\nb\n\nb\n</details>\n\nc\n":                          "a\n\n\n\nc\n",
		"a\n\n<details>\n<summary><b>Private:</b> b</summary>\nb\n</details>\nc":                         "a\n\n\nc",
		"a\n\n<details><summary>Private</summary>\n\nb\n\nb\n":                                           "a\n\n",
		"<details><summary>a</summary>\n<details><summary>Private</summary>b</details>\n\nc</details>\n": "<details><summary>a</summary>\n\n\nc</details>\n",
		"| a | b |\n|---|---|\n| Private: | b |\n| c | d |\n":                                            "| a | b |\n|---|---|\n| c | d |\n",
		"a | b\n--|--\n**Private** | b\nc | d\n":                                                         "a | b\n--|--\nc | d\n",
		"| Private | b |\n|---|---|\n| b | b |\n\nc\n":                                                   "\nc\n",
		"a\n\n`Private`: b\nb\n\nc\n":                                                                    "a\n\n\nc\n",
		"a\n\n`Private:` b\n\nc\n":                                                                       "a\n\n\nc\n",
		"a\n\n<p><b>Private:</b> b</p>\n\nc\n":                                                           "a\n\n\nc\n",
		"a\n\n## Рrivate\n\nb\n\n## c\n":                                                                 "a\n\n## c\n",
		"a\n\n## Ｐｒｉｖａｔｅ\n\nb\n\n## c\n":                                                                 "a\n\n## c\n",
		"a\n\nРrіvаtе: b\n\nc\n":                                                                         "a\n\n\nc\n",
		"a\n\nＰｒｉｖａｔｅ： b\n\nc\n":                                                                         "a\n\n\nc\n",
		"a\n\n𝐏𝐫𝐢𝐯𝐚𝐭𝐞: b\n\nc\n":                                                                         "a\n\n\nc\n",
		"a\n\nPrivate - b\nb\n\nc\n":                                                                     "a\n\n\nc\n",
		"a\n\n**Private** — b\n\nc\n":                                                                    "a\n\n\nc\n",
		"a\n\nPrivate – b\n\nc\n":                                                                        "a\n\n\nc\n",
		"a\n\n(Private) b\n\nc\n":                                                                        "a\n\n\nc\n",
		"a\n\n[private] b\n\nc\n":                                                                        "a\n\n\nc\n",
		"a\n\nPrivate note: b\n\nc\n":                                                                    "a\n\n\nc\n",
		"a\n\nPrivate (for me): b\n\nc\n":                                                                "a\n\n\nc\n",
		"a\n\nPrivate, for me only: b\n\nc\n":                                                            "a\n\n\nc\n",
		"a\n\n- (private) b\n- [x] Private - b\n- c\n":                                                   "a\n\n- c\n",
		"a\n\n## Notes (private)\n\nb\n\n## c\n":                                                         "a\n\n## c\n",
		"a\n\n## Notes [**private**]\n\nb\n\n## c\n":                                                     "a\n\n## c\n",
		"a\n\n## Notes #private\n\nb\n\n## c\n":                                                          "a\n\n## c\n",
		"a\n\nb\nb #private b\nb\n\nc\n":                                                                 "a\n\n\nc\n",
		"- a\n- b #Private\n  b\n- c\n":                                                                  "- a\n- c\n",
		"- a\n- b\n  #private/pay\n- c\n":                                                                "- a\n- c\n",
		"| a | b |\n|---|---|\n| b | #private |\n| c | d |\n":                                            "| a | b |\n|---|---|\n| c | d |\n",
		"| b | #private |\n|---|---|\n| b | b |\n\nc\n":                                                  "\nc\n",
		"a\n\nPrivate\nb\nb\n\nc\n":                                                                      "a\n\n\nc\n",
		"a\n\n<!-- private -->\n\nb\n\n## b\n\n<!-- /private -->\n\nc\n":                                 "a\n\n\n\nc\n",
		"a <!-- private --> b <!-- end private --> c\n":                                                  "a c\n",
		"a\n\n<!-- private -->\n\nb\n\n## b\n":                                                           "a\n\n",
		"a <private>b\n\nb</private> c\n":                                                                "a c\n",
		"a\n\n<private>\n\nb\n\n## b\n":                                                                  "a\n\n",
		"## Drivers\n- Private: b\n  - b\n- c\n":                                                         "## Drivers\n- c\n",
		"## Assumptions\n- [ ] Private: b c\n- [ ] d\n":                                                  "## Assumptions\n- [ ] d\n",
		" > a\n >\n > Private - b\n >\n > c\n":                                                           " > a\n >\n >\n > c\n",
		"> > a\n> >\n> > (Private) b\n":                                                                  "> > a\n> >\n",
		"> a\n>\n> > Private: b\n> >\n> > c\n":                                                           "> a\n>\n> >\n> > c\n",
		"- a\n\n  > c\n  >\n  > Private — b\n  > b\n- c\n":                                               "- a\n\n  > c\n  >\n- c\n",
		"- a\n\n\t> [!private] b\n\t> b\n":                                                               "- a\n\n",
		"b\n#private\n\nb\n\n## c\n":                                                                     "## c\n",
		"<Details><SUMMARY>Private</SUMMARY>b</Details>\n\nc\n":                                          "\n\nc\n",
		"<details><summary><b>My talk (private)</b></summary>b</details>\n\nc\n":                         "\n\nc\n",
		"<details><summary>Private notes</summary>b</details>\n\nc\n":                                    "\n\nc\n",
		"a <private>b <private>b</private> b</private> c\n":                                              "a c\n",
		"## Drivers\n- toward: Private: b\n- c\n":                                                        "## Drivers\n- c\n",
		"## Resolutions\n- [x] a → no 2026-01-02: Private: b\n- [x] c → yes\n":                           "## Resolutions\n- [x] c → yes\n",
		"## Resolutions\n- [x] a -> hit: (private) b\n- [x] c → yes\n":                                   "## Resolutions\n- [x] c → yes\n",
		"## Amendments\n- keeps_open: a → c; Private - b\n- closes: none → soft\n":                       "## Amendments\n- closes: none → soft\n",
		"## Tripwires\n- [ ] If (private) b, then revisit\n- c\n":                                        "## Tripwires\n- c\n",
		"## Predictions\n- [ ] 75% by 2026-08-31: Private - b\n- c\n":                                    "## Predictions\n- c\n",
		"## Options\n- Private: b c\n- d: e\n":                                                           "## Options\n- d: e\n",
		"## Options\n- a: c\n  - (private) b\n- d: e\n":                                                  "## Options\n- a: c\n- d: e\n",
	} {
		const above = "---\ntwoway: note\nid: 2026-01-02-0900-a\ndate: 2026-01-02\nabout: 2026-01-01-b\n---\n\n"
		if got, _ := markdown.StripPrivate([]byte(body)); string(got) != want {
			t.Errorf("%q: got %q, want %q", body, got, want)
		}
		body = "First.\n\n" + body
		e, problems := markdown.Parse("2026/2026-01-02-0900-a.md", []byte(above+body))
		named := false
		for _, p := range problems {
			named = named || (p.Rule == "private-line" || p.Rule == "private-heading") && p.Line > 7 && p.Mend != ""
		}
		if e == nil || e.Private || !named {
			t.Errorf("%q is not named: %v", body, problems)
		}
	}
}

// What only speaks of something private stays, and so does what stands in code.
func TestWhatOnlySpeaksOfPrivateStays(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		"Private offices are loud.", "Private equity - bought us", "Private equity — bought us.", "Private schools: dear.",
		"[private](https://a.example) is the word.", "[Private][1] is a word.", "(Private companies) pay more.", "(private schools are dear)",
		"Private-sector pay - too low.", "Private2 - a film", "Privacy - a film", "Primate - a film", "Privately - a film", "Private. And so on.",
		"Private, then public.", "We met a\n(private) person.", "We met a\nprivate - or public - person.", "private://a", "Private schools (dear): a list.",
		"Private → public", "We like #privates-only and a#private and [a](#private).", "## See [private](a) there", "## On the (private schools) list",
		"`#private` is a tag.", "`<private>` is a tag.", "`Private` is a word.", "`Private: b` is a line.", "```\n#private\n<private>\n| Private | b |\n```",
		"| a | b |\n|---|---|\n| Private school | dear |", "| a | Private |\n|---|---|\n| c | d |", "We said Private | Public.",
		"<details><summary>Private schools</summary>\n\na\n</details>", "<summary>Private</summary>", "a <!-- a private thing --> b <!-- /private --> c</private></details>",
		"> We met.\n> Private\n> schools.", "> [!note] Private schools\n> a", "> [!note] Schools (private or not)\n> a", "Private–public schools.", "We met. Private; not for long.", "We met.^[Private schools are dear.]", "`^[Private: a]` is a footnote.", "[^1]: Private schools are dear.", "- Private\n- Public", "## Options\n- private: a firm\n- public: b",
		"We met the\nprivate\nequity people.", "\\<private>a", "We return List<Private> here.", "It takes <private/> as a sign.",
		"## Resolutions\n- [x] a → no: private schools are dear", "## Amendments\n- private: false → true",
		"## Drivers\n- toward: Private schools are dear", "## Drivers\n- away: the (private) schools", "## Options\n- b: Private school",
	} {
		body = "a\n\n" + body + "\n\nb\n"
		want := strings.ReplaceAll(strings.ReplaceAll(body, " <!-- a private thing -->", ""), " <!-- /private -->", "")
		if got, _ := markdown.StripPrivate([]byte(body)); string(got) != want {
			t.Errorf("%q: got %q", body, got)
		}
	}
}

// A tag of the word private keeps the entry in and is named, and so does a key in letters that look like ours.
func TestATagThatSaysPrivateKeepsTheEntryIn(t *testing.T) {
	t.Parallel()
	for front, want := range map[string]bool{
		"tags: [private]":                   true,
		"tags: [work, Private]":             true,
		"tags:\n  - work\n  - \"#private\"": true,
		"tags: private":                     true,
		"tags: [рrivate]":                   true,
		"рrіvаtе: true":                     true,
		"ｐｒｉｖａｔｅ: true":                     true,
		"tags: [private-school, privacy]":   false,
		"mood: (private) low":               true,
		"mood: low (private)":               true,
		"mood: low #private":                true,
		"x: [one, 'Private: b']":            true,
		"x:\n  - one\n  - Private - b":      true,
		"x: {y: 'Private: b'}":              true,
		"x:\n  y: 'Private: b'":             true,
		"x:\n  - y: b (private)":            true,
		"x: [one, private schools]":         false,
		"x: {private-schools: dear}":        false,
		"mood: low #private-ish":            false,
		"#private: true\nmood: low":         false,
		"tags: [private school]":            false,
		"tags: [private2, not/private]":     false,
	} {
		e, problems := markdown.Parse("2026/2026-01-02-0900-a.md", []byte("---\ntwoway: note\nid: 2026-01-02-0900-a\ndate: 2026-01-02\nabout: 2026-01-01-b\n"+front+"\n---\n\na\n"))
		named := slices.ContainsFunc(problems, func(p journal.Problem) bool { return p.Rule == "private-key" && p.Line == 6 })
		if e == nil || e.Private != want || named != want {
			t.Errorf("%q: got %+v, %v; want private and named %v", front, e, problems, want)
		}
	}
}

// What stands in the entry is read in one pass, however many marks of privacy it holds.
func TestManyMarksOfPrivacyAreReadAtOnce(t *testing.T) {
	t.Parallel()
	for _, mark := range []string{
		"<details>", "<details><summary>Private</summary>", "<private>", "</private>", "<private", "<!-- private -->", "</details>",
		"## Resolutions\n- → Private ", "a -> b: ", "→", "| Private |\n", "- Private\n\n", "#private ", "(private) ", "[^private ", "Private - a\n\n", "## Drivers\n- Private: a\n", "> Private\n", "Рrivate ",
	} {
		body := strings.Repeat(mark, 20_000)
		if got, _ := markdown.StripPrivate([]byte(body)); len(got) > len(body) {
			t.Errorf("%q: grew to %d bytes", mark, len(got))
		}
	}
}
