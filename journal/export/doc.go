// Package export lays a journal out for other tools and keeps that layout up to date in a folder that belongs to somebody.
//
// # The contract
//
// An export is a plan, then an application: [Compare] reads and decides, [Apply] writes. Both stay inside one folder, write
// only files that they made or that are new, and go through no link.
//
// A note has three owners. Ours are the front matter keys that the layout names, and what stands between the lines
//
//	<!-- twoway:begin -->
//	<!-- twoway:end -->
//
// Theirs, byte for byte, is everything else: other keys, comments, quoting, text above and below, line ends. `tags` and
// `aliases` are shared: what the person adds to these lists stays.
//
// A change that the person made to what is ours is a conflict. It is reported and left alone; Options.Theirs accepts their
// version until ours changes again, Options.Ours writes ours and keeps the edited file, byte for byte, beside it. That copy is
// theirs; while its entry is gone or private and our text stands in it, it is reported as a conflict.
//
// A note is known by its `twoway_id`, not by its name: a renamed or moved note is updated where it stands and links follow
// it. Two entries may have one id, where names in it became initials; digests of their lines in the list tell them apart then, so that
// what a person wrote beside one never goes over to the other. A note that was deleted stays deleted until
// Options.Again. A note whose entry is gone or has become private is taken away; when the person wrote into it, their text stays, and our
// part comes back above it when the entry does.
//
// An export of some entries alone (by a tag, a period) leaves the notes of all others as they are, unless these may not leave any more.
// It leaves the index alone too, where the folder holds more than was selected.
//
// What we wrote last stands in the file .twoway-export/list of the folder: one sorted line per file with a digest, taken over
// line feeds so that a checkout with other line ends is no edit. A .gitattributes beside the list has git merge two versions of
// it by keeping the lines of both, and they are read as such. The list is written before the files (with the new lines marked)
// and after them, so that a run that stopped half-way is mended by the next one.
//
// In a folder, one target belongs to one journal. What the list names is taken away only while at least half of its entries are in this
// journal, private or not, or were there as git has it; else it is [ErrOtherJournal], until Options.TakeOver.
//
// # What may leave
//
// The input has gone through [Gate] before it comes here; nothing in this package sees the rest.
package export
