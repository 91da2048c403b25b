//go:build !linux && !darwin

package store

import (
	"io/fs"
	"time"
)

// changedAt is when the file was last written, and no number.
func changedAt(info fs.FileInfo) (time.Time, uint64) { return info.ModTime(), 0 }
