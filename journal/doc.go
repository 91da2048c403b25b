// Package journal is the domain of a decision journal whose choices can be walked back.
//
// A [Decision] is a question with options and, usually, a current choice. It is written once, as one dated entry; nothing
// rewrites it. What happens to it later stands in entries about it: a [Reflection] (a look: blind recall, today, verdict), a
// [Note] (a dated line, or one block of answers), a [Conversation] with somebody who lives an option, an [Experiment] that
// tries one in small. What a decision is today, its [State], is folded from its own entry and the entries about it.
//
// The words are used as a person would say them. A choice is settled until its next date; on that date it waits and is
// revisited; a revisit may keep, adjust, walk back (reverse) or close it. Options that were not chosen are parked. A
// prediction is a checkable claim with a percentage and a date, a tripwire a condition fixed in advance that calls for a look
// before its date, an assumption a belief about the world that the choice rests on. A door is how, at what price and until
// when the choice can be walked back; its width is derived and never declared.
//
// The package holds values and rules. It opens no file, reads no clock, knows no YAML and no terminal.
//
// DOMAIN, PRODUCT, PITFALLS and marks such as T4 in comments name sections of the notes that the project was designed by. They are the
// source of a formula or a test and are not part of the repository; what holds is said where they are named.
package journal
