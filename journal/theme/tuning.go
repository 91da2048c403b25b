package theme

// tuning are the weights that the tests vary one at a time; what paid is in MEASURED.md.
type tuning struct {
	everyday     float64 // what is left of the score of a theme founded by words of every day
	concepts     bool    // concepts of the lexicon found themes
	sets         bool    // set phrases of light words do
	conceptBonus float64 // times 1 + s x this
	density      float64 // power of the words of a concept in an entry
	shrink       float64 // entries that a concept needs for half of its score
	likely       float64 // share of the likelihood that a person would name the theme, in the power of the score
	same         float64 // share of the smaller theme's entries from which two are one
	alike        float64 // and share of the entries of both
	scene        float64 // what a word of a scene counts, where 1 shows a concept
	dense        float64 // weight of an entry's words at which it votes for the concept
	sceneLabel   float64 // what a word of a scene is worth as a label, where a term of the concept is worth 1
	rareLabel    float64 // power of the rarity of a label
	longLabel    float64 // and a phrase
	near         float64 // entries offered as like those of a theme, as a share of the themes
	taught       float64 // and for a theme that the person's marks founded, in shares of its own
	shown        float64 // themes shown, as a share of the entries
	cutoff       float64 // share of the third best score below which a theme is not shown
	plain        float64 // what is left of the score of a plain topic
	alone        float64 // what it has at least, in shares of what the word would have that names it
	strictBelow  float64 // smallness below which one term does not show a concept
	leastLens    int     // entries of a lens that takes the place of a single word
	apart        float64 // power of what is left of a theme beside those that tell its entries
	few          int     // themes from which words of every day are not shown
	commonTerm   float64 // share of the entries above which a term shows nothing
	commonCore   float64 // the same for a term that names the concept
	inside       float64 // share of its entries with which a phrase joins a concept whose words it holds
}

func tuned() tuning {
	return tuning{everyday: 0.25, concepts: true, sets: true, conceptBonus: 1, density: 2, shrink: 1.5, likely: 0.5, same: 0.8, alike: 0.45, scene: 0.5, sceneLabel: 0.4, rareLabel: 0.25, near: 0.5, shown: 0.36, plain: 0.1, alone: 0.8, cutoff: 0.03, taught: 1, longLabel: 1.5, dense: 1.5, commonTerm: 0.2, commonCore: 0.35, inside: 0.7, strictBelow: 0.7, leastLens: 5, few: 12, apart: 1}
}
