package store

import (
	"context"
	"fmt"
	"os"
	"time"
)

// lockStep is how long LockFolder waits between two looks.
const lockStep = 20 * time.Millisecond

// LockFolder takes a folder for one piece of work among the commands of ours, until release is called or the process ends. Nothing is
// written: the lock is on the folder itself. While another command has it, it waits as long as patience; then the error is ErrInUse.
// The error is the context's when that ends first.
func LockFolder(ctx context.Context, dir string, patience time.Duration) (release func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, cause(err))
	}
	for ; !tryLock(f); patience -= lockStep {
		if patience <= 0 {
			err = fmt.Errorf("%s: %w", dir, ErrInUse)
		} else if err = pause(ctx, lockStep); err == nil {
			continue
		}
		f.Close()
		return nil, err
	}
	return func() { f.Close() }, nil
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
