package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"twoway/journal"
	"twoway/journal/markdown"
)

func openStore(t *testing.T) *Store {
	t.Helper()
	return openStoreAt(t, t.TempDir())
}

func openStoreAt(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

var day = journal.Date{Year: 2026, Month: 2, Day: 2}

func decision(question string) *journal.Entry {
	e := &journal.Entry{Kind: journal.KindDecision, Date: day, Decision: &journal.Decision{Question: question, Choice: journal.Undecided}, Title: question}
	markdown.Compose(e, "")
	return e
}

func note(about, text string) *journal.Entry {
	e := &journal.Entry{Kind: journal.KindNote, Date: day, About: about, Note: &journal.Note{}, Lead: text}
	markdown.Compose(e, "")
	return e
}

func create(t *testing.T, s *Store, e *journal.Entry, n Name) string {
	t.Helper()
	path, err := s.Create(e, n)
	if err != nil {
		t.Fatalf("create %+v: %v", n, err)
	}
	return path
}

func TestADecisionGetsAFreeHandle(t *testing.T) { // T2, N3
	t.Parallel()
	s := openStore(t)
	want := []string{"team", "team-2026", "team-2026-02", "team-2026-02-02"}
	for _, handle := range want {
		e := decision("Team?")
		path := create(t, s, e, Name{Handle: "team"})
		if path != "2026/2026-02-02-"+handle+".md" || e.Path != path || e.ID != "2026-02-02-"+handle {
			t.Errorf("got %s (%s), want handle %s", path, e.ID, handle)
		}
		if !strings.Contains(get(t, s.Folder(), path), "id: "+e.ID+"\n") {
			t.Errorf("%s does not hold its id:\n%s", path, get(t, s.Folder(), path))
		}
	}
	before := tree(t, s.Folder())
	e := decision("Team?")
	if _, err := s.Create(e, Name{Handle: "team"}); !errors.Is(err, journal.ErrExists) || e.ID != "" {
		t.Errorf("a fifth: got %v and id %q, want ErrExists and none", err, e.ID)
	}
	_, err := s.Create(decision("Team?"), Name{Handle: "Team", Given: true})
	var taken *HandleTakenError
	if !errors.As(err, &taken) || !errors.Is(err, journal.ErrExists) {
		t.Fatalf("a given handle that is taken: got %v", err)
	}
	if tree(t, s.Folder()) != before {
		t.Error("a refusal changed the folder")
	}
	create(t, s, decision("x"), Name{Handle: "café"})
	_, err = s.Create(decision("x"), Name{Handle: "cafe\u0301", Given: true})
	if !errors.As(err, &taken) || taken.Free != "cafe\u0301-2026" {
		t.Errorf("one name in two compositions: got %v", err)
	}
}

func TestTwoEntriesOfOneMinuteSortAsTheyWereWritten(t *testing.T) { // T1
	t.Parallel()
	s := openStore(t)
	at := func(minute journal.Minute, second int) Name {
		return Name{Handle: "team", Minute: minute, Second: second}
	}
	var paths []string
	for _, n := range []Name{at(495, 10), at(495, 30), at(495, 30), at(495, 12), at(495, 59), at(495, 59), at(495, 0), at(1439, 58)} {
		paths = append(paths, create(t, s, note("2026-02-02-team", "x"), n))
	}
	want := []string{"0815-team", "081530-team", "081531-team", "081532-team", "081559-team", "0816-team", "081600-team", "2359-team"}
	for i, p := range paths {
		if p != "2026/2026-02-02-"+want[i]+".md" {
			t.Errorf("entry %d: got %s, want %s", i, p, want[i])
		}
	}
	if !slices.IsSorted(paths) {
		t.Errorf("the names do not sort as they were written: %q", paths)
	}
	create(t, s, note("", "x"), at(1439, 59))
	if _, err := s.Create(note("", "x"), at(1439, 59)); !errors.Is(err, journal.ErrExists) {
		t.Errorf("the day is full: got %v, want ErrExists", err)
	}
}

func TestRacingWritersLoseNothing(t *testing.T) { // L4, T1
	t.Parallel()
	dir := t.TempDir()
	var wg sync.WaitGroup
	var mu sync.Mutex
	written := map[string]string{}
	refused := 0
	write := func(i int, e *journal.Entry, n Name) {
		s := openStoreAt(t, dir) // each with its own view, as processes have
		path, err := s.Create(e, n)
		mu.Lock()
		defer mu.Unlock()
		switch {
		case errors.Is(err, journal.ErrExists) && e.Kind == journal.KindDecision:
			refused++
		case err != nil:
			t.Errorf("writer %d: %v", i, err)
		default:
			written[path] = string(markdown.Format(e))
		}
	}
	for i := range 20 {
		wg.Go(func() {
			write(i, decision(fmt.Sprintf("Question %d?", i)), Name{Handle: fmt.Sprintf("question-%d", i)})
		})
		wg.Go(func() { write(i, decision(fmt.Sprintf("Team? %d", i)), Name{Handle: "team"}) })
		wg.Go(func() { write(i, note("2026-02-02-x", fmt.Sprint(i)), Name{Handle: "x", Minute: 495, Second: 30}) })
	}
	wg.Wait()
	// One question on one day has four names; the other sixteen keep their drafts.
	if len(written) != 44 || refused != 16 {
		t.Errorf("got %d files and %d refusals, want 44 and 16", len(written), refused)
	}
	s := openStoreAt(t, dir)
	for path, want := range written {
		if got := get(t, s.Folder(), path); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
	entries, problems, err := s.Entries()
	if err != nil || len(entries) != 44 {
		t.Errorf("got %d entries, %v, %v, want 44", len(entries), problems, err)
	}
}

func TestAnEntryWithItsOwnIDKeepsIt(t *testing.T) { // T10
	t.Parallel()
	s := openStore(t)
	e := decision("Team?")
	e.ID = "2024-05-01-old-team"
	if path := create(t, s, e, Name{}); path != "2024/2024-05-01-old-team.md" {
		t.Errorf("got %s", path)
	}
	if _, err := s.Create(e, Name{}); !errors.Is(err, journal.ErrExists) {
		t.Errorf("again: got %v, want ErrExists", err)
	}
	for _, id := range []string{"", "../2026-02-02-x", "2026-02-02-../x", "nonsense", "2026-02-30-x"} {
		e.ID = id
		if _, err := s.Create(e, Name{}); err == nil {
			t.Errorf("id %q was taken", id)
		}
	}
	if _, err := s.Create(note("", "x"), Name{Minute: 5}); err == nil {
		t.Error("a name without a handle was taken")
	}
}

// An entry that one machine marks private while another writes in it stays in, whichever of the two texts a sync tool puts aside.
func TestACopyOfASyncToolThatIsPrivateClosesTheEntry(t *testing.T) {
	t.Parallel()
	s := openStore(t)
	path := create(t, s, decision("Which team?"), Name{Handle: "team"})
	create(t, s, decision("Where to?"), Name{Handle: "where"})
	text, err := s.Folder().Read(path, entryLimit)
	if err != nil {
		t.Fatal(err)
	}
	base := strings.TrimSuffix(path, ".md")
	put(t, s.Folder(), base+".sync-conflict-20260202-101010-ABCDEFG.md", strings.Replace(string(text), "\ndate:", "\nprivate: true\ndate:", 1))
	entries, problems, err := s.Entries()
	if err != nil || len(entries) != 2 || len(problems) != 1 {
		t.Fatalf("got %d entries, %v, %v", len(entries), problems, err)
	}
	for _, e := range entries {
		if e.Private != (e.Path == path) {
			t.Errorf("%s: private is %v", e.Path, e.Private)
		}
	}
}

func TestADryRunSaysWhatWouldBeWritten(t *testing.T) {
	t.Parallel()
	s := openStore(t)
	e := decision("Team?")
	path, b, err := s.Plan(e, Name{Handle: "team"})
	if err != nil || e.ID != "" || tree(t, s.Folder()) != "" {
		t.Fatalf("plan: %v, id %q, folder %q", err, e.ID, tree(t, s.Folder()))
	}
	p, err := s.Planner()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{path, "2026/2026-02-02-team-2026.md"} {
		if got, _, err := p.Plan(e, Name{Handle: "team"}); err != nil || got != want {
			t.Errorf("one after the other: got %s %v, want %s", got, err, want)
		}
	}
	if got := create(t, s, e, Name{Handle: "team"}); got != path || get(t, s.Folder(), got) != string(b) {
		t.Errorf("planned %s %q, written %s %q", path, b, got, get(t, s.Folder(), got))
	}
}

func TestNewOpensNoOtherEntry(t *testing.T) { // S1
	t.Parallel()
	s := openStore(t)
	put(t, s.Folder(), "2026/2026-01-01-other.md", "x")
	s.Folder().fault = func(at step) error {
		if at == stepRead {
			return fs.ErrPermission
		}
		return nil
	}
	names, err := s.Names()
	if err != nil || !names.Has("2026-01-01-other") || !names.Taken("other") || names.Taken("team") {
		t.Errorf("names: got %+v %v", names, err)
	}
	if path := create(t, s, decision("Other?"), Name{Handle: "other"}); path != "2026/2026-02-02-other-2026.md" {
		t.Errorf("beside a decision that cannot be read: got %s", path)
	}
	_, problems, err := s.Entries()
	if err != nil || len(problems) != 2 || problems[0].Rule != "read" || !problems[0].Unreadable {
		t.Errorf("got %+v %v, want both files named", problems, err)
	}
}

func TestEntriesComeInOneOrderWithTheirProblems(t *testing.T) { // L14, D15, N6
	t.Parallel()
	s := openStore(t)
	f := s.Folder()
	var want []string
	for i := range 9 {
		e := note("2026-02-02-team", fmt.Sprint(i))
		create(t, s, e, Name{Handle: "team", Minute: journal.Minute(i)})
		want = append(want, e.ID)
	}
	e := decision("Team?")
	create(t, s, e, Name{Handle: "team"})
	want = append([]string{e.ID}, want...)
	put(t, f, "2026/2026-02-03-broken.md", "---\ntwoway: decision\nid: x\n")
	put(t, f, "2026/2026-02-04-two (conflicted copy).md", "---\ntwoway: note\n---\n")
	put(t, f, "readme.md", "# Hello\n")
	put(t, f, "2026/plain.txt", "---\ntwoway: note\n---\n")
	put(t, f, "2026/pic (conflicted copy).png", "")
	put(t, f, "templates/decision.md", "---\ntwoway: decision\n---\n")
	put(t, f, "lenses/x.md", "---\ntwoway: note\n---\n")
	put(t, f, ".git/x.md", "---\ntwoway: note\n---\n")
	put(t, f, ".tw-abc.tmp", "---\ntwoway: note\n---\n")
	put(t, f, "reviews/2026-Q1.md", "---\ntwoway: review\nid: 2026-Q1\ndate: 2026-03-31\nfrom: 2026-01-01\nto: 2026-03-31\n---\n\n# Review\n")
	if err := os.Symlink("2026-02-02-team.md", f.Full("2026/linked.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("2026", f.Full("journal")); err != nil {
		t.Fatal(err)
	}
	entries, problems, err := s.Entries()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("entries: got %q, want %q", got, want)
	}
	var left []string
	for _, p := range problems {
		if p.Unreadable {
			left = append(left, p.Path)
		}
	}
	if w := []string{"2026/2026-02-03-broken.md", "2026/2026-02-04-two (conflicted copy).md", "2026/linked.md", "journal"}; !slices.Equal(left, w) {
		t.Errorf("left out: got %q, want %q", left, w)
	}
	reviews, _, err := s.Reviews()
	if err != nil || len(reviews) != 1 || reviews[0].Path != "reviews/2026-Q1.md" {
		t.Errorf("reviews: got %v %v, want one", reviews, err)
	}
}

func TestAFileTooLargeOrForbiddenIsNamed(t *testing.T) { // L14
	t.Parallel()
	s := openStore(t)
	put(t, s.Folder(), "2026/2026-02-03-huge.md", "---\ntwoway: note\n---\n")
	if err := os.Truncate(s.Folder().Full("2026/2026-02-03-huge.md"), entryLimit+1); err != nil {
		t.Fatal(err)
	}
	entries, problems, err := s.Entries()
	if err != nil || len(entries) != 0 || len(problems) != 1 || problems[0].Rule != "size" || !problems[0].Unreadable || problems[0].Mend == "" {
		t.Errorf("got %v %+v %v, want one problem of size", entries, problems, err)
	}
}

func TestReadingWritesNothing(t *testing.T) { // L10
	t.Parallel()
	s := openStore(t)
	create(t, s, decision("Team?"), Name{Handle: "team"})
	before := tree(t, s.Folder())
	s.Folder().fault = func(at step) error {
		if at == stepRead {
			return nil
		}
		return fmt.Errorf("nothing may be written, but: %s", at)
	}
	if _, _, err := s.Entries(); err != nil {
		t.Error(err)
	}
	if _, err := s.ReadReview("2026-Q1"); err != nil {
		t.Error(err)
	}
	if after := tree(t, s.Folder()); after != before {
		t.Errorf("the folder changed:\n%s", after)
	}
}

func TestASavedReviewIsWrittenOverOnlyAsItWasRead(t *testing.T) { // L5, L10
	t.Parallel()
	s := openStore(t)
	save := func(text, meanwhile string) (bool, error) {
		_, changed, err := s.SaveReview("2026-Q1", func(old []byte) ([]byte, error) {
			if meanwhile != "" {
				put(t, s.Folder(), "reviews/2026-Q1.md", meanwhile)
			}
			return append(bytes.Clone(old), text...), nil
		})
		return changed, err
	}
	if changed, err := save("one\n", ""); err != nil || !changed {
		t.Errorf("first: got %v %v", changed, err)
	}
	if changed, err := save("", ""); err != nil || changed {
		t.Errorf("the same again: got %v %v, want no change", changed, err)
	}
	if changed, err := save("two\n", ""); err != nil || !changed {
		t.Errorf("more: got %v %v", changed, err)
	}
	if _, err := save("three\n", "typed\n"); !errors.Is(err, journal.ErrChanged) {
		t.Errorf("typed meanwhile: got %v, want ErrChanged", err)
	}
	if got := get(t, s.Folder(), "reviews/2026-Q1.md"); got != "typed\n" {
		t.Errorf("got %q, want what was typed", got)
	}
	stop := errors.New("markers are gone")
	if _, _, err := s.SaveReview("2026-Q1", func([]byte) ([]byte, error) { return nil, stop }); !errors.Is(err, stop) {
		t.Errorf("got %v, want the renderer's error", err)
	}
	if _, _, err := s.SaveReview("../x", func([]byte) ([]byte, error) { return nil, nil }); err == nil {
		t.Error("a review was saved outside")
	}
}

func TestTheOrderOfFilesDoesNotMatter(t *testing.T) { // D15, T3
	t.Parallel()
	texts := map[string]string{}
	s := openStore(t)
	create(t, s, decision("Team?"), Name{Handle: "team"})
	for i := range 30 {
		p := create(t, s, note("2026-02-02-team", fmt.Sprint(i)), Name{Handle: "team", Minute: journal.Minute(i * 7 % 30)})
		texts[p] = get(t, s.Folder(), p)
	}
	want, _, _ := s.Entries()
	names := make([]string, 0, len(texts))
	for n := range texts {
		names = append(names, n)
	}
	r := rand.New(rand.NewPCG(1, 2))
	slices.Sort(names)
	r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	shuffled := openStore(t)
	for i, n := range names {
		put(t, shuffled.Folder(), filepath.ToSlash(filepath.Join(fmt.Sprint(i%3), filepath.Base(n))), texts[n])
	}
	put(t, shuffled.Folder(), "x/"+filepath.Base(want[0].Path), get(t, s.Folder(), want[0].Path))
	got, _, err := shuffled.Entries()
	if err != nil || len(got) != len(want) {
		t.Fatalf("got %d entries %v, want %d", len(got), err, len(want))
	}
	for i := range got {
		if got[i].ID != want[i].ID {
			t.Errorf("entry %d: got %s, want %s", i, got[i].ID, want[i].ID)
		}
	}
}

func TestALinkedTemplatesFolderIsNamed(t *testing.T) { // T7
	t.Parallel()
	s := openStore(t)
	if err := os.Symlink(t.TempDir(), s.Folder().Full("templates")); err != nil {
		t.Fatal(err)
	}
	_, problems, err := s.Entries()
	if err != nil || len(problems) != 1 || problems[0].Rule != "link" || problems[0].Unreadable {
		t.Errorf("got %+v %v, want one problem that leaves no entry out", problems, err)
	}
	ours := fstest.MapFS{"entry/decision.md": {Data: []byte("ours")}}
	if b, err := fs.ReadFile(s.Templates(ours), "entry/decision.md"); err != nil || string(b) != "ours" {
		t.Errorf("got %q %v, want ours", b, err)
	}
}

func TestAJournalOfManyFoldersIsRead(t *testing.T) {
	t.Parallel()
	s := openStore(t)
	for i := range 3 * openFolders {
		put(t, s.Folder(), fmt.Sprintf("%d/2026-02-02-%d-x.md", i, 1000+i%60), fmt.Sprintf("---\ntwoway: note\nid: 2026-02-02-%d-x%d\ndate: 2026-02-02\n---\n\nx\n", 1000+i%60, i))
	}
	entries, problems, err := s.Entries()
	if err != nil || len(entries) != 3*openFolders {
		t.Errorf("got %d entries, %+v, %v, want %d", len(entries), problems, err, 3*openFolders)
	}
}
