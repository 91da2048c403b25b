package readers

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// view is one way to look at a page.
type view struct {
	name          string
	width         int64
	scheme, media string
}

var views = []view{
	{"light", 1200, "light", "screen"},
	{"dark", 1200, "dark", "screen"},
	{"320 pixels", 320, "light", "screen"},
	{"print", 680, "light", "print"},
}

// violation is what axe has to say about a page.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML, FailureSummary string }
}

// openBrowser starts a Chromium with a new profile.
func openBrowser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		missing(t, "chromium")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	if err := chromedp.Run(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// axe finds nothing on any page, in any view; no page complains on the console or asks for what is not beside it.
func TestPagesPassAnAccessibilityChecker(t *testing.T) {
	script, err := os.ReadFile(module(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := openBrowser(t)
	var heard []string
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			heard = append(heard, fmt.Sprintf("the console: %s %s", e.Type, e.Args[0].Value))
		case *runtime.EventExceptionThrown:
			heard = append(heard, "a script fails: "+e.ExceptionDetails.Text)
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, "file://"+scratch) && !strings.HasPrefix(e.Request.URL, "data:") {
				heard = append(heard, "a request for "+e.Request.URL)
			}
		case *network.EventLoadingFailed:
			heard = append(heard, fmt.Sprintf("what the page asked for does not load: %s %s", e.BlockedReason, e.ErrorText))
		}
	})
	for _, name := range []string{"demo", "lake", "nasty"} {
		pages := allPages(t, sampleNamed(t, name))
		for _, page := range slices.Sorted(maps.Keys(pages)) {
			for _, v := range views {
				heard = nil
				for _, f := range axe(t, ctx, string(script), pages[page], v) {
					t.Errorf("%s, %s, %s: %s, %s: %s", name, page, v.name, f.ID, f.Impact, f.Help)
					for _, n := range f.Nodes {
						t.Logf("\t%.300s\n\t%s", n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n\t"))
					}
				}
				heard = slices.DeleteFunc(heard, func(h string) bool { return name == "nasty" && strings.HasSuffix(h, "net::ERR_FILE_NOT_FOUND") }) // an image that an entry names and nobody has
				for _, h := range heard {
					t.Errorf("%s, %s, %s: %s", name, page, v.name, h)
				}
			}
		}
	}
}

// allPages are the pages that twoway makes of a journal, by a name for each.
func allPages(t *testing.T, s sample) map[string]string {
	t.Helper()
	dir := filepath.Join(scratch, s.name+"-pages")
	pages := map[string]string{}
	for _, args := range [][]string{{"2026-Q3"}, {"--all"}, {"2020"}} {
		name := "review " + args[0]
		path := filepath.Join(scratch, s.name+"-"+strings.Trim(args[0], "-")+".html")
		if _, err := s.run(append([]string{"review", "--format", "html", "-o", path}, args...)...); err != nil {
			t.Fatal(err)
		}
		pages[name] = path
	}
	if _, err := s.run("export", "html", dir); err != nil {
		t.Fatal(err)
	}
	for page := range readFiles(t, dir, ".html") {
		pages["site "+page] = filepath.Join(dir, filepath.FromSlash(page))
	}
	return pages
}

// axe opens a page with its tables unfolded and gives what the checker finds, best practices included.
func axe(t *testing.T, ctx context.Context, script, path string, v view) (found []violation) {
	t.Helper()
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	var wide bool
	address := (&url.URL{Scheme: "file", Path: path}).String()
	err := chromedp.Run(ctx,
		emulation.SetDeviceMetricsOverride(v.width, 900, 1, false),
		emulation.SetEmulatedMedia().WithMedia(v.media).WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.scheme}}),
		chromedp.Navigate(address),
		chromedp.Evaluate("document.querySelectorAll('details').forEach(d => d.open = true)", nil),
		chromedp.Evaluate("document.documentElement.scrollWidth > innerWidth", &wide),
		chromedp.Evaluate(script, nil),
		chromedp.Evaluate("axe.run(document, {resultTypes: ['violations'], preload: false}).then(r => r.violations)", &found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
			return p.WithAwaitPromise(true)
		}),
	)
	if err != nil {
		t.Fatalf("%s, %s: %v", path, v.name, err)
	}
	if wide {
		t.Errorf("%s, %s: the page is wider than its window", path, v.name)
	}
	return found
}
