package store

import (
	"io/fs"
	"syscall"
	"time"
)

// changedAt is when the system last saw the file touched in any way, which no program can set, and the file's number. Together
// they tell a file that was replaced or whose time stamp was put back.
func changedAt(info fs.FileInfo) (time.Time, uint64) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(0, st.Ctim.Nano()), st.Ino
	}
	return info.ModTime(), 0
}
