//go:build unix

package cmd_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"twoway/cmd"
)

// waits is what tells the test program, run once more by a test, to wait for signals.
const waits = "TWOWAY_TEST_WAITS"

func TestASecondSignalEndsAtOnce(t *testing.T) {
	if os.Getenv(waits) != "" {
		ctx, _, _ := cmd.Interrupts(context.Background(), syscall.SIGTERM)
		fmt.Println("ready")
		<-ctx.Done()
		fmt.Println("asked to end")
		select {} // and does not, as a command that still has work to do
	}
	t.Parallel()
	again := exec.Command(os.Args[0], "-test.run=^TestASecondSignalEndsAtOnce$")
	again.Env = append(os.Environ(), waits+"=1")
	out, err := again.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if err := again.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
	}
	_ = again.Wait()
	if s, ok := again.ProcessState.Sys().(syscall.WaitStatus); !ok || s.Signal() != syscall.SIGTERM {
		t.Errorf("after a second signal: got %v, want an end by it", again.ProcessState)
	}
}
