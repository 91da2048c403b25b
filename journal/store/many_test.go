package store

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"testing"
)

func TestReadManyGivesWhatReadGives(t *testing.T) {
	t.Parallel()
	f := open(t)
	names := []string{"none.md", "sub/none.md", "none/none.md", "../out.md", "sub", "", "large.md"}
	for i := range 40 {
		name := fmt.Sprintf("sub/%d/note.md", i%7)
		if i < 7 {
			put(t, f, name, fmt.Sprint("text ", i))
		}
		names = append(names, name)
	}
	put(t, f, "large.md", "more than the limit allows")
	if runtime.GOOS != "windows" {
		if err := os.Symlink(f.Full("large.md"), f.Full("link.md")); err != nil {
			t.Fatal(err)
		}
		names = append(names, "link.md")
	}
	type result struct {
		b   []byte
		err error
	}
	got := make([]result, len(names))
	f.ReadMany(names, 10, func(i int, b []byte, err error) { got[i] = result{b, err} })
	for i, name := range names {
		b, err := f.Read(name, 10)
		if !bytes.Equal(b, got[i].b) || fmt.Sprint(err) != fmt.Sprint(got[i].err) {
			t.Errorf("%q: ReadMany gives %q, %v; Read gives %q, %v", name, got[i].b, got[i].err, b, err)
		}
	}
}
