package cmd

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const module = "twoway/"

// ranks is the import order: a package imports packages of a lower rank only, and equals do not know each other.
var ranks = map[string]int{
	"cmd/twoway":       5,
	"cmd":              4,
	"journal/export":   3,
	"journal/store":    2,
	"journal/report":   2,
	"journal/importer": 2,
	"journal/theme":    1,
	"journal/markdown": 1,
	"journal":          0,
	"journal/git":      0,
	"templates":        0,
}

// fence keeps an import path, and all below it, to some packages or single files. An empty list means: to tests.
type fence struct {
	Path    string
	Inside  []string
	Because string
}

var fences = []fence{
	{"twoway/templates", []string{"cmd/twoway/main.go"}, "everything else is handed an fs.FS"},
	{"github.com/spf13/cobra", []string{"cmd"}, "commands end at cmd"},
	{"github.com/spf13/pflag", []string{"cmd"}, "flags end at cmd"},
	{"github.com/spf13/viper", []string{"cmd/settings.go"}, "settings leave as a struct"},
	{"golang.org/x/term", []string{"cmd", "cmd/twoway"}, "only the outermost layer knows a terminal"},
	{"charm.land/huh", []string{"cmd"}, "forms are asked in cmd"},
	{"github.com/yuin/goldmark", []string{"journal/markdown"}, "one package reads Markdown"},
	{"go.yaml.in/yaml", []string{"journal/markdown", "journal/theme"}, "front matter and lens lists are the only YAML"},
	{"github.com/arran4/golang-ical", []string{"journal/export"}, "calendars leave by export"},
	{"os/exec", []string{"journal/git", "cmd"}, "programs are run by git, and by cmd for editor, pager and open"},
	{"embed", []string{"templates"}, "one folder ships inside the binary"},
	{"github.com/rogpeppe/go-internal", nil, "it is a test tool"},
	{"github.com/google/go-cmp", nil, "it is a test tool"},
	{"github.com/creack/pty", nil, "it is a test tool"},
	{"testing", nil, "the program does not test itself"},
}

// noNetwork is what can open a connection. net/url reads addresses and opens none.
var noNetwork = []string{"net", "crypto/tls", "log/syslog", "expvar", "golang.org/x/net", "golang.org/x/crypto/ssh", "google.golang.org/grpc"}

// archFaults names every import of the file that breaks the order, a fence, or the rule that nothing reaches a network.
func archFaults(f sourceFile) []string {
	if f.Test {
		return nil
	}
	rank, known := ranks[f.Package]
	if !known {
		return []string{fmt.Sprintf("%s: package %s has no rank in arch_test.go", f.Path, f.Package)}
	}
	var faults []string
	fault := func(format string, args ...any) {
		faults = append(faults, f.Path+": "+fmt.Sprintf(format, args...))
	}
	for _, path := range f.imports() {
		if ours, ok := strings.CutPrefix(path, module); ok && ranks[ours] >= rank {
			fault("%s (rank %d) imports %s (rank %d); only lower ranks may be imported", f.Package, rank, ours, ranks[ours])
		}
		if f.Package == "journal" && !standard(path) && !strings.HasPrefix(path, module) && !below(path, "golang.org/x/text") {
			fault("journal imports %s; it may use the standard library and golang.org/x/text", path)
		}
		for _, c := range fences {
			if below(path, c.Path) && !slices.Contains(c.Inside, f.Package) && !slices.Contains(c.Inside, f.Path) {
				fault("imports %s, which belongs to %v: %s", path, c.Inside, c.Because)
			}
		}
		for _, n := range noNetwork {
			if below(path, n) && path != "net/url" {
				fault("imports %s; nothing in twoway may reach a network", path)
			}
		}
	}
	return faults
}

func below(path, parent string) bool { return path == parent || strings.HasPrefix(path, parent+"/") }

func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return first != "twoway" && !strings.Contains(first, ".")
}

func TestPackagesImportLowerRanksOnlyAndStayInsideTheirFences(t *testing.T) {
	t.Parallel()
	for _, f := range moduleFiles(t) {
		for _, fault := range archFaults(f) {
			t.Error(fault)
		}
	}
}

func TestTheStructureTestSeesEachKindOfFault(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, path, imports, want string
	}{
		{"a package without a rank", "journal/util/x.go", "", "has no rank"},
		{"a higher rank", "journal/x.go", "twoway/journal/theme", "only lower ranks"},
		{"an equal rank", "journal/store/x.go", "twoway/journal/report", "only lower ranks"},
		{"git as an equal of journal", "journal/git/x.go", "twoway/journal", "only lower ranks"},
		{"templates outside main", "cmd/new.go", "twoway/templates", "handed an fs.FS"},
		{"a module in journal", "journal/x.go", "github.com/kljensen/snowball", "standard library"},
		{"cobra outside cmd", "journal/report/x.go", "github.com/spf13/cobra", "commands end at cmd"},
		{"viper in another file", "cmd/new.go", "github.com/spf13/viper", "settings leave as a struct"},
		{"goldmark in a report", "journal/report/x.go", "github.com/yuin/goldmark/ast", "one package reads Markdown"},
		{"YAML in cmd", "cmd/x.go", "go.yaml.in/yaml/v3", "the only YAML"},
		{"programs run by a store", "journal/store/x.go", "os/exec", "programs are run by git"},
		{"a network", "cmd/x.go", "net/http", "may reach a network"},
		{"a connection with TLS", "journal/export/x.go", "crypto/tls", "may reach a network"},
		{"a test tool", "cmd/x.go", "github.com/google/go-cmp/cmp", "it is a test tool"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := archFaults(parseSource(t, c.path, importing(c.imports)))
			if len(got) != 1 || !strings.Contains(got[0], c.want) {
				t.Errorf("%s importing %q: faults %q, want one that says %q", c.path, c.imports, got, c.want)
			}
		})
	}
	for _, fine := range [][2]string{
		{"journal/x.go", "golang.org/x/text/unicode/norm"},
		{"journal/report/x.go", "net/url"},
		{"journal/report/x.go", "network"},
		{"journal/export/x.go", "twoway/journal/store"},
		{"cmd/twoway/main.go", "twoway/templates"},
		{"cmd/settings.go", "github.com/spf13/viper"},
		{"journal/x_test.go", "twoway/templates"},
	} {
		if got := archFaults(parseSource(t, fine[0], importing(fine[1]))); got != nil {
			t.Errorf("%s importing %s: faults %q, want none", fine[0], fine[1], got)
		}
	}
}

func importing(path string) string {
	if path == "" {
		return "package x"
	}
	return "package x\nimport _ \"" + path + "\""
}
