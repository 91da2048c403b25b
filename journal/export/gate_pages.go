package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"twoway/journal"
	"twoway/journal/markdown"
)

// leaving is what may leave of a file that an entry links to; why says why it stays, as the end of a sentence about it. Markdown and plain
// text go without what is private in them. Of other text nobody can cut that out, so a file of it that holds a private mark stays; comments
// alone are cut out of XML, as pictures are. What leaves of a text goes through gated. What is no text leaves as it is.
func leaving(name string, file []byte, gated func(text string) string) (public []byte, why string) {
	before, ok := textOf(file)
	if ok && keepsIn([]byte(before)) {
		return nil, "it says that it is private"
	}
	text := before
	switch {
	case isMarkdown(name) || isPlain(name, ok):
		page, may := shared(name, []byte(inLines(before)))
		if text = string(page); !ok || !may {
			return nil, "it is an entry or says that it is private, a mark in it is never closed, or it is no text"
		}
		if isMarkdown(name) {
			break
		}
		if mark := markInCode().FindString(text); mark != "" {
			return nil, "it holds " + strings.TrimSpace(mark) + " in what would be code in Markdown"
		}
	case ok:
		text = withoutXMLComments(before)
		if mark := privateMark(name, text); mark != "" {
			return nil, "it holds " + mark + " and is no Markdown, so nothing can be cut out of it"
		}
	}
	if ok && gated != nil {
		text = gated(text)
	}
	if text == before || text == inLines(before) {
		return file, ""
	}
	return []byte(text), ""
}

// inLines is a text as Markdown is read: without a byte order mark, and in lines where these end in CR alone.
func inLines(text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.Contains(text, "\n") {
		return text
	}
	return strings.ReplaceAll(text, "\r", "\n")
}

// isPlain says whether a file is plain text by its name, or is text without an ending.
func isPlain(name string, isText bool) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".text", ".log":
		return true
	case "":
		return isText
	}
	return false
}

// textOf is what a file says, when it is text: in UTF-8, in UTF-16 with its mark, else in Latin-1.
func textOf(file []byte) (text string, ok bool) {
	head := file[:min(len(file), maxHead)]
	switch low, high := bytes.HasPrefix(file, []byte("\xff\xfe")), bytes.HasPrefix(file, []byte("\xfe\xff")); {
	case low || high:
		units := make([]uint16, 0, len(file)/2)
		for i := 2; i+1 < len(file); i += 2 {
			a, b := uint16(file[i]), uint16(file[i+1])
			if low {
				a, b = b, a
			}
			units = append(units, a<<8|b)
		}
		return string(utf16.Decode(units)), true
	case bytes.IndexByte(head, 0) >= 0, bytes.HasPrefix(file, []byte("%PDF-")), bytes.HasPrefix(file, []byte("%!PS")):
		return "", false
	case utf8.Valid(file):
		return string(file), true
	}
	letters := make([]rune, len(file))
	for i, b := range file {
		letters[i] = rune(b)
	}
	return string(letters), true
}

// maxHead is how many bytes of a file tell whether it is text.
const maxHead = 8000

// privateMark is what in a text of any format may hide a part of it, or all of it; "" for nothing. It finds more than the format means.
func privateMark(name, text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.NewReplacer(`\r\n`, "\n", `\n`, "\n", "\r\n", "\n", "\r", "\n").Replace(text) // as JSON writes the ends of lines
	switch {
	case strings.Contains(text, "%%"):
		return "%%"
	case strings.Contains(text, "<!--"):
		return "<!--"
	case privateTag().MatchString(text), hasPrivateHeading(text):
		return "a part named Private"
	case privateElement().MatchString(text):
		return "the key private"
	}
	for _, m := range privateKeys().FindAllStringSubmatch(text, -1) {
		ext := strings.ToLower(path.Ext(name))
		if m[1] == "" && (ext == ".yaml" || ext == ".yml") || m[1] != "" && !journal.SaysNo(m[1]) {
			return "the key private"
		}
	}
	return ""
}

// hasPrivateHeading says whether a line of a text is a heading that begins with the word private, in one of the forms that formats have.
func hasPrivateHeading(text string) bool {
	is := func(heading string) bool {
		heading, _, _ = strings.Cut(heading[:min(len(heading), maxHeading)], "\n")
		return markdown.NamesPrivate(htmlTags().ReplaceAllString(heading, " "))
	}
	for _, m := range headingSigns().FindAllStringIndex(text, -1) {
		if is(text[m[1]:]) {
			return true
		}
	}
	above := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		first, _ := utf8.DecodeRuneInString(line)
		if len(line) > 2 && (unicode.IsPunct(first) || unicode.IsSymbol(first)) && strings.Trim(line, string(first)) == "" && is(above) {
			return true
		}
		above = line
	}
	return false
}

// maxHeading is how many bytes of a line tell whether it is such a heading; a page may be a line as a whole.
const maxHeading = 400

var (
	// headingSigns finds what stands before the text of a heading in Markdown, Org, AsciiDoc, wikis, Textile, TeX, HTML and TOML.
	headingSigns = journal.Pattern(`(?m)##+|#[ \t]|^=head[1-6][ \t]|^[ \t"'>|]*(?:(?:\*+|=+|!+)[ \t]|\.|\[+|h[1-6]\.)[ \t]*(?:[A-Z]{2,}[ \t]+)?(?:\[#.\])?` +
		`|\\(?:part|chapter|(?:sub)*section|(?:sub)?paragraph)\*?(?:\[[^\]\n]*\])?\{|(?i:<h[1-6][^>]*>)\s*`)
	// markInCode finds a private mark where plain text may mean one and Markdown does not, in code.
	markInCode = journal.Pattern(`(?mi)%%|<!--|^(?: {4}|\t)[ \t]*#{1,6}[ \t]*private\b`)
	// privateElement finds an element, an attribute's value and a tag of Org named private.
	privateElement = journal.Pattern(`(?i)<private\b|<title>\s*private\b|=\s*["']private["']|:private:`)
	privateTag     = journal.Pattern(`(?im)(?:^|")[^\pL\n]*#private[^\pL\n]*(?:$|")`)
	htmlTags       = journal.Pattern(`<[^<>]*>`)
	privateKeys    = journal.Pattern(`(?im)(?:^|[{,])[ \t]*(?:- +)?[#+:]*["']?private["']?[ \t]*[:=][ \t]*["']?([^\s"',}]*)`)
)

// withoutXMLComments is a text without its comments when it is XML; where one of them could be something else it is as it was.
func withoutXMLComments(text string) string {
	begin := strings.TrimLeft(strings.TrimPrefix(text, "\ufeff"), " \t\r\n")
	if !strings.Contains(text, "<!--") || !strings.HasPrefix(begin, "<?xml") && !strings.HasPrefix(begin, "<svg") {
		return text
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var b strings.Builder
	for from := int64(0); ; {
		token, err := d.RawToken()
		to := d.InputOffset()
		if _, comment := token.(xml.Comment); !comment {
			b.WriteString(text[from:to])
		}
		switch from = to; {
		case errors.Is(err, io.EOF):
			return b.String()
		case err != nil:
			return text
		}
	}
}

// inPage is the text of a page of the person's own, or of another file, with initials. What is embedded in it as base64 stays.
func (n names) inPage(text string) string {
	if !n.any {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		from := 0
		for _, at := range append(embedded().FindAllStringIndex(line, -1), []int{len(line), len(line)}) {
			b.WriteString(n.inPageLine(line[from:at[0]]) + line[at[0]:at[1]])
			from = at[1]
		}
	}
	return b.String()
}

// inPageLine is a line with initials, in the letters as they stand, as JSON and HTML escape them, and behind what JSON writes for a line end.
func (n names) inPageLine(line string) string {
	line = n.words(n.withoutAddresses(line), false)
	line = n.inEscaped(n.inEscaped(line, inJSON, false), inHTML, false)
	if !strings.Contains(line, `\`) {
		return line
	}
	var b strings.Builder
	from := 0
	for _, at := range append(lineEndInJSON().FindAllStringIndex(line, -1), []int{len(line), len(line)}) {
		b.WriteString(n.words(line[from:at[0]], false) + line[at[0]:at[1]])
		from = at[1]
	}
	return b.String()
}

var (
	embedded      = journal.Pattern(`data:[^\s"'()<>,]*;base64,[A-Za-z0-9+/=]+`)
	lineEndInJSON = journal.Pattern(`\\[nrt]`)
)

// escaping is a way of writing letters and signs in a text by others.
type escaping struct {
	sign     string // that each of them begins with
	runs     func() *regexp.Regexp
	unescape func(string) (string, error)
	escape   func(string) string
}

var (
	inAddresses = escaping{"%", journal.Pattern(`[\pL\pM\pN]*(?:%[0-9A-Fa-f]{2}[\pL\pM\pN]*)+`), url.PathUnescape, url.PathEscape}
	inJSON      = escaping{`\u`, journal.Pattern(`[\pL\pM\pN]*(?:\\u[0-9A-Fa-f]{4}[\pL\pM\pN]*)+`), func(text string) (string, error) {
		return strconv.Unquote(`"` + text + `"`)
	}, func(text string) string { return strings.Trim(strconv.QuoteToASCII(text), `"`) }}
	inHTML = escaping{"&", journal.Pattern(`[\pL\pM\pN]*(?:&#?[A-Za-z0-9]+;[\pL\pM\pN]*)+`), func(text string) (string, error) {
		return html.UnescapeString(text), nil
	}, html.EscapeString}
)

// inEscaped replaces names in a text that are written with escapes.
func (n names) inEscaped(text string, as escaping, exactly bool) string {
	if !strings.Contains(text, as.sign) {
		return text
	}
	var b strings.Builder
	from := 0
	for _, at := range as.runs().FindAllStringIndex(text, -1) {
		run := text[at[0]:at[1]]
		if plain, err := as.unescape(run); err == nil {
			if short := n.words(plain, exactly); short != plain {
				run = as.escape(short)
			}
		}
		if b.WriteString(text[from:at[0]] + run); strings.HasSuffix(run, ".") && strings.HasPrefix(text[at[1]:], ".") {
			at[1]++
		}
		from = at[1]
	}
	return b.String() + text[from:]
}
