package journal

import "testing"

func TestWithoutHashtags(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"I slept. #strain":          "I slept. ",
		"#a-1b and #Deep-Work.":     " and .",
		"number #4, C#, C#sharp, #": "number #4, C#, C#sharp, #",
		"é#tag ##tag #-tag":         "é#tag # #-tag",
		"":                          "",
	} {
		if got := WithoutHashtags(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
