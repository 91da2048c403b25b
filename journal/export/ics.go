package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"twoway/journal"
)

const icsName = "twoway.ics"

// happening is one day in the calendar.
type happening struct {
	key     string // what stays when the day moves
	day     journal.Date
	set     journal.Date // when it was set; becomes the stamp, so that exports do not change by themselves
	version int
	summary string // discreet
	details string
}

// layICS writes all-day events for what comes: looks, prediction and tripwire dates, assumptions, doors, trials, experiments,
// planned talks. An event keeps its UID when its day moves. Summaries are discreet: calendars are shared and shown on locked
// screens. Details are a setting.
func layICS(in *Input) ([]File, error) {
	cal := ics.NewCalendar()
	cal.SetProductId("-//twoway//export//EN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName("twoway")
	for _, h := range happenings(in) {
		addEvent(cal, h, in.Settings.Details)
	}
	text := cal.Serialize(ics.WithNewLineWindows)
	return []File{{Path: icsName, ID: icsName, Data: []byte(text), Always: true}}, nil
}

func happenings(in *Input) []happening {
	var all []happening
	loose, _ := journal.Loose(in.Entries, in.AsOf)
	entries := map[string]*journal.Entry{}
	for _, e := range in.Entries {
		entries[e.ID] = e
	}
	for _, s := range slices.Concat(in.States, loose) {
		if s.Status == "closed" {
			continue
		}
		c := &calendar{state: s, entries: entries, used: map[string]int{}}
		c.looks()
		c.lines()
		c.people()
		all = append(all, c.out...)
	}
	slices.SortStableFunc(all, func(a, b happening) int { return cmp.Or(a.day.Compare(b.day), strings.Compare(a.key, b.key)) })
	return all
}

// What the key of a day that a decision has once says behind the decision's id.
const (
	lookDay  = "look"
	trialDay = "trial"
	doorDay  = "door"
)

type calendar struct {
	state   *journal.State
	entries map[string]*journal.Entry
	used    map[string]int // how many events have a key
	out     []happening
}

// made says when an event's day was set, and how often it was set before.
type made struct {
	on    journal.Date
	times int
}

func (c *calendar) add(key string, day journal.Date, m made, summary, details string) {
	if day.IsZero() {
		return
	}
	if c.used[key]++; c.used[key] > 1 {
		key += fmt.Sprintf("/%d", c.used[key])
	}
	c.out = append(c.out, happening{c.state.ID + "/" + key, day, m.on, m.times, summary, details})
}

// by is when an entry was written.
func (c *calendar) by(id string) made {
	if p, ok := journal.ParseID(id); ok {
		return made{on: p.Date}
	}
	return made{on: c.state.Date}
}

// amended is when a field of the decision was stated last.
func (c *calendar) amended(field string) made {
	m := made{on: c.state.Date}
	for _, a := range c.state.Amendments {
		if a.Field == field {
			m = made{a.Date, m.times + 1}
		}
	}
	return m
}

// settled is when the next look was set last: by a look, a note with a date of its own, another day of the choice, or what called for
// it before its date.
func (c *calendar) settled() made {
	m := c.amended("decided_on")
	for _, id := range c.state.Timeline {
		e := c.entries[id]
		if e != nil && e.ID != c.state.ID && (e.Reflection != nil || e.Note != nil && !e.Note.Next.IsZero()) {
			m = made{e.Date, m.times + 1}
		}
	}
	for _, called := range c.called() {
		m.times++
		if m.on.Before(called) {
			m.on = called
		}
	}
	return m
}

// called are the days of all that has ever called for a look, whether that was held or waits: the wires hit and the assumptions found
// wrong. They count on after the look, so that an event never goes back to a number that it had.
func (c *calendar) called() (days []journal.Date) {
	add := func(history []journal.Settled, word string) {
		for _, h := range history {
			if on := c.by(h.Entry).on; h.Word == word && on.Before(h.On) {
				days = append(days, h.On)
			} else if h.Word == word {
				days = append(days, on)
			}
		}
	}
	for _, w := range c.state.Tripwires {
		add(w.History, "hit")
	}
	for _, a := range c.state.Assumptions {
		add(a.History, "wrong")
	}
	return days
}

func (c *calendar) looks() {
	s := c.state
	if !s.AsksLines() {
		return
	}
	what, when := "Revisit a decision", ""
	if s.Status == "open" {
		what = "Choose, wait, or drop it"
	}
	if s.WhenWhere != "" {
		when = "\n" + s.WhenWhere
	}
	c.add(lookDay, s.LookFrom(), c.settled(), what, s.Question+when)
	if !s.Chosen() {
		return
	}
	c.add(trialDay, s.TrialEnds, c.amended("trial_ends"), "A trial ends", s.Question)
	if s.Closes != "none" {
		c.add(doorDay, s.ClosesOn, c.amended("closes_on"), "A door's date", after("way back: ", s.WayBack)+after("\n", s.Question))
	}
}

func (c *calendar) lines() {
	for _, p := range c.state.Predictions {
		if p.Status == "open" && p.Kind != journal.AboutStability {
			c.add("prediction/"+p.Claim, p.By, c.by(p.Entry), "A prediction's date", fmt.Sprintf("%d%%: %s", p.P, p.Claim))
		}
	}
	if !c.state.AsksLines() {
		return
	}
	for _, w := range c.state.Tripwires {
		if w.Status == "armed" {
			c.add("tripwire/"+w.Condition, w.By, c.by(w.Entry), "A tripwire's date: did it happen?", w.Condition)
		}
	}
	for _, a := range c.state.Assumptions {
		if a.Status == "untested" {
			c.add("assumption/"+a.Belief, a.By, c.by(a.Entry), "An assumption to test", a.Belief+after("\ncheck: ", a.Check))
		}
	}
}

func (c *calendar) people() {
	for _, e := range c.state.Experiments {
		if e.Status == "running" || e.Status == "planned" {
			c.add("experiment/"+e.Entry, e.Ends, c.by(e.Entry), "An experiment ends", e.Question)
		}
	}
	for _, t := range c.state.Talks {
		if t.Status == "planned" {
			c.add("talk/"+t.Entry, t.PlannedFor, c.by(t.Entry), "A conversation", "with "+t.With)
		}
	}
}

func addEvent(cal *ics.Calendar, h happening, details bool) {
	e := cal.AddEvent(uidOf(h.key))
	at := func(d journal.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
	e.SetDtStampTime(at(h.set))
	e.SetSequence(h.version)
	e.SetAllDayStartAt(at(h.day))
	e.SetAllDayEndAt(at(h.day.AddDays(1))) // the end is exclusive
	e.SetSummary(h.summary)
	if details {
		text := plainLine(h.details)
		head, _, _ := strings.Cut(text, "\n")
		e.SetSummary(h.summary + ": " + head)
		e.SetDescription(text)
	}
	e.SetTimeTransparency(ics.TransparencyTransparent)
	alarm := e.AddAlarm()
	alarm.SetAction(ics.ActionDisplay)
	alarm.SetTrigger("PT9H") // nine in the morning of the day, where the reader is
	alarm.SetDescription(h.summary)
}

// uidOf is the UID of an event, which is visible too.
func uidOf(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:10]) + "@twoway"
}

// plainLine leaves out what the format cannot hold: carriage returns and other control characters.
func plainLine(s string) string {
	return strings.NewReplacer("\r", "", "\t", "").Replace(withoutControls(s))
}
