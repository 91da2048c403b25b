// Command man writes the manual pages of twoway, one a command, into a folder. It is a module of its own, so that the page
// generator and what it brings along are no part of the program.
package main

import (
	"log"
	"os"
	"path/filepath"
	"regexp"

	"github.com/spf13/cobra/doc"

	"twoway/cmd"
	"twoway/templates"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run . DIR")
	}
	root := cmd.Tree(&cmd.Env{Templates: templates.FS, Version: "twoway"})
	root.DisableAutoGenTag = true
	header := &doc.GenManHeader{Section: "1", Source: "twoway", Manual: "twoway manual"}
	if err := doc.GenManTree(root, header, os.Args[1]); err != nil {
		log.Fatal(err)
	}
	if err := plainDefaults(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

// emptyDefault is what the generator writes behind a flag without a default: --all[=false], --as-of="".
var emptyDefault = regexp.MustCompile(`(?m)^(\\fB.*\\fP)(\[=[a-z]*\]|="?"?|=\[\]|=0|=false|\[=""\])$`)

// plainDefaults takes defaults that say nothing off the flags.
func plainDefaults(dir string) error {
	pages, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil {
		return err
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			return err
		}
		if err := os.WriteFile(page, emptyDefault.ReplaceAll(text, []byte("$1")), 0o644); err != nil {
			return err
		}
	}
	return nil
}
