package export

import (
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// Plain text leaves without what is private in it; other text that holds a private mark in any form stays, and so does what nobody can read.
func TestTextsLeaveWithoutWhatIsPrivate_P2(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"a.txt|Open.\n\n%% CANARY %%\n\n## Private\n\nCANARY\n": "Open.\n\n\n\n",
		"README|Open. <!-- CANARY -->\n":                        "Open. \n",
		"a.txt|private: true\n\nCANARY\n":                       "",
		"a.txt|Open. %% CANARY\n":                               "",
		"a.txt|Open:\n\n    %% CANARY %%\n":                     "",
		"a.txt|R\xe9union %% CANARY %%\n":                       "R\u00e9union \n",
		"a.txt|Open:\n\n    ## Private\n\n    CANARY\n":         "",
		"a.txt|# Private school?\n\n* Private is dear.\n":       "# Private school?\n\n* Private is dear.\n",
		"a.txt|R\xe9union\n":                                    "R\xe9union\n",
		"a.txt|\xff\xfe" + wide("Open %% CANARY %%\n"):          "Open \n",
		"a.csv|\xff\xfe" + wide("a,%% CANARY %%\n"):             "",
		"a.txt|Open\x00%%CANARY%%":                              "",
		"a.md|Open\x00%%CANARY%%":                               "",
		"a.png|\x89PNG\x00\x00%%CANARY%%<!-- x -->":             "\x89PNG\x00\x00%%CANARY%%<!-- x -->",
		"a.pdf|%PDF-1.4\n%%EOF\n":                               "%PDF-1.4\n%%EOF\n",
		"a.org|* Open\n** TODO [#A] Private talk\nCANARY\n":     "",
		"a.org|* Open\nA private talk, * private\n":             "* Open\nA private talk, * private\n",
		"a.org|Open\n#+PRIVATE: t\nCANARY\n":                    "",
		"a.rst|Open\n====\n\nPrivate\n-------\n\nCANARY\n":      "",
		"a.tex|\\chapter[short]{Private}\n":                     "",
		"a.adoc|> == Private\n":                                 "",
		"a.org|Open\r* Private\rCANARY":                         "",
		"a.json|{\"t\":\"Open\\r\\nPrivate\\r\\n---\\r\\nx\"}":  "",
		"a.textile|h2. Private\n\nCANARY\n":                     "",
		"a.wiki|!! Private\n\nCANARY\n":                         "",
		"a.adoc|.Private\nCANARY\n":                             "",
		"a.yaml|- private: yes\n":                               "",
		"a.org|Open\n#private\nCANARY\n":                        "",
		"a.org|Open #private\n,* Not private\n#privately\n":     "Open #private\n,* Not private\n#privately\n",
		"a.eps|%!PS-Adobe-3.0\n%%Title: x\n":                    "%!PS-Adobe-3.0\n%%Title: x\n",
		"a.rst|Private\r\n-------\r\n\r\nCANARY\r\n":            "",
		"a.rst|Private?\nmmm\n":                                 "Private?\nmmm\n",
		"a.rst|A private line.\n\n====\n":                       "A private line.\n\n====\n",
		"a.adoc|= Open\n\n== Privat\n\nCANARY\n":                "",
		"a.tex|\\section*{Private}\nCANARY\n":                   "",
		"a.tex|\\section{Open}\nA private \\emph{line}.\n":      "\\section{Open}\nA private \\emph{line}.\n",
		"a.html|<h1>Open</h1><h2 class=x><b><i>Private</i>":     "",
		"a.html|<p>Open <!-- CANARY -->":                        "",
		"a.json|{\"text\": \"Open\\n\\n## Private\\nCANARY\"}":  "",
		"a.json|{\"private\": {\"x\": \"CANARY\"}}":             "",
		"a.json|{\"a\": 1, \"private\":false}":                  "{\"a\": 1, \"private\":false}",
		"a.yaml|open: a\nprivate:\n  x: CANARY\n":               "",
		"a.toml|[private]\nx = 'CANARY'\n":                      "",
		"a.csv|50%% more, x\n":                                  "",
		"a.csv|who,private\nx,no\n":                             "who,private\nx,no\n",
		"a.h|class A {\nprivate:\n  int b;\n};\n":               "class A {\nprivate:\n  int b;\n};\n",
		"a.svg|<?xml version='1.0' encoding='latin1'?>\n<!-- CANARY -->\n<svg><g a='&lt;!--'/></svg>\n": "<?xml version='1.0' encoding='latin1'?>\n\n<svg><g a='&lt;!--'/></svg>\n",
		"a.svg|\ufeff<?xml version='1.0'?><!-- CANARY --><svg/>":                                        "\ufeff<?xml version='1.0'?><svg/>",
		"a.svg|<svg><!-- CANARY --><g/></svg>":                                                          "<svg><g/></svg>",
		"a.svg|<svg><![CDATA[<!-- x -->]]></svg>":                                                       "",
		"a.md|\ufeff## Private\n\nCANARY\n\n## Open\n\nx\n":                                             "## Open\n\nx\n",
		"a.txt|\ufeffOpen.\n\n## Private\n\nCANARY\n":                                                   "Open.\n\n",
		"a.txt|\ufeffOpen.\n":                                                                           "\ufeffOpen.\n",
		"a.md|Open.\r\r## Private\r\rCANARY\r":                                                          "Open.\n\n",
		"a.org|\ufeff* Private\nCANARY\n":                                                               "",
		"a.html|<h1>A</h1><p>b</p><h2>Private</h2><p>CANARY":                                            "",
		"a.xml|<a><private>true</private>CANARY</a>":                                                    "",
		"a.xml|<a><title>Private</title>CANARY</a>":                                                     "",
		"a.opml|<outline text=\"Private\"/>CANARY":                                                      "",
		"a.pod|=head1 Private\n\nCANARY\n":                                                              "",
		"a.org|* Talk :private:\nCANARY\n":                                                              "",
		"a.csv|R\xe9union\r":                                                                            "R\xe9union\r",
		"a.xml|<a title=\"Private school\">b</a>":                                                       "<a title=\"Private school\">b</a>",
		"a.svg|<svg><!-- CANARY </svg>":                                                                 "",
		"a.svg|<svg><text>%% CANARY %%</text></svg>":                                                    "",
	} {
		name, file, _ := strings.Cut(in, "|")
		got, why := leaving(name, []byte(file), nil)
		if string(got) != want || (want == "") != (why != "") {
			t.Errorf("%q: got %q and %q, want %q", in, got, why, want)
		}
	}
}

// wide is a text in UTF-16.
func wide(text string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		b.Write([]byte{byte(u), byte(u >> 8)})
	}
	return b.String()
}

// Names with initials are initials in every text that travels, however its format writes letters.
func TestTextsTravelWithInitials_P2(t *testing.T) {
	t.Parallel()
	n := newNames(wordKind)
	n.addPeople("Dana Whitfield, Jörg Obermüller, Li")
	for in, want := range map[string]string{
		"# Dana Whitfield\n\nDana Whitfield said no.\n":             "# D. W.\n\nD. W. said no.\n",
		"[her](Dana%20Whitfield.md) J%C3%B6rg 100%debt":             "[her](D.%20W.md) J. 100%debt",
		`{"text":"Hi\nDana said\tLi","by":"J\u00f6rg"}`:             `{"text":"Hi\nD. said\tL.","by":"J."}`,
		"<p>J&ouml;rg &amp; Oberm&#252;ller, Dana's":                "<p>J. &amp; O., D.'s",
		"C:\\temp\\dana \\newpage Dana":                             "C:\\temp\\D. \\newpage D.",
		`<image href="data:image/png;base64,AA/Li/Dana+=="/> by Li`: `<image href="data:image/png;base64,AA/Li/Dana+=="/> by L.`,
	} {
		if got := n.inPage(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// A page of one line, as programs write them, is read in one pass: one eight times as long takes about eight times as long, where a
// pass for each sign of it takes up to 64.
func TestAPageOfOneLineIsReadInOnePass(t *testing.T) { // alone, since it measures
	n := newNames(wordKind)
	n.addPeople("Dana Whitfield, Mark Stone")
	read := func(signs int) time.Duration {
		page := []byte(strings.Repeat("<h2>Dana said, the Stones and mark or smith ## J&ouml;rg a%20b</h2>", signs))
		began := time.Now()
		if _, why := leaving("a.html", page, n.inPage); why != "" {
			t.Fatalf("a page of %d signs stays in: %s", signs, why)
		}
		return time.Since(began)
	}
	short, long := read(500), read(4000)
	for range 7 { // another program may have held one of them up: the quickest counts
		if long < 20*short {
			return
		}
		short, long = min(short, read(500)), min(long, read(4000))
	}
	t.Errorf("a page eight times as long takes %s, and that one %s", long, short)
}
