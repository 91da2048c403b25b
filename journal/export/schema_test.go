package export

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/templates"
)

// shape is the part of JSON Schema that templates/schema/export.json uses.
type shape struct {
	Ref        string            `json:"$ref"`
	Type       string            `json:"type"`
	Enum       []string          `json:"enum"`
	Properties map[string]*shape `json:"properties"`
	Required   []string          `json:"required"`
	Items      *shape            `json:"items"`
	Defs       map[string]*shape `json:"$defs"`
}

func readShape(t *testing.T) *shape {
	t.Helper()
	b, err := fs.ReadFile(templates.FS, "schema/export.json")
	if err != nil {
		t.Fatal(err)
	}
	var s shape
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	return &s
}

func (root *shape) resolve(s *shape) *shape {
	if s.Ref != "" {
		return root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
	}
	return s
}

// faults lists where a value does not fit.
func (root *shape) faults(s *shape, at string, v any) (out []string) {
	s = root.resolve(s)
	kind := map[reflect.Kind]string{reflect.Map: "object", reflect.Slice: "array", reflect.String: "string", reflect.Float64: "integer", reflect.Bool: "boolean"}
	if v == nil || s == nil || kind[reflect.ValueOf(v).Kind()] != s.Type {
		return []string{fmt.Sprintf("%s: %v does not fit", at, v)}
	}
	switch v := v.(type) {
	case map[string]any:
		for _, name := range s.Required {
			if _, ok := v[name]; !ok {
				out = append(out, at+"."+name+" is missing")
			}
		}
		for name, x := range v {
			if s.Properties[name] == nil {
				out = append(out, at+"."+name+" is not in the schema")
				continue
			}
			out = append(out, root.faults(s.Properties[name], at+"."+name, x)...)
		}
	case []any:
		for i, x := range v {
			out = append(out, root.faults(s.Items, fmt.Sprintf("%s[%d]", at, i), x)...)
		}
	case string:
		if s.Enum != nil && !slices.Contains(s.Enum, v) {
			out = append(out, fmt.Sprintf("%s: %q is none of %v", at, v, s.Enum))
		}
	}
	return out
}

func TestTheExportFitsItsSchema(t *testing.T) {
	t.Parallel()
	root := readShape(t)
	files, err := Files("json", sampleInput(t, journalFiles, false))
	if err != nil {
		t.Fatal(err)
	}
	check := func(text string) []string {
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Fatal(err)
		}
		return root.faults(root, "export", v)
	}
	if faults := check(string(files[0].Data)); len(faults) > 0 {
		t.Errorf("%s", strings.Join(faults, "\n"))
	}
	if faults := check(`{"twoway_export": "2", "as_of": "", "entries": null, "more": 1}`); len(faults) != 4 {
		t.Errorf("a document with four faults: %v", faults)
	}
}

// The schema names every field that the values have, and no other.
func TestTheSchemaNamesEveryField(t *testing.T) {
	t.Parallel()
	root := readShape(t)
	seen := map[reflect.Type]bool{}
	var walk func(s *shape, v reflect.Type)
	walk = func(s *shape, v reflect.Type) {
		for v.Kind() == reflect.Pointer || v.Kind() == reflect.Slice {
			if s = root.resolve(s); v.Kind() == reflect.Slice {
				s = s.Items
			}
			v = v.Elem()
		}
		if v.Kind() != reflect.Struct || v == reflect.TypeFor[journal.Date]() || seen[v] {
			return
		}
		seen[v] = true
		s = root.resolve(s)
		names := map[string]bool{}
		for _, f := range reflect.VisibleFields(v) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous || !f.IsExported() || name == "-" {
				continue
			}
			names[name] = true
			if s.Properties[name] == nil {
				t.Errorf("%s.%s is not in the schema", v.Name(), name)
				continue
			}
			walk(s.Properties[name], f.Type)
		}
		for name := range s.Properties {
			if !names[name] {
				t.Errorf("the schema has %s.%s, which is no field", v.Name(), name)
			}
		}
	}
	walk(root, reflect.TypeFor[Document]())
}
