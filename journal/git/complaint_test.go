package git

import "testing"

// What a hook says may come before or after git's own line, since the two have a stream each.
func TestWhyAPushFailedStandsBesideTheLineThatSaysSo(t *testing.T) {
	t.Parallel()
	const failed = "error: failed to push some refs to '/hub.git'"
	for output, want := range map[string]string{
		"not today\n" + failed + "\n": "not today",
		failed + "\nnot today\n":      "not today",
		failed + "\n":                 failed,
		"To /hub.git\n ! [rejected]        main -> main (fetch first)\n" + failed + "\nhint: Updates were rejected\n": "[rejected] main -> main (fetch first)",
	} {
		if got := complaint(output); got != want {
			t.Errorf("%q: got %q, want %q", output, got, want)
		}
	}
}
