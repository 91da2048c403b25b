package store

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
)

// Choice is one decision that a reference may mean.
type Choice struct {
	ID       string `json:"id"`
	Question string `json:"question"`
}

// AmbiguousError says that a reference fits several decisions; it wraps journal.ErrAmbiguous. Choices are in the order of ids.
type AmbiguousError struct {
	Ref     string
	Choices []Choice
}

func (e *AmbiguousError) Error() string {
	ids := make([]string, len(e.Choices))
	for i, c := range e.Choices {
		ids[i] = c.ID
	}
	return fmt.Sprintf("%q is %v: it fits %s; type the whole id", e.Ref, journal.ErrAmbiguous, strings.Join(ids, ", "))
}

// Unwrap gives journal.ErrAmbiguous.
func (e *AmbiguousError) Unwrap() error { return journal.ErrAmbiguous }

// NotFoundError says that a reference fits no decision, and names up to three handles that look like it; it wraps
// journal.ErrNotFound.
type NotFoundError struct {
	Ref  string
	Near []string
}

func (e *NotFoundError) Error() string {
	if len(e.Near) == 0 {
		return fmt.Sprintf("no decision is called %q", e.Ref)
	}
	return fmt.Sprintf("no decision is called %q; near it: %s", e.Ref, strings.Join(e.Near, ", "))
}

// Unwrap gives journal.ErrNotFound.
func (e *NotFoundError) Unwrap() error { return journal.ErrNotFound }

// Resolve finds the decision that a reference means: its handle, its id, the path of its file or of an entry about it, the
// beginning of a handle or id that fits no other. The first of these that fits decides. Case and the composition of accents
// make no difference. The error is an *AmbiguousError or a *NotFoundError.
func Resolve(states []*journal.State, ref string) (*journal.State, error) {
	want := refKey(ref)
	tests := []func(*journal.State) bool{
		func(s *journal.State) bool { return refKey(s.ID) == want },
		func(s *journal.State) bool { return refKey(s.Handle) == want },
		func(s *journal.State) bool {
			return slices.ContainsFunc(s.Timeline, func(id string) bool { return refKey(id) == want })
		},
		func(s *journal.State) bool {
			return strings.HasPrefix(refKey(s.Handle), want) || strings.HasPrefix(refKey(s.ID), want)
		},
	}
	for _, fits := range tests {
		if found := filter(states, fits); want != "" && len(found) > 0 {
			return only(ref, found)
		}
	}
	return nil, &NotFoundError{Ref: ref, Near: nearest(states, want)}
}

// ResolveEntry finds what a note may be about: a decision as Resolve does, or an experiment or a conversation by its id or
// path. It gives the decision, and the id that `about` takes.
func ResolveEntry(states []*journal.State, ref string) (s *journal.State, about string, err error) {
	want := refKey(ref)
	for _, s := range states {
		for _, e := range s.Experiments {
			if refKey(e.Entry) == want {
				return s, e.Entry, nil
			}
		}
		for _, c := range s.Talks {
			if refKey(c.Entry) == want {
				return s, c.Entry, nil
			}
		}
	}
	s, err = Resolve(states, ref)
	if err != nil {
		return nil, "", err
	}
	return s, s.ID, nil
}

// refKey is a reference without the folders and the ending of a path, in one case and one composition.
func refKey(ref string) string {
	ref = strings.TrimSpace(strings.ReplaceAll(ref, `\`, "/"))
	if ref == "" {
		return ""
	}
	return norm.NFC.String(strings.ToLower(strings.TrimSuffix(norm.NFC.String(path.Base(ref)), ".md")))
}

func filter(states []*journal.State, fits func(*journal.State) bool) (found []*journal.State) {
	for _, s := range states {
		if fits(s) {
			found = append(found, s)
		}
	}
	return found
}

func only(ref string, found []*journal.State) (*journal.State, error) {
	if len(found) == 1 {
		return found[0], nil
	}
	e := &AmbiguousError{Ref: ref}
	for _, s := range found {
		e.Choices = append(e.Choices, Choice{ID: s.ID, Question: s.Question})
	}
	slices.SortStableFunc(e.Choices, func(a, b Choice) int { return strings.Compare(a.ID, b.ID) })
	return nil, e
}

// nearest names handles that hold the text, or differ from it in at most a third of its letters.
func nearest(states []*journal.State, want string) []string {
	type near struct {
		handle string
		far    int
	}
	var all []near
	for _, s := range states {
		handle := refKey(s.Handle)
		far := journal.EditDistance([]rune(handle), []rune(want))
		if want != "" && strings.Contains(handle, want) {
			far = 1
		}
		if far <= max(1, len([]rune(want))/3) {
			all = append(all, near{s.Handle, far})
		}
	}
	slices.SortFunc(all, func(a, b near) int { return cmp.Or(cmp.Compare(a.far, b.far), strings.Compare(a.handle, b.handle)) })
	all = slices.CompactFunc(all, func(a, b near) bool { return a.handle == b.handle })
	var handles []string
	for _, n := range all[:min(3, len(all))] {
		handles = append(handles, n.handle)
	}
	return handles
}

// SameRef says whether a reference names an id: the id itself, or the path of its file.
func SameRef(ref, id string) bool { return refKey(ref) != "" && refKey(ref) == refKey(id) }
