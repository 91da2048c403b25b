package journal

// Recalls says whether a look remembers anything; a skipped recall leaves all three out.
func (e *Entry) Recalls() bool {
	l := e.Reflection
	return l.RecallChoice != "" || l.RecallConfidence != nil || e.Section("Recalled") != ""
}

// remember holds what a look recalls against the record: O the confidence stated with the choice, R the recalled one, C the
// lean at this look. Drift is R − O; pull is |O − C| − |R − C|. Source: DOMAIN 3.8.
func (f *folding) remember(e *Entry, l *Reflection) {
	if !e.Recalls() {
		return
	}
	s := f.s
	r := Recall{
		Date: e.Date, Entry: e.ID, Blind: l.Blind == nil || *l.Blind,
		Choice: l.RecallChoice, Record: s.Choice,
		Confidence: l.RecallConfidence, Written: s.ConfidenceFirst,
		Lean: s.LeanTo(l.WouldChoose, l.Confidence), Reason: e.Section("Recalled"),
	}
	if r.Confidence != nil && r.Written != nil {
		r.Drift = new(*r.Confidence - *r.Written)
		if r.Lean != nil {
			r.Pull = new(abs(*r.Written-*r.Lean) - abs(*r.Confidence-*r.Lean))
		}
	}
	s.Recalls = append(s.Recalls, r)
}

// LeanTo turns a confidence towards the choice on record: as it is when that would be chosen again or nothing was answered,
// its rest to 100 when the other of two options would be, 50 when the person is unsure. When the other would be and no number
// was said, the last stated one counts. It is nil without a confidence, and when one of several others would be chosen.
func (s *State) LeanTo(would string, confidence *int) *int {
	switch {
	case would == Unsure:
		return new(50)
	case confidence == nil && (would == "" || would == s.Choice || s.Confidence == nil):
		return nil
	case confidence == nil && len(s.Options) <= 2:
		return new(100 - *s.Confidence)
	case confidence == nil:
		return nil
	case would == "" || would == s.Choice:
		return confidence
	case len(s.Options) <= 2:
		return new(100 - *confidence)
	}
	return nil
}

// otherThanChosen is what would be chosen, when that is not the choice on record: another option's key, or Unsure.
func (s *State) otherThanChosen(would string) string {
	if would == s.Choice {
		return ""
	}
	return would
}

// Sure is how sure the person is of the choice on record, as last stated: a number given for the other of two options says the
// rest of it of this one. Source: DOMAIN 3.8.
func (s *State) Sure() *int {
	if s.Lean != nil && len(s.Options) <= 2 {
		return s.Lean
	}
	return s.Confidence
}

// WouldWords says what would have been chosen at the last look, when that is not the choice in force, or the one that was walked
// back or closed; else it is empty.
func (s *State) WouldWords() string {
	if s.Status == "open" {
		return ""
	}
	words, n, of := s.wouldWords(s.WouldChoose), len(s.Confidences), len(s.Leans)
	if words == "" || s.WouldChoose == Unsure || n == 0 || of == 0 || s.Confidences[n-1].Entry != s.Leans[of-1].Entry {
		return words
	}
	return words + ", sure " + itoa(s.Confidences[n-1].Value) // as it was typed; Sure is the rest of it
}

// WouldWords says the same of one look.
func (l Look) WouldWords(s *State) string { return s.wouldWords(l.WouldChoose) }

func (s *State) wouldWords(key string) string {
	switch key {
	case "":
		return ""
	case Unsure:
		return "unsure what you would choose"
	}
	return "would choose " + s.Label(key)
}

// lean notes the lean of a day. With more than two options only the confidence is shown.
func (s *State) lean(e *Entry, value *int, event string) {
	if value == nil || len(s.Options) > 2 {
		return
	}
	s.Lean = value
	s.Leans = append(s.Leans, LeanPoint{e.Date, *value, e.ID, event})
}

// forecast opens the stability prediction that a stated confidence is: that the choice would be made again at the next look.
// p is nil when nothing was said of the choice.
func (f *folding) forecast(e *Entry, p *int) {
	if p == nil {
		return
	}
	f.stability = append(f.stability, PredictionState{
		Claim: "would choose " + f.s.Choice + " again", P: min(max(*p, 1), 99), By: f.s.Next,
		Kind: AboutStability, Status: "open", Made: e.Date, Entry: e.ID,
	})
}

// settleForecast settles the open stability predictions by a look: yes if the choice would be chosen again, no if another
// option, void if the person is unsure or did not answer.
func (f *folding) settleForecast(e *Entry, would string) {
	for i := range f.stability {
		p := &f.stability[i]
		if p.Status != "open" {
			continue
		}
		switch would {
		case f.s.Choice:
			p.Status = "yes"
		case "", Unsure:
			p.Status = "void"
		default:
			p.Status = "no"
		}
		p.On, p.SettledIn = e.Date, e.ID
	}
}
