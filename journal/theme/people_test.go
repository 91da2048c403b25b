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
	if want := []string{"Lindqvist", "Okafor", "Osei", "van den Berg"}; !slices.Equal(got, want) {
		t.Errorf("people mentioned: got %v, want %v", got, want)
	}
	c := readCorpus(resources(t), notes(t, "0 . I told Dr. Okafor and Mrs. Dent. It was late. He is the Mr."))
	sentences := 0
	c.eachSentence(0, func(int, int) { sentences++ })
	if sentences != 3 {
		t.Errorf("the stop of a title ends no sentence: got %d sentences, want 3", sentences)
	}
}

func TestPeopleMentioned(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name    string
		entries []string
		want    []string
	}{
		{
			"a place, whoever acts there",
			[]string{"0 . The certificate from Zorvik came.", "9 . The man in Zorvik wants something.", "20 . A letter to Zorvik, and the lawyer from Zorvik said wait."},
			nil,
		},
		{
			"who is somebody's cousin, or an aunt",
			[]string{
				"0 . It was my cousin Zarde who told.", "9 . She shouted at Zarde. Auntie Bizzi sent twenty.",
				"20 . Auntie Bizzi has been made our head of testing. The Monday plan of Auntie.",
			},
			[]string{"Bizzi", "Zarde"},
		},
		{
			"capitals inside a name",
			[]string{"0 . Mr O'Brien said no, and Ms McKay yes.", "9 . Lunch with Mr O'Brien and Ms McKay, and with Mr Mcu.", "20 . Mr Mcu rang."},
			[]string{"McKay", "Mcu", "O'Brien"},
		},
		{
			"who is talked with",
			[]string{"0 . Hard talk with Zpiet.", "9 . Zpiet, second try. The rain."},
			[]string{"Zpiet"},
		},
		{
			"a name that is a word as well, apart from the word",
			[]string{
				"0 . I marked it red, and the mark is still on it. It was Mark who said so.", "9 . I saw Mark writing, he left a mark.",
				"20 . Mark got the glass thing. Made a mark on the door.", "31 . Mark the door, and mark the wall.", "35 . Grant money came, a grant of the state.",
				"41 . Grant money again, another grant.",
			},
			[]string{"Mark"},
		},
		{
			"a team or a city that acts as people do, and one of that name",
			[]string{
				"0 . Lunch with Finance. Madrid wants the plan. HR asked for dates.", "9 . Coffee with Finance. HR said no. Lunch with Madrid.",
				"20 . I told HR. Ms London rang.", "31 . I asked Ms London. Madrid said yes.",
			},
			[]string{"London"},
		},
		{
			"a rank that stands for somebody, and before a surname",
			[]string{
				"0 . Up the hill with the Colonel. Captain Zuros of the second floor.", "9 . In the evening the Colonel lost at carrom. To Captain Zuros.",
				"20 . The Captain America film, at night.",
			},
			[]string{"Colonel", "Zuros"},
		},
		{
			"who would have asked, and what would have run",
			[]string{"0 . What Zottol would have asked. Zirkon would have run.", "9 . Zottol never laughs at it. Zirkon will fall over.", "20 . A day for Zottol, and for Zirkon."},
			[]string{"Zottol"},
		},
		{
			"a surname with all that stands before it",
			[]string{"0 . Mrs de Wit rang.", "9 . I asked Mrs de Wit about the key."},
			[]string{"de Wit"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, p := range Read(resources(t), notes(t, c.entries...)).Find(Options{}).People {
				got = append(got, p.Name)
				if p.Name == "Mark" && p.K != 3 {
					t.Errorf("%s stands in 3 entries, got %d", p.Name, p.K)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("people mentioned: got %v, want %v", got, c.want)
			}
		})
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
		"70 . Saoirse joins the team. We moved it to the river.", "75 . A night at the river with Saoirse, and it rained.", "80 . The plan of Saoirse is on the wall.",
	)
	var got []string
	for _, p := range Read(resources(t), docs).Find(Options{}).People {
		got = append(got, p.Name)
	}
	if want := []string{"Ravi", "Saoirse", "Noor", "Wen", "Zsuruta"}; !slices.Equal(got, want) {
		t.Errorf("people mentioned: got %v, want %v", got, want)
	}
}
