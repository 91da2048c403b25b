package theme

import (
	"runtime"
	"sync"
)

// part is a range of documents or words, to excluded.
type part struct{ from, to int }

// leastPart is the number of them below which they are not worth dividing further.
const leastPart = 16

// partsOf divides n documents or words among the processors, one part at least.
func partsOf(n int) []part {
	k := max(1, min(runtime.GOMAXPROCS(0), n/leastPart))
	out := make([]part, k)
	for i := range out {
		out[i] = part{n * i / k, n * (i + 1) / k}
	}
	return out
}

// inParts calls f for all parts side by side.
func inParts(parts []part, f func(i, from, to int)) {
	var wait sync.WaitGroup
	for i, p := range parts[1:] {
		wait.Go(func() { f(i+1, p.from, p.to) })
	}
	f(0, parts[0].from, parts[0].to)
	wait.Wait()
}
