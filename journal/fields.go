package journal

import (
	"slices"
	"strings"
)

// words are the allowed values of the front matter fields that take only some. Source: DOMAIN 3.2.
var words = map[string][]string{
	"template":      {TemplateDecision, TemplateCareer},
	"came_about":    {"chosen", "drifted", "asked"},
	"door":          {DoorTwoWay, DoorOneWay, DoorUnsure},
	"closes":        {ClosesHard, ClosesSoft, ClosesNone},
	"next_by":       {ByRule, ByHand},
	"form":          {FormShort, FormLong},
	"trigger":       {"tripwire", "assumption", "event", "window", "surprise", "energy", "other"},
	"process":       {"reasonable", "partly", "unreasonable"},
	"outcome":       {"well", "mixed", "badly", "too-early"},
	"verdict":       {Keep, Adjust, Reverse, Close, Choose, Wait, Reopen},
	"closed_reason": {"done", "moot", "one-way", "superseded"},
	"sitting":       {"energy", "facts", "motives", "door"},
	"ended":         {"done", "dropped"},
	"status":        {"held", "planned"},
}

// allowedWord checks a value against the words of its field. Nothing is always allowed.
func allowedWord(field, value string) error {
	list, limited := words[field]
	if !limited || value == "" || slices.Contains(list, value) {
		return nil
	}
	return &FieldError{Field: field, Value: value, Want: oneOf(list)}
}

// oneOf lists what may be written.
func oneOf(list []string) string {
	if len(list) == 1 {
		return list[0]
	}
	return "one of " + strings.Join(list, ", ")
}

// Words gives the values that a field of the front matter takes, nil where any text will do.
func Words(field string) []string { return slices.Clone(words[field]) }
