package git

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
)

// ErrNoUpstream says that the branch follows no branch of a remote.
var ErrNoUpstream = errors.New("the branch follows no remote branch")

// ErrUnrelated says that what the branch follows began apart from it, as two journals do that were each made in a clone of one
// empty repository. Git brings them together only when it is told to.
var ErrUnrelated = errors.New("the two sides have no history in common: each began by itself")

// Status is how the work tree and the branch stand. Paths are relative to the folder that was asked about, sorted.
type Status struct {
	Branch      string // "" when no branch is checked out
	Initial     bool   // it has no commit yet
	Upstream    string // "" when it follows none
	Unseen      bool   // it follows one that no fetch has brought yet, as in the clone of an empty repository
	Ahead       int    // commits that the upstream lacks, as of the last fetch; all of them while it is unseen
	Behind      int    // commits of the upstream that are not here
	Uncommitted []string
	Conflicts   []string // both sides changed them, and git could not merge
	InProgress  string   // "a merge", "a rebase" …, or ""
}

// Status asks about a folder. Only what lies in it is listed as uncommitted or as a conflict. The error is ErrNoRepo, ErrNoGit, or
// a *RefusedError.
func (g Git) Status(ctx context.Context, dir string) (Status, error) {
	if _, err := g.Find(ctx, dir); err != nil {
		return Status{}, err
	}
	command := []string{"status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--", "."}
	r := g.ask(ctx, dir, command...)
	if r.err != nil {
		return Status{}, refused(r, "say how the repository stands", shell("git", "-C", dir, "status"))
	}
	s := readStatus(r.out)
	if s.Unseen && !s.Initial {
		count := g.ask(ctx, dir, "rev-list", "--count", "HEAD")
		if count.err != nil {
			return Status{}, refused(count, "count the commits", shell("git", "-C", dir, "status"))
		}
		s.Ahead, _ = strconv.Atoi(strings.TrimSpace(count.out))
	}
	prefix, err := g.prefix(ctx, dir)
	if err != nil {
		return Status{}, err
	}
	for _, list := range [][]string{s.Uncommitted, s.Conflicts} {
		for i, p := range list {
			list[i] = strings.TrimPrefix(p, prefix)
		}
		slices.Sort(list)
	}
	s.InProgress, err = g.inProgress(ctx, dir)
	return s, err
}

// prefix is the path of a folder below the top of its work tree, with a slash behind it, or "" at the top. The error is a *RefusedError.
func (g Git) prefix(ctx context.Context, dir string) (string, error) {
	r := g.ask(ctx, dir, "rev-parse", "--show-prefix")
	if r.err != nil {
		return "", refused(r, "say where the folder lies in it", shell("git", "-C", dir, "status"))
	}
	return strings.TrimSuffix(r.out, "\n"), nil
}

// readStatus reads git status --porcelain=v2 --branch -z: records end with NUL, and a rename is followed by its old path.
func readStatus(text string) (s Status) {
	records := strings.Split(text, "\x00")
	for i := 0; i < len(records); i++ {
		kind, rest, _ := strings.Cut(records[i], " ")
		switch kind {
		case "#":
			s.header(rest)
		case "1":
			s.Uncommitted = append(s.Uncommitted, field(rest, 7))
		case "2":
			s.Uncommitted = append(s.Uncommitted, field(rest, 8))
			i++
		case "u":
			s.Conflicts = append(s.Conflicts, field(rest, 9))
		case "?":
			s.Uncommitted = append(s.Uncommitted, rest)
		}
	}
	return s
}

// field is what follows n blanks: the path, which may hold blanks itself.
func field(rest string, n int) string {
	parts := strings.SplitN(rest, " ", n+1)
	return parts[len(parts)-1]
}

func (s *Status) header(line string) {
	key, value, _ := strings.Cut(line, " ")
	switch key {
	case "branch.head":
		if value != "(detached)" {
			s.Branch = value
		}
	case "branch.oid":
		s.Initial = value == "(initial)"
	case "branch.upstream":
		s.Upstream, s.Unseen = value, true
	case "branch.ab":
		s.Unseen = false
		ahead, behind, _ := strings.Cut(value, " ")
		s.Ahead, _ = strconv.Atoi(strings.TrimPrefix(ahead, "+"))
		s.Behind, _ = strconv.Atoi(strings.TrimPrefix(behind, "-"))
	}
}

// ConflictError lists the files that both sides changed. Both texts are in each file between git's marks, and apart through
// Sides.
type ConflictError struct {
	Paths    []string // relative to the folder, or to the top of the repository with "../" before it, sorted
	Command  string   // takes it back
	GoOn     string   // ends it, once the files are mended and added
	Rebasing bool     // what is here is laid on what came: of the Sides, the other is from here
}

func (e *ConflictError) Error() string {
	return fmt.Sprintf("both sides changed %s; both texts are in the file", strings.Join(e.Paths, ", "))
}

// Pull brings in what the upstream has, as the user has set it (pull.rebase, pull.ff); with nothing set it fast-forwards or
// merges. It says whether anything came; from a remote that has no such branch yet nothing comes, and Push makes it. The error is
// ErrNoUpstream, ErrUnrelated, a *ConflictError, or one of Status.
func (g Git) Pull(ctx context.Context, dir string) (changed bool, err error) {
	s, err := g.Status(ctx, dir)
	if err != nil {
		return false, err
	}
	switch {
	case s.InProgress != "":
		return false, &RefusedError{Doing: "pull", Reason: s.InProgress + " is in progress; end it first", Command: shell("git", "-C", dir, "status")}
	case s.Upstream == "":
		return false, ErrNoUpstream
	}
	before := g.ask(ctx, dir, "rev-parse", "HEAD").out
	args := []string{"pull", "--no-edit"}
	if !g.pullIsSet(ctx, dir, s.Branch) {
		args = append(args, "--no-rebase")
	}
	r := g.talk(ctx, dir, args...)
	switch {
	case r.err == nil:
		return g.ask(ctx, dir, "rev-parse", "HEAD").out != before, nil
	case g.unrelated(ctx, dir):
		return false, ErrUnrelated
	case !g.upstreamMissing(ctx, dir, s.Branch):
		return false, g.conflict(ctx, dir, g.notPulled(ctx, dir, r, args))
	case s.Unseen:
		return false, nil
	}
	return false, &RefusedError{
		Doing: "pull", Reason: "the other side has no branch " + s.Upstream + " any more",
		Command: shell("git", "-C", dir, "push") + "    makes it again", Output: r.all,
	}
}

// notPulled says why a pull with these arguments was refused, and what to type: where files stand in the way, what commits them; where
// git may only fast-forward and cannot, what merges all the same.
func (g Git) notPulled(ctx context.Context, dir string, r run, args []string) *RefusedError {
	e := refused(r, "pull", shell(append([]string{"git", "-C", dir}, args...)...))
	set := func(key string) string { return strings.TrimSpace(g.ask(ctx, dir, "config", "--get", key).out) }
	if files := g.inTheWay(ctx, dir, r); len(files) > 0 {
		e.Reason = "not committed here, and in its way: " + listed(files)
		e.Command = byHand(dir, files, []string{"add"}, []string{"commit", "-m", "changes"})
	} else if s, err := g.Status(ctx, dir); err == nil && s.Ahead > 0 && s.Behind > 0 && set("pull.ff") == "only" {
		e.Command = shell("git", "-C", dir, "config", "pull.ff", "true") + "    has git merge both sides, in this repository from now on"
	}
	return e
}

// inTheWay are the files, as seen from the folder, that are not committed and keep a pull from what it would do: those that git lists,
// or all that it knows where it was told to rebase and not to lay them aside meanwhile.
func (g Git) inTheWay(ctx context.Context, dir string, r run) (files []string) {
	top, err := g.Find(ctx, dir)
	if err != nil {
		return nil
	}
	s, err := g.Status(ctx, top)
	if err != nil || s.InProgress != "" {
		return nil
	}
	prefix, err := g.prefix(ctx, dir)
	if err != nil {
		return nil
	}
	changed := strings.Split(g.ask(ctx, dir, "diff", "--name-only", "-z", "HEAD").out, "\x00")
	rebases := g.rebases(ctx, dir, s.Branch)
	for _, p := range s.Uncommitted {
		if rebases && slices.Contains(changed, p) || strings.Contains(r.all+"\n", "\t"+p+"\n") {
			files = append(files, relative(prefix, p))
		}
	}
	return files
}

// rebases says whether a pull rebases, and refuses to while a file is changed.
func (g Git) rebases(ctx context.Context, dir, branch string) bool {
	r := g.ask(ctx, dir, "config", "--get", "branch."+branch+".rebase")
	if r.err != nil {
		r = g.ask(ctx, dir, "config", "--get", "pull.rebase")
	}
	aside := g.ask(ctx, dir, "config", "--type=bool", "--get", "rebase.autoStash")
	return r.err == nil && strings.TrimSpace(r.out) != "false" && strings.TrimSpace(aside.out) != "true"
}

// unrelated says whether the branch and what it follows have no commit in common. In the middle of a rebase no branch follows anything.
func (g Git) unrelated(ctx context.Context, dir string) bool {
	var exit *exec.ExitError
	r := g.ask(ctx, dir, "merge-base", "HEAD", "@{upstream}")
	return errors.As(r.err, &exit) && exit.ExitCode() == 1 // a name that is not there is 128
}

// upstreamMissing says whether the remote answers and has no branch of the name that this one follows.
func (g Git) upstreamMissing(ctx context.Context, dir, branch string) bool {
	set := func(key string) string {
		return strings.TrimSuffix(g.ask(ctx, dir, "config", "--get", "branch."+branch+"."+key).out, "\n")
	}
	var exit *exec.ExitError
	remote, merge := set("remote"), set("merge")
	if remote == "" || merge == "" { // git did not tell
		return false
	}
	err := g.lists(ctx, dir, remote, merge)
	return errors.As(err, &exit) && exit.ExitCode() == 2 // as git documents it; a remote that cannot be reached is 128
}

// lists asks a remote for a branch, by its name or as refs/heads/ and the name. The error is git's exit code 2 when it has none.
func (g Git) lists(ctx context.Context, dir, remote, branch string) error {
	return g.ask(ctx, dir, "ls-remote", "--exit-code", "--heads", "--", remote, branch).err
}

// HasBranch says whether a remote answers and has a branch of this name.
func (g Git) HasBranch(ctx context.Context, dir, remote, branch string) bool {
	return g.lists(ctx, dir, remote, "refs/heads/"+branch) == nil
}

// Remotes are the names of the repository's remotes, sorted.
func (g Git) Remotes(ctx context.Context, dir string) []string {
	return strings.Fields(g.ask(ctx, dir, "remote").out)
}

// pullIsSet says whether the user has told git how to bring two histories together. Where git cannot tell, they may have.
func (g Git) pullIsSet(ctx context.Context, dir, branch string) bool {
	for _, key := range []string{"pull.rebase", "pull.ff", "branch." + branch + ".rebase"} {
		var exit *exec.ExitError
		r := g.ask(ctx, dir, "config", "--get", key)
		if unset := errors.As(r.err, &exit) && exit.ExitCode() == 1; !unset {
			return true
		}
	}
	return false
}

// conflict gives the files that git could not merge, or else the refusal as it was; where git does not tell, it is another *RefusedError.
func (g Git) conflict(ctx context.Context, dir string, r *RefusedError) error {
	e, err := g.Unfinished(ctx, dir)
	switch {
	case err != nil:
		return err
	case len(e.Paths) == 0:
		return r
	}
	return e
}

// Unfinished gives the files that keep what git has begun from being ended, none when they are mended and added, and how it is ended or
// taken back. The error is a *RefusedError.
func (g Git) Unfinished(ctx context.Context, dir string) (*ConflictError, error) {
	list := g.ask(ctx, dir, "diff", "--name-only", "--diff-filter=U", "-z")
	if list.err != nil {
		return nil, refused(list, "say which files it could not merge", shell("git", "-C", dir, "status"))
	}
	prefix, err := g.prefix(ctx, dir)
	if err != nil {
		return nil, err
	}
	doing, err := g.inProgress(ctx, dir)
	if err != nil {
		return nil, err
	}
	e := &ConflictError{Command: takeBack(dir, doing), GoOn: goOn(dir, doing), Rebasing: doing == "a rebase"}
	for p := range strings.SplitSeq(list.out, "\x00") {
		if p != "" {
			e.Paths = append(e.Paths, relative(prefix, p))
		}
	}
	slices.Sort(e.Paths)
	e.Paths = slices.Compact(e.Paths)
	return e, nil
}

// relative writes a path below the top as seen from the folder at prefix ("a/b/" or "").
func relative(prefix, p string) string {
	if rest, ok := strings.CutPrefix(p, prefix); ok {
		return rest
	}
	return path.Clean(strings.Repeat("../", strings.Count(prefix, "/")) + p)
}

// Sides gives the two texts of a file in conflict: what the branch in progress had, and what came to it. A side that removed
// the file is nil. The error is a *RefusedError: a text that git cannot show is no side that removed it.
func (g Git) Sides(ctx context.Context, dir, file string) (one, other []byte, err error) {
	has, err := g.stages(ctx, dir, file)
	if err != nil {
		return nil, nil, err
	}
	if !has[2] && !has[3] {
		return nil, nil, &RefusedError{Doing: "show both sides of " + file, Reason: "it has none", Command: shell("git", "-C", dir, "status")}
	}
	var texts [4][]byte
	for stage := 2; stage <= 3; stage++ {
		if !has[stage] {
			continue
		}
		r := g.ask(ctx, dir, "cat-file", "--filters", fmt.Sprintf(":%d:./%s", stage, file))
		if r.err != nil || r.unfiltered() {
			return nil, nil, refused(r, "show both sides of "+file, shell("git", "-C", dir, "diff", "--", file))
		}
		texts[stage] = []byte(r.out)
	}
	return texts[2], texts[3], nil
}

// unfiltered says whether git gave a text as it is stored, since a filter failed that it does not require.
func (r run) unfiltered() bool {
	const failed = "error: external filter "
	return strings.Count(r.all, failed) > strings.Count(r.out, failed)
}

// stages says which texts of a file in conflict there are: at 1 what both sides had, at 2 what the branch in progress has, at 3 what came.
func (g Git) stages(ctx context.Context, dir, file string) (has [4]bool, err error) {
	r := g.ask(ctx, dir, "ls-files", "--unmerged", "-z", "--", file)
	if r.err != nil {
		return has, refused(r, "say what it has of "+file, shell("git", "-C", dir, "status"))
	}
	for record := range strings.SplitSeq(r.out, "\x00") {
		of, name, _ := strings.Cut(record, "\t")
		if stage, err := strconv.Atoi(of[strings.LastIndex(of, " ")+1:]); err == nil && name == file && stage > 0 && stage < len(has) {
			has[stage] = true
		}
	}
	return has, nil
}

// BothAdded says whether a file in conflict was new on both sides, so that neither text is an edit of the other. The error is a
// *RefusedError.
func (g Git) BothAdded(ctx context.Context, dir, file string) (bool, error) {
	has, err := g.stages(ctx, dir, file)
	return !has[1] && has[2] && has[3], err
}

// Add has git record these files as they stand with the next commit. The error is a *RefusedError.
func (g Git) Add(ctx context.Context, dir string, paths []string) error {
	if r := g.talkOf(ctx, dir, paths, "add"); r.err != nil {
		return refused(r, "record "+listed(paths), shell(append([]string{"git", "-C", dir, "add", "--"}, paths...)...))
	}
	return nil
}

// Continue goes on with the merge or the rebase that stopped at files in conflict, once Add has recorded these as they are mended. The error
// is a *ConflictError when files are still, or again, in conflict, else a *RefusedError.
func (g Git) Continue(ctx context.Context, dir string) error {
	begun, err := g.inProgress(ctx, dir)
	if err != nil {
		return err
	}
	doing, args := "go on with the merge", []string{"commit", "--no-edit"}
	if begun == "a rebase" {
		doing, args = "go on with the rebase", []string{"rebase", "--continue"}
	}
	if r := g.talk(ctx, dir, args...); r.err != nil {
		return g.conflict(ctx, dir, refused(r, doing, shell(append([]string{"git", "-C", dir}, args...)...)))
	}
	return nil
}

// Push sends the branch to its upstream, as the user has set it. The error is ErrNoUpstream or one of Status.
func (g Git) Push(ctx context.Context, dir string) error {
	s, err := g.Status(ctx, dir)
	if err != nil {
		return err
	}
	if s.Upstream == "" {
		return ErrNoUpstream
	}
	if s.Ahead == 0 {
		return nil
	}
	if r := g.talk(ctx, dir, "push"); r.err != nil {
		return refused(r, "push", shell(append([]string{"git", "-C", dir}, g.pushTo(ctx, dir, s.Branch)...)...))
	}
	return nil
}

// pushTo is the push that a person types: with the place, where git is set to send nothing by itself, or nothing to a branch of another
// name.
func (g Git) pushTo(ctx context.Context, dir, branch string) []string {
	set := func(key string) string { return strings.TrimSpace(g.ask(ctx, dir, "config", "--get", key).out) }
	remote, to := set("branch."+branch+".remote"), set("branch."+branch+".merge")
	named := set("push.default") == "nothing" || to != "refs/heads/"+branch
	if !named || remote == "" || to == "" {
		return []string{"push"}
	}
	return []string{"push", remote, "HEAD:" + to}
}
