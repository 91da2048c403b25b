package markdown_test

import (
	"strings"
	"testing"

	"twoway/journal"
)

// ticked reads a claim as a ticked line of each kind, and gives what settled it, "open" for nothing, and what check says.
func ticked(t *testing.T, claim string) map[string]struct {
	settled  string
	problems []journal.Problem
} {
	t.Helper()
	out := map[string]struct {
		settled  string
		problems []journal.Problem
	}{}
	for section, start := range map[string]string{"Predictions": "60% by 2026-11-01: ", "Assumptions": "", "Tripwires": "If "} {
		e, problems := note(t, section, "[x] "+start+claim)
		got := out[section]
		got.problems = problems
		switch {
		case len(e.Predictions) == 1:
			got.settled = said(e.Predictions[0].Tail)
		case len(e.Assumptions) == 1:
			got.settled = said(e.Assumptions[0].Tail)
		case len(e.Tripwires) == 1:
			got.settled = said(e.Tripwires[0].Tail)
		}
		out[section] = got
	}
	return out
}

// staysOpen says that a claim leaves a ticked line of any kind open and named.
func staysOpen(t *testing.T, claim string) {
	t.Helper()
	for section, got := range ticked(t, claim) {
		if got.settled != "open" || len(got.problems) != 1 || got.problems[0].Rule != "item-word" {
			t.Errorf("%s, %q: got %s, %v, want it open and named", section, claim, got.settled, got.problems)
		}
	}
}

// A word of doubt or denial leaves a ticked line open wherever it stands at its end.
func TestTheSameWordsLeaveATickedLineOpenInEveryPlace(t *testing.T) {
	t.Parallel()
	for _, ending := range []string{
		"nope", "Nope!", "not yet", "not really", "not quite", "not sure", "not so far", "not at all", "no, it jammed", "false", "failed", "Failed.", "it failed",
		"hardly", "barely", "almost", "nearly there", "partly", "mostly", "half done", "mixed", "slipped", "slipped by a week", "stuck", "stuck in review",
		"doubtful", "unlikely", "unclear", "in progress", "still in progress", "work in progress", "wip", "WIP", "on hold", "open", "still open", "pending",
		"still pending", "waiting", "waiting for legal", "delayed", "delayed to March", "postponed until May", "late", "late by two weeks", "cancelled",
		"cancelled by the board", "abandoned", "blocked by legal", "n/a", "N/A", "tbd", "unknown", "maybe", "perhaps not", "probably not", "it did not",
		"it didn’t", "did not happen", "has not happened", "it is pending", "never", "never happened", "nothing yet", "nobody", "too early to tell", "no idea",
		"remains to be seen", "we’ll see", "gave up", "yes and no", "done?", "?", "❌", "✗", "❌ it jammed", "👎🏽", "✖️", "missed it by a week", "failed the audit",
		"**no**", "*not yet*", "~~failed~~", "nein", "n", "it depends",
	} {
		for _, s := range []string{"lift works → " + ending, "lift works — " + ending, "lift works - " + ending, "lift works (" + ending + ")", "lift works [" + ending + "]"} {
			staysOpen(t, s)
		}
	}
	for _, claim := range []string{
		"lift works ✗", "lift works ❌", "lift works ✘.", "lift works 👎", "lift works ⛔", "lift works ✖️", "lift works **no**", "lift works *(not yet)*",
		"lift works **(no)**", "lift works __no__", "lift works ~~no~~", "lift works — **no**", "lift works (**no**)", "**lift works (no)**", "lift works *— no*",
		"lift works — missed two of three", "lift works — failed review", "lift works – missed", "lift works -- slipped", "lift works (no) — it jammed",
		"lift works — no (it jammed)", "lift works ❌ (it jammed)", "lift works (no)?", "lift works (not yet),", "lift works->no", "lift works(no)",
		"A → B works (no)", "A → B works — not yet", "load falls 40 → 12 (failed)", "we hear from legal → not yet", "we hear from 5 teams → none", "we hear from 5 teams → nothing yet",
		"lift works in week 5 → no luck", "lift works 5 days a week → no lift", "lift works => failed", "lift works → on track",
		"lift works (not shipped)", "lift works — never started", "lift works — no 2026-11-02", "lift works (2026-11-02: no)", "lift works — two weeks late",
		"lift works (shipped late)", "lift works ???", "lift works — did not make it in time", "lift works — pushed to May", "lift works (only half)",
	} {
		staysOpen(t, claim)
	}
}

// Whatever a claim ends in, it is settled by its tick if that may be a part of it.
func TestAClaimThatEndsLikeDoubtIsSettledByItsTick(t *testing.T) {
	t.Parallel()
	settled := map[string]string{"Predictions": "yes 2026-11-01", "Assumptions": "holding", "Tripwires": "hit"}
	for _, claim := range []string{
		"we move to the office (open plan)", "the cache (pending tasks) is empty", "the cache holds nothing (pending tasks)", "ship it — no more delays",
		"latency falls 40 → 12", "status moves from open → closed", "status moves from closed → open", "lag goes from 5 → no lag",
		"lag goes 5 → no lag", "wait falls from 5 minutes → none", "pages go from 3 a night → no pages", "errors go from 5 → zero errors", "reverts 12 → none",
		"the flag stays off (false)", "the switch is off — false", "the default is null (none)", "tickets move from todo → in progress", "a flag flips true → false in prod",
		"lookups become O(n)", "we call retry(false)", "nobody calls items[n]", "the glob is src/*(*)", "the price stays below 40 (€)", "error rate under 2 (%)",
		"primary dies — fails over in 5 s", "we validate at the door — fail fast", "failover is drilled — failover in 5 s", "the sandbox holds — can't be bypassed",
		"traffic moves primary → failover", "the queue shows all states (open, pending, done)", "we use tabs (not spaces)", "it is mostly Go (mostly Go)",
		"the API is public (open to all)", "the gate is off (open by default)", "we hire two (late in May)", "the meeting moves to room 5 (No. 12)",
		"gate 4 → No. 5", "the rollout ends (no downtime)", "we rewrite it — failures drop by half", "the import is clean — missing values and all",
		"the answer from legal is **no**", "lift works (early)", "the old switch is out (off the wall)", "we say no", "legal says no", "the board shows no ❌",
		"the alert fires ✅", "the alert fires (✅)", "the alert fires → ✅", "lift works → true", "lift works — it did, twice", "lift works (yes)", "lift works — done",
		"two of three stay (not counting Sundays)", "we go to Bern — not only to ski", "half->whole", "the cursor goes true->false", "A → B works (both lifts)",
		"the edge a->b is gone", "the list a[] is empty", "bugs fall (open bugs)", "we keep SQL — never Mongo in prod",
		"requests retry (failed jobs only)", "the team stays remote (mostly in Bern)", "tests are green → deploys go out",
		"load goes from 80% → half", "coverage goes from 40% → 80%", "memory stays flat — no leaks", "Ana stays (half time)", "error budget goes none → some",
		"status goes open → in progress → done", "it runs offline (no network)", "retries drop 5% → 0.5%", "we pick Rust (likely tokio)",
	} {
		for section, got := range ticked(t, claim) {
			if got.settled != settled[section] || len(got.problems) != 1 || got.problems[0].Rule != "item-tail" {
				t.Errorf("%s, %q: got %s, %v, want it settled", section, claim, got.settled, got.problems)
			}
		}
	}
}

// An outcome of another kind of line leaves a ticked one open, and is named as what it is; so is one of its own kind but the first.
func TestAnOutcomeOfAnotherKindLeavesATickedLineOpen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ section, line, text string }{
		{"Predictions", "60% by 2026-11-01: lift works → hit", `"hit" is for tripwires`},
		{"Predictions", "60% by 2026-11-01: lift works → Hit 2026-11-01", `"hit" is for tripwires`},
		{"Predictions", "60% by 2026-11-01: lift works → hit: twice", `"hit" is for tripwires`},
		{"Predictions", "60% by 2026-11-01: lift works → hit, on Monday", `"hit" is for tripwires`},
		{"Predictions", "60% by 2026-11-01: lift works → holding", `"holding" is for assumptions`},
		{"Predictions", "60% by 2026-11-01: lift works → passed", `"passed" is for tripwires`},
		{"Predictions", "60% by 2026-11-01: lift works (void)", `"void" at its end cannot be read`},
		{"Assumptions", "lift works → hit", `"hit" is for tripwires`},
		{"Assumptions", "lift works → yes", `"yes" is for predictions`},
		{"Assumptions", "lift works → yes, so far", `"yes" is for predictions`},
		{"Assumptions", "lift works (shaken)", `"shaken" at its end cannot be read`},
		{"Tripwires", "If lift works → yes", `"yes" is for predictions`},
		{"Tripwires", "If lift works → holding", `"holding" is for assumptions`},
		{"Tripwires", "If lift works (passed)", `"passed" at its end cannot be read`},
		{"Tripwires", "If lift works — off", `"off" at its end cannot be read`},
	} {
		e, problems := note(t, c.section, "[x] "+c.line)
		open := len(e.Predictions) == 1 && e.Predictions[0].Tail == nil || len(e.Assumptions) == 1 && e.Assumptions[0].Tail == nil || len(e.Tripwires) == 1 && e.Tripwires[0].Tail == nil
		if !open || len(problems) != 1 || problems[0].Rule != "item-word" || !strings.Contains(problems[0].Text, c.text) {
			t.Errorf("%s: got %v, want %s", c.line, problems, c.text)
		}
	}
	for _, claim := range []string{"the switch goes on → off", "the cache turns from miss → hit", "the heater is on (off)", "the bill is through (passed)"} {
		for section, got := range ticked(t, claim) {
			if section != "Tripwires" && got.settled != map[string]string{"Predictions": "yes 2026-11-01", "Assumptions": "holding"}[section] {
				t.Errorf("%s, %q: got %s, %v, want it settled", section, claim, got.settled, got.problems)
			}
		}
	}
	for _, line := range []string{"60% by 2026-11-01: lift works → hit rates above 90%", "60% by 2026-11-01: we move to a → holding company", "60% by 2026-11-01: lift works → yes, it held"} {
		if e, _ := note(t, "Predictions", "[x] "+line); said(e.Predictions[0].Tail) != "yes 2026-11-01" {
			t.Errorf("%s: got %s", line, said(e.Predictions[0].Tail))
		}
	}
}
