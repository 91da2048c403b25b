package readers

import (
	"context"
	"fmt"
	"net/url"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a busy machine may take for one step.
const patience = 2 * time.Minute

// browser is a page of a Chromium with a new profile, and what it complained about.
type browser struct {
	t   *testing.T
	ctx context.Context

	mu    sync.Mutex
	heard []string
}

func openBrowser(t *testing.T) *browser {
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
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WSURLReadTimeout(patience))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	if err := chromedp.Run(ctx); err != nil {
		t.Fatal(err)
	}
	b := &browser{t: t, ctx: ctx}
	chromedp.ListenTarget(ctx, b.listen)
	b.do(log.Enable(), network.Enable())
	return b
}

// listen keeps what a page should not do: write on the console, fail, or ask for what is not beside it.
func (b *browser) listen(event any) {
	text := ""
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		text = fmt.Sprintf("the console: %s %s", e.Type, e.Args[0].Value)
	case *log.EventEntryAdded:
		text = fmt.Sprintf("the console: %s %s", e.Entry.Level, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		text = "a script fails: " + e.ExceptionDetails.Text
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "file://"+scratch) {
			text = "a request for " + e.Request.URL
		}
	}
	if text != "" {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.heard = append(b.heard, text)
	}
}

// complaints gives what was heard since it was asked last.
func (b *browser) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := b.heard
	b.heard = nil
	return out
}

func (b *browser) do(actions ...chromedp.Action) {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	if err := chromedp.Run(ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// open shows a file, with all that can be unfolded.
func (b *browser) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate((&url.URL{Scheme: "file", Path: path}).String()),
		chromedp.Evaluate("document.querySelectorAll('details').forEach(d => d.open = true)", nil))
}

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

func (b *browser) look(v view) {
	b.t.Helper()
	b.do(emulation.SetDeviceMetricsOverride(v.width, 900, 1, false),
		emulation.SetEmulatedMedia().WithMedia(v.media).WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.scheme}}))
}

// eval runs a script of the test's own, which the policy of a page does not forbid, and waits for a promise.
func (b *browser) eval(script string, result any) {
	b.t.Helper()
	b.do(chromedp.Evaluate(script, result, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
}
