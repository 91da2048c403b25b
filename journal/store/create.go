package store

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
	"twoway/journal/markdown"
)

// Names are the ids that a journal has, read off its file names alone: no entry is opened.
type Names struct {
	IDs     []string        // of decisions and of entries about them, in no order
	ids     map[string]bool // keys of IDs, once they were asked for
	handles map[string]bool
}

// Names lists the journal's file names.
func (s *Store) Names() (*Names, error) {
	l, err := s.list()
	if err != nil {
		return nil, err
	}
	n := &Names{handles: map[string]bool{}}
	for _, file := range l.Files {
		if !strings.HasPrefix(file, reviewsFolder+"/") {
			n.add(norm.NFC.String(journal.IDAt(file)))
		}
	}
	return n, nil
}

// add takes in an id; what has not the form of one stays out.
func (n *Names) add(id string) {
	p, ok := journal.ParseID(id)
	if !ok {
		return
	}
	n.IDs = append(n.IDs, id)
	if n.ids != nil {
		n.ids[journal.NameKey(id)] = true
	}
	if p.Decision() {
		n.handles[journal.NameKey(p.Handle)] = true
	}
}

// Has says whether an entry of this id stands in the journal. A new decision does not ask.
func (n *Names) Has(id string) bool {
	if n.ids == nil {
		n.ids = make(map[string]bool, len(n.IDs))
		for _, have := range n.IDs {
			n.ids[journal.NameKey(have)] = true
		}
	}
	return n.ids[journal.NameKey(id)]
}

// Taken says whether a decision has this handle.
func (n *Names) Taken(handle string) bool { return n.handles[journal.NameKey(handle)] }

// Name is what an id is made from. The zero Name takes the entry's own ID.
type Name struct {
	Handle string         // of a decision: as given, or the slug of its question; of another entry: its decision's handle
	Given  bool           // the person typed the handle of a decision: taken means an error, not another handle
	Minute journal.Minute // of an entry about a decision: the local minute
	Second int            // of the clock, 0 to 59: where the search begins when the minute's name is taken
}

// HandleTakenError says that another decision has the handle that was given; it wraps journal.ErrExists. Free is the next
// free one, "" when there is none.
type HandleTakenError struct{ Handle, Free string }

func (e *HandleTakenError) Error() string {
	if e.Free == "" {
		return fmt.Sprintf("another decision is called %q; take a handle of other words", e.Handle)
	}
	return fmt.Sprintf("another decision is called %q; %q is free", e.Handle, e.Free)
}

// Unwrap gives journal.ErrExists.
func (e *HandleTakenError) Unwrap() error { return journal.ErrExists }

// Planner says what Create would write, and writes nothing. What it has planned counts as taken for what it plans next.
type Planner struct{ names *Names }

// Planner starts from the names that the journal has now.
func (s *Store) Planner() (*Planner, error) {
	names, err := s.Names()
	return &Planner{names}, err
}

// Plan gives the path and the bytes that Create would write. It leaves e as it is.
func (p *Planner) Plan(e *journal.Entry, name Name) (path string, b []byte, err error) {
	planned, err := p.names.planned(e, name)
	if err != nil {
		return "", nil, err
	}
	p.names.add(planned.ID)
	return planned.Path, markdown.Format(planned), nil
}

// Plan gives the path and the bytes that Create would write now, for one entry alone.
func (s *Store) Plan(e *journal.Entry, name Name) (path string, b []byte, err error) {
	p, err := s.Planner()
	if err != nil {
		return "", nil, err
	}
	return p.Plan(e, name)
}

// Create writes an entry under a name that nothing has and gives its path, relative with slashes; e gets its ID and Path. A
// decision's derived handle gets the year, the month or the day of its date when it is taken; an entry about a decision gets
// seconds, after those that its minute has, so that names sort as they were written. Racing processes get names of their own.
// The error is a *HandleTakenError, wraps journal.ErrExists when no name is left, or is the disk's; then e is as it was and
// nothing stands.
func (s *Store) Create(e *journal.Entry, name Name) (path string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.listNames(); err != nil {
		return "", err
	}
	for {
		planned, err := s.names.planned(e, name)
		if err != nil {
			return "", err
		}
		err = s.folder.WriteNew(planned.Path, markdown.Format(planned))
		if errors.Is(err, journal.ErrExists) && name != (Name{}) && !s.names.Has(planned.ID) {
			s.names.add(planned.ID) // another process was first
			continue
		}
		if err != nil {
			return "", err
		}
		s.names.add(planned.ID)
		e.ID, e.Path = planned.ID, planned.Path
		return e.Path, nil
	}
}

// listNames lists once: an import of thousands of entries must not list as often.
func (s *Store) listNames() (err error) {
	if s.names == nil {
		s.names, err = s.Names()
	}
	return err
}

// planned is a copy of e with its ID and Path.
func (n *Names) planned(e *journal.Entry, name Name) (*journal.Entry, error) {
	c := *e
	var err error
	switch {
	case name == Name{}:
		if n.Has(e.ID) {
			err = fmt.Errorf("%s %w in the journal", e.ID, journal.ErrExists)
		}
	case name.Handle == "":
		err = errors.New("the name of an entry needs a handle")
	case e.Kind == journal.KindDecision:
		c.ID, err = n.decision(e.Date, name)
	default:
		c.ID, err = n.about(e.Date, name)
	}
	if err != nil {
		return nil, err
	}
	if c.Path = journal.EntryPath(c.ID); c.Path == "" {
		return nil, fmt.Errorf("%q cannot be the name of an entry", c.ID)
	}
	return &c, nil
}

func (n *Names) decision(date journal.Date, name Name) (string, error) {
	free := journal.FreeHandle(name.Handle, date, n.Taken)
	switch {
	case name.Given && n.Taken(name.Handle):
		return "", &HandleTakenError{Handle: name.Handle, Free: free}
	case free == "":
		return "", &HandleTakenError{Handle: name.Handle}
	}
	return journal.DecisionID(date, free), nil
}

// about finds the id of an entry about a decision. A minute that is full gives its entry to the next one.
func (n *Names) about(date journal.Date, name Name) (string, error) {
	from := name.Second
	for m := name.Minute; m < 24*60; m++ {
		if id := journal.AboutID(date, m, -1, name.Handle); !n.Has(id) {
			return id, nil
		}
		last := 59
		for last >= 0 && !n.Has(journal.AboutID(date, m, last, name.Handle)) {
			last--
		}
		if second := max(from, last+1); second < 60 {
			return journal.AboutID(date, m, second, name.Handle), nil
		}
		from = 0
	}
	return "", fmt.Errorf("every name of %s about %q %w; use another date", date, name.Handle, journal.ErrExists)
}
