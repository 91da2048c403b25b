package journal

import "fmt"

// DateError says that a text is no date that the closed grammar knows.
type DateError struct {
	Text string
	Why  string // empty, or what is wrong with it in particular
}

func (e *DateError) Error() string {
	why := e.Why
	if why == "" {
		why = "not a date that twoway reads"
	}
	return fmt.Sprintf("%q: %s; write 2026-08-15, today, yesterday, -3d, +6w, in 3 months or last friday", e.Text, why)
}
