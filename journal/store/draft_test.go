package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"twoway/journal"
)

var morning = time.Date(2026, 2, 2, 8, 15, 0, 0, time.UTC)

func newDraft(t *testing.T, ds *Drafts, c DraftContent) *Draft {
	t.Helper()
	d, err := ds.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func TestADraftHoldsEachAnswerUntilTheEntryStands(t *testing.T) { // L6, P3
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "state", "drafts")
	ds := OpenDrafts(dir)
	if all, err := ds.List(""); err != nil || all != nil {
		t.Fatalf("before the first draft: got %v %v", all, err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Fatal("a list made the folder")
	}
	d := newDraft(t, ds, DraftContent{Command: "new", Journal: "/j", Started: morning, Args: []string{"Take it?"}})
	answers := []Answer{{"choice", []string{"team"}}, {"why", []string{"<b> & \"two\"\nlines, 日本"}}}
	if err := d.Save(answers); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{dir: 0o700, d.Path(): 0o600} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: got %v %v, want %v", name, info, err, want)
		}
	}
	b, _ := os.ReadFile(d.Path())
	if !strings.Contains(string(b), `<b> & \"two\"\nlines, 日本`) {
		t.Errorf("the answer cannot be read in the draft:\n%s", b)
	}
	all, err := ds.List("/j")
	if err != nil || len(all) != 1 || !all[0].Live {
		t.Fatalf("while it is typed: got %+v %v, want one live draft", all, err)
	}
	if _, err := ds.ByName(d.Name); !errors.Is(err, ErrInUse) {
		t.Errorf("a second window: got %v, want ErrInUse", err)
	}
	if _, err := ds.Latest("/j", "new", ""); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("the latest, while it is typed: got %v, want ErrNotFound", err)
	}
	d.Close()
	d.Close()
	again, err := ds.Latest("/j", "new", "")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again.Answers, answers) || again.Name != d.Name || !again.Started.Equal(morning) {
		t.Errorf("taken up again: got %+v, want %+v", again.DraftContent, answers)
	}
	if err := again.Save(append(answers, Answer{"confidence", []string{"65"}})); err != nil {
		t.Fatal(err)
	}
	if err := again.Done(); err != nil {
		t.Fatal(err)
	}
	if names, _ := os.ReadDir(dir); len(names) != 0 {
		t.Errorf("after the end: got %v, want nothing", names)
	}
}

func TestTheTextInTheEditorIsTheDraft(t *testing.T) { // L6, L7
	t.Parallel()
	ds := OpenDrafts(t.TempDir())
	d := newDraft(t, ds, DraftContent{Command: "note", Journal: "/j", Started: morning})
	if b, err := d.Text(); err != nil || b != nil {
		t.Errorf("before: got %q %v", b, err)
	}
	if err := d.SaveText([]byte("scaffold\n")); err != nil {
		t.Fatal(err)
	}
	if d.Path() != d.TextPath() {
		t.Errorf("path: got %s, want the text", d.Path())
	}
	if err := os.WriteFile(d.TextPath(), []byte("typed\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveText([]byte("scaffold again\n")); !errors.Is(err, journal.ErrChanged) {
		t.Errorf("writing over what was typed: got %v, want ErrChanged", err)
	}
	d.Close()
	all, err := ds.List("/j")
	if err != nil || len(all) != 1 || all[0].Path != d.TextPath() || all[0].Live {
		t.Fatalf("left behind: got %+v %v", all, err)
	}
	again, err := ds.ByName(d.Name)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if b, err := again.Text(); err != nil || string(b) != "typed\n" {
		t.Errorf("taken up again: got %q %v, want what was typed", b, err)
	}
	if err := again.SaveText([]byte("typed, and more\n")); err != nil {
		t.Errorf("saving over what was read: %v", err)
	}
}

func TestTwoWindowsNeverShareADraft(t *testing.T) { // L4, L5
	t.Parallel()
	ds := OpenDrafts(t.TempDir())
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			d := newDraft(t, ds, DraftContent{Command: "new", Journal: "/j", Started: morning})
			if err := d.Save([]Answer{{"why", []string{fmt.Sprint(i)}}}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	all, err := ds.List("/j")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	for _, d := range all {
		texts[d.Answers[0].Values[0]] = true
	}
	if len(texts) != 20 {
		t.Errorf("got %d texts in %d drafts, want 20", len(texts), len(all))
	}
}

func TestADraftThatSomebodyChangedIsLeftAlone(t *testing.T) { // L5
	t.Parallel()
	ds := OpenDrafts(t.TempDir())
	d := newDraft(t, ds, DraftContent{Command: "new", Journal: "/j", Started: morning})
	first := d.Path()
	if err := os.WriteFile(first, []byte("by hand"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.Save([]Answer{{"why", []string{"mine"}}}); err != nil {
		t.Fatal(err)
	}
	theirs, _ := os.ReadFile(first)
	ours, _ := os.ReadFile(d.Path())
	if string(theirs) != "by hand" || !strings.Contains(string(ours), "mine") || d.Path() == first {
		t.Errorf("got %q in %s and %q in %s", theirs, first, ours, d.Path())
	}
	all, err := ds.List("/j")
	if err != nil || len(all) != 2 || all[0].Err == nil && all[1].Err == nil {
		t.Errorf("the file that is no draft is not named: %+v %v", all, err)
	}
	if err := os.Remove(d.Path()); err != nil {
		t.Fatal(err)
	}
	if err := d.Save([]Answer{{"why", []string{"mine, again"}}}); err != nil {
		t.Errorf("a draft that was taken away: %v", err)
	}
}

func TestDraftsAreFoundByCommandAndEntry(t *testing.T) {
	t.Parallel()
	ds := OpenDrafts(t.TempDir())
	for i, c := range []DraftContent{
		{Command: "new", Journal: "/j"},
		{Command: "reflect", Journal: "/j", About: "a"},
		{Command: "reflect", Journal: "/j", About: "b"},
		{Command: "reflect", Journal: "/k", About: "a"},
	} {
		c.Started = morning.Add(time.Duration(i) * time.Minute)
		newDraft(t, ds, c).Close()
	}
	for _, c := range []struct{ journal, command, about, want string }{
		{"/j", "", "", "b"}, {"/j", "reflect", "a", "a"}, {"/j", "new", "", ""}, {"", "", "", "a"}, {"/j", "note", "", "none"},
	} {
		d, err := ds.Latest(c.journal, c.command, c.about)
		if c.want == "none" {
			if !errors.Is(err, journal.ErrNotFound) {
				t.Errorf("%+v: got %v, want ErrNotFound", c, err)
			}
			continue
		}
		if err != nil || d.About != c.want {
			t.Errorf("%+v: got %+v %v", c, d, err)
			continue
		}
		d.Close()
	}
	for _, name := range []string{"none", "../x", ""} {
		if _, err := ds.ByName(name); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("ByName(%q): got %v, want ErrNotFound", name, err)
		}
	}
}

func TestAShownRecordIsRememberedForADay(t *testing.T) { // T6
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "state")
	s := OpenSeen(dir, "/j")
	if s.Within("a", morning, 24*time.Hour) {
		t.Error("nothing was shown, and yet it is remembered")
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("asking made the folder")
	}
	for _, ids := range [][]string{{"a", "b", "a"}, {"b"}} {
		if err := s.Mark(morning, ids...); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, id string
		at       time.Time
		want     bool
	}{
		{"an hour later", "a", morning.Add(time.Hour), true},
		{"the other one", "b", morning.Add(time.Hour), true},
		{"a decision not shown", "c", morning, false},
		{"23:59 later", "a", morning.Add(24*time.Hour - time.Minute), true},
		{"a day later", "a", morning.Add(24 * time.Hour), false},
		{"the clock was set back an hour", "a", morning.Add(-time.Hour), true},
	} {
		if got := s.Within(c.id, c.at, 24*time.Hour); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	if OpenSeen(dir, "/other").Within("a", morning, 24*time.Hour) {
		t.Error("another journal knows it")
	}
	if err := s.Mark(morning.Add(30*24*time.Hour), "c"); err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(filepath.Join(dir, s.file))
	if strings.Contains(string(b), " a\n") || !strings.Contains(string(b), " c\n") {
		t.Errorf("a month later: got %q, want c alone", b)
	}
}

func TestMarksAtOnceAreAllRemembered(t *testing.T) {
	t.Parallel()
	s := OpenSeen(t.TempDir(), "/j")
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if err := s.Mark(morning, fmt.Sprint("id", i)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	missing := 0
	for i := range 8 {
		if !s.Within(fmt.Sprint("id", i), morning, time.Hour) {
			missing++
		}
	}
	if missing > 0 {
		t.Errorf("%d of 8 marks are gone", missing)
	}
}
