package export

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"twoway/journal"
)

// ManifestName is the file in an export folder that lists what was written there.
const ManifestName = ".twoway-export/list"

// attributesName is the file that tells git how to merge the list: by the lines of both sides. It stands beside the list, so
// that the attributes of the person's own repository stay theirs.
const attributesName = ".twoway-export/.gitattributes"

const attributes = "list merge=union\n"

const manifestHead = "# What twoway exported here: target, id, digest, path. Git merges it by keeping the lines of both sides.\n"

// line is one file that we wrote. Several lines of one id come from a merge or from a run that stopped half-way; the file may
// then be in the state of any of them.
type line struct {
	target, id string
	made       string // digest of what we laid out
	held       string // digest of what stands in the file; differs from made when the person's version was accepted
	// shared are the digests of the items that we put into shared lists; of a file that is ours as a whole, that of the
	// selection it shows. "" when there are none.
	shared  string
	trace   string // of the entry, when its id holds initials
	path    string
	pending bool // about to be written for the first time
}

// manifest is the list of one folder, for all targets.
type manifest struct {
	lines []line
	raw   []byte // as on disk; nil when there is none
}

// ErrListInTheWay says that a list as it was once stands where its folder is now.
var ErrListInTheWay = fmt.Errorf("%s is a file, and the list of what was exported stands in a folder of that name now; give the file "+
	"another name, make the folder, and move the file into it as %s", path.Dir(ManifestName), path.Base(ManifestName))

func readManifest(folder Folder) (*manifest, error) {
	raw, err := folder.Read(ManifestName, maxFile)
	if errors.Is(err, fs.ErrNotExist) {
		return &manifest{}, nil
	}
	if _, plain := folder.Read(path.Dir(ManifestName), maxFile); err != nil && plain == nil {
		return nil, ErrListInTheWay
	}
	if err != nil {
		return nil, err
	}
	return parseManifest(raw), nil
}

// stands says whether there is a list: not none, and not one of which nothing is left, as after a crash or a bad merge.
func (m *manifest) stands() bool {
	return len(m.lines) > 0 || strings.TrimSpace(string(m.raw)) == strings.TrimSpace(manifestHead)
}

// parseManifest reads leniently: comments, conflict markers and lines that it does not know are passed over.
func parseManifest(raw []byte) *manifest {
	m := &manifest{raw: raw}
	for text := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimRight(text, "\r\n"), "\t")
		if len(f) != 4 && len(f) != 5 || f[0] == "" || f[1] == "" || !fs.ValidPath(unquoted(f[3])) || f[3] == "." {
			continue
		}
		l := line{target: f[0], id: unquoted(f[1]), path: unquoted(f[3])}
		digests, pending := strings.CutPrefix(f[2], "+")
		l.pending = pending
		var two bool
		l.made, l.held, two = strings.Cut(digests, "=")
		l.made, l.shared, _ = strings.Cut(l.made, "~")
		if !two {
			l.held = l.made
		}
		if len(f) == 5 {
			l.trace = f[4]
		}
		m.lines = append(m.lines, l)
	}
	return m
}

// format prints the list, sorted, without doubles.
func (m *manifest) format() []byte {
	lines := slices.Clone(m.lines)
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(strings.Compare(a.target, b.target), strings.Compare(a.id, b.id),
			strings.Compare(a.path, b.path), strings.Compare(a.format(), b.format()))
	})
	var b bytes.Buffer
	b.WriteString(manifestHead)
	last := ""
	for _, l := range lines {
		if row := l.format(); row != last {
			b.WriteString(row)
			last = row
		}
	}
	return b.Bytes()
}

func (l line) format() string {
	d := l.made
	if l.shared != "" {
		d += "~" + l.shared
	}
	if l.held != l.made {
		d += "=" + l.held
	}
	if l.pending {
		d = "+" + d
	}
	row := l.target + "\t" + quoted(l.id) + "\t" + d + "\t" + quoted(l.path)
	if l.trace != "" {
		row += "\t" + l.trace
	}
	return row + "\n"
}

// quoted keeps a name with control characters, which a person may have given to a file, on one line.
func quoted(name string) string {
	if strings.ContainsFunc(name, unicode.IsControl) {
		return strconv.Quote(name)
	}
	return name
}

func unquoted(field string) string {
	if strings.HasPrefix(field, `"`) {
		if name, err := strconv.Unquote(field); err == nil && strings.ContainsFunc(name, unicode.IsControl) {
			return name
		}
	}
	return field
}

// leftHead begins what the list has in place of the id of a note that was taken away, of which the person's words stay.
const leftHead = "left:"

// leftID tells the note that such words stand in, so that our part comes back above them when its entry does, and names no entry. It is ""
// where an id with initials alone would say whose they are.
func leftID(id, trace string) string {
	if trace == unknownTrace || trace == noTrace {
		return ""
	}
	return leftHead + digest([]byte(id+"\x1f"+trace))
}

// keptHead begins what the list has in place of the id of a note of which an edited copy was kept, among what is left to the person.
const keptHead = leftHead + "kept:"

// keptID tells whose note a kept copy at a path is, and names no entry.
func keptID(id, at string) string { return keptHead + digest([]byte(id+"\x1f"+at)) }

func (l line) left() bool { return strings.HasPrefix(l.id, leftHead) }

// lefts gives the paths of the words that stayed of a target's notes, by what leftID says, and of the copies that were
// kept, by what keptID says.
func (m *manifest) lefts(target string) map[string]string {
	at := map[string]string{}
	for _, l := range m.lines {
		if l.target == target && l.left() {
			at[l.id] = l.path
		}
	}
	return at
}

// without gives a manifest without some of a target's words that stayed.
func (m *manifest) without(target string, ids map[string]bool) *manifest {
	return &manifest{raw: m.raw, lines: slices.DeleteFunc(slices.Clone(m.lines), func(l line) bool {
		return l.target == target && l.left() && ids[l.id]
	})}
}

// Held gives the paths of all files that a list knows, of every target, and of the list itself. It reads leniently: no list, no
// paths. Words that stayed of a note are the person's alone.
func Held(list []byte) []string {
	paths := []string{ManifestName, attributesName}
	for _, l := range parseManifest(list).lines {
		if !l.left() {
			paths = append(paths, l.path)
		}
	}
	return paths
}

// of gives the lines of a target by id.
func (m *manifest) of(target string) map[string][]line {
	by := map[string][]line{}
	for _, l := range m.lines {
		if l.target == target && !l.left() {
			by[l.id] = append(by[l.id], l)
		}
	}
	return by
}

// with gives a manifest in which a target's lines are these besides the words that stayed.
func (m *manifest) with(target string, lines []line) *manifest {
	out := &manifest{raw: m.raw}
	for _, l := range m.lines {
		if l.target != target || l.left() {
			out.lines = append(out.lines, l)
		}
	}
	out.lines = append(out.lines, lines...)
	return out
}

// write brings the list to disk when it says something else. Line ends that a checkout changed are no difference, nor is the
// order of lines that git merged.
func (m *manifest) write(folder Folder) (written bool, err error) {
	b := m.format()
	if m.raw != nil && (bytes.Equal(m.raw, b) || bytes.Equal(parseManifest(m.raw).format(), b)) || m.raw == nil && len(m.lines) == 0 {
		return false, nil
	}
	if err := folder.WriteNew(attributesName, []byte(attributes)); err != nil && !errors.Is(err, journal.ErrExists) {
		return false, err
	}
	if err := folder.Replace(ManifestName, m.raw, b); err != nil {
		return false, err
	}
	m.raw = b
	return true, nil
}

func digest(b []byte) string {
	sum := sha256.Sum256(toLF(b))
	return hexSum(sum[:])
}

// hexSum is as much of a SHA-256 as a list of files needs.
func hexSum(sum []byte) string { return hex.EncodeToString(sum[:8]) }

func toLF(b []byte) []byte {
	if !bytes.Contains(b, []byte("\r\n")) {
		return b
	}
	return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
}
