package theme

import (
	"iter"
	"slices"
	"strings"

	"twoway/journal"
)

// MistypedTags names the hashtags that are no lens and no theme of the person's own but nearly one, by its id or by words of its name:
// they change nothing. Any other hashtag is a word of the person's and is left alone, and so is one that tags an entry.
func MistypedTags(res *Resources, docs []Doc) []journal.Problem {
	names := tagNames(res, slices.Values(docs))
	own := ownTags(slices.Values(docs))
	var out []journal.Problem
	for _, d := range docs {
		if !mayHoldTag(d.Entry.Body) {
			continue
		}
		for _, p := range Counted(d) {
			eachHashtag(p, func(tag string, at int) {
				if meant := res.meantTag(names, tag); meant != "" && !own[tag] {
					out = append(out, journal.Problem{
						Path: d.Entry.Path, Line: p.Line + strings.Count(p.Text[:at], "\n"), Rule: "tag-unknown",
						Text: "#" + tag + " names no lens", Mend: "write #" + meant + ", if that is meant; else it may stay, and counts for nothing",
					})
				}
			})
		}
	}
	return out
}

// mayHoldTag says whether a hashtag may stand in a text: its headings need not be read.
func mayHoldTag(text string) bool {
	for i := strings.IndexByte(text, '#'); i >= 0; {
		if journal.HashtagAt(text, i) > 0 {
			return true
		}
		next := strings.IndexByte(text[i+1:], '#')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// mistyped says of the hashtags of the period that are nearly a lens what they may mean, each once.
func (s *search) mistyped() []string {
	if len(s.c.tags) == 0 {
		return nil
	}
	names := slices.Clone(s.c.named)
	for _, m := range s.o.Marks {
		if m.Is {
			names = append(names, idFrom(m.Lens))
		}
	}
	own := ownTags(func(yield func(Doc) bool) {
		for d := range s.c.docs {
			if !yield(s.c.docs[d].Doc) {
				return
			}
		}
	})
	var out []string
	for _, t := range s.c.tags {
		if meant := s.res.meantTag(names, t.tag); meant != "" && !own[t.tag] && s.now[t.doc] {
			out = append(out, "#"+t.tag+" names no lens; #"+meant+" would.")
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// tagNames are the names that a hashtag can take effect by: the ids of lenses, and of the themes that marks found.
func tagNames(res *Resources, docs iter.Seq[Doc]) []string {
	var names []string
	for _, l := range res.Lenses {
		names = append(names, l.ID)
	}
	for d := range docs {
		for _, m := range d.Entry.Marks {
			if m.Is {
				names = append(names, idFrom(m.Lens))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// ownTags are the tags of entries, in small letters.
func ownTags(docs iter.Seq[Doc]) map[string]bool {
	own := map[string]bool{}
	for d := range docs {
		for _, tag := range d.Entry.Tags {
			own[strings.ToLower(tag)] = true
		}
	}
	return own
}

// meantTag is what a hashtag most likely means: the name that is nearest to it, or the lens in whose name its words stand in a row; "" when
// it is a name itself or near none.
func (r *Resources) meantTag(names []string, tag string) string {
	if meant := nearestTag(names, tag); meant != "" || slices.Contains(names, tag) || !strings.Contains(tag, "-") {
		return meant
	}
	for _, l := range r.Lenses {
		if tag == idFrom(l.Name) || r.tellsLens(l, tag) {
			return l.ID
		}
	}
	return ""
}

// tellsLens says whether the words of a hashtag stand in a row in the name of a lens, and are enough to tell it: a compound of the name,
// or two words that are no stop words. One word alone is more likely the person's own.
func (r *Resources) tellsLens(l Lens, tag string) bool {
	if !strings.Contains("-"+idFrom(l.Name)+"-", "-"+tag+"-") {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(l.Name)) {
		if strings.Contains(w, "-") && strings.Contains("-"+tag+"-", "-"+w+"-") {
			return true
		}
	}
	telling := 0
	for w := range strings.SplitSeq(tag, "-") {
		if !r.stop[w] {
			telling++
		}
	}
	return telling >= 2
}

// shortTag is the length below which a hashtag is too short to be taken for another, and longTag the length from which two letters
// may differ.
const (
	shortTag = 4
	longTag  = 7
)

// nearestTag is the name that a hashtag most likely means: it begins alike and is one letter away, when it is long two; "" when the tag
// is a name itself or near none.
func nearestTag(names []string, tag string) string {
	if len(tag) < shortTag || slices.Contains(names, tag) {
		return ""
	}
	best, meant := 2, ""
	if len(tag) >= longTag {
		best = 3
	}
	for _, n := range names {
		if len(n) < shortTag || n[0] != tag[0] || max(len(n)-len(tag), len(tag)-len(n)) >= best {
			continue
		}
		d := journal.EditDistance([]rune(tag), []rune(n))
		if swapped(tag, n) {
			d = 1
		}
		if d < best {
			best, meant = d, n
		}
	}
	return meant
}

// swapped says whether two names differ only in two neighbouring letters that changed places.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
