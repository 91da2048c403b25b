package journal

import "fmt"

// Prompt is what a shell prompt says of a journal: how many things wait, and since when. It names nothing.
type Prompt struct {
	Waits int
	From  Date // zero when nothing waits
}

// PromptOf counts what waits.
func PromptOf(waits []WaitItem) Prompt {
	p := Prompt{Waits: len(waits)}
	for _, w := range waits {
		if p.From.IsZero() || w.From.Before(p.From) {
			p.From = w.From
		}
	}
	return p
}

// Line is the one line for a shell prompt, empty when nothing waits.
func (p Prompt) Line() string {
	if p.Waits == 0 {
		return ""
	}
	return fmt.Sprintf("%d wait, from %s", p.Waits, p.From)
}
