// Package templates holds the files that ship inside the binary: the entry templates, and the texts and word lists that other
// packages read. It holds no code. A journal can carry files of the same names, which are then read in their place.
package templates

import "embed"

// FS holds one folder for each kind of file; the paths begin with the folder's name, as in "entry/decision.md".
//
//go:embed all:entry all:demo all:help lenses lexicon html schema
var FS embed.FS
