// Command bench measures what a user of twoway waits for, as ratios taken in one run on one machine: against a Go program that
// does nothing, against reading the same files, and against goldmark parsing the same bytes. Each figure is the least of several
// runs that take turns with what they are compared with, so that what else the machine does shows as little as it can; below it
// stand the times themselves and the processor time on all cores. It makes its journals in a temporary folder and removes them.
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
	cpu    time.Duration // user and system time, on all cores
	memory int64         // peak, in bytes
}

// least gives the smaller times and the larger memory of two runs; the zero result is no run.
func (r result) least(s result) result {
	if r == (result{}) {
		return s
	}
	return result{min(r.time, s.time), min(r.cpu, s.cpu), max(r.memory, s.memory)}
}

// runs is how often a command that takes a second or so is run.
const runs = 5

func (b *bench) run(quick bool) {
	fmt.Printf("%d cores, %s\n\n%-46s %12s %12s %8s\n", runtime.NumCPU(), runtime.Version(), "what", "measured", "goal", "of goal")
	thousand, ten := b.journal(1_000), b.journal(10_000)

	b.overEmpty("--version", 3, "--version")
	b.overEmpty("--help", 3, "--help")
	b.overEmpty("due --prompt, 1,000 entries", 15, "due", "--prompt", "--journal", thousand)
	b.overEmpty("due --prompt, 10,000 entries", 15, "due", "--prompt", "--journal", ten)
	b.overEmpty("the first of a day, 1,000 entries", 15, "due", "--prompt", "--as-of", "2026-09-30", "--journal", thousand)
	b.overEmptyWriting("new by flags, 1,000 entries", 10, thousand)
	b.overEmptyWriting("new by flags, 10,000 entries, and a listing", 10+b.listing(ten), ten)

	for _, command := range []string{"list", "due"} {
		r, reading := b.inTurn(func() result { return b.twoway(command, "--journal", ten) }, func() result { return b.reading(ten) })
		ratio(command+", 10,000 entries, to reading", r, reading, 2)
	}

	sources := read(ten)
	review, parsing := b.inTurn(func() result { return b.twoway("review", "--all", "--journal", ten) }, func() result { return parse(sources) })
	ratio("review --all, 10,000 entries, to goldmark", review, parsing, 2.5)
	memory("peak memory of that review", review.memory, 120)

	vault := filepath.Join(b.dir, "vault")
	b.twoway("export", "obsidian", vault, "--journal", ten)
	again, both := b.inTurn(func() result { return b.twoway("export", "obsidian", vault, "--journal", ten) },
		func() result { return b.reading(ten, vault) })
	ratio("export obsidian again, to reading both sides", again, both, 3)

	if quick {
		return
	}
	hundred := b.journal(100_000)
	var large result
	for range 3 {
		large = large.least(b.twoway("review", "--all", "--journal", hundred))
	}
	ratio("review --all, 100,000 entries, to 10,000", large, review, 11)
	memory("peak memory of that review", large.memory, 600)
}

// inTurn runs two things several times, one after the other, and gives the least of each.
func (b *bench) inTurn(one, other func() result) (r, base result) {
	for range runs {
		r, base = r.least(one()), base.least(other())
	}
	return r, base
}

func (b *bench) twoway(args ...string) result { return b.once(args[0], b.program, args...) }

// listing is what find takes for the names of a folder, in milliseconds.
func (b *bench) listing(folder string) float64 {
	var r result
	for range runs {
		r = r.least(b.once("find", "find", folder, "-name", "*.md"))
	}
	return r.time.Seconds() * 1000
}

// reading is what cat takes for the Markdown files of folders.
func (b *bench) reading(folders ...string) result {
	return b.once("cat", "find", append(folders, "-name", "*.md", "-exec", "cat", "{}", "+")...)
}

func row(what, measured, goal string, share float64) {
	fmt.Printf("%-46s %12s %12s %8.2f\n", what, measured, goal, share)
}

func ratio(what string, took, base result, goal float64) {
	got := took.time.Seconds() / base.time.Seconds()
	row(what, fmt.Sprintf("%.2f ×", got), fmt.Sprintf("%g ×", goal), got/goal)
	times(took, base)
}

func times(took, base result) {
	fmt.Printf("%-46s %12s %12s   cpu %s to %s\n", "", ms(took.time), ms(base.time), ms(took.cpu), ms(base.cpu))
}

func memory(what string, got int64, goal float64) {
	mb := float64(got) / 1e6
	row(what, fmt.Sprintf("%.0f MB", mb), fmt.Sprintf("%g MB", goal), mb/goal)
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f ms", d.Seconds()*1000) }

// overEmpty times a command and the empty program in turn and prints the difference of the least times.
func (b *bench) overEmpty(what string, goal float64, args ...string) {
	b.compare(what, goal, func(int) []string { return args })
}

// overEmptyWriting does the same for new, with another question each time.
func (b *bench) overEmptyWriting(what string, goal float64, journal string) {
	b.compare(what, goal, func(i int) []string {
		return []string{
			"new", fmt.Sprintf("Question number %d?", i), "--choice", "a", "--option", "a=one", "--option", "b=two",
			"--confidence", "60", "--no-input", "--date", "2026-10-01", "--journal", journal,
		}
	})
}

func (b *bench) compare(what string, goal float64, args func(i int) []string) {
	const rounds = 100
	var ours, empty result
	for i := range rounds {
		empty = empty.least(b.once("empty", b.empty))
		ours = ours.least(b.once(what, b.program, args(i)...))
	}
	over := (ours.time - empty.time).Seconds() * 1000
	row(what, fmt.Sprintf("+%.2f ms", over), fmt.Sprintf("+%.3g ms", goal), over/goal)
	times(ours, empty)
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
	return result{took, c.ProcessState.UserTime() + c.ProcessState.SystemTime(), peak}
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

// read gives the bytes of every entry.
func read(journal string) [][]byte {
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
	return sources
}

// parse times goldmark on one core.
func parse(sources [][]byte) result {
	parser, start := goldmark.New().Parser(), time.Now()
	for _, src := range sources {
		parser.Parse(text.NewReader(src))
	}
	took := time.Since(start)
	return result{time: took, cpu: took}
}
