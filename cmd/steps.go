package cmd

import (
	"fmt"
	"strings"
	"time"
)

// step is one command of a script of steps: the words after the program's name, what stands on its standard input, and what
// the clock shows when it runs.
type step struct {
	At    time.Time
	Args  []string
	Stdin string
	Line  int // of the script, from 1
}

// stepError says what cannot be read in a script of steps, and where.
type stepError struct {
	Line int
	Text string
}

func (e *stepError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Text) }

// readSteps reads a script of steps. A line "@ 2024-10-07 08:20" sets the clock for what follows; a line that begins with #
// is a comment; every other line is a command, read as a shell reads it, with single and double quotes, a backslash, a
// backslash at the end of a line, and a here-document (<<'END', taken literally). Nothing is expanded. The clock's last value
// is the end of the script. It returns a *stepError for anything else.
func readSteps(src string) (steps []step, end time.Time, err error) {
	r := &stepReader{src: src, line: 1}
	for {
		r.skipBlank()
		if r.pos >= len(r.src) {
			break
		}
		if r.src[r.pos] == '@' {
			if end, err = r.clock(); err != nil {
				return nil, time.Time{}, err
			}
			continue
		}
		if end.IsZero() {
			return nil, time.Time{}, r.fail("a command before the first clock; write @ YYYY-MM-DD HH:MM above it")
		}
		s := step{At: end, Line: r.line}
		if s.Args, s.Stdin, err = r.command(); err != nil {
			return nil, time.Time{}, err
		}
		steps = append(steps, s)
	}
	return steps, end, nil
}

type stepReader struct {
	src  string
	pos  int
	line int
}

func (r *stepReader) fail(text string) error { return &stepError{r.line, text} }

// skipBlank moves over white space and comments to the first byte of a line that says something.
func (r *stepReader) skipBlank() {
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == '\n' || c == ' ' || c == '\t' || c == '\r':
			r.next()
		case c == '#':
			r.restOfLine()
		default:
			return
		}
	}
}

// next takes one byte and counts lines.
func (r *stepReader) next() byte {
	c := r.src[r.pos]
	r.pos++
	if c == '\n' {
		r.line++
	}
	return c
}

// restOfLine takes everything up to the line's end and the end itself, which is not returned.
func (r *stepReader) restOfLine() string {
	rest, _, found := strings.Cut(r.src[r.pos:], "\n")
	r.pos += len(rest)
	if found {
		r.next()
	}
	return strings.TrimSuffix(rest, "\r")
}

// clock reads a line that sets the clock, in UTC.
func (r *stepReader) clock() (time.Time, error) {
	line := r.line
	text := strings.TrimSpace(strings.TrimPrefix(r.restOfLine(), "@"))
	at, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		return time.Time{}, &stepError{line, fmt.Sprintf("%q is no clock; write @ YYYY-MM-DD HH:MM", text)}
	}
	return at, nil
}

// command reads one command to the end of its line, and the here-document that it opens.
func (r *stepReader) command() (args []string, stdin string, err error) {
	end := ""
	for {
		r.skipSpaces()
		if r.pos >= len(r.src) || r.src[r.pos] == '\n' {
			break
		}
		if strings.HasPrefix(r.src[r.pos:], "<<") {
			r.pos += len("<<")
			if end, err = r.word(); err != nil {
				return nil, "", err
			}
			continue
		}
		word, err := r.word()
		if err != nil {
			return nil, "", err
		}
		args = append(args, word)
	}
	if len(args) == 0 {
		return nil, "", r.fail("a line without a command")
	}
	r.restOfLine()
	if end != "" {
		stdin, err = r.hereDocument(end)
	}
	return args, stdin, err
}

// skipSpaces moves over blanks and over line ends that a backslash takes away.
func (r *stepReader) skipSpaces() {
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == ' ' || c == '\t' || c == '\r':
			r.next()
		case strings.HasPrefix(r.src[r.pos:], "\\\n"):
			r.next()
			r.next()
		default:
			return
		}
	}
}

// word reads one word, which may be made of quoted and bare parts.
func (r *stepReader) word() (string, error) {
	var b strings.Builder
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; c {
		case ' ', '\t', '\r', '\n':
			return b.String(), nil
		case '\'', '"':
			if err := r.quoted(&b); err != nil {
				return "", err
			}
		case '\\':
			if strings.HasPrefix(r.src[r.pos:], "\\\n") {
				return b.String(), nil
			}
			r.next()
			if r.pos >= len(r.src) {
				return "", r.fail("a backslash with nothing behind it")
			}
			b.WriteByte(r.next())
		default:
			b.WriteByte(r.next())
		}
	}
	return b.String(), nil
}

// quoted reads a part between quotes. Between double quotes a backslash keeps its meaning before ", \ and a line's end.
func (r *stepReader) quoted(b *strings.Builder) error {
	from, quote := r.line, r.next()
	for r.pos < len(r.src) {
		c := r.next()
		switch {
		case c == quote:
			return nil
		case c == '\\' && quote == '"' && r.pos < len(r.src) && strings.IndexByte("\"\\\n", r.src[r.pos]) >= 0:
			if c := r.next(); c != '\n' {
				b.WriteByte(c)
			}
		default:
			b.WriteByte(c)
		}
	}
	return &stepError{from, "a quote is not closed"}
}

// hereDocument reads the lines up to the one that is end.
func (r *stepReader) hereDocument(end string) (string, error) {
	from := r.line
	var b strings.Builder
	for r.pos < len(r.src) {
		line := r.restOfLine()
		if line == end {
			return b.String(), nil
		}
		b.WriteString(line + "\n")
	}
	return "", &stepError{from, fmt.Sprintf("the here-document does not end; write %s on a line of its own", end)}
}
