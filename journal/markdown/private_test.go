package markdown_test

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

func TestWhatIsUnderPrivateClosesUnlessItSaysNo(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		front   string
		private bool
		named   bool
	}{
		"true":                         {"private: true", true, false},
		"false":                        {"private: false", false, false},
		"nothing":                      {"private:", false, true},
		"nothing in quotes":            {`private: ""`, false, true},
		"off":                          {"private: off", true, true},
		"n":                            {"private: n", true, true},
		"null":                         {"private: null", true, true},
		"a tilde":                      {"private: ~", true, true},
		"zero":                         {"private: 0", true, true},
		"No":                           {"private: No", false, true},
		"without the blank":            {"private:true", true, true},
		"indented":                     {"  private: true", true, true},
		"indented below a key":         {"tags:\n  private: true", true, true},
		"in braces":                    {"{private: true}", true, true},
		"in braces with others":        {"{tags: a, private: true}", true, true},
		"a no-break space before":      {"\u00a0private: true", true, true},
		"a no-break space behind":      {"private:\u00a0true", true, true},
		"a letter short":               {"privat: true", true, true},
		"two letters in another order": {"prviate: true", true, true},
		"a letter more":                {"privvate: true", true, true},
		"a letter for another":         {"prifate: true", true, true},
		"German":                       {"Privat: true", true, true},
		"a word of English":            {"primate: gorilla", false, false},
		"a word of English, quoted":    {`"Primate": true`, false, false},
		"words that are less near":     {"pirate: true\nprivet: true\nprivateer: true\nprivy: true\nprelate: true", false, false},
		"below a second ---":           {"--- a: b\nprivate: true", true, true},
		"a key below a second ---":     {"--- a: b\nsource: x", false, true},
		"an equals sign":               {"private = true", true, true},
		"neither colon nor blank":      {"private", true, true},
		"no colon":                     {"private true", true, true},
		"a wide colon":                 {"private：true", true, true},
		"in a list":                    {"tags:\n  - private: true", true, true},
		"indented, and no":             {"context:\n  private: false", false, false},
		"a letter short, and no":       {"privat: false", false, false},
		"below the front matter":       {"tags: a\n---\n\nprivate: true\n", true, true},
		"below the title":              {"tags: a\n---\n\n# Which?\n\nprivate: true\n", true, true},
		"an item below it":             {"tags: a\n---\n- private: true\n", true, true},
		"a second front matter":        {"tags: a\n---\n---\nprivate: true\n---\n", true, true},
		"further down":                 {"tags: a\n---\n\nWe set it.\n\nprivate: true\n", true, true},
		"an item further down":         {"tags: a\n---\n\nWe set it.\n- **Private**: yes.\n", true, true},
		"further down, in code":        {"tags: a\n---\n\nWe set it.\n\n```\nprivate: true\n```\n", false, false},
		"further down, a code span":    {"tags: a\n---\n\nWe set it.\n\n`private: true`\n", false, false},
		"code that is never closed":    {"tags: a\n---\n\nWe set it.\n\n```\nprivate: true\n", true, true},
		"further down, a comment":      {"tags: a\n---\n\nWe set it.\n\n<!--\nprivate: true\n-->\n", false, false},
		"further down, and no":         {"tags: a\n---\n\nWe set it.\n\nprivate: false\n", false, false},
		"an option's key":              {"tags: a\n---\n\n## Options\n- private: a private firm\n", false, false},
		"a word below it":              {"tags: a\n---\n\nPrivate: we met\n", false, true},
		"a dash for the colon":         {"private - true", true, true},
		"an arrow for it":              {"private → true", true, true},
		"behind another key":           {"context: ok private: true", true, true},
		"in words that nobody reads":   {"very private", true, true},
		"in such words, with a no":     {"not private, no", false, true},
		"a tag among such words":       {"very odd\ntags: [private]", true, true},
		"the last word of a key":       {"is_private: true", true, true},
		"such a key, and no":           {"is_private: false", false, false},
		"such a key with other words":  {"is_private: a school", false, false},
		"a tag":                        {"tags:\n  - private", true, true},
		"a tag, by the parser":         {"tags:\n  - private # as they are\n", true, true},
		"a comment":                    {"context: a # b\n# private: true", false, false},
		"words of a text":              {"context: >\n  a\n  private school for them", false, false},
		"a key of the person's own":    {"privacy: low\nprivate_room: 3", false, false},
		"True with a capital":          {"private: True", true, true},
		"yes":                          {"private: yes", true, true},
		"no is named and stays open":   {"private: no", false, true},
		"a number":                     {"private: 1", true, true},
		"a word in quotes":             {`private: "yes"`, true, true},
		"a list":                       {"private:\n  - true", true, true},
		"a list in brackets":           {"private: [x]", true, true},
		"a map":                        {"private: {a: b}", true, true},
		"a comment behind":             {"private: on # for now", true, true},
		"the key with a capital":       {"Private: true", true, true},
		"twice, open and closed":       {"private: false\nprivate: true", true, true},
		"twice, closed and open":       {"private: true\nprivate: false", true, true},
		"a quote that is never closed": {`private: "true`, true, true},
		"two sides of a merge":         {"<<<<<<< HEAD\nprivate: true\n=======\nprivate: false\n>>>>>>> other", true, true},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src := "---\ntwoway: note\nid: 2026-01-02-a\ndate: 2026-01-02\nabout: 2026-01-01-b\n" + tc.front + "\n---\n\ntext\n"
			e, problems := markdown.Parse("2026/2026-01-02-a.md", []byte(src))
			if e == nil {
				t.Fatalf("%q: no entry: %v", tc.front, problems)
			}
			if e.Private != tc.private || (len(problems) > 0) != tc.named {
				t.Errorf("%q: private is %v, want %v; problems %v, want some: %v", tc.front, e.Private, tc.private, problems, tc.named)
			}
		})
	}
}

// P2: what stands from "Private:" on hides, to the end of its paragraph or item, and is named.
func TestAParagraphThatBeginsWithPrivateHides(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"a\n\nPrivate: b\nc\n\nd\n":                             "a\n\n\nd\n",
		"a\n**Private:** b\n# c\n":                              "a\n# c\n",
		"a\n\n- Private: b\n  c\n- d\n":                         "a\n\n- d\n",
		"> private: b\n> c\n\nd\n":                              "\nd\n",
		"a\n\nPrivat： b\n## c\nd\n":                             "a\n\n## c\nd\n",
		"## Options\n- private: a firm\n- public: b\n":          "## Options\n- private: a firm\n- public: b\n",
		"Private schools: dear.\nprivate://a\n\nb\n":            "Private schools: dear.\nprivate://a\n\nb\n",
		"a\n\nPrivate:\nb\n\n- c\n\n```\nd\n```\n\n## e\n":      "a\n\n\n## e\n",
		"a\nPrivate:\n\nb\n#tag\n### c\nd\n":                    "a\n### c\nd\n",
		"a\n\nPrivate\n\nb\n":                                   "a\n\n",
		"a\n\n**Private**\nb\n\nc\n# d\n":                       "a\n\n# d\n",
		"a\n\n**Private:**\n\n```\nb\n```\n":                    "a\n\n",
		"a\n\n> Private:\n> b\n>\n> c\n\nd\n":                   "a\n\n\nd\n",
		"a\n\n- Private:\n  - b\n\n    c\n- d\n":                "a\n\n- d\n",
		"a\n\n- **Private**\n  b\n- d\n":                        "a\n\n- d\n",
		"a\n\nPrivate:\n\nb\n\n> # c\n\nd\n\n## e\n":            "a\n\n\n## e\n",
		"## Predictions\n- [ ] a\n- Private:\n  - b\n- [ ] c\n": "## Predictions\n- [ ] a\n- [ ] c\n",
		"## a\nPrivate\n\nb\n\n## c\n":                          "## a\n\n## c\n",
		"```\na\n```\nPrivate\n\nb\n\n## c\n":                   "```\na\n```\n\n## c\n",
		"a\n\n- Private\n  - b\n- [x] Private\n\n  c\n- d\n":    "a\n\n- d\n",
		"> Private:\n>\n> ```\n> b\n> ```\n>\n>     c\n\nd\n":   "\nd\n",
		"a\n\n- Work\n- Private\n- Pay\n":                       "a\n\n- Work\n- Private\n- Pay\n",
		"We met the\nprivate\nequity people.\n\nb\n":            "We met the\nprivate\nequity people.\n\nb\n",
		"a\n\n`Private`\n\nb\n\n    Private\n\nc\n":             "a\n\n`Private`\n\nb\n\n    Private\n\nc\n",
		"## Options\n- private:\n  - b\n":                       "## Options\n- private:\n  - b\n",
		"a\n\n- [x] Private: b\n- [X] private: c\n- [ ] d\n":    "a\n\n- [ ] d\n",
		"a\n\n- [x] Privates: b\n- [x] public: c\n":             "a\n\n- [x] public: c\n",
		"- Private: a\n  - b\n\n  c\n- d\n":                     "- d\n",
		"- Private: a\n\n      b()\n\n- d\n":                    "\n- d\n",
		"1. Private: a\nb\n2. d\n":                              "2. d\n",
		"Private: a\n- b\n- c\n\nd\n":                           "\nd\n",
		"Private: a\n```\nb\n```\n\nd\n":                        "\nd\n",
		"Private: a\n```\nb\n\nc\n```\n":                        "",
		"Private:she earns 5\nb\n\nd\n":                         "\nd\n",
		"a\n\nPrivate: no\n":                                    "a\n\nPrivate: no\n",
		"a\n\n`Private: b`\n\n```\nPrivate: c\n```\n":           "a\n\n`Private: b`\n\n```\nPrivate: c\n```\n",
	} {
		if got, _ := markdown.StripPrivate([]byte(body)); string(got) != want {
			t.Errorf("%q: got %q, want %q", body, got, want)
		}
	}
}

// P2: a second front matter in one file is named. It keeps the file in when it says so, or when its entry may be private.
func TestASecondFrontMatterIsNamedAndHides(t *testing.T) {
	t.Parallel()
	const second = "twoway: note\nid: 2026-01-03-c\ndate: 2026-01-03\nabout: 2026-01-01-b\n"
	tests := map[string]struct {
		body    string
		private bool
		rules   string
	}{
		"open":                         {"a\n\n---\n" + second + "---\n\nb\n", false, "joined"},
		"private":                      {"a\n\n---\n" + second + "private: true\n---\n\nb\n", true, "joined-private"},
		"no line end before it":        {"a---\n" + second + "private: true\n---\n\nb\n", true, "joined-private"},
		"without fences":               {"a\n\n" + second + "private: on\n\nb\n", true, "joined-private"},
		"private in capitals":          {"a\n\n---\n" + second + "PRIVATE: 1\n---\nb\n", true, "private-heading joined-private"},
		"private before our key":       {"a\n---\nprivate: ~\n" + second + "---\nb\n", true, "private-heading joined-private"},
		"a key misspelled":             {"a\n\n---\n" + second + "privat: on\n---\nb\n", true, "joined-private"},
		"a key of more words":          {"a\n\n---\n" + second + "is_private: yes\n---\nb\n", true, "joined-private"},
		"a list before it":             {"a\n\n---\n" + second + "tags:\n  - x\n\nprivate: on\n---\nb\n", true, "private-heading joined-private"},
		"no longer private":            {"a\n\n---\n" + second + "private: false\n---\nb\n", false, "joined"},
		"CRLF":                         {strings.ReplaceAll("a\n\n---\n"+second+"private: on\n---\n\nb\n", "\n", "\r\n"), true, "joined-private"},
		"in a quote":                   {"> ---\n> twoway: note\n> about: 2026-01-01-z\n> ---\n", false, ""},
		"below a private section":      {"## Private\nx\n\n---\n" + second + "private: on\n---\n\n## Energy\nb\n", true, "joined-private"},
		"below code never closed":      {"```\nx\n\n---\n" + second + "private: on\n---\n\nb\n", true, "joined-private"},
		"in code":                      {"```\n---\n" + second + "private: on\n---\n```\n", false, ""},
		"in a comment":                 {"<!--\n" + second + "private: on\n-->\n", false, ""},
		"about another decision":       {"a\n\n---\ntwoway: note\nid: 2026-01-03-c\nabout: 2026-01-02-z\n---\n", true, "joined-private"},
		"about nothing":                {"a\n\n---\ntwoway: note\nid: 2026-01-03-c\n---\n", true, "joined-private"},
		"an about nobody reads":        {"a\n\n---\ntwoway: note\nabout : [2026\n---\n", true, "joined-private"},
		"its own decision":             {"a\n\n---\ntwoway: decision\nid: 2026-01-01-b\nquestion: q\nchoice: x\n---\n", false, "joined"},
		"another decision":             {"a\n\n---\ntwoway: decision\nid: 2026-01-03-c\nquestion: q\nchoice: x\n---\n", true, "joined-private"},
		"two more":                     {"a\n---\n" + second + "---\nb\n---\n" + second + "private: on\n---\nc\n", true, "joined joined-private"},
		"both sides of a merge":        {"a\n<<<<<<< HEAD\nb\n=======\n---\n" + second + "private: on\n---\nc\n>>>>>>> other\n", true, "conflict conflict joined-private"},
		"sides of a merge in the keys": {"a\n---\n" + second + "<<<<<<< HEAD\nprivate: on\n=======\nprivate: no\n>>>>>>> other\n---\nc\n", true, "conflict conflict joined-private"},
		"a sentence":                   {"I ran twoway: note by note.\n\ntwoway: it is fine\n\ntwoway note b\n", false, ""},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, problems := markdown.Parse("2026/2026-01-02-a.md", []byte("---\ntwoway: note\nid: 2026-01-02-a\ndate: 2026-01-02\nabout: 2026-01-01-b\n---\n\n"+tc.body))
			var rules []string
			for _, p := range problems {
				rules = append(rules, p.Rule)
			}
			if got := strings.Join(rules, " "); e.Private != tc.private || got != tc.rules {
				t.Errorf("%q: private is %v, want %v; got %q, want %q", tc.body, e.Private, tc.private, got, tc.rules)
			}
		})
	}
}

// P2: what a note is about may be private, so that one whose about cannot be read stays in, and is named.
func TestWhatIsNearlyAboutHides(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		front   string
		private bool
	}{
		"as we write it":              {"about: 2026-01-01-b", false},
		"in quotes":                   {`about: "2026-01-01-b"`, false},
		"on the next line":            {"about:\n  2026-01-01-b", false},
		"no about":                    {"tags: [a]", false},
		"nothing behind it":           {"about:", false},
		"nothing in quotes":           {`about: ""`, false},
		"another word":                {"above: 2026-01-01-b\nabort: true\nabut: x", false},
		"a comment":                   {"# about: 2026-01-01-b", false},
		"a quote that is not closed":  {`about: "2026-01-01-b`, true},
		"without the blank":           {"about:2026-01-01-b", true},
		"indented":                    {" about: 2026-01-01-b", true},
		"indented below a key":        {"source:\n  about: 2026-01-01-b", true},
		"a capital":                   {"About: 2026-01-01-b", true},
		"two letters turned":          {"abuot: b", true},
		"a letter short":              {"abot: b", true},
		"a list":                      {"about:\n  - 2026-01-01-b", true},
		"a list in brackets":          {"about: [2026-01-01-b]", true},
		"a link":                      {"about: [[2026-01-01-b]]", true},
		"a map":                       {"about: {a: b}", true},
		"several lines":               {"about: |\n  a\n  b", true},
		"a comment behind":            {"about: # 2026-01-01-b", true},
		"an equals sign":              {"about = 2026-01-01-b", true},
		"a wide colon":                {"about：2026-01-01-b", true},
		"in braces":                   {"{about: 2026-01-01-b}", true},
		"below a front matter":        {"tags: a\n---\nabout: 2026-01-01-b", true},
		"words below a front matter":  {"tags: a\n---\nabout: my sister", false},
		"a front matter nobody reads": {"tags: [a", true},
		"such a one with an about":    {"about: 2026-01-01-b\ntags: [a", false},
		"two sides of a merge":        {"<<<<<<< HEAD\nabout: 2026-01-01-b\n=======\nabout: 2026-01-01-c\n>>>>>>> other", true},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src := "---\ntwoway: note\nid: 2026-01-02-a\ndate: 2026-01-02\n" + tc.front + "\n---\n\ntext\n"
			e, problems := markdown.Parse("2026/2026-01-02-a.md", []byte(src))
			if e == nil {
				t.Fatalf("%q: no entry: %v", tc.front, problems)
			}
			named := slices.ContainsFunc(problems, func(p journal.Problem) bool { return p.Rule == "about-key" && p.Line > 1 })
			if e.Private != tc.private || named != tc.private {
				t.Errorf("%q: private is %v and named %v, want %v; problems %v", tc.front, e.Private, named, tc.private, problems)
			}
		})
	}
}

// P2: what may have been meant as "## Private" hides what stands below it, and is named.
func TestWhatIsNearlyAPrivateHeadingHides(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		body  string
		leaks bool // what stands below it does
		named bool
	}{
		"as we write it":               {"## Private\n\nCANARY\n", false, false},
		"small letters, closed":        {"## private ##\n\nCANARY\n", false, false},
		"indented":                     {"  ## Private\n\nCANARY\n", false, false},
		"underlined":                   {"Private\n-------\n\nCANARY\n", false, false},
		"underlined twice":             {"Private\n=======\n\nCANARY\n\n# ", false, true},
		"a rule under its words":       {"## Private\n\nCANARY\n---\nCANARY\n", false, false},
		"a bullet under its words":     {"## Private\n\nCANARY\n-\nCANARY\n", false, false},
		"a tag of HTML":                {"## <b>Private</b>\n\nCANARY\n", false, true},
		"underlined, with more words":  {"Private notes\n-------\n\nCANARY\n", false, true},
		"no blank":                     {"##Private\n\nCANARY\n", false, true},
		"one sign without a blank":     {"words\n\n#Private\n\nCANARY\n", false, true},
		"a hashtag among words":        {"#private words\n\nCANARY\n", true, false},
		"no blank within a paragraph":  {"words\n##Private\nCANARY\n", false, true},
		"a colon":                      {"## Private:\n\nCANARY\n", false, true},
		"a level below":                {"### Private\n\nCANARY\n\n### And on\n\nCANARY\n", false, true},
		"a level above":                {"# Private\n\nCANARY\n\n## Work\n\nCANARY\n", false, true},
		"a level above, more words":    {"# Private notes\n\nCANARY\n", false, true},
		"bold":                         {"## **Private**\n\nCANARY\n", false, true},
		"more words":                   {"## Private notes\n\nCANARY\n", false, true},
		"another word behind a slash":  {"## Private/personal\n\nCANARY\n", false, true},
		"a sign before":                {"## 🔒 Private\n\nCANARY\n", false, true},
		"a letter short":               {"## Privat\n\nCANARY\n", false, true},
		"in a quote":                   {"> ## Private\n> CANARY\n\nCANARY\n", false, true},
		"in an item":                   {"- ## Private\n  CANARY\n", false, true},
		"underlined under a line":      {"Words.\nPrivate\n-------\n\nCANARY\n", false, true},
		"underlined twice under one":   {"Words.\nmore\n**Private**\n===\nCANARY\n\n# ", false, true},
		"under an item":                {"- a\n- b\nPrivate\n---\n\nCANARY\n", false, true},
		"under a line of a quote":      {"> Words.\n> Private\n> ---\n> CANARY\n", false, true},
		"under a line of an item":      {"- Words.\n  private:\n  ---\n  CANARY\n", false, true},
		"a word at the end of a line":  {"We keep it\nvery private\n---\n\nCANARY\n", true, false},
		"an item above a rule":         {"- Public\n- Private\n---\n\nCANARY\n", true, false},
		"a paragraph above a rule":     {"Words.\nPrivate\n\n---\n\nCANARY\n", true, false},
		"under a line in code":         {"```\na\nPrivate\n---\n```\n\nCANARY\n", true, false},
		"underlined in a quote":        {"> Private\n> -------\n> CANARY\n\nCANARY\n", false, true},
		"underlined twice in a quote":  {"> Private notes\n> ===\n> CANARY\n\nCANARY\n\n# ", false, true},
		"underlined in an item":        {"- Private\n  ---\n  CANARY\n", false, true},
		"underlined in a list further": {"- a\n\n  1. > Private\n     > ---\n     > CANARY\n", false, true},
		"a rule below a quote":         {"> Private\n\n---\n\nCANARY\n", true, false},
		"an anchor before":             {"## <a id=\"p\"></a>Private\n\nCANARY\n", false, true},
		"as HTML":                      {"<h2>Private</h2>\n\nCANARY\n", false, true},
		"as HTML, with more":           {"<H3 class=\"x\"><em>Private</em> notes</H3>\n\nCANARY\n", false, true},
		"with code behind it":          {"> ## Private `<b>`\n\nCANARY\n", false, true},
		"as HTML in code":              {"```\n<h2>Private</h2>\n```\n\nCANARY\n", true, false},
		"other words in HTML":          {"<h2>On private schools</h2>\n\nCANARY\n\n<html>private</html>\n", true, false},
		"behind a byte order mark":     {"\ufeff## Private\n\nCANARY\n", false, true},
		"in a footnote":                {"a[^1]\n\n[^1]: b\n\n    ## Private\n\n    CANARY\n", false, false},
		"a heading of level one in it": {"## Private\n\none\n\n# Foo\n\nCANARY\n", false, false},
		"in code":                      {"```\n## Private\n```\n\nCANARY\n", true, false},
		"indented as code":             {"    ## Private\n\nCANARY\n", true, false},
		"in a comment":                 {"<!--\n### Private\n-->\n\nCANARY\n", true, false},
		"with a backslash":             {"\\## Private\n\nCANARY\n", true, false},
		"a hashtag":                    {"#private school\n\nCANARY\n", true, false},
		"another word first":           {"## On private schools\n\nCANARY\n", true, false},
		"another word":                 {"## Privacy\n\nCANARY\n", true, false},
		"a word of English":            {"## Primate\n\nCANARY\n", true, false},
		"such a word and more":         {"## **Primate** research\n\nCANARY\n", true, false},
		"words that are less near":     {"## Pirate\n\nCANARY\n\n## Privet\n\n## Privateer\n", true, false},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body := "# Private schools?\n\nLead.\n\n## Why\n\nBecause.\n\n" + tc.body + "\n## Then\n\nOpen.\n"
			if strings.HasPrefix(tc.body, "# ") { // up to the next of its level
				body = strings.TrimSuffix(body, "\n## Then\n\nOpen.\n") + "# Then\n\nOpen.\n"
			}
			e, problems := markdown.Parse("2026/2026-01-02-a.md", []byte("---\ntwoway: decision\nid: 2026-01-02-a\ndate: 2026-01-02\nquestion: Private schools?\nchoice: a\n---\n"+body))
			if e == nil {
				t.Fatalf("%q: no entry: %v", body, problems)
			}
			public := markdown.Redact(e).Body
			if got := strings.Contains(public, "CANARY"); got != tc.leaks {
				t.Errorf("%q leaks: %v, want %v; left is %q", tc.body, got, tc.leaks, public)
			}
			if !strings.Contains(public, "Lead.") || !strings.Contains(public, "Because.") || !strings.Contains(public, "Open.") {
				t.Errorf("%q hides what is not below it: %q is left", tc.body, public)
			}
			named := slices.ContainsFunc(problems, func(p journal.Problem) bool { return p.Rule == "private-heading" })
			if named != tc.named {
				t.Errorf("%q is named: %v, want %v; problems %v", tc.body, named, tc.named, problems)
			}
		})
	}
}

// A rule drawn under a sentence makes no section of it inside a private one, and a heading of level one that says more than Private
// hides no further than the next.
func TestWhereAPrivateSectionEnds(t *testing.T) {
	t.Parallel()
	for body, want := range map[string][]string{
		"# Which?\n\n## Private\n\nWe met.\n---\nThen not.\n\n## Why\n\nOpen.\n": {"Private", "Why"},
		"# Which?\n\n## Why\n\nWe met.\n\nThen\n----\n\nOpen.\n":                 {"Why", "Then"},
	} {
		e, problems := markdown.Parse("2026/2026-01-02-a.md", []byte("---\ntwoway: decision\nid: 2026-01-02-a\ndate: 2026-01-02\nquestion: Which?\nchoice: a\n---\n\n"+body))
		if e == nil {
			t.Fatal(problems)
		}
		var got []string
		for _, s := range e.Sections {
			got = append(got, s.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q has the sections %q, want %q", body, got, want)
		}
	}
	for body, want := range map[string]string{
		"# Which?\n\n# Private notes\n\nCANARY\n\n## Work\n\nOpen.\n": "# Which?\n\n## Work\n\nOpen.\n",
		"# Which?\n\n# Private\n\nCANARY\n\n## Work\n\nCANARY\n":      "# Which?\n\n",
	} {
		if public, _ := markdown.StripPrivate([]byte(body)); string(public) != want {
			t.Errorf("StripPrivate(%q) = %q, want %q", body, public, want)
		}
	}
}

func TestATitleThatSaysPrivateHidesTheWordsBelowIt(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"# private\n\n## Options\n\n- a: One\n":           "# private\n\n## Options\n\n- a: One\n",
		"# Private\n\nCANARY\n\n## Options\n\n- a: One\n": "## Options\n\n- a: One\n",
		"# Private?\n\nWords.\n":                          "# Private?\n\nWords.\n",
		// In a note, and where it says so beside other words, up to the next of its level.
		"# Private\n\n## Home\n\nCANARY\n":                                     "",
		"Private\n===\n\n## Home\n\nCANARY\n\n# Work\n\nOpen.\n":               "# Work\n\nOpen.\n",
		"# Week 40 (private)\n\nCANARY\n\n## Home\n\nCANARY\n":                 "",
		"# Home [private]\n\nCANARY\n":                                         "",
		"# Week #private\n\nCANARY\n":                                          "",
		"# Private: home\n\nCANARY\n\n## Options\n\n- a: CANARY\n":             "",
		"# Leave? (private)\n\n## Options\n\n- a: CANARY\n":                    "",
		"# Private notes\n\nCANARY\n\n## Work\n\nOpen.\n":                      "",
		"# Private schools\n\nCANARY\n\n## Work\n\nOpen.\n":                    "## Work\n\nOpen.\n",
		"# Private practice or hospital\n\nWords.\n\n## Options\n\n- a: One\n": "# Private practice or hospital\n\nWords.\n\n## Options\n\n- a: One\n",
		"# Private schools?\n\nWords.\n":                                       "# Private schools?\n\nWords.\n",
		"# On private schools\n\nWords.\n":                                     "# On private schools\n\nWords.\n",
	} {
		if public, _ := markdown.StripPrivate([]byte(body)); string(public) != want {
			t.Errorf("StripPrivate(%q) = %q, want %q", body, public, want)
		}
	}
}

// P2: code that is never closed makes no text of a private heading below it, and what stands in a comment or between marks ends no
// private section.
func TestWhatSwallowsAPrivateHeadingHidesIt(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		body     string
		leaks    bool
		unclosed string // what is named
	}{
		"a fence that is never closed":       {"```\nls\n\n## Private\n\nCANARY\n", false, "```"},
		"with a language":                    {"```sh\nls\n\n## Private\n\nCANARY\n", false, "```"},
		"with tildes":                        {"~~~~\nls\n~~~\n\n## Private\n\nCANARY\n", false, "~~~~"},
		"indented":                           {"   ```\nls\n\n## Private\n\nCANARY\n", false, "```"},
		"in an item":                         {"- ```\n  ls\n\n  ## Private\n\n  CANARY\n", false, "```"},
		"in an item, the heading outside":    {"- ```\n  ls\n\n## Private\n\nCANARY\n", false, ""},
		"in a quote":                         {"> ```\n> ls\n> ## Private\n> CANARY\n", false, "```"},
		"in a quote in an item":              {"- > ```\n  > ls\n  > ## Private\n  > CANARY\n", false, "```"},
		"nothing below it":                   {"```\n## Private\nCANARY", false, "```"},
		"a heading that is nearly ours":      {"```\nls\n\n### Privat\n\nCANARY\n", false, "```"},
		"closed by the next one's beginning": {"```\nls\n\n## Private\n\nCANARY\n\n```\nls\n```\n", false, "```"},
		"a next one with a language":         {"```\nls\n\n## Private\n\nCANARY\n\n```sh\nls\n```\n", false, "```"},
		"closed further out":                 {"- ```\n  ls\n```\n\n## Private\n\nCANARY\n\n```\n", false, "```"},
		"marks in it":                        {"```\nls\n\n%%CANARY%%\n", false, "```"},
		"a comment in it":                    {"```\nls\n\n<!-- CANARY -->\n", false, "```"},
		"a mark below it":                    {"```\nls\n\n## Private\n\nCANARY %%\n", false, "```"},
		"closed":                             {"```\n## Private\n```\n\nCANARY\n", true, ""},
		"closed by a longer one":             {"```\n## Private\n%%\n````\n\nCANARY\n", true, ""},
		"closed with tildes in it":           {"```\n## Private\n~~~\n```\n\nCANARY\n", true, ""},
		"a longer one around it":             {"````\n```\n## Private\n```\n````\n\nCANARY\n", true, ""},
		"never closed, and nothing private":  {"```\nls\n\nCANARY\n", true, ""},
		"a heading between marks":            {"## Private\n\n%%\n## Fake\n%%\n\nCANARY\n", false, ""},
		"a heading in a comment":             {"## Private\n\n<!--\n## Fake\n-->\n\nCANARY\n", false, ""},
		"a heading in a comment of a line":   {"## Private\n\na <!-- b\n## Fake\n-->\n\nCANARY\n", false, ""},
		"a comment that is none":             {"a <!-- b\n\n## Private\n\nCANARY <!-- c --> CANARY\n", false, ""},
		"a comment that ends at once":        {"<!-->\n\n## Private\n\nCANARY <!-- c --> CANARY\n", false, ""},
		"a script":                           {"<script>\n## Private\n\nCANARY\n", false, ""},
		"what is formatted":                  {"<pre>\nls\n\n## Private\n\nCANARY\n", false, ""},
		"an instruction":                     {"<?php\n\n## Private\n\nCANARY\n", false, ""},
		"plain characters":                   {"<![CDATA[\n\n## Private\n\nCANARY\n", false, ""},
		"a block of HTML":                    {"<div>\n## Private\n\nCANARY\n</div>\n", false, ""},
		"a comment that is never closed":     {"<!--\n## Private\n\nCANARY\n", false, "<!--"},
		"one in the middle of a line":        {"Seen. <!-- CANARY\n\nCANARY\n", false, "<!--"},
		"one with a backslash":               {"Seen. \\<!-- CANARY\n", true, ""},
		"one in code":                        {"Seen. `<!--` CANARY\n", true, ""},
		"one between marks":                  {"Seen. %% <!-- %% CANARY\n", true, ""},
		"one behind a mark":                  {"Seen. %% a <!-- CANARY\n\nCANARY\n", false, "%%"},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, problems := markdown.Parse("2026/2026-01-02-a.md", []byte("---\ntwoway: decision\nid: 2026-01-02-a\ndate: 2026-01-02\nquestion: Which?\nchoice: a\n---\n\n# Which?\n\nLead.\n\n"+tc.body))
			if e == nil {
				t.Fatalf("%q: no entry: %v", tc.body, problems)
			}
			public := markdown.Redact(e).Body
			if got := strings.Contains(public, "CANARY"); got != tc.leaks || !strings.Contains(public, "Lead.") {
				t.Errorf("%q leaks: %v, want %v; left is %q", tc.body, got, tc.leaks, public)
			}
			if e.UnclosedMark != tc.unclosed || (e.Unclosed > 0) != (tc.unclosed != "") {
				t.Errorf("%q: %q is named in line %d, want %q", tc.body, e.UnclosedMark, e.Unclosed, tc.unclosed)
			}
		})
	}
}

// A %% inside code is text in a question as well; one that is never closed there names its key.
func TestMarksInAQuestion(t *testing.T) {
	t.Parallel()
	for question, tc := range map[string]struct{ public, title, unclosed string }{
		"Keep `%%` in templates?":     {"Keep `%%` in templates?", "Keep `%%` in templates?", ""},
		"Keep ``a`%%`` or %%CANARY%%": {"Keep ``a`%%`` or", "Keep ``a`%%`` or", ""},
		"Keep ` or %%CANARY%%?":       {"Keep ` or ?", "Keep ` or ?", ""},
		"Keep `%%%` or not?":          {"Keep `%%%` or not?", "Keep `%%%` or not?", ""},
		"A 50%% discount?":            {"A 50", "A 50", "question: %%"},
		"A `50%% discount?":           {"A `50", "A `50", "question: %%"},
	} {
		on, _ := journal.ISODate("2026-01-02")
		d := &journal.Entry{Kind: journal.KindDecision, ID: "2026-01-02-a", Date: on, Decision: &journal.Decision{Question: question, Choice: "a"}}
		markdown.Compose(d, "")
		e, problems := markdown.Parse("2026/2026-01-02-a.md", markdown.Format(d))
		if e == nil {
			t.Fatalf("%q: no entry: %v", question, problems)
		}
		public, _ := journal.Public([]*journal.Entry{e}, markdown.Redact)
		if got := public[0]; got.Decision.Question != tc.public || got.Title != tc.title || len(e.Hidden) > 0 || e.UnclosedMark != tc.unclosed || (e.Unclosed > 0) != (tc.unclosed != "") {
			t.Errorf("%q: public is %q with the title %q, hidden %v, %q in line %d; want %+v", question, got.Decision.Question, got.Title, e.Hidden, e.UnclosedMark, e.Unclosed, tc)
		}
	}
}

// P2: the fence that a writing command closes for a person leaves what they marked as private out of the code.
// P2: whatever key a mark or a comment stands behind, what it hides leaves through nothing.
func TestMarksBehindAnyKey(t *testing.T) {
	t.Parallel()
	above := []string{"date: 2026-01-02", "about: 2026-01-01-way", "question: Which way?", "choice: a"}
	way, _ := markdown.Parse("2026/2026-01-01-way.md", []byte("---\ntwoway: decision\nid: 2026-01-01-way\nquestion: Which way?\nchoice: a\n---\n"))
	for _, kind := range []journal.Kind{
		journal.KindDecision, journal.KindReflection, journal.KindNote, journal.KindConversation, journal.KindExperiment, journal.KindReview,
	} {
		for _, key := range markdown.Keys(kind)[1:] {
			for _, value := range []string{"go %%CANARY%%", "go <!-- CANARY -->", "%%CANARY%%", `"go %%CANARY"`} {
				front := slices.DeleteFunc(slices.Clone(above), func(l string) bool { return strings.HasPrefix(l, key+":") })
				src := "---\ntwoway: " + string(kind) + "\n" + strings.Join(front, "\n") + "\n" + key + ": " + value + "\n---\n\nText.\n"
				e, _ := markdown.Parse("2026/2026-01-02-0900-x.md", []byte(src))
				if e == nil {
					continue // it cannot be read, and stays
				}
				public, _ := journal.Public([]*journal.Entry{way, e}, markdown.Redact)
				for _, p := range public {
					if strings.Contains(string(markdown.Format(p)), "CANARY") && key != "id" {
						t.Errorf("%s, %s: %s went through", kind, key, value)
					}
				}
			}
		}
	}
}

func TestAClosedFenceKeepsWhatIsPrivate(t *testing.T) {
	t.Parallel()
	for lead, want := range map[string]string{
		"```\nls\n\n## Private\n\nCANARY":                        "```\nls\n\n```\n## Private\n\nCANARY",
		"```\nls\n\n## Private\n\nCANARY\n\n```\nls\n```":        "```\nls\n\n```\n## Private\n\nCANARY\n\n```\nls\n```",
		"- a\n\n  ~~~~\n  ls\n  ## Private\n  CANARY":            "- a\n\n  ~~~~\n  ls\n  ~~~~\n  ## Private\n  CANARY",
		"```\nls\n%%CANARY%%":                                    "```\nls\n```\n%%CANARY%%",
		"```\nls":                                                "```\nls\n```",
		"```\n## Private\n```\n\nNothing private.\n\n%%CANARY%%": "```\n## Private\n```\n\nNothing private.\n\n%%CANARY%%",
	} {
		e := &journal.Entry{Kind: journal.KindNote, ID: "2026-01-02-0900-a", About: "2026-01-01-b", Note: &journal.Note{}, Lead: lead}
		markdown.Compose(e, "")
		if got := strings.TrimSpace(e.Body); got != want {
			t.Errorf("%q is written as %q, want %q", lead, got, want)
		}
		if public, _ := markdown.StripPrivate([]byte(e.Body)); strings.Contains(string(public), "CANARY") {
			t.Errorf("%q leaks: %q is left", lead, public)
		}
	}
}

// Of two lines about, nobody knows which is meant, and either may be private.
func TestTwoLinesAboutCloseTheEntry_P2(t *testing.T) {
	t.Parallel()
	for lines, closed := range map[string]bool{
		"about: 2026-01-01-open\nabout: 2026-01-02-shut":            true,
		"about: 2026-01-01-open\nAbout: \"2026-01-02-shut\"":        true,
		"about: 2026-01-01-open\nabout: \"2026-01-01-open\" # same": false,
		"about: 2026-01-01-open\nabout:":                            false,
		"about: 2026-01-01-open":                                    false,
	} {
		e, problems := markdown.Parse("2026/2026-01-03-0900-x.md", []byte("---\ntwoway: note\nid: 2026-01-03-0900-x\ndate: 2026-01-03\n"+lines+"\n---\n\nText.\n"))
		named := slices.ContainsFunc(problems, func(p journal.Problem) bool { return p.Rule == "about-key" && p.Line == 6 })
		if e == nil || e.Private != closed || named != closed {
			t.Errorf("%q: got %+v, %v; want private %v, and named", lines, e, problems, closed)
		}
	}
}

// P2: what a footnote goes on with is text, though it is indented as code is.
func TestMarksInAFootnoteHide(t *testing.T) {
	t.Parallel()
	for body, leaks := range map[string]bool{
		"a[^1]\n\n[^1]: b\n\n    %% CANARY %%\n":                 false,
		"a[^1]\n\n[^1]: b\n[^2]: c\n\n    d\n\n\t%% CANARY %%\n": false,
		"[^1]: b\ngoes on\n\n    <!-- CANARY -->\n":              false,
		"- [^1]: b\n\n      %% CANARY %%\n":                      false,
		"[^1]: b\n\nElse.\n\n    %% CANARY %%\n":                 true,
		"Look at [^1]: there.\n\n    %% CANARY %%\n":             true,
		"[^1]: b\n\n```\n%% CANARY %%\n```\n":                    true,
	} {
		public, _ := markdown.StripPrivate([]byte(body))
		if got := strings.Contains(string(public), "CANARY"); got != leaks {
			t.Errorf("%q leaks: %v, want %v; left is %q", body, got, leaks, public)
		}
	}
}
