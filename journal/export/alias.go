package export

import (
	"slices"
	"strings"

	"twoway/journal"
)

// aliasesKey is the shared list that holds the title of a note.
const aliasesKey = "aliases"

// editedAliases gives the digests of the aliases in a note that are ours as a person edited them, for a list such as shared, which has
// those of the items that we put there. Of an entry that is no decision each alias is, that begins with the date of the entry. Of any note
// it is one that is much like the title, when the alias that we wrote is there no more.
func (d *onDisk) editedAliases(id, title, shared string) string {
	sums := ""
	for _, g := range d.groups {
		if g.key != aliasesKey {
			continue
		}
		all := g.items(d.style)
		known := func(v string) bool { return strings.Contains(shared, itemSum(g.key, v)) }
		stands := slices.ContainsFunc(all, known)
		for _, v := range all {
			if !known(v) && (d.dated(id, v) || !stands && alike(v, title)) {
				sums += "." + itemSum(g.key, v)
			}
		}
	}
	return sums
}

// dated says whether an alias is of the form that we write for an entry that is no decision: its date, then words.
func (d *onDisk) dated(id, alias string) bool {
	kind, dates := "", []string{id}
	for _, g := range d.groups {
		switch g.key {
		case "twoway_kind":
			kind = g.scalar()
		case "date":
			dates = append(dates, g.scalar())
		}
	}
	day := dayAhead().FindString(alias)
	return day != "" && kind != string(journal.KindDecision) && kind != string(journal.KindReview) &&
		slices.ContainsFunc(dates, func(of string) bool {
			return strings.HasPrefix(of+" ", day) || strings.HasPrefix(of, strings.TrimSpace(day)+"-")
		})
}

var dayAhead = journal.Pattern(`^\d{4}-\d\d-\d\d `)

// alike says whether two texts have at least half of the longer one in common, at their beginnings and ends.
func alike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	head, tail := 0, 0
	for head < len(a) && a[head] == b[head] {
		head++
	}
	for tail < len(a)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return 2*(head+tail) >= len(b) && len(a) > 0
}

// title is the heading that our part begins with, "" for none.
func (d *onDisk) title() string {
	if !d.hasBlock {
		return ""
	}
	first, _, _ := strings.Cut(strings.TrimLeft(string(d.block()), "\r\n"), "\n")
	if text, ok := strings.CutPrefix(strings.TrimRight(first, "\r"), "# "); ok {
		return text
	}
	return ""
}

// alias is the name by which a note is found, "" for none.
func (n *Note) alias() string {
	for _, p := range n.Front {
		if p.Key == aliasesKey && len(p.Values) > 0 {
			return p.Values[0]
		}
	}
	return ""
}
