package export

import (
	"strings"
	"testing"
)

// inTexts gives a field of people as it leaves, and a text beside it.
func inTexts(field, text string) (string, string) {
	n := newNames(wordKind)
	n.addPeople(field)
	return n.people(field), n.initialled(text)
}

// Names that no list has are known in texts however the field has them.
func TestNamesInSmallLettersAreKnownInTexts_P2(t *testing.T) {
	t.Parallel()
	for field, tc := range map[string][3]string{
		"osei":                     {"O.", "Osei said no. I asked osei, OSEI.", "O. said no. I asked O., O."},
		"quimby, xiaoli":           {"Q., X.", "Xiaoli and Quimby's team", "X. and Q.'s team"},
		"oluwaseun and nkechi":     {"O. and N.", "Nkechi, oluwaseun", "N., O."},
		"дмитрий":                  {"Д.", "Дмитрий, дмитрий", "Д., Д."},
		"Priya SHARMA":             {"P. S.", "Sharma and SHARMA, sharma", "S. and S., S."},
		"OSEI Kofi":                {"O. K.", "Osei", "O."},
		"nguyen":                   {"N.", "Nguyen, nguyen", "N., N."},
		"ask bob":                  {"ask B.", "Bob said; bob a line", "B. said; bob a line"},
		"ask bob first":            {"ask B. first", "Bob said first", "B. said first"},
		"approval from osei":       {"approval from O.", "Osei gave the approval", "O. gave the approval"},
		"rose and grace":           {"R. and G.", "Rose rose with grace, Grace.", "R. rose with grace, G."},
		"my manager rose":          {"my manager R.", "Rose rose", "R. rose"},
		"Dana who reports to osei": {"D. who reports to O.", "Osei reports", "O. reports"},
		"@bobby":                   {"B.", "Bobby said", "B. said"},
		"bo":                       {"B.", "Bo said", "B. said"},
		"the lead will decide":     {"the lead will decide", "Will the lead decide", "Will the lead decide"},
		"the dean":                 {"the dean", "Dean", "Dean"},
		"Don and I don't know":     {"D. and I don't know", "Don doesn't, don't", "D. doesn't, don't"},
	} {
		if got, text := inTexts(field, tc[1]); got != tc[0] || text != tc[2] {
			t.Errorf("%q: got %q and %q, want %q and %q", field, got, text, tc[0], tc[2])
		}
	}
}

// Words that are no names take nothing out of texts though the field has them with a capital.
func TestWordsWithACapitalAreNoNames_P2(t *testing.T) {
	t.Parallel()
	const plain = "Only the budget depends on us. It is the only way, both for the board and my wife; no slack. " +
		"Finance will not care about support, and the design is simple; data, security, legal, the bank. Depends on Kubernetes, Python, Paris. " +
		"So it goes; He agreed. Per contract, an hour. An owner."
	for _, field := range []string{
		"Only me", "Both Founders", "Both (Founders)", "Depends on the budget", "Depends (on us)", "Budget owner", "Wife", "My wife", "Boss", "Everyone",
		"The Board", "Bank", "Legal", "Security", "Data", "Finance and Design", "Support", "Kubernetes", "Python", "Slack", "Paris", "Team", "Nobody", "Me",
		"Ask the board", "Whoever is on call", "Customers", "Product Managers", "Skip-level", "Design Systems Guild",
		"So many people", "He who agreed", "Per contract", "An owner",
	} {
		if got, text := inTexts(field, plain); got != field || text != plain {
			t.Errorf("%q: got %q and %q", field, got, text)
		}
	}
	for field, tc := range map[string][3]string{
		"Only Osei":       {"Only O.", "Only Osei. Only then", "Only O.. Only then"},
		"Ask Bob":         {"Ask B.", "Ask Bob. Ask", "Ask B.. Ask"},
		"Design":          {"Design", "the Design", "the Design"},
		"Payments":        {"P.", "Payments wait. The payments of Payments.", "Payments wait. The payments of P."},
		"Dana, Wife":      {"D., Wife", "Wife", "Wife"},
		"Dana from Apple": {"D. from A.", "An apple from Apple. Apple pays", "An apple from A. Apple pays"},
		"Finance, Tom":    {"Finance, T.", "finance, Tom", "finance, T."},
		"Dana from Paris": {"D. from Paris", "Paris", "Paris"},
		"the Energy team": {"the E. team", "energy. Energy", "energy. Energy"},
	} {
		if got, text := inTexts(field, tc[1]); got != strings.ReplaceAll(tc[0], "..", ".") || text != strings.ReplaceAll(tc[2], "..", ".") {
			t.Errorf("%q: got %q and %q, want %q and %q", field, got, text, tc[0], tc[2])
		}
	}
}

// A word that may be a surname is one with its capital, also where it begins a sentence.
func TestSurnamesThatAreWordsAreKnownWithTheirCapital_P2(t *testing.T) {
	t.Parallel()
	for field, tc := range map[string][3]string{
		"Tom Baker":       {"T. B.", "Baker said: a baker. BAKER", "B. said: a baker. B."},
		"Baker":           {"B.", "Baker said: a baker", "B. said: a baker"},
		"Smith, Young":    {"S., Y.", "Young and Smith are young", "Y. and S. are young"},
		"Foster":          {"F.", "Foster agrees. We foster it", "F. agrees. We foster it"},
		"Stone Okafor":    {"S. O.", "Stone and okafor, a stone", "S. and O., a stone"},
		"Mr Bank, Dr Day": {"Mr Bank, Dr D.", "Day said on that day", "D. said on that day"},
		"J. Summit":       {"J. S.", "Summit said: the summit", "S. said: the summit"},
		"Anh Do":          {"A. D.", "Do said: do it", "D. said: do it"},
		"Per Svensson":    {"P. S.", "Per said: once per day", "P. said: once per day"},
		"Li":              {"L.", "Li", "L."},
		"jordan":          {"J.", "Jordan", "J."},
		"Will":            {"W.", "I will, Will", "I will, W."},
		"May and Hope":    {"M. and H.", "we may hope: May, Hope", "we may hope: M., H."},
	} {
		if got, text := inTexts(field, tc[1]); got != tc[0] || text != tc[2] {
			t.Errorf("%q: got %q and %q, want %q and %q", field, got, text, tc[0], tc[2])
		}
	}
}

// A name is known without the marks on its letters, with them, and with an s behind it.
func TestOtherFormsOfANameAreKnown_P2(t *testing.T) {
	t.Parallel()
	for field, tc := range map[string][2]string{
		"José":     {"Jose, jose, JOSÉ; josé's", "J., J., J.; J.'s"},
		"Jose":     {"José, josé", "J., J."},
		"Nguyễn":   {"nguyen, Nguyen, nguyễn", "N., N., N."},
		"Müller":   {"Müllers, Müller's, Muller", "M., M.'s, M."},
		"Łukasz":   {"Lukasz, lukasz", "L., L."},
		"O'Brien":  {"O'Briens, obrien, O’Brien, OBrien, brien", "O'B., O., O’B., O., B."},
		"Osei":     {"the Oseis", "the O."},
		"García":   {"Garcia", "G."},
		"Baker":    {"the Bakers, bakers", "the B., bakers"},
		"Tom Hope": {"hopes, Hopes", "hopes, Hopes"},
		"Lê, Đỗ":   {"le do; Lê, Đỗ", "le do; L., Đ."},
		"प्रिया":   {"प्रिया", "प."},
	} {
		if _, text := inTexts(field, tc[0]); text != tc[1] {
			t.Errorf("%q: got %q, want %q", field, text, tc[1])
		}
	}
}

// What stands before a colon is kept where it is the key of an option alone; so is a word of front matter that is a key.
func TestKeysThatAreNamesStayWhereTheyAreKeys_P2(t *testing.T) {
	t.Parallel()
	n := newNames(wordKind)
	n.addPeople("Zebulonius, Osei")
	n.options["osei"] = true
	for in, want := range map[string]string{
		"- zebulonius: says so\n- osei: osei\n":                                    "- Z.: says so\n- osei: O.\n",
		"---\nchoice: osei\nquestion: osei?\ncontext: Osei\nwho_sees: osei\n---\n": "---\nchoice: osei\nquestion: O.?\ncontext: O.\nwho_sees: O.\n---\n",
	} {
		if got := n.initialled(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// A surname has its plural with a capital; that of one that is a word of the language follows "the".
func TestPluralsOfSurnamesAreKnown_P2(t *testing.T) {
	t.Parallel()
	for field, tc := range map[string][2]string{
		"Anna Bradford":                               {"The Bradfords came. Bradfords plan, the bradfords", "The B. came. B. plan, the B."},
		"Dana Whitfield, Tom Fairfield":               {"Whitfields and Fairfields; the fairfields", "W. and F.; the fairfields"},
		"Ann Redgrave":                                {"Redgraves' house, redgraves", "R.' house, redgraves"},
		"Ann Blackwood, Tom Littlewood":               {"Blackwoods, Littlewoods", "B., L."},
		"Ann Johnson, Tom Smith, Kowalski, Stanfield": {"Johnsons, Smiths, Kowalskis, Stanfields", "J., S., K., S."},
		"John Doe, Minh Thi, Jan Bos":                 {"Does he? This is so. Boss, Press. The Does", "Does he? This is so. Boss, Press. The D."},
		"Priya Sharma":                                {"the Sharmas, SHARMAS", "the S., S."},
		"Tom Hope, Ann Stone":                         {"we had hopes, Hopes; Stones fall. The Stones and the Hopes, the hopes, the stones", "we had hopes, Hopes; Stones fall. The S. and the H., the hopes, the stones"},
	} {
		if _, text := inTexts(field, tc[0]); text != tc[1] {
			t.Errorf("%q: got %q, want %q", field, text, tc[1])
		}
	}
}

// Two words that may be a name each are one as a whole, in small letters or in capitals too.
func TestFullNamesInAnyLettersAreInitials_P2(t *testing.T) {
	t.Parallel()
	for field, tc := range map[string][3]string{
		"ruby stone":           {"R. S.", "Ruby Stone said. A ruby, a stone, ruby stone; RUBY STONE", "R. S. said. A ruby, a stone, R. S.; R. S."},
		"RUBY STONE":           {"R. S.", "Ruby Stone", "R. S."},
		"Ruby STONE":           {"R. S.", "Ruby and Stone", "R. and S."},
		"Ruby Stone":           {"R. S.", "ruby stone", "R. S."},
		"SAGE WILLOW":          {"S. W.", "Sage, Willow, sage willow, a sage", "S., W., S. W., a sage"},
		"sage willow":          {"S. W.", "Sage Willow", "S. W."},
		"OLIVE KOWALSKI":       {"O. K.", "Olive Kowalski", "O. K."},
		"MARGUERITE DUBOISSON": {"M. D.", "Marguerite, duboisson", "M., D."},
		"marguerite duboisson": {"M. D.", "Marguerite Duboisson, marguerite", "M. D., M."},
		"my manager ruby stone, rose hill from payments": {"my manager R. S., R. H. from payments", "Ruby and Rose rose", "R. and R. rose"},
		"Mark Smith":               {"M. S.", "I asked mark smith to mark it. mark-smith, MARK SMITH, mark\u00a0smith", "I asked M. S. to mark it. M.-S., M. S., M.\u00a0S."},
		"Will Baker":               {"W. B.", "will baker will, WILL BAKER", "W. B. will, W. B."},
		"Jean Mark":                {"J. M.", "jean mark in jeans", "J. M. in jeans"},
		"Rose Hill":                {"R. H.", "rose hill rose up the hill", "R. H. rose up the hill"},
		"JOY":                      {"J.", "JOY is a joy. Joy", "J. is a joy. J."},
		"Will Baker and Mark Hope": {"W. B. and M. H.", "we will mark it, baker mark", "we will mark it, baker mark"},
	} {
		if got, text := inTexts(field, tc[1]); got != tc[0] || text != tc[2] {
			t.Errorf("%q: got %q and %q, want %q and %q", field, got, text, tc[0], tc[2])
		}
	}
	for _, field := range []string{"payroll software", "night shift", "the north star", "post office", "law school", "so long", "half board", "HR LAW", "green energy team", "solar software", "swe park", "per page", "2 stone", "law and order", "two stone houses"} {
		if got, _ := inTexts(field, ""); got != field {
			t.Errorf("%q became %q", field, got)
		}
	}
}

// A key is not taken for a full name.
func TestFullNamesTakeNoKeyAway_P2(t *testing.T) {
	t.Parallel()
	const front = "---\nchoice: mark-smith\n---\n"
	if _, text := inTexts("Mark Smith", front); text != front {
		t.Errorf("got %q", text)
	}
}

// A full name is known in one word, and the letters of German as a keyboard without them writes them.
func TestNamesInOneWordAreKnown_P2(t *testing.T) {
	t.Parallel()
	for field, tc := range map[string][2]string{
		"Dana Whitfield":      {"#danawhitfield, DanaWhitfield; danawhitfields", "#D., D.; danawhitfields"},
		"dana lee smith":      {"@danasmith DanaLeeSmith, leesmith", "@D. D., L."},
		"Rose Hill":           {"#rosehill, RoseHill", "#R., R."},
		"Mark Et, Will Ing":   {"market, willing, Willing", "market, willing, Willing"},
		"Anna Obermüller":     {"Obermueller, obermuller, OBERMUELLERS", "O., O., O."},
		"Søren Åkesson":       {"Soeren Aakesson", "S. A."},
		"Mo Jo":               {"a mojo, MoJo", "a mojo, M."},
		"Jörg Mueller":        {"Joerg Müller", "J. M."},
		"Jürgen Straußberger": {"Juergen Straussberger, juergen", "J. S., J."},
	} {
		if _, text := inTexts(field, tc[0]); text != tc[1] {
			t.Errorf("%q: got %q, want %q", field, text, tc[1])
		}
	}
}
