package store

import (
	"fmt"
	"sync"
	"testing"
)

func TestMadeKnowsWhatWasAddedAndNothingElse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir() + "/state"
	m := OpenMade(dir)
	if m.Knows([]byte("a")) {
		t.Error("an empty memory knows a file")
	}
	var wait sync.WaitGroup
	for i := range 8 { // several commands at once
		wait.Go(func() {
			if err := OpenMade(dir).Add(fmt.Append(nil, i)); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for i := range 8 {
		if !m.Knows(fmt.Append(nil, i)) {
			t.Errorf("file %d is forgotten", i)
		}
	}
	if m.Knows([]byte("8")) {
		t.Error("a file that nobody made is known")
	}
	none := OpenMade("")
	if err := none.Add([]byte("a")); err != nil || none.Knows([]byte("a")) {
		t.Errorf("without a state folder: %v", err)
	}
}
