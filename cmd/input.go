package cmd

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"time"
)

// input is what is typed at the program or piped into it. It asks for more only while somebody waits for it, so that an editor has
// the terminal to itself.
type input struct {
	from io.Reader
	came chan piece // where the read that is under way answers; nil when none is
	rest []byte     // what was read and not yet taken
	err  error      // what has ended it
}

// piece is what one read gave.
type piece struct {
	text []byte
	err  error
}

// more reads on until something comes, the input ends or ctx does. A read that ctx has cut short answers the next call.
func (in *input) more(ctx context.Context) error {
	if in.came == nil {
		in.came = make(chan piece, 1)
		go func(answer chan<- piece) {
			buf := make([]byte, 64<<10)
			n, err := in.from.Read(buf)
			answer <- piece{buf[:n], err}
		}(in.came)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case p := <-in.came:
		in.came, in.rest, in.err = nil, append(in.rest, p.text...), p.err
		return ctx.Err()
	}
}

// begun says whether anything was asked of the input.
func (in *input) begun() bool { return in.came != nil || in.rest != nil || in.err != nil }

// line gives the next line without its end; the last one may have none. Its error is ctx's own, or what ended the input.
func (in *input) line(ctx context.Context) (string, error) {
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if line, rest, found := bytes.Cut(in.rest, []byte("\n")); found || in.err != nil && len(in.rest) > 0 {
			in.rest = rest
			return string(bytes.TrimRight(line, "\r")), nil
		}
		if in.err != nil {
			return "", in.err
		}
		if err := in.more(ctx); err != nil {
			return "", err
		}
	}
}

// all gives what comes up to the end of the input, and no more than limit bytes of it. With an error it gives what came before.
func (in *input) all(ctx context.Context, limit int) ([]byte, error) {
	for in.err == nil && len(in.rest) < limit {
		if err := in.more(ctx); err != nil {
			return in.rest, err
		}
	}
	text := in.rest[:min(len(in.rest), limit)]
	in.rest = in.rest[len(text):]
	if in.err != nil && !errors.Is(in.err, io.EOF) {
		return text, in.err
	}
	return text, nil
}

// canWait says whether waits can be asked.
func (in *input) canWait() bool {
	_, ok := in.from.(*os.File)
	return ok && asksTerminals
}

// waits says whether a further line, or the end of the input, comes within a while. It takes nothing, so that an editor that is started
// next has the terminal to itself. Of what is no file, and of a system on which it cannot be asked, it says no.
func (in *input) waits(atMost time.Duration) bool {
	f, ok := in.from.(*os.File)
	return ok && in.err == nil && readable(f, atMost)
}

// holds says whether something stands in the input that comes within a while; of what is no file it says no. It takes nothing that a
// later read would not give.
func (in *input) holds(ctx context.Context, atMost time.Duration) bool {
	if len(in.rest) > 0 || !in.waits(atMost) {
		return len(in.rest) > 0
	}
	return in.more(ctx) == nil && len(in.rest) > 0
}
