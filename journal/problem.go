package journal

import (
	"errors"
	"fmt"
)

// Errors that say which; what is wrong comes with the error that wraps them.
var (
	ErrNotFound  = errors.New("not found")
	ErrExists    = errors.New("already exists")
	ErrChanged   = errors.New("changed on disk")
	ErrAmbiguous = errors.New("ambiguous")
)

// Problem is one finding about a file: where it is, which rule it breaks, what is wrong, and how a person mends it.
type Problem struct {
	Path string `json:"path"`           // relative to the journal, with slashes
	Line int    `json:"line,omitempty"` // from 1; 0 when the whole file is meant
	Rule string `json:"rule"`           // a stable id such as "front-matter" or "item-date"
	Text string `json:"text"`           // one sentence without a full stop
	Mend string `json:"mend,omitempty"` // what to write or to type
	// Key is the key of the front matter that a problem without a line is about: whoever has the file can find the line.
	Key string `json:"-"`
	// Unreadable is set when nothing of the file could be used: it is left out, named and counted.
	Unreadable bool `json:"unreadable,omitempty"`
}

func (p Problem) String() string {
	if p.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", p.Path, p.Line, p.Text)
	}
	return p.Path + ": " + p.Text
}

// FieldError says that a value does not fit a field of the model. Field is the front matter key or section name.
type FieldError struct {
	Field string
	Value string
	Want  string // what would be accepted, with an example
	Line  int    // of the item in the body that was read, 0 for one that is being written, and for a field of the front matter
	In    string // id of the entry that holds what is in the way, "" for most
}

func (e *FieldError) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("%s is missing: %s", e.Field, e.Want)
	}
	return fmt.Sprintf("%s: %q does not fit: %s", e.Field, e.Value, e.Want)
}
