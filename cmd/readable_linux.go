package cmd

import "syscall"

// selectOf leaves in set the files below n that can be read, once there is one or the time has passed.
func selectOf(n int, set *syscall.FdSet, atMost *syscall.Timeval) error {
	_, err := syscall.Select(n, set, nil, nil, atMost)
	return err
}
