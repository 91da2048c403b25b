package journal

import "testing"

func TestWithoutHashtags(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"I slept. #strain":          "I slept. ",
		"#a-1b and #Deep-Work.":     " and .",
		"number #4, C#, C#sharp, #": "number #4, C#, C#sharp, #",
		"é#tag ##tag #-tag":         "é#tag # #-tag",
		"#rêve-2, #re\u0302ve #нет": ",  ",
		"so—#strain «#strain» ê#a":  "so— «» ê#a",
		"2#a re\u0302#a #١ #1a":     "2#a re\u0302#a #١ #1a",
		"":                          "",
	} {
		if got := WithoutHashtags(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
