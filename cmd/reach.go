package cmd

import (
	"slices"
	"strings"

	"twoway/journal"
)

// A command that is said to somebody is typed or pasted as it stands. Where only the flag --journal led to the journal of a
// run, such a command carries the flag, so that it does not act on another journal.

// onJournal matches a command in our own words that works on a journal; init, demo, help and completion choose for themselves.
var onJournal = journal.Pattern("(?:^|[ `])twoway (?:new|note|reflect|review|export|import|sync|due|list|show|check|where)\\b")

// reach is the flag that leads to the journal of this run, empty when it is found without.
func (a *app) reach() string {
	if a.journal == "" {
		return ""
	}
	loc, err := locate(a.env, a.journal)
	if err != nil { // as it was typed is as near as it gets
		return " --journal " + journal.ShellWord(a.journal)
	}
	return flagFor(a.env, loc.Path)
}

// there is the flag that a line to type needs to reach a journal that only --journal named; empty when it is found without.
func (a *app) there(path string) string {
	if a.journal == "" {
		return ""
	}
	return flagFor(a.env, path)
}

// flagFor is the flag that leads to the journal at path, empty when it is found without.
func flagFor(env *Env, path string) string {
	if found, err := locate(env, ""); err == nil && found.Path == path {
		return ""
	}
	return " --journal " + journal.ShellWord(path)
}

// aimedRows puts flag behind the commands of rows.
func aimedRows(rows []journal.DueRow, flag string) {
	for i := range rows {
		rows[i].How += flag
	}
}

// aimedWaits puts flag behind the commands of waits.
func aimedWaits(waits []journal.WaitItem, flag string) {
	for i := range waits {
		waits[i].How += flag
	}
}

// aimed puts flag into a text of ours, behind the names of the first n commands of each line that work on a journal, of all
// when n is negative. A line that names a journal already, or asks for help, stays as it is.
func aimed(text, flag string, n int) string {
	if flag == "" {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.Contains(line, "--journal") || strings.Contains(line, "--help") {
			continue
		}
		for _, at := range slices.Backward(onJournal().FindAllStringIndex(line, n)) {
			line = line[:at[1]] + flag + line[at[1]:]
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

// aimed is a text of ours with the flag that leads to the journal of the run, for its first command alone: behind it may
// stand what somebody typed.
func (e *Env) aimed(text string) string {
	if e.reach == nil || !strings.Contains(text, "twoway ") {
		return text
	}
	return aimed(text, e.reach(), 1)
}

// aimedFormat is aimed for a format, in which every word is ours.
func (e *Env) aimedFormat(format string) string {
	if e.reach == nil || !strings.Contains(format, "twoway ") {
		return format
	}
	return aimed(format, strings.ReplaceAll(e.reach(), "%", "%%"), -1)
}
