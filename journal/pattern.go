package journal

import (
	"regexp"
	"sync"
)

// Pattern compiles a regular expression at its first use, which most commands never come to.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
