package report_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"twoway/journal/report"
)

// browser drives a headless Chromium through its debugging pipe: messages are JSON with a NUL byte at the end, on the file
// descriptors 3 and 4, so that nothing listens on a port.
type browser struct {
	t       *testing.T
	to      *os.File
	from    *bufio.Reader
	id      int
	session string
	events  []event
}

type event struct {
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

// startBrowser opens a page in a fresh profile, or skips the test where there is no Chromium.
func startBrowser(t *testing.T) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" && os.Getenv("CI") != "" {
		t.Fatal("no Chromium, which .ci/run installs")
	}
	if path == "" {
		t.Skip("no Chromium here; apt-get install chromium fonts-dejavu-core, as .ci/run does, to see pages as people do")
	}
	inRead, inWrite, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	outRead, outWrite, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe", "--user-data-dir="+t.TempDir(), "about:blank")
	cmd.ExtraFiles = []*os.File{inRead, outWrite}
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = inRead.Close()
	_ = outWrite.Close()
	b := &browser{t: t, to: inWrite, from: bufio.NewReader(outRead)}
	t.Cleanup(func() {
		b.session = ""
		b.send("Browser.close", nil)
		_ = cmd.Wait()
		_ = inWrite.Close()
		_ = outRead.Close()
	})
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.call(domain+".enable", nil, nil)
	}
	return b
}

func (b *browser) send(method string, params any) {
	b.t.Helper()
	b.id++
	message := map[string]any{"id": b.id, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" {
		message["sessionId"] = b.session
	}
	text, err := json.Marshal(message)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.to.Write(append(text, 0)); err != nil {
		b.t.Fatal(err)
	}
}

// call sends one command and waits for its answer; what happens meanwhile is kept in events.
func (b *browser) call(method string, params, result any) {
	b.t.Helper()
	b.send(method, params)
	for {
		raw, err := b.from.ReadBytes(0)
		if err != nil {
			b.t.Fatalf("%s: %v", method, err)
		}
		var message struct {
			ID     int
			Result json.RawMessage
			Error  *struct{ Message string }
			event
		}
		if err := json.Unmarshal(bytes.TrimRight(raw, "\x00"), &message); err != nil {
			b.t.Fatal(err)
		}
		switch {
		case message.ID == 0:
			b.events = append(b.events, message.event)
		case message.ID != b.id:
		case message.Error != nil:
			b.t.Fatalf("%s: %s", method, message.Error.Message)
		default:
			if result != nil {
				if err := json.Unmarshal(message.Result, result); err != nil {
					b.t.Fatal(err)
				}
			}
			return
		}
	}
}

// eval runs a script of the test's own; the page's policy forbids only the page's.
func (b *browser) eval(script string, result any) {
	b.t.Helper()
	var out struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	b.call("Runtime.evaluate", map[string]any{"expression": "JSON.stringify(" + script + ")", "returnByValue": true, "awaitPromise": true}, &out)
	if out.ExceptionDetails != nil {
		b.t.Fatalf("%s", out.ExceptionDetails)
	}
	var text string
	if err := json.Unmarshal(out.Result.Value, &text); err != nil {
		b.t.Fatalf("%v: %s", err, out.Result.Value)
	}
	if err := json.Unmarshal([]byte(text), result); err != nil {
		b.t.Fatal(err)
	}
}

// open shows a file in a window of that width.
func (b *browser) open(path string, width int, scheme, media string) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}, nil)
	b.call("Emulation.setEmulatedMedia", map[string]any{
		"media": media, "features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}},
	}, nil)
	query := "?" + strconv.Itoa(b.id) // so that the page before is not taken for this one
	b.call("Page.navigate", map[string]any{"url": (&url.URL{Scheme: "file", Path: path}).String() + query}, nil)
	for range 1500 {
		var ready string
		if b.eval("document.readyState + location.search", &ready); ready == "complete"+query {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatal("the page does not load")
}

// faults lists what the page asked for and what went wrong, since the browser was opened.
func (b *browser) faults(path string) []string {
	var out []string
	for _, e := range b.events {
		switch e.Method {
		case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled":
			out = append(out, e.Method+": "+string(e.Params))
		case "Network.requestWillBeSent":
			var p struct{ Request struct{ URL string } }
			_ = json.Unmarshal(e.Params, &p)
			if !strings.Contains(p.Request.URL, path+"?") && p.Request.URL != "about:blank" {
				out = append(out, "a request for "+p.Request.URL)
			}
		}
	}
	return out
}

// cutOff lists elements that stand out of the window to the left or the right, and texts of plots that do.
const cutOff = `[...document.querySelectorAll('body *')].filter(e => {
	const r = e.getBoundingClientRect();
	return !e.closest('.skip') && r.width > 1 && (r.right > innerWidth + 1 || r.left < -1);
}).map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 60))`

// contrast lists texts whose colour is too near to what is behind them: 4.5 to 1, by WCAG 2.2.
const contrast = `(() => {
	const parse = c => c.match(/[\d.]+/g).map(Number);
	const lum = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
	const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
	const low = [];
	for (const e of document.querySelectorAll('body *')) {
		if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
		if (e.closest('title, desc') || e.classList.contains('inside')) continue;
		const svg = e.namespaceURI.endsWith('svg');
		const a = lum(parse(getComputedStyle(e)[svg ? 'fill' : 'color'])), b = lum(behind(e));
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (ratio < 4.5) low.push(ratio.toFixed(2) + ' ' + e.tagName + '.' + e.getAttribute('class') + ' ' + e.textContent.slice(0, 40));
	}
	return low;
})()`

// structure lists what would hinder somebody who reads with a screen reader or the keys.
const structure = `(() => {
	const out = [];
	let level = 0;
	for (const h of document.querySelectorAll('h1, h2, h3, h4')) {
		const n = +h.tagName[1];
		if (n > level + 1) out.push('a heading skips a level: ' + h.textContent);
		level = n;
	}
	for (const tag of ['header', 'main', 'footer']) if (document.querySelectorAll('body > ' + tag).length !== 1) out.push('not one ' + tag);
	const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
	if (new Set(ids).size !== ids.length) out.push('an id stands twice');
	for (const e of document.querySelectorAll('[aria-labelledby]')) for (const id of e.getAttribute('aria-labelledby').split(' ')) if (!document.getElementById(id)?.textContent.trim()) out.push('a label leads nowhere: ' + id);
	for (const e of document.querySelectorAll('a[href^="#"]')) if (!document.querySelector(e.getAttribute('href'))) out.push('a link leads nowhere: ' + e.textContent);
	for (const e of document.querySelectorAll('svg')) if (e.getAttribute('aria-hidden') !== 'true' && e.getAttribute('role') !== 'img') out.push('a plot without a role');
	for (const e of document.querySelectorAll('th')) if (!e.scope) out.push('a head without a scope: ' + e.textContent);
	if (!document.documentElement.lang || !document.title) out.push('no language or no title');
	return out;
})()`

// look is one way to look at a page.
type look struct {
	width         int
	scheme, media string
}

var everyLook = []look{{1200, "light", "screen"}, {1200, "dark", "screen"}, {320, "light", "screen"}, {680, "light", "print"}}

func TestAPageInABrowser(t *testing.T) {
	t.Parallel()
	b := startBrowser(t)
	all := reviews(t)
	for _, page := range []struct {
		review string
		looks  []look
	}{
		{"the quarter of the mock-up", everyLook},
		{"the whole journal", everyLook[2:]},
		{"an empty journal", everyLook[2:3]},
		{"hostile content", everyLook[2:3]},
	} {
		var html bytes.Buffer
		opts := report.HTMLOptions{Style: style(t), Link: func(id string) string { return "2026/" + url.PathEscape(id) + ".md" }}
		if err := report.HTML(&html, all[page.review], opts); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "review.html")
		if err := os.WriteFile(path, html.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, l := range page.looks {
			b.look(page.review, path, l)
		}
		b.prints(page.review)
		for _, f := range b.faults(path) {
			t.Errorf("%s: %s", page.review, f)
		}
		b.events = nil
	}
}

// look opens a page with its tables unfolded, and names what is wrong with it.
func (b *browser) look(name, path string, l look) {
	b.t.Helper()
	b.open(path, l.width, l.scheme, l.media)
	b.eval("[...document.querySelectorAll('details')].map(d => d.open = true)", new([]bool))
	for _, script := range []string{cutOff, contrast, structure} {
		var found []string
		b.eval(script, &found)
		for _, f := range found {
			b.t.Errorf("%s, %s, %s, %d pixels: %s", name, l.media, l.scheme, l.width, f)
		}
	}
	for _, f := range b.named() {
		b.t.Errorf("%s, %s, %d pixels: %s", name, l.media, l.width, f)
	}
}

// TestATableThatStacksIsReadAsATable asks the browser for what it tells a screen reader about "where things stand" on a phone,
// where the style sheet lays the rows out as blocks.
func TestATableThatStacksIsReadAsATable(t *testing.T) {
	t.Parallel()
	b := startBrowser(t)
	r := reviews(t)["the quarter of the mock-up"]
	var html bytes.Buffer
	if err := report.HTML(&html, r, report.HTMLOptions{Style: style(t)}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "review.html")
	if err := os.WriteFile(path, html.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	b.open(path, 320, "light", "screen")
	var display string
	if b.eval("getComputedStyle(document.querySelector('#standing table tr')).display", &display); display != "block" {
		t.Fatalf("a row on a phone is laid out as %q, want a block", display)
	}
	got := b.roles("#standing > table")
	rows := len(r.Standing)
	for role, want := range map[string]int{"table": 1, "row": rows + 1, "columnheader": 6, "rowheader": rows, "cell": rows * 5} {
		if got[role] != want {
			t.Errorf("%d nodes with the role %s, want %d, in %v", got[role], role, want, got)
		}
	}
}

// named lists what the browser tells a screen reader without a name, of the roles that need one.
func (b *browser) named() (nameless []string) {
	b.t.Helper()
	b.call("Accessibility.enable", nil, nil)
	var tree struct {
		Nodes []struct {
			Ignored    bool
			Role, Name struct{ Value string }
		}
	}
	b.call("Accessibility.getFullAXTree", nil, &tree)
	found := map[string]int{}
	for _, n := range tree.Nodes {
		if n.Ignored {
			continue
		}
		found[n.Role.Value]++
		switch n.Role.Value {
		case "RootWebArea", "heading", "link", "image", "navigation", "region", "DisclosureTriangle", "columnheader", "rowheader":
			if strings.TrimSpace(n.Name.Value) == "" {
				nameless = append(nameless, "a "+n.Role.Value+" without a name")
			}
		}
	}
	for _, role := range []string{"banner", "main", "contentinfo", "heading"} {
		if found[role] == 0 || role == "main" && found[role] > 1 {
			nameless = append(nameless, strconv.Itoa(found[role])+" of the role "+role)
		}
	}
	b.call("Accessibility.disable", nil, nil)
	return nameless
}

// roles counts what an element and those in it are to a screen reader.
func (b *browser) roles(selector string) map[string]int {
	b.t.Helper()
	var object struct{ Result struct{ ObjectID string } }
	b.call("Runtime.evaluate", map[string]any{"expression": "document.querySelector(" + strconv.Quote(selector) + ")"}, &object)
	var tree struct {
		Nodes []struct {
			Ignored bool
			Role    struct{ Value string }
		}
	}
	b.call("Accessibility.queryAXTree", map[string]any{"objectId": object.Result.ObjectID}, &tree)
	out := map[string]int{}
	for _, n := range tree.Nodes {
		if !n.Ignored {
			out[n.Role.Value]++
		}
	}
	return out
}
