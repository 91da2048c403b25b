package markdown_test

import (
	"testing"

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
		"nothing":                      {"private:", false, false},
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
