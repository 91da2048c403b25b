package markdown

import (
	"bytes"
	"errors"
	"fmt"
)

// The marks around what is rendered into a file that a person writes in too.
const (
	Begin = "<!-- twoway:begin -->"
	End   = "<!-- twoway:end -->"
)

// ErrMarkers says that a file does not have the two marks exactly once, each on a line of its own and in order.
var ErrMarkers = errors.New("the marks " + Begin + " and " + End + " do not stand exactly once")

// ReplaceBlock puts block between the two marks of a file and keeps every byte outside. Block gets a line end when it has none,
// and may not hold a mark itself. A file that ends its lines with CRLF keeps doing so outside the block.
func ReplaceBlock(src, block []byte) ([]byte, error) {
	inner, err := between(src)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(block, []byte(Begin)) || bytes.Contains(block, []byte(End)) {
		return nil, fmt.Errorf("%w: the text to put in holds one", ErrMarkers)
	}
	out := append(make([]byte, 0, len(src)+len(block)+1), src[:inner.from]...)
	out = append(out, block...)
	if len(block) > 0 && block[len(block)-1] != '\n' {
		out = append(out, '\n')
	}
	return append(out, src[inner.to:]...), nil
}

// Block gives what stands between the two marks.
func Block(src []byte) ([]byte, error) {
	inner, err := between(src)
	if err != nil {
		return nil, err
	}
	return src[inner.from:inner.to], nil
}

// between is the range that the lines of the two marks enclose.
func between(src []byte) (inner span, err error) {
	begin, err := markerLine(src, Begin)
	if err != nil {
		return inner, err
	}
	end, err := markerLine(src, End)
	if err != nil {
		return inner, err
	}
	if end.from < begin.to {
		return inner, fmt.Errorf("%w: the end stands before the beginning", ErrMarkers)
	}
	return span{begin.to, end.from}, nil
}

// markerLine finds the one line that is the mark.
func markerLine(src []byte, mark string) (line span, err error) {
	found := 0
	for at := 0; at < len(src); {
		next := lineEnd(src, at)
		if string(bytes.TrimRight(src[at:next], " \t\r\n")) == mark {
			line, found = span{at, next}, found+1
		}
		at = next
	}
	switch {
	case found == 0:
		return line, fmt.Errorf("%w: %s is gone; put it back on a line of its own", ErrMarkers, mark)
	case found > 1:
		return line, fmt.Errorf("%w: %s stands %d times; keep one", ErrMarkers, mark, found)
	}
	return line, nil
}
