// Package store keeps a journal in a folder: it lists and reads entries, adds new ones, and saves what may be written over.
//
// There are two ways to write. [Folder.WriteNew] adds a file under a name that nobody has; but for two notes of one minute in a
// merge, it is all that entries ever meet. [Folder.Replace] writes over a file that a person may have touched meanwhile (a saved
// review, an exported note, a draft) and refuses when the disk no longer holds what its caller read. Both are whole or absent: the
// bytes go to a temporary file beside the target, reach the disk, and only then get the name. A crash leaves the old bytes or the
// new ones and, at worst, a file `.tw-*.tmp` that nothing reads and that the next write beside it takes away.
//
// A folder is opened as an [os.Root]: no name, template or link can lead a read or a write outside it. The path of the folder
// itself may lead through a link; links inside are named and never followed.
//
// Nothing here reads the clock or the environment. What stands on disk decides; there is no index and no counter.
package store
