package theme

import (
	"slices"
	"testing"
)

func TestPeopleAreThoseWhoAct(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . Ravi said the importer can wait. We moved it to Jenkins and the old one went away.",
		"9 . Asked Ravi about it on Mon and Thu, and may ask again. Kestrel is slow with Jenkins.",
		"20 . Went for a walk with Ravi along the river. Platform is in the way, Kestrel has a bug.",
		"35 . Told Noor about the offer on Tue. Later the team of Platform met in Minneapolis.",
		"44 . Paired with Wen on the replay tool for most of it.",
		"47 . Wen presented the migration. Kestrel went to five percent.",
		"50 . Noor laughed at the plan for Minneapolis, on Mon as on Thu. We may see Kestrel go.",
	)
	var got []string
	for _, p := range Read(resources(t), docs).Find(Options{}).People {
		got = append(got, p.Name)
	}
	if want := []string{"Ravi", "Noor", "Wen"}; !slices.Equal(got, want) {
		t.Errorf("people mentioned: got %v, want %v", got, want)
	}
}
