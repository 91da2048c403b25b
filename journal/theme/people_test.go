package theme

import (
	"slices"
	"testing"
)

func TestWhoHasATitleIsAPerson(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . The budget went to Mr Osei. The desk for Dr Okafor came.",
		"9 . Then Dr. Okafor's desk moved, and Mr. Osei's budget too. Prof. van den Berg in the hall.",
		"20 . Nothing but the Ms Lindqvist affair. The Dr and the Mr of it. Kafka in the hall, Miss Marple at night.",
		"35 . Prof. van den Berg, Ms Lindqvist and the Kafka cluster, all at once.",
	)
	var got []string
	for _, p := range Read(resources(t), docs).Find(Options{}).People {
		got = append(got, p.Name)
	}
	if want := []string{"Berg", "Lindqvist", "Okafor", "Osei"}; !slices.Equal(got, want) {
		t.Errorf("people mentioned: got %v, want %v", got, want)
	}
	c := readCorpus(resources(t), notes(t, "0 . I told Dr. Okafor and Mrs. Dent. It was late. He is the Mr."))
	sentences := 0
	c.eachSentence(0, func(int, int) { sentences++ })
	if sentences != 3 {
		t.Errorf("the stop of a title ends no sentence: got %d sentences, want 3", sentences)
	}
}

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
		"61 . Zsuruta did the talk, and Zsuruta's drawings were good. Halbrook's logs are in the Halbrook folder.",
		"66 . Halbrook went down. A long day with Zsuruta and the Halbrook people.",
	)
	var got []string
	for _, p := range Read(resources(t), docs).Find(Options{}).People {
		got = append(got, p.Name)
	}
	if want := []string{"Ravi", "Noor", "Wen", "Zsuruta"}; !slices.Equal(got, want) {
		t.Errorf("people mentioned: got %v, want %v", got, want)
	}
}
