package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"twoway/journal"
	"twoway/journal/markdown"
)

// looseLine is a command line as it was meant, read on behind what is wrong with it. It says what is kept beside a text.
type looseLine struct {
	answers []answer          // the flags that answer something, in the order they came; a text typed as --body is among the texts
	words   []string          // what belongs to no flag, and is no sign for standard input
	texts   []string          // the values of --body
	flags   map[string]string // the other flags of the command; of one that was given twice the last
	left    []string          // what is no flag of the command or has no value that fits, as it would be typed
}

// readLoosely reads arguments with the flags that a command knows, one dash before a name being as good as two. A flag that there is not
// takes the next word with it, unless that begins with a dash; one that was meant as --private is it.
func readLoosely(known *pflag.FlagSet, args []string) *looseLine {
	l := &looseLine{flags: map[string]string{}}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		name, value, valued := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		flag, private := known.Lookup(name), meansPrivate(arg) && known.Lookup("private") != nil
		switch {
		case arg == "--":
			l.words = append(l.words, args...)
			return l
		case arg == "-":
		case strings.ContainsAny(name, " \t\n"): // of which no flag has one, so it is a text
			l.words = append(l.words, arg)
			if private {
				l.answers = append(l.answers, answer{"private", "true"})
			}
		case private:
			args = l.private(arg, value, valued, args)
		case arg == "" || arg[0] != '-':
			l.words = append(l.words, arg)
		case flag != nil && (valued || flag.NoOptDefVal != ""):
			if !valued {
				value = flag.NoOptDefVal
			}
			l.take(flag, arg, value)
		case flag != nil && len(args) > 0 && !isFlagOf(known, args[0]):
			l.take(flag, arg, args[0])
			args = args[1:]
		case flag == nil && !valued && len(args) > 0 && !strings.HasPrefix(args[0], "-"):
			l.left = append(l.left, journal.ShellWord(arg)+" "+journal.ShellWord(args[0]))
			args = args[1:]
		default:
			l.left = append(l.left, journal.ShellWord(arg))
		}
	}
	return l
}

// take takes the value of a flag that is known.
func (l *looseLine) take(flag *pflag.Flag, arg, value string) {
	typed, ok := flag.Value.(*flagAnswer)
	switch {
	case !ok:
		l.flags[flag.Name] = value
	case flag.Name != "body" && typed.form == "" && value != "true" && value != "false":
		l.left = append(l.left, journal.ShellWord(arg))
	case flag.Name != "body":
		l.answers = append(l.answers, answer{flag.Name, value})
	case value != "-":
		l.texts = append(l.texts, value)
	}
}

// private takes a flag that was meant as --private, which only a value joined to it can take back; a word behind it that says yes or no
// is no text. It gives the arguments that follow.
func (l *looseLine) private(arg, value string, valued bool, args []string) []string {
	saysNo := func(v string) bool { return v != "" && (journal.SaysNo(v) || v == "0") }
	if valued && saysNo(value) {
		l.left = append(l.left, journal.ShellWord(arg))
		return args
	}
	l.answers = append(l.answers, answer{"private", "true"})
	switch {
	case valued || len(args) == 0:
		return args
	case saysNo(args[0]):
		l.left = append(l.left, journal.ShellWord(args[0]))
	case !slices.Contains([]string{"true", "yes", "y", "1"}, strings.ToLower(args[0])):
		return args
	}
	return args[1:]
}

// meansPrivate says whether an argument was meant as the flag --private: misspelled, cut short, with more words, or with other dashes,
// as some keyboards make them.
func meansPrivate(arg string) bool {
	name, _, _ := strings.Cut(arg, "=")
	bare := strings.ToLower(strings.TrimLeft(name, "-\u2010\u2011\u2012\u2013\u2014\u2212"))
	if len(bare) == len(name) || strings.HasPrefix(bare, " ") { // a line that begins with a dash
		return false
	}
	return markdown.NamesPrivate(bare) || strings.Contains(bare, "priv") || bare == "pri"
}

// isFlagOf says whether an argument is a flag that a command knows, and so no value of the one before it.
func isFlagOf(known *pflag.FlagSet, arg string) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(arg, "--"), "=")
	return strings.HasPrefix(arg, "--") && (known.Lookup(name) != nil || meansPrivate(arg))
}
