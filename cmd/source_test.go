package cmd

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// sourceFile is one Go file of the module, as the structure tests see it.
type sourceFile struct {
	Path    string // from the module's root, with slashes
	Package string // its folder; the module's packages are named by it
	Test    bool
	AST     *ast.File
	Set     *token.FileSet
}

// moduleFiles parses every Go file of the module. Hidden folders and testdata are not part of it.
func moduleFiles(t *testing.T) []sourceFile {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	var files []sourceFile
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); path != root && (strings.HasPrefix(name, ".") || name == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, newSourceFile(filepath.ToSlash(rel), set, tree))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("found %d Go files below %s, which cannot be the whole module", len(files), root)
	}
	return files
}

func newSourceFile(path string, set *token.FileSet, tree *ast.File) sourceFile {
	dir, _, _ := cutLast(path, "/")
	return sourceFile{Path: path, Package: dir, Test: strings.HasSuffix(path, "_test.go"), AST: tree, Set: set}
}

// parseSource makes a sourceFile of a text, for the tests of the structure tests.
func parseSource(t *testing.T, path, text string) sourceFile {
	t.Helper()
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, path, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return newSourceFile(path, set, tree)
}

// imports lists the import paths of the file, in order.
func (f sourceFile) imports() []string {
	var paths []string
	for _, spec := range f.AST.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, path)
	}
	return paths
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}
