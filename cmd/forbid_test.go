package cmd

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// onlyInMain is what no file but cmd/twoway/main.go may name, by import path: the clock, the process and its streams. They
// come in through Env, so that a test can replace them. A name that ends in * stands for all that begin so.
var onlyInMain = map[string][]string{
	"time": {"Now", "Since", "Until"},
	"os": {
		"Exit", "Getenv", "LookupEnv", "ExpandEnv", "Environ", "Setenv", "Args", "Stdin", "Stdout", "Stderr",
		"UserHomeDir", "UserConfigDir", "UserCacheDir", "TempDir", "Getwd",
	},
	"syscall":   {"Exit", "Getenv", "Environ"},
	"fmt":       {"Print", "Printf", "Println", "Scan*"},
	"log":       {"*"},
	"flag":      {"*"},
	"math/rand": {"*"},
}

// forbidFaults names every use in the file of what belongs to main alone.
func forbidFaults(f sourceFile) []string {
	if f.Test || f.Path == "cmd/twoway/main.go" {
		return nil
	}
	var faults []string
	fault := func(n ast.Node, format string, args ...any) {
		line := f.Set.Position(n.Pos()).Line
		faults = append(faults, fmt.Sprintf("%s:%d: %s", f.Path, line, fmt.Sprintf(format, args...)))
	}
	names := map[string]string{}
	for _, spec := range f.AST.Imports {
		from, _ := strconv.Unquote(spec.Path.Value)
		name := path.Base(from)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		if name == "." {
			fault(spec, "a dot import hides where names come from")
		}
		names[name] = from
	}
	ast.Inspect(f.AST, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				fault(n, "func init runs before anybody asks; use a constructor")
			}
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok && (id.Name == "print" || id.Name == "println") {
				fault(n, "the builtin %s writes to standard error", id.Name)
			}
		case *ast.SelectorExpr:
			if id, ok := n.X.(*ast.Ident); ok && forbidden(names[id.Name], n.Sel.Name) {
				fault(n, "%s.%s belongs to cmd/twoway/main.go; take it from Env", names[id.Name], n.Sel.Name)
			}
		}
		return true
	})
	return faults
}

func forbidden(from, name string) bool {
	return slices.ContainsFunc(onlyInMain[from], func(pattern string) bool {
		start, all := strings.CutSuffix(pattern, "*")
		return name == pattern || all && strings.HasPrefix(name, start)
	})
}

// PITFALLS.md D12: no clock, and nothing else from outside, is read below main.
func TestOnlyMainTouchesTheProcess(t *testing.T) {
	t.Parallel()
	for _, f := range moduleFiles(t) {
		for _, fault := range forbidFaults(f) {
			t.Error(fault)
		}
	}
}

func TestTheForbidTestSeesEachKindOfFault(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, src, want string
	}{
		{"the clock", `import "time"; var x = time.Now`, "time.Now"},
		{"the clock under another name", `import clock "time"; var x = clock.Since`, "time.Since"},
		{"an exit", `import "os"; func f() { os.Exit(1) }`, "os.Exit"},
		{"the environment", `import "os"; var x = os.Getenv("HOME")`, "os.Getenv"},
		{"a stream", `import "os"; var x = os.Stderr`, "os.Stderr"},
		{"a home folder", `import "os"; var x, _ = os.UserHomeDir()`, "os.UserHomeDir"},
		{"a print", `import "fmt"; func f() { fmt.Println() }`, "fmt.Println"},
		{"a builtin print", `func f() { println() }`, "builtin println"},
		{"a log that ends the program", `import "log"; func f() { log.Fatalf("") }`, "log.Fatalf"},
		{"an init", `func init() {}`, "func init"},
		{"a dot import", `import . "os"`, "dot import"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			src := "package x\n" + c.src
			got := forbidFaults(parseSource(t, "journal/x.go", src))
			if len(got) != 1 || !strings.HasPrefix(got[0], "journal/x.go:2: ") || !strings.Contains(got[0], c.want) {
				t.Errorf("%q: faults %q, want one in line 2 about %s", src, got, c.want)
			}
			for _, free := range []string{"cmd/twoway/main.go", "journal/x_test.go"} {
				if got := forbidFaults(parseSource(t, free, src)); got != nil {
					t.Errorf("%q in %s: faults %q, want none", src, free, got)
				}
			}
		})
	}
	fine := "package x\nimport (\n\"fmt\"\n\"os\"\n\"time\"\n)\ntype T struct{ Now int }\n" +
		"func (t T) init() string { _ = t.Now; _, _ = os.Open(\"\"); _ = time.Month(1); return fmt.Sprint() }"
	if got := forbidFaults(parseSource(t, "journal/x.go", fine)); got != nil {
		t.Errorf("%q: faults %q, want none", fine, got)
	}
}
