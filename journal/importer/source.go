package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"twoway/journal"
)

// key is a source key: the format, a name that a reader recognises, and a digest of what makes the piece itself.
func key(format, name string, parts ...string) string {
	return strings.Join(strings.Fields(format+" "+name), " ") + " " + digest(parts...)
}

// withContent adds to a source key a digest of what the source says, by which it is known under another name, and known to have
// changed under its own.
func withContent(source string, parts ...string) string { return source + " " + digest(parts...) }

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:4])
}

var twoDigests = journal.Pattern(`^(.* [0-9a-f]{8}) ([0-9a-f]{8})$`)

// identity is a source key without the digest of its content.
func identity(source string) string {
	if m := twoDigests().FindStringSubmatch(source); m != nil {
		return m[1]
	}
	return source
}

// content is the digest of the content in a source key, "" when it has none.
func content(source string) string {
	if m := twoDigests().FindStringSubmatch(source); m != nil {
		return m[2]
	}
	return ""
}

// contentKey is equal for entries of one day that were made from the same words of a source, whatever became of them since.
func contentKey(e *journal.Entry) string {
	c := content(e.Source)
	if c == "" {
		return ""
	}
	return strings.Join([]string{string(e.Kind), e.Date.String(), c}, " ")
}
