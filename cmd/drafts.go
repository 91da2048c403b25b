package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"twoway/journal"
	"twoway/journal/report"
	"twoway/journal/store"
)

// drafts is where what is being typed is kept.
func (a *app) drafts() *store.Drafts {
	return store.OpenDrafts(filepath.Join(stateDir(a.env), "drafts"))
}

// nameDrafts says, once in a run and in one line, which draft of a journal waits to be taken up again, the newest of several.
// Every command says it the first time; after that, only one that reminds. A draft that another window is writing waits for
// nobody, and one in which nothing was written is not the person's.
func (a *app) nameDrafts(loc *location, reminds bool) {
	if stateDir(a.env) == "" || a.draftsNamed {
		return
	}
	a.draftsNamed = true
	left, err := a.drafts().List(loc.Path)
	if err != nil {
		a.env.say("the drafts cannot be listed: %v", err)
		return
	}
	var waits []store.LeftDraft
	var names []string
	for _, d := range left {
		switch {
		case d.Live:
		case d.Err != nil:
			a.env.say("A draft cannot be read: %v", d.Err)
		case d.Untouched:
			a.sweep(d)
		default:
			waits, names = append(waits, d), append(names, d.Name)
		}
	}
	if len(waits) == 0 {
		return
	}
	if first, err := a.drafts().Tell(names); err == nil && !first && !reminds {
		return
	}
	d, head := waits[len(waits)-1], "A draft waits"
	if len(waits) > 1 {
		head = fmt.Sprintf("%d drafts wait, the newest", len(waits))
	}
	again, rm := report.Clean(a.commandOf(d.DraftContent)+" --resume="+d.Name), report.Clean("rm "+draftFiles(d))
	if line := head + ": " + again + "    or drop it: " + rm; !a.env.Term.Err || ansi.StringWidth(line) <= a.env.Term.Width {
		fmt.Fprintln(a.env.Err, line)
		return
	}
	width := max(a.env.Term.Width, 20)
	lines := slices.Concat([]string{head + ":"}, report.Command(again, "  ", width), []string{"or drop it:"}, report.Command(rm, "  ", width))
	fmt.Fprintln(a.env.Err, strings.Join(lines, "\n"))
}

// stillOpen is how long an editor that came back at once may yet have a text open in a window of its own.
const stillOpen = 24 * time.Hour

// sweep takes a draft away in which nothing was written for a day.
func (a *app) sweep(left store.LeftDraft) {
	if a.env.Now().Sub(left.Started) < stillOpen {
		return
	}
	d, err := a.drafts().ByName(left.Name)
	switch {
	case err != nil: // another window has it, or has taken it away
	case d.Untouched():
		if err := d.Done(); err != nil {
			a.env.say("the draft could not be removed: %v", err)
		}
	default:
		d.Close()
	}
}

// draftFiles are the files of a draft as a shell takes them: the answers, and the text where the editor had one.
func draftFiles(d store.LeftDraft) string {
	bare := strings.TrimSuffix(d.Path, filepath.Ext(d.Path))
	if filepath.Ext(d.Path) == ".json" {
		return journal.ShellWord(d.Path)
	}
	return journal.ShellWord(bare) + ".*"
}

// commandOf is the command line that a draft belongs to.
func (a *app) commandOf(d store.DraftContent) string { return commandLine(d) + a.there(d.Journal) }

// commandLine is the command that a draft belongs to with its arguments, wherever its journal is.
func commandLine(d store.DraftContent) string {
	line := "twoway " + d.Command
	for _, arg := range d.Args {
		line += " " + journal.ShellWord(arg)
	}
	return line
}

// takeUpLine is the command line that takes a draft up and names its journal, which may be another than that of the run.
func takeUpLine(d store.DraftContent, name string) string {
	return commandLine(d) + " --resume=" + name + " --journal " + journal.ShellWord(d.Journal)
}

// begin puts a draft on disk, with what was said so far, unless there is one. It is called before anything that cannot be typed
// again from the shell's history: a question, the editor, standard input. Where the state folder cannot be written, the run
// goes on without one and says so: what is typed is printed in full should the entry not come to stand.
func (c *capture) begin() {
	dir := stateDir(c.a.env)
	if dir == "" || c.draft != nil || c.broken || c.opts.dryRun && !c.interactive() && !c.opts.editor {
		return
	}
	about := c.b.entry.About
	if about == "" && c.b.about != nil {
		about = c.b.about.ID // an entry of no decision, which the note will not name
	}
	draft, err := c.a.drafts().New(store.DraftContent{Command: c.command, Args: c.args, Journal: c.loc.Path, About: about, Started: c.a.env.Now()})
	if err != nil {
		c.a.env.say("no draft can be kept in %s: %v", dir, err)
		c.broken = true
		return
	}
	c.draft = draft
	c.save()
}

// takeUp opens the draft that --resume names, the newest one of this command unless it has a name.
func (c *capture) takeUp(about string) error {
	name := c.opts.resume
	if name == "" {
		return nil
	}
	c.a.draftsNamed = true
	var err error
	if name == "newest" {
		c.draft, err = c.a.drafts().Latest(c.loc.Path, c.command, about)
	} else {
		c.draft, err = c.a.drafts().ByName(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)))
	}
	if err != nil {
		lines := append(c.others(), "drafts are kept in "+filepath.Join(stateDir(c.a.env), "drafts"))
		return hint(fmt.Errorf("no draft to take up: %w", err), lines...)
	}
	return c.mayTakeUp()
}

// others are the command lines that take up the drafts of this journal that wait, of whatever command.
func (c *capture) others() (lines []string) {
	left, _ := c.a.drafts().List(c.loc.Path) // what cannot be listed is no help here
	for _, d := range left {
		if !d.Live && d.Err == nil && !d.Untouched {
			lines = append(lines, c.a.commandOf(d.DraftContent)+" --resume="+d.Name+"    waits")
		}
	}
	return lines
}

// mayTakeUp refuses a draft of another command, and one of another journal: what was written for one folder is not put into
// another.
func (c *capture) mayTakeUp() error {
	d := c.draft
	switch {
	case !sameFolder(d.Journal, c.loc.Path):
		d.Close()
		return hint(usagef("the draft %s belongs to another journal, %s", d.Name, d.Journal), takeUpLine(d.DraftContent, d.Name))
	case d.Command != c.command:
		d.Close()
		return hint(usagef("the draft %s belongs to another command", d.Name), c.a.commandOf(d.DraftContent)+" --resume="+d.Name)
	}
	return nil
}

// sameFolder says whether two paths name one folder, through whatever links.
func sameFolder(a, b string) bool {
	one, err := os.Stat(a)
	other, otherErr := os.Stat(b)
	return a == b || err == nil && otherErr == nil && os.SameFile(one, other)
}

// draftNamedApart is a usage error when a word beside a bare --resume is the name of a draft, which goes behind an equals sign.
func (c *capture) draftNamedApart(word string) error {
	if c.opts.resume != "newest" || word == "" {
		return nil
	}
	left, _ := c.a.drafts().List("") // drafts that cannot be listed are named when one is taken up
	for _, d := range left {
		if d.Name == word || filepath.Base(d.Path) == filepath.Base(word) {
			again := c.a.commandOf(d.DraftContent) + " --resume=" + d.Name
			if !sameFolder(d.Journal, c.loc.Path) {
				again = takeUpLine(d.DraftContent, d.Name)
			}
			return hint(usagef("the draft's name goes behind an equals sign"), again)
		}
	}
	if c.command == "new" && !strings.ContainsAny(word, " ?") {
		return hint(usagef("%q reads like a draft's name, which goes behind an equals sign", word), "twoway new --resume="+journal.ShellWord(word))
	}
	return nil
}

// draftArg is the value that a flag had when a draft was begun, empty when it had none.
func draftArg(args []string, flag string) string {
	for i, arg := range args {
		if arg == flag && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// restore takes the answers of a draft that was taken up; the flags of this run come after it and win over it.
func (c *capture) restore() error {
	if c.draft == nil {
		return nil
	}
	c.passed = c.draft.Passed
	var again []answer
	for _, kept := range c.draft.Answers {
		if kept.Key == "question" && c.command == "new" && c.opts.beside != "" { // which was typed anew
			continue
		}
		for _, v := range kept.Values {
			if !c.opts.answers.given(kept.Key) || flagTexts[kept.Key].many && atMost[kept.Key] == 0 {
				again = append(again, answer{kept.Key, v})
			}
		}
	}
	for i, a := range again {
		if err := c.takeAgain(a); err != nil {
			c.said = append(c.said, again[i:]...) // which the draft holds as before
			c.save()
			return err
		}
		c.last = a.Field
	}
	var err error
	if c.edited, err = c.draft.Text(); len(c.edited) == 0 {
		c.edited = nil
	}
	if len(c.draft.Answers) > 0 && c.edited == nil {
		c.sayTakenUp()
	}
	return cmp.Or(err, c.besideText())
}

// besideText is a usage error for what is typed beside a draft whose text the editor had: that text is the whole entry, and says it
// all. What was typed when the draft was begun stands in it, what an entry's text does not hold goes with it, and another text takes
// its place; while it is that of a recall, the rest is yet to come.
func (c *capture) besideText() error {
	typed := c.opts.answers
	recalls := c.b.entry.Reflection != nil && c.b.about.Chosen() && c.b.revealed == ""
	if c.edited == nil || recalls || c.opts.beside == "-" || slices.Contains(typed.list, answer{"body", "-"}) {
		return nil
	}
	if text := c.opts.beside; text != "" && !c.holds("body", text) && !c.holds("question", text) {
		return usagef("the draft is a text for the editor, and %q would not come into it; write it there", text)
	}
	for _, a := range typed.list {
		if beyond := a.Field == "handle" || a.Field == "next" || a.Field == "because"; !beyond && !c.holds(a.Field, a.Value) {
			return usagef("the draft is a text for the editor, and --%s would not come into it; write it there", a.Field)
		}
	}
	return nil
}

// holds says whether the draft that was taken up has an answer.
func (c *capture) holds(field, value string) bool {
	return slices.ContainsFunc(c.draft.Answers, func(kept store.Answer) bool {
		return kept.Key == field && slices.Contains(kept.Values, value)
	})
}

// sayTakenUp repeats the answers that a draft holds, so that nobody has to guess what was said. Those of a recall show with the
// record, and those that did not fit are named apart.
func (c *capture) sayTakenUp() {
	c.a.env.say("Taken up with what you said on %s; the rest comes now.", journal.DateOf(c.draft.Started).Said())
	for _, kept := range c.draft.Answers {
		if _, taken := givenAt(kept.Key); !taken || strings.HasPrefix(kept.Key, "recall") || kept.Key == "revealed" || kept.Key == "seen" {
			continue
		}
		for _, v := range kept.Values {
			c.a.env.say("  %s: %s", inWords(kept.Key), strings.ReplaceAll(v, "\n", "\n    "))
		}
	}
	if flags := c.skippedFlags(); len(flags) > 0 {
		c.a.env.say("What you skipped is not asked again; to say it after all: %s", strings.Join(flags, " "))
	}
}

// inWords is a field as a person is told of it.
func inWords(field string) string {
	return strings.NewReplacer("-", " ", ":", " of ").Replace(strings.TrimPrefix(field, "section:"))
}

// skippedFlags are the flags for the questions that Enter skipped, but for those of a recall, which is over.
func (c *capture) skippedFlags() (flags []string) {
	for _, name := range c.passed {
		field := name[strings.LastIndexByte(name, ' ')+1:]
		if _, known := flagTexts[field]; known && !c.answered(field) && !strings.HasPrefix(field, "recall") && !slices.Contains(flags, "--"+field) {
			flags = append(flags, "--"+field)
		}
	}
	return flags
}

// refused marks an answer of a draft that did not fit the rest. It is kept, and its question comes again. untaken marks one whose
// question has another answer by now, or was passed over.
const refused, untaken = "refused:", "untaken:"

// givenAt is the field at which an answer of a draft was given, and whether it was taken there.
func givenAt(key string) (field string, taken bool) {
	field = strings.TrimPrefix(strings.TrimPrefix(key, refused), untaken)
	return field, field == key
}

// takeAgain takes an answer of a draft in. Where somebody can say it anew, one that does not fit is named and left open.
func (c *capture) takeAgain(a answer) error {
	field, wasRefused := strings.CutPrefix(a.Field, refused)
	switch {
	case strings.HasPrefix(a.Field, untaken):
		field, _ := givenAt(a.Field)
		c.a.env.say("%q did not fit as --%s and is in no answer.", a.Value, field)
		c.said = append(c.said, a)
		return nil
	case wasRefused && c.opts.answers.given(field):
		return nil
	case wasRefused && c.interactive():
		many := flagTexts[field].many // the other lines of a list say nothing about this one
		if many || !slices.ContainsFunc(c.draft.Answers, func(later store.Answer) bool { return later.Key == field }) {
			c.a.env.say("%q did not fit as --%s; say it anew.", a.Value, field)
		}
		c.said = append(c.said, a)
		return nil
	}
	err := c.take(answer{field, a.Value})
	if err != nil && !wasRefused && field != "body" && c.interactive() {
		c.a.env.say("%v; say it anew.", err)
		c.said = append(c.said, answer{refused + field, a.Value})
		return nil
	}
	return err
}

// refuse marks the answers of the field that an error is about, so that a draft that is taken up does not end with the same error.
func (c *capture) refuse(err error) {
	var fault *refusedError
	if c.draft == nil || c.asTyped || !errors.As(err, &fault) {
		return
	}
	unfit := func(a answer) bool { return a.Field == fault.field && c.check(a.Field)(a.Value) != nil }
	alone := slices.ContainsFunc(c.said, unfit) // the others of a list fit
	for i, a := range c.said {
		if a.Field == fault.field && (!alone || unfit(a)) {
			c.said[i].Field = refused + a.Field
			c.passed = slices.DeleteFunc(c.passed, func(name string) bool { return name == a.Field || strings.HasSuffix(name, " "+a.Field) })
		}
	}
	c.save()
}

// keep names the draft after anything that kept the entry from standing; err itself is never lost. Where no draft holds it all,
// the text goes to standard error in full.
func (c *capture) keep(err error) error {
	if err == nil {
		return nil
	}
	if !c.worthKeeping() {
		c.drop()
		return err
	}
	c.refuse(err)
	if (c.draft == nil || c.broken) && len(c.said) > 0 {
		c.printSaid(c.said)
	}
	if c.draft == nil {
		if c.loose != "" {
			return hint(err, "what the editor had is kept in "+c.loose)
		}
		return err
	}
	lines := c.leave()
	if errors.Is(err, errInterrupted) { // which takes the line with it that was being typed
		lines[0] = strings.Replace(lines[0], "what you wrote is kept", "the answers so far are kept", 1)
	}
	return hint(err, lines...)
}

// leave closes the draft for another time and says where it is.
func (c *capture) leave() []string {
	path, again, untouched := c.draft.Path(), c.takeUpAgain(c.draft), c.draft.Untouched()
	c.draft.Close()
	c.draft = nil
	if untouched {
		return []string{again + "    takes it up, should a window have it open still"}
	}
	return []string{"what you wrote is kept in " + path, again + "    takes it up again"}
}

// takeUpAgain is the command line that takes a draft of this journal up.
func (c *capture) takeUpAgain(d *store.Draft) string {
	return c.a.commandOf(d.DraftContent) + " --resume=" + d.Name
}

// worthKeeping says whether something would be lost with the draft: text from the editor, from questions or from standard
// input, or a draft of an earlier run. What stands on a command line can be typed again from the shell's history.
func (c *capture) worthKeeping() bool {
	return c.wrote || c.piped || c.typed && !c.onlyRefused() || c.opts.resume != ""
}

// soonTyped is how many bytes of answers that did not fit are typed again sooner than a draft is taken up.
const soonTyped = 80

// onlyRefused says whether nothing was typed but a few words that did not fit, beside what stands on the command line. What was pasted, or
// was meant as a text, is kept whatever came of it.
func (c *capture) onlyRefused() bool {
	refused := 0
	for _, a := range c.said {
		field, taken := givenAt(a.Field)
		switch {
		case taken && !slices.Contains(c.opts.answers.list, a) && a.Value != c.opts.beside,
			!taken && (strings.Contains(a.Value, "\n") || c.takesText(field)):
			return false
		case !taken:
			refused += len(a.Value)
		}
	}
	return refused <= soonTyped
}

// drop removes the draft, or what an editor had in its place, once the entry stands or when nothing was said.
func (c *capture) drop() {
	if c.draft != nil {
		if err := c.draft.Done(); err != nil {
			c.a.env.say("the draft could not be removed: %v", err)
		}
		c.draft = nil
	}
	if c.loose != "" {
		if err := os.Remove(c.loose); err != nil && !errors.Is(err, fs.ErrNotExist) {
			c.a.env.say("the text of the editor could not be removed: %v", err)
		}
		c.loose = ""
	}
}

// printSaid puts answers that no draft holds on standard error in full.
func (c *capture) printSaid(said []answer) {
	fmt.Fprintf(c.a.env.Err, "\nwhat you wrote:\n\n%s\n", draftText(said))
}

// draftText prints answers as a person can read them: the field, then its text, a blank line between.
func draftText(said []answer) string {
	var b strings.Builder
	for _, a := range said {
		field, _ := givenAt(a.Field)
		fmt.Fprintf(&b, "--%s\n  %s\n\n", field, strings.ReplaceAll(a.Value, "\n", "\n  "))
	}
	return b.String()
}
