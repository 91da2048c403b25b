package cmd

import (
	"regexp"
	"sync"
)

// lazy compiles a pattern at its first use, which most commands never come to.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
