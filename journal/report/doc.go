// Package report dresses what was computed elsewhere: a review for the terminal, as Markdown, as an HTML page and as JSON, and the
// rows of the commands that list. It computes nothing of its own, so that the dresses cannot disagree.
//
// A review becomes a page first: sections of paragraphs, lists, tables, themes and figures (page.go). The terminal, Markdown and
// HTML print that page; JSON prints the [journal.Review] itself. Everything a person wrote passes through [Clean] and the escaping of
// its dress on the way out.
package report
