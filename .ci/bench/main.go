// Command bench measures what a user of twoway waits for, as ratios taken in one run on one machine: against a Go program that
// does nothing, against reading the same files, and against goldmark parsing the same bytes. It makes its journals in a
// temporary folder and removes them.
//
//	go run ./.ci/bench [-quick] [-twoway bin/twoway]
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
)

func main() {
	log.SetFlags(0)
	program := flag.String("twoway", "bin/twoway", "the program to measure")
	quick := flag.Bool("quick", false, "leave the journal of 100,000 entries out")
	flag.Parse()
	dir, err := os.MkdirTemp("", "twoway-bench-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path, err := filepath.Abs(*program)
	if err != nil {
		log.Fatal(err)
	}
	b := &bench{dir: dir, program: path, empty: buildEmpty(dir)}
	b.run(*quick)
}

type bench struct {
	dir, program, empty string
}

// result is one command's cost.
type result struct {
	time   time.Duration
	memory int64 // peak, in bytes
}

func (b *bench) run(quick bool) {
	fmt.Printf("%d cores, %s\n\n%-46s %12s %12s %8s\n", runtime.NumCPU(), runtime.Version(), "what", "measured", "goal", "of goal")
	thousand, ten := b.journal(1_000), b.journal(10_000)

	b.overEmpty("--version", 3, "--version")
	b.overEmpty("--help", 3, "--help")
	b.overEmpty("due --prompt, 1,000 entries", 15, "due", "--prompt", "--journal", thousand)
	b.overEmptyWriting("new by flags, 1,000 entries", 10, thousand)
	b.overEmptyWriting("new by flags, 10,000 entries", 10, ten)

	reading := b.best(3, "cat", "find", ten, "-name", "*.md", "-exec", "cat", "{}", "+").time
	for _, command := range []string{"list", "due"} {
		r := b.best(3, command, b.program, command, "--journal", ten)
		ratio(command+", 10,000 entries, to reading", r.time, reading, 2)
	}

	parsing := parse(ten)
	review := b.best(3, "review", b.program, "review", "--all", "--journal", ten)
	ratio("review --all, 10,000 entries, to goldmark", review.time, parsing, 2.5)
	memory("peak memory of that review", review.memory, 120)

	vault := filepath.Join(b.dir, "vault")
	b.best(1, "export", b.program, "export", "obsidian", vault, "--journal", ten)
	both := reading + b.best(3, "cat", "find", vault, "-name", "*.md", "-exec", "cat", "{}", "+").time
	again := b.best(3, "export", b.program, "export", "obsidian", vault, "--journal", ten)
	ratio("export obsidian again, to reading both sides", again.time, both, 3)

	if quick {
		return
	}
	large := b.best(1, "review", b.program, "review", "--all", "--journal", b.journal(100_000))
	ratio("review --all, 100,000 entries, to 10,000", large.time, review.time, 11)
	memory("peak memory of that review", large.memory, 600)
}

func row(what, measured, goal string, share float64) {
	fmt.Printf("%-46s %12s %12s %8.2f\n", what, measured, goal, share)
}

func ratio(what string, took, base time.Duration, goal float64) {
	got := took.Seconds() / base.Seconds()
	row(what, fmt.Sprintf("%.2f ×", got), fmt.Sprintf("%g ×", goal), got/goal)
	fmt.Printf("%-46s %12s %12s\n", "", ms(took), ms(base))
}

func memory(what string, got int64, goal float64) {
	mb := float64(got) / 1e6
	row(what, fmt.Sprintf("%.0f MB", mb), fmt.Sprintf("%g MB", goal), mb/goal)
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f ms", d.Seconds()*1000) }

// overEmpty times a command and the empty program in turn and prints the difference of their medians.
func (b *bench) overEmpty(what string, goal float64, args ...string) {
	b.compare(what, goal, func(int) []string { return args })
}

// overEmptyWriting does the same for new, with another question each time.
func (b *bench) overEmptyWriting(what string, goal float64, journal string) {
	b.compare(what, goal, func(i int) []string {
		return []string{"new", fmt.Sprintf("Question number %d?", i), "--choice", "a", "--option", "a=one", "--option", "b=two",
			"--confidence", "60", "--no-input", "--date", "2026-10-01", "--journal", journal}
	})
}

func (b *bench) compare(what string, goal float64, args func(i int) []string) {
	const rounds = 60
	var ours, empty []time.Duration
	for i := range rounds {
		empty = append(empty, b.once("empty", b.empty).time)
		ours = append(ours, b.once(what, b.program, args(i)...).time)
	}
	over := (median(ours) - median(empty)).Seconds() * 1000
	row(what, fmt.Sprintf("+%.2f ms", over), fmt.Sprintf("+%g ms", goal), over/goal)
	fmt.Printf("%-46s %12s %12s\n", "", ms(median(ours)), ms(median(empty)))
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// best runs a program some times and gives the shortest time and the largest memory.
func (b *bench) best(times int, what, program string, args ...string) result {
	r := b.once(what, program, args...)
	for range times - 1 {
		next := b.once(what, program, args...)
		r = result{min(r.time, next.time), max(r.memory, next.memory)}
	}
	return r
}

// once runs a program with nothing on its streams and no settings but its own.
func (b *bench) once(what, program string, args ...string) result {
	c := exec.Command(program, args...)
	c.Env = []string{"HOME=" + b.dir, "PATH=" + os.Getenv("PATH"), "TZ=UTC"}
	c.Dir = b.dir
	var fault tail
	c.Stderr = &fault
	start := time.Now()
	err := c.Run()
	took := time.Since(start)
	if err != nil && c.ProcessState.ExitCode() != 4 {
		log.Fatalf("%s: %v\n%s", what, err, fault)
	}
	peak := int64(0)
	if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak = usage.Maxrss
		if runtime.GOOS == "linux" {
			peak *= 1024
		}
	}
	return result{took, peak}
}

// tail keeps the first few thousand bytes of what a program says.
type tail []byte

func (t *tail) Write(p []byte) (int, error) {
	*t = append(*t, p[:min(len(p), max(0, 4000-len(*t)))]...)
	return len(p), nil
}

func buildEmpty(dir string) string {
	src, out := filepath.Join(dir, "empty.go"), filepath.Join(dir, "empty")
	if err := os.WriteFile(src, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		log.Fatal(err)
	}
	if said, err := exec.Command("go", "build", "-o", out, src).CombinedOutput(); err != nil {
		log.Fatalf("building the empty program: %v\n%s", err, said)
	}
	return out
}

// parse times goldmark on the bytes of every entry, already read.
func parse(journal string) time.Duration {
	files, err := filepath.Glob(filepath.Join(journal, "*", "*.md"))
	if err != nil {
		log.Fatal(err)
	}
	sources := make([][]byte, 0, len(files))
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			log.Fatal(err)
		}
		sources = append(sources, src)
	}
	best := time.Duration(1<<63 - 1)
	for range 3 {
		parser, start := goldmark.New().Parser(), time.Now()
		for _, src := range sources {
			parser.Parse(text.NewReader(src))
		}
		best = min(best, time.Since(start))
	}
	return best
}
