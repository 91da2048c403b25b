package markdown

import "testing"

func TestWhatIsCutOutOfALineLeavesOneBlank(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"One %%two%% three.\n":   "One three.\n",
		"One%%two%% three.\n":    "One three.\n",
		"%%one%% two.\n":         " two.\n",
		"One.\n\n  %%two%% x.\n": "One.\n\n   x.\n",
		"One %%two%%.\n":         "One .\n",
	} {
		if got, _ := StripPrivate([]byte(body)); string(got) != want {
			t.Errorf("%q becomes %q, want %q", body, got, want)
		}
	}
}
