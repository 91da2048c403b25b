package cmd

import (
	_ "charm.land/huh/v2"
	_ "github.com/arran4/golang-ical"
	_ "github.com/charmbracelet/x/ansi"
	_ "github.com/clipperhouse/uax29/v2/words"
	_ "github.com/creack/pty"
	_ "github.com/google/go-cmp/cmp"
	_ "github.com/kljensen/snowball/english"
	_ "github.com/mattn/go-runewidth"
	_ "github.com/rogpeppe/go-internal/testscript"
	_ "github.com/spf13/cobra"
	_ "github.com/spf13/viper"
	_ "github.com/yuin/goldmark"
	_ "github.com/yuin/goldmark/extension"
	_ "go.yaml.in/yaml/v3"
	_ "golang.org/x/term"
	_ "golang.org/x/text/unicode/norm"
)
