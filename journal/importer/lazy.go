package importer

import (
	"regexp"
	"sync"
)

// lazy compiles a pattern at its first use: the program starts a hundred times for one run that needs these.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
