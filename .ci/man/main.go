// Command man writes the manual pages of twoway, one a command, into a folder. It is a module of its own, so that the page
// generator and what it brings along are no part of the program.
package main

import (
	"log"
	"os"

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
}
