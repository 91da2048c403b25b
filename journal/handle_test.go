package journal

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// PITFALLS N1 to N4, F13.
func TestHandlesOfQuestions(t *testing.T) {
	t.Parallel()
	for question, want := range map[string]string{
		"Take the platform team, or stay on the staff path?": "take-the-platform-team-or-stay-on-the",
		"Four-day week?":                 "four-day-week",
		"new":                            "new",
		"Go. Now. Or later?":             "go-now-or-later",
		"行くべきか。残るべきか。":                   "行くべきか-残るべきか",
		`"Quoted" and 'single'`:          "quoted-and-single",
		"-- leading dash":                "leading-dash",
		"a.":                             "a",
		"a:b?":                           "a-b",
		"..":                             "decision",
		"/":                              "decision",
		"":                               "decision",
		"🚪🚪":                             "decision",
		"...":                            "decision",
		"CON":                            "decision-con",
		"nul":                            "decision-nul",
		"com1":                           "decision-com1",
		"COM1.txt":                       "com1-txt",
		"aux.md":                         "aux-md",
		"lpt":                            "lpt",
		"con " + strings.Repeat("x", 40): "decision-con",
		"2026 goals?":                    "decision-2026-goals",
		"0815":                           "decision-0815",
		"081530 or so":                   "decision-081530-or-so",
		"30 days":                        "30-days",
		"Café":                           "café",
		"Cafe\u0301":                     "café",
		"ÜBERGANG":                       "übergang",
		"İstanbul":                       "istanbul",
		"½ a job":                        "a-job",
		"❤️ or not":                      "or-not",
		"1️⃣ thing":                      "1-thing",
		"co\u00adoperate":                "cooperate",
		"नौकरी बदलूँ?":                   "नौकरी-बदलूँ",
		"a\u202eb":                       "ab",
		"R&D | x":                        "r-d-x",
		"\xff\xfe":                       "decision",
		"a\xffb":                         "a-b",
		"~ no":                           "no",
		"1e3":                            "1e3",
		"007":                            "007",
		"Leave %%Acme%% now?":            "leave-now",
		"Leave %%Acme":                   "leave",
		"%%Acme%%":                       "decision",
		strings.Repeat("x", 300):         strings.Repeat("x", 40),
		"one " + strings.Repeat("x", 40): "one",
		strings.Repeat("日", 41):          strings.Repeat("日", 40),
		strings.Repeat("x", 39) + "x̂y":  strings.Repeat("x", 39),
	} {
		if got := Slug(question); got != want {
			t.Errorf("Slug(%q) = %q, want %q", question, got, want)
		}
	}
}

func TestATypedHandleIsFoldedByTheSameRule(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"Team or Staff": "team-or-staff", "team-or-staff": "team-or-staff", "nul": "decision-nul", "decision": "decision"} {
		if got, ok := FoldHandle(typed); got != want || !ok {
			t.Errorf("FoldHandle(%q) = %q, %v; want %q", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "  ", "🚪", "-", "../.."} {
		if got, ok := FoldHandle(typed); ok {
			t.Errorf("FoldHandle(%q) = %q; want it refused", typed, got)
		}
	}
}

func TestATakenHandleGetsTheYearThenTheMonthThenTheDay(t *testing.T) {
	t.Parallel()
	names := []string{"team", "team-2027", "team-2027-03", "team-2027-03-04", ""}
	var taken []string
	for _, want := range names {
		got := FreeHandle("team", Date{2027, time.March, 4}, func(h string) bool { return slices.Contains(taken, h) })
		if got != want {
			t.Errorf("with %q taken the handle is %q, want %q", taken, got, want)
		}
		taken = append(taken, got)
	}
}

func TestIDsAndPaths(t *testing.T) {
	t.Parallel()
	d := Date{2026, time.March, 4}
	for _, c := range []struct {
		id, path, handle string
		want             ID
	}{
		{DecisionID(d, "team"), "2026/2026-03-04-team.md", "team", ID{d, -1, -1, "team"}},
		{AboutID(d, MinuteOf(8, 15), -1, "team"), "2026/2026-03-04-0815-team.md", "", ID{d, 495, -1, "team"}},
		{AboutID(d, MinuteOf(8, 15), 5, "team"), "2026/2026-03-04-081505-team.md", "", ID{d, 495, 5, "team"}},
		{AboutID(d, 0, 0, "team"), "2026/2026-03-04-000000-team.md", "", ID{d, 0, 0, "team"}},
		{AboutID(d, 1439, -1, "team-2027-03"), "2026/2026-03-04-2359-team-2027-03.md", "", ID{d, 1439, -1, "team-2027-03"}},
		{NoteID(d, 495, -1, "Said yes to the panel, because nobody else would."), "2026/2026-03-04-0815-said-yes-to-the-panel-because-nobody.md", "", ID{d, 495, -1, "said-yes-to-the-panel-because-nobody"}},
		{NoteID(d, 495, -1, "🚪"), "2026/2026-03-04-0815-note.md", "", ID{d, 495, -1, "note"}},
		{DecisionID(d, Slug("2026 goals?")), "2026/2026-03-04-decision-2026-goals.md", "decision-2026-goals", ID{d, -1, -1, "decision-2026-goals"}},
		{"2026-03-04-2460-team", "2026/2026-03-04-2460-team.md", "2460-team", ID{d, -1, -1, "2460-team"}},
		{"2026-03-04-0815", "2026/2026-03-04-0815.md", "0815", ID{d, -1, -1, "0815"}},
	} {
		got, ok := ParseID(c.id)
		if !ok || got != c.want {
			t.Errorf("ParseID(%q) = %+v, %v; want %+v", c.id, got, ok, c.want)
		}
		if path := EntryPath(c.id); path != c.path {
			t.Errorf("EntryPath(%q) = %q, want %q", c.id, path, c.path)
		}
		if h := Handle(c.id); h != c.handle {
			t.Errorf("Handle(%q) = %q, want %q", c.id, h, c.handle)
		}
	}
}

func TestWhatIsNoIDHasNoPath(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "team", "2026-03-04", "2026-03-04-", "2026-02-30-team", "2026-3-4-team", "2026-03-04_team",
		"2026-03-04-../../etc", `2026-03-04-a\b`, "2026-03-04-a/b", "2026-03-04-a\x00", "2026-03-04-a\n", "2026-03-04-a b", "2026-03-04-..", "2026-03-04-a:b",
	} {
		if id, ok := ParseID(text); ok || EntryPath(text) != "" || Handle(text) != "" {
			t.Errorf("ParseID(%q) = %+v; want it refused", text, id)
		}
	}
}

// PITFALLS N4: date, minute and second, handle with the day behind it, .md and a temporary ending of up to 40 bytes.
func TestTheLongestNameStaysUnder255Bytes(t *testing.T) {
	t.Parallel()
	d := Date{2026, time.March, 4}
	for _, letter := range []string{"x", "é", "日", "𐐨", "𝒳"} {
		handle := Slug(strings.Repeat(letter, 300))
		taken := func(h string) bool { return !strings.HasSuffix(h, "-2026-03-04") }
		name := AboutID(d, 1439, 59, FreeHandle(handle, d, taken)) + ".md"
		if n := len(name) + 40; n >= 255 {
			t.Errorf("a name of %q has %d bytes with its temporary ending", letter, n)
		}
	}
}

func TestOptionKeysOfLabels(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]string{
		"Take the team":          "take-the-team",
		"Don't, and we’ll see":   "dont-and-well-see",
		"Rust: rewrite it":       "rust-rewrite-it",
		"ic":                     "ic",
		"snake_case key":         "snake_case-key",
		"_private":               "private",
		"Überleitung für Straße": "uberleitung-fur-strasse",
		"Łódź":                   "lodz",
		"行く":                     "option",
		"🚪":                      "option",
		"":                       "option",
		"__":                     "option",
		"行く B":                   "b",
		"Undecided":              "option-undecided",
		"unsure":                 "option-unsure",
		"No":                     "no",
		"½ time":                 "1-2-time",
		"Stay on the staff path and keep the pager": "stay-on-the-staff-path-and-keep",
		strings.Repeat("x", 40):                     strings.Repeat("x", 32),
	} {
		if got := OptionKey(label); got != want {
			t.Errorf("OptionKey(%q) = %q, want %q", label, got, want)
		}
	}
}

func TestKeysThatMeetGetANumber(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 32)
	var taken []string
	for _, c := range [][2]string{
		{"option", "option"},
		{"option", "option-2"},
		{"option", "option-3"},
		{long, long},
		{long, long[:30] + "-2"},
	} {
		got := FreeKey(c[0], func(k string) bool { return slices.Contains(taken, k) })
		if got != c[1] {
			t.Errorf("FreeKey(%q) = %q, want %q", c[0], got, c[1])
		}
		taken = append(taken, got)
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Take the team?", "CON", "a\u0301\u0300", "İ", "2026 goals", "🚪", "..", "con xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "e\u00ad\u0301", "\xff", "ǅ", "ΑΣ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, question string) {
		slug := Slug(question)
		if again := Slug(slug); again != slug {
			t.Errorf("Slug(%q) = %q, and of that %q", question, slug, again)
		}
		unsafe := func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !joinsLetter(r) }
		switch {
		case slug == "", slug[0] == '-', strings.HasSuffix(slug, "-"), strings.Contains(slug, "--"), strings.ContainsFunc(slug, unsafe),
			!utf8.ValidString(slug), utf8.RuneCountInString(slug) > handleLength, !norm.NFC.IsNormalString(slug), reservedName(slug),
			strings.ToLower(slug) != slug:
			t.Errorf("Slug(%q) = %q is no safe name", question, slug)
		}
		d := Date{2026, time.March, 4}
		if h := Handle(DecisionID(d, slug)); h != slug {
			t.Errorf("the handle of %q is %q", DecisionID(d, slug), h)
		}
		if id, ok := ParseID(AboutID(d, 495, -1, slug)); !ok || id != (ID{d, 495, -1, slug}) {
			t.Errorf("%q is read as %+v, %v", AboutID(d, 495, -1, slug), id, ok)
		}
	})
}

func FuzzOptionKey(f *testing.F) {
	for _, s := range []string{"Take the team", "行く", "_a", "undecided", "a\u0301", "Straße", "ﬁ", "½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, label string) {
		key := OptionKey(label)
		bad := func(r rune) bool { return r != '-' && r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') }
		if key == "" || len(key) > keyLength || key[0] == '-' || key[0] == '_' || strings.ContainsFunc(key, bad) || key == Undecided || key == Unsure {
			t.Errorf("OptionKey(%q) = %q is no key", label, key)
		}
		if again := OptionKey(key); again != key {
			t.Errorf("OptionKey(%q) = %q, and of that %q", label, key, again)
		}
	})
}

func TestUnaccented(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"José": "Jose", "Jose\u0301": "Jose", "Łukasz": "Lukasz", "Nguyễn": "Nguyen", "Œuvre, straße": "Oeuvre, strasse", "Søren Þór": "Soren Thor",
		"दिन": "दिन", "Дмитрий": "Дмитрий", "plain": "plain", "": "",
	} {
		if got := Unaccented(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
