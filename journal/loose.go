package journal

// Loose folds the predictions of notes that belong to no decision, as an import of forecasts brings them: one state for each note
// that makes one, in the total order. Its ID and Handle are the note's id, its Question is the first claim, and it has nothing
// but predictions and what waits for them. A note without about settles or updates such a prediction by its claim and date.
// Problems name the lines that settle none. Entries dated after asOf are left out.
func Loose(entries []*Entry, asOf Date) ([]*State, []Problem) {
	f := &folding{s: &State{ID: "a note without a decision", AsOf: asOf}, r: DefaultRule()}
	byID := map[string]*Entry{}
	for _, e := range sorted(entries) {
		if e.Note == nil || e.About != "" || e.Date.After(asOf) || byID[e.ID] != nil {
			continue
		}
		byID[e.ID] = e
		f.pass(e.Date)
		f.forecasts(e)
	}
	f.pass(asOf.AddDays(1))
	return f.s.loosened(byID), f.s.Problems
}

// forecasts folds the lines of a note that make or settle a prediction. Without a decision there is no option to depend on.
func (f *folding) forecasts(e *Entry) {
	for _, p := range e.Predictions {
		p.If = ""
		f.prediction(e, p)
	}
	for _, r := range e.Resolutions {
		if m := r.meaning(); m.kind == itemPrediction {
			f.resolve(e, r)
		}
	}
}

// loosened gives each note that makes a prediction a state of its own.
func (s *State) loosened(byID map[string]*Entry) []*State {
	var out []*State
	at := map[string]*State{}
	for _, p := range s.Predictions {
		own := at[p.Entry]
		if own == nil {
			e := byID[p.Entry]
			own = &State{
				ID: e.ID, Handle: e.ID, Question: p.Claim, Date: e.Date, AsOf: s.AsOf, Tags: e.Tags, Private: e.Private,
				Calls: []Call{}, path: e.Path, loose: true,
			}
			at[p.Entry] = own
			out = append(out, own)
		}
		own.Predictions = append(own.Predictions, p)
	}
	for _, own := range out {
		own.Waits = Waiting([]*State{own}, s.AsOf)
	}
	return out
}

// Apart is the state of an entry that belongs to no decision, for a note that is about the entry alone, such as one with a mark: its
// id and its date, and nothing that waits. What is about something that is not there is private, as [Public] has it.
func Apart(e *Entry, asOf Date) *State {
	return &State{
		ID: e.ID, Handle: e.ID, Date: e.Date, AsOf: asOf,
		Private: e.Private || e.About != "", Calls: []Call{}, path: e.Path, loose: true,
	}
}

// IsLoose says whether the state is that of an entry which belongs to no decision.
func (s *State) IsLoose() bool { return s.loose }
