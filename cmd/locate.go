package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/store"
)

const journalFile = ".twoway.yaml"

// location is the journal in use, why it is the one, and the settings that hold in it.
type location struct {
	Path     string
	Why      string
	Settings settings
}

// locate finds the journal in the order of PRODUCT.md and reads its settings; it opens no entry. named is the flag --journal.
// A folder that is not there is journal.ErrNotFound; that error, and the one of a folder that is no journal yet, hold the command that
// makes one.
func locate(env *Env, named string) (*location, error) {
	layers, err := loadUser(env)
	if err != nil {
		return nil, err
	}
	user, err := resolve(layers)
	if err != nil {
		return nil, err
	}
	loc := &location{}
	loc.Path, loc.Why, err = choose(env, &user, named)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(loc.Path, journalFile)); err != nil {
		return nil, noJournal(loc, user.Journals, err)
	}
	own, err := readLayer(filepath.Join(loc.Path, journalFile), ownKeys)
	if err != nil {
		return nil, err
	}
	// Environment over journal over the person's file over defaults.
	loc.Settings, err = resolve([]layer{layers[0], layers[1], own, layers[2]})
	if err != nil {
		return nil, err
	}
	if loc.Settings.Format != 1 {
		return nil, hint(fmt.Errorf("%s: the journal has format %d, and this program reads format 1; nothing was written",
			filepath.Join(loc.Path, journalFile), loc.Settings.Format), "install a newer twoway")
	}
	return loc, nil
}

// noJournal says why there is no journal in a folder, and what to type; known are those that have a name.
func noJournal(loc *location, known []namedJournal, err error) error {
	if !errors.Is(err, fs.ErrNotExist) && !strings.Contains(err.Error(), "not a directory") {
		return hint(fmt.Errorf("the journal cannot be opened (%s): %w", loc.Why, err), "check the folder's permissions")
	}
	var named []string
	for _, j := range known {
		named = append(named, "--journal "+journal.ShellWord(j.Name)+"    is "+j.Path)
	}
	makes, shows := "twoway init "+journal.ShellWord(loc.Path)+"    makes ", "twoway demo         shows one"
	info, statErr := os.Stat(loc.Path)
	switch {
	case statErr != nil:
		lines := append([]string{makes + "one", shows}, named...)
		return hint(fmt.Errorf("no journal at %s (%s): %w", loc.Path, loc.Why, journal.ErrNotFound), lines...)
	case !info.IsDir():
		return fmt.Errorf("no journal at %s (%s): it is a file, and a journal is a folder", loc.Path, loc.Why)
	}
	lines := append([]string{makes + "it one; what is in it stays as it is", shows}, named...)
	if around := nearest(filepath.Dir(loc.Path)); around != "" {
		lines = slices.Insert(lines, 0, "--journal "+journal.ShellWord(around)+"    is the journal around it")
	}
	return hint(fmt.Errorf("the folder %s (%s) is no journal yet: it holds no %s", loc.Path, loc.Why, journalFile), lines...)
}

// choose names the folder and says why.
func choose(env *Env, user *settings, named string) (path, why string, err error) {
	if named != "" {
		return byName(env, user, named, "--journal")
	}
	if v := env.Getenv("TWOWAY_JOURNAL"); v != "" {
		return byName(env, user, v, "TWOWAY_JOURNAL")
	}
	if dir := nearest(env.WorkDir); dir != "" {
		return dir, "the nearest folder above with a " + journalFile, nil
	}
	if user.Journal != "" {
		return byName(env, user, user.Journal, "the setting journal: in "+user.origins["journal"])
	}
	if env.HomeDir == "" {
		return "", "", hint(errors.New("no journal is named, and there is no home folder to look in"), "twoway --journal DIR …")
	}
	return filepath.Join(env.HomeDir, "twoway"), "the default", nil
}

// byName takes a name of the person's list of journals, else a folder.
func byName(env *Env, user *settings, text, why string) (string, string, error) {
	for _, j := range user.Journals {
		if j.Name == text {
			return absolute(env, j.Path), why + ", by its name " + text, nil
		}
	}
	return absolute(env, text), why, nil
}

// absolute lays a path on the folder where the command was typed; ~/ is the home folder.
func absolute(env *Env, path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok && env.HomeDir != "" {
		return filepath.Join(env.HomeDir, rest)
	}
	if path == "~" && env.HomeDir != "" {
		return env.HomeDir
	}
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(env.WorkDir, path)
}

// nearest climbs from dir to the first folder that holds a journal's file.
func nearest(dir string) string {
	for dir != "" {
		if info, err := os.Lstat(filepath.Join(dir, journalFile)); err == nil && info.Mode().IsRegular() {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
	return ""
}

// open finds the journal and opens its folder.
func open(env *Env, named string) (*location, *store.Store, error) {
	loc, err := locate(env, named)
	if err != nil {
		return nil, nil, err
	}
	st, err := store.Open(loc.Path)
	if err != nil {
		return nil, nil, hint(fmt.Errorf("the journal cannot be opened (%s): %w", loc.Why, err), "check the folder's permissions")
	}
	return loc, st, nil
}
