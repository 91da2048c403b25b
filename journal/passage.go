package journal

// Passage is one block of prose in an entry: a paragraph, a list item or a heading. Fenced and indented code, quoted blocks,
// HTML, comments and private parts are no passages.
type Passage struct {
	Section string // name of the level-two section it stands in, "" above the first
	Heading bool
	Item    bool // a list item's own text
	Line    int  // of its first line in the file, from 1
	Text    string
	// Skip are byte ranges of Text that are no prose: code spans, addresses, link targets, images, inline HTML, private
	// parts, task boxes. They are sorted and do not overlap.
	Skip []Span
}

// Span is a half-open byte range.
type Span struct{ From, To int }
