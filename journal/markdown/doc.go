// Package markdown turns the bytes of a file into an entry and back.
//
// # Goals
//
// A file is an ordinary Markdown page with a flat front matter. Any editor can write it, GitHub and Obsidian show it, and a
// person reads it in ten years without this program. Reading is lenient: what cannot be read is named with its line and a way to
// mend it, and the rest is used. Writing is strict: there is one form, and printing what was read gives the same bytes. What a
// person typed is never parsed and printed again: Body is kept byte for byte.
//
// # Non-goals
//
// The package opens no file and knows no folder. It does not edit the front matter of a file: an entry is written
// once. It does not judge a journal as a whole; journal.Check does.
//
// # A file
//
//	---
//	twoway: note
//	id: 2026-03-20-1745-team-or-staff
//	date: 2026-03-20
//	about: 2026-02-02-team-or-staff
//	energy: -1
//	---
//
//	Told Marek that his on-call changes cannot ship as they are.
//
//	## Resolutions
//
//	- [x] by 2026-08-31: I would be poor at the hard talks → shaken: held one, prepared with Dana
//
// The file is UTF-8. A byte order mark, CRLF, blanks behind the fences, "..." as the closing fence and a missing last line end are
// read. The front matter is one "key: value" a line; a list stands below its key as "  - item" lines, or as [a, b]. The key twoway
// makes a file an entry and names its kind; every other file is not ours. Strings stay strings, whatever YAML would make of them. A
// value that does not fit is read as absent and named. Keys that are not ours are kept as they stand.
//
// Below come an optional first heading, which is for readers only, and sections: headings of level two, known by their name in
// any case and in any order. The rest is prose. Items are read in the sections Options, Drivers, Assumptions, Predictions,
// Tripwires, Resolutions, Practices, Amendments, Log and Marks, from lists at the outermost level.
//
// # The grammar of a line
//
//	item       = "- " body newline { "  - " name ": " text newline }
//	body       = option | driver | assumption | prediction | tripwire | resolution | practice | amendment | logline | mark
//	option     = key ": " label                          sub-lines: pull, con, rung, shape, status quo (yes)
//	driver     = [ kind ": " ] text | "~~" [ kind ": " ] text "~~"
//	kind       = "toward" | "away" | "pressure" | "default" | "avoid"
//	assumption = box [ "by " date ": " ] belief [ tail ]  sub-lines: key, check
//	prediction = box percent "% by " date [ " (" attr { ", " attr } ")" ] ": " claim [ tail ]
//	attr       = "self" | "if " key
//	tripwire   = box ( "If " condition [ " by " date ] | "Unless " condition " by " date ) ", then " action [ tail ]
//	action     = "revisit" | "decide" | "reverse"
//	tail       = " → " outcome [ " " date ] [ ": " note ]
//	outcome    = "yes" | "no" | "void"                    of a prediction; void needs a note
//	           | "hit" | "passed" | "off"                 of a tripwire
//	           | "holding" | "shaken" | "wrong"           of an assumption
//	resolution = assumption | prediction | tripwire       ticked, with its tail; or a claim alone with its tail
//	practice   = box text                                 ticked: kept
//	amendment  = field ": " old " → " new                 sub-line: because
//	logline    = date " " energy ": " text
//	mark       = ( "is " | "not " ) lens ": " id [ ' "' sentence '"' ]
//	box        = "[ ] " | "[x] "        percent = 1…99      energy = "-2" | "-1" | "0" | "+1" | "+2"
//	date       = YYYY-MM-DD             key = [a-z0-9][a-z0-9_-]{0,31}      name = [a-z][a-z ]*
//	text, label, belief, claim, condition, note, old, new = one line, trimmed, not empty; new holds no arrow
//
// The first arrow that begins a whole tail counts; after its outcome only a date, a colon or the end may follow, so "→ no worse than
// before" is part of a claim. The reader also takes * and + as bullets, [X], -> for the arrow, "75 %", a small if and unless, a missing
// box, an item wrapped over lines, a tripwire without its action, an outcome in capitals with stops, commas or brackets around its
// date, and any words behind that date as its note. A ticked box alone settles a line, unless a word of doubt stands behind an arrow in
// it ("→ not yet"), or any behind the action of a tripwire: that line is open. Items inside code, quotes and comments are prose.
//
// # What is hidden
//
// A "## Private" section, what stands between two %% marks, a paragraph that begins with "Private:" and goes on, and HTML comments are
// left out of everything that is public; Hidden lists them and Redact cuts them. A line private: true hides the whole entry wherever it
// stands, and so does a second front matter whose entry may be private. Marks and headings inside code are text, unless the fence of
// the code is never closed. A mark without its partner hides the rest.
package markdown
