package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/report"
	"twoway/templates"
)

// schema is the part of JSON Schema that templates/schema/review.json uses.
type schema struct {
	Ref        string             `json:"$ref"`
	Type       string             `json:"type"`
	Pattern    string             `json:"pattern"`
	Enum       []string           `json:"enum"`
	Properties map[string]*schema `json:"properties"`
	Required   []string           `json:"required"`
	Items      *schema            `json:"items"`
	Additional json.RawMessage    `json:"additionalProperties"`
	Defs       map[string]*schema `json:"$defs"`
}

func readSchema(t *testing.T) *schema {
	t.Helper()
	b, err := fs.ReadFile(templates.FS, "schema/review.json")
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	return &s
}

// check lists where a value does not fit.
func (root *schema) check(s *schema, path string, v any) []string {
	if s.Ref != "" {
		s = root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
		if s == nil {
			return []string{path + ": a reference that leads nowhere"}
		}
	}
	switch v := v.(type) {
	case map[string]any:
		return root.checkObject(s, path, v)
	case []any:
		if s.Type != "array" {
			return []string{path + ": an array, want " + s.Type}
		}
		var out []string
		for i, x := range v {
			out = append(out, root.check(s.Items, fmt.Sprintf("%s[%d]", path, i), x)...)
		}
		return out
	case string:
		if s.Type != "string" || s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(v) || s.Enum != nil && !slices.Contains(s.Enum, v) {
			return []string{fmt.Sprintf("%s: %q does not fit", path, v)}
		}
	case float64:
		if s.Type != "number" && (s.Type != "integer" || v != float64(int(v))) {
			return []string{fmt.Sprintf("%s: %v, want %s", path, v, s.Type)}
		}
	case bool:
		if s.Type != "boolean" {
			return []string{path + ": a boolean, want " + s.Type}
		}
	default:
		return []string{fmt.Sprintf("%s: %v, want %s", path, v, s.Type)}
	}
	return nil
}

func (root *schema) checkObject(s *schema, path string, v map[string]any) []string {
	if s.Type != "object" {
		return []string{path + ": an object, want " + s.Type}
	}
	var out []string
	for _, name := range s.Required {
		if _, ok := v[name]; !ok {
			out = append(out, path+"."+name+": missing")
		}
	}
	var more *schema
	if len(s.Additional) > 0 && s.Additional[0] == '{' {
		more = new(schema)
		if err := json.Unmarshal(s.Additional, more); err != nil {
			return []string{path + ": " + err.Error()}
		}
	}
	for name, x := range v {
		inner := s.Properties[name]
		if inner == nil {
			inner = more
		}
		if inner == nil {
			out = append(out, path+"."+name+": not in the schema")
			continue
		}
		out = append(out, root.check(inner, path+"."+name, x)...)
	}
	return out
}

func TestTheJSONOfAReviewFitsItsSchema(t *testing.T) {
	t.Parallel()
	root := readSchema(t)
	for name, r := range reviews(t) {
		var b bytes.Buffer
		if err := report.JSON(&b, r); err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(b.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, fault := range root.check(root, "review", v) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

func TestTheSchemaRefusesWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	root := readSchema(t)
	var b bytes.Buffer
	if err := report.JSON(&b, mockup(t)); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"mode": "period"`, `"mode": "month"`},
		{`"as_of": "2026-09-30"`, `"as_of": "30 September"`},
		{`"quieter": 0`, `"quieter": "none"`},
		{`"title": `, `"name": `},
		{`"glance": [`, `"extra": 1, "glance": [`},
	} {
		var v any
		changed := strings.Replace(b.String(), change[0], change[1], 1)
		if changed == b.String() {
			t.Fatalf("the JSON holds no %s", change[0])
		}
		if err := json.Unmarshal([]byte(changed), &v); err != nil {
			t.Fatal(err)
		}
		if len(root.check(root, "review", v)) == 0 {
			t.Errorf("%s in place of %s passes", change[1], change[0])
		}
	}
}

func TestHelpNamesWhatTheJSONHolds(t *testing.T) {
	t.Parallel()
	help, err := fs.ReadFile(templates.FS, "help/json.md")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.FieldsFunc(string(help), func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
	root := readSchema(t)
	for _, s := range []*schema{root, root.Defs["Theme"], root.Defs["Quote"]} {
		for name := range s.Properties {
			if !slices.Contains(words, name) {
				t.Errorf("help json does not name %q", name)
			}
		}
	}
}

// reviews are the reviews that every dress is tested with.
func reviews(t testing.TB) map[string]*journal.Review {
	all := readEntries(t, "testdata/mockup.txtar")
	return map[string]*journal.Review{
		"the quarter of the mock-up": mockup(t),
		"the whole journal":          reviewOf(t, all, journal.ReviewInput{Mode: journal.ReviewOfAll, AsOf: day("2026-09-30")}),
		"one decision": reviewOf(t, all, journal.ReviewInput{
			Mode: journal.ReviewOfDecision, Decision: "2026-02-02-team-or-staff", AsOf: day("2026-09-30"),
		}),
		"a quarter without entries": reviewOf(t, all, journal.ReviewInput{Period: journal.Period{From: day("2025-01-01"), To: day("2025-03-31")}, AsOf: day("2025-03-31")}),
		"an empty journal":          reviewOf(t, nil, journal.ReviewInput{Period: journal.Period{From: day("2026-07-01"), To: day("2026-09-30")}, AsOf: day("2026-09-30")}),
		"hostile content":           hostile(t),
	}
}
