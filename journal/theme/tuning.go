package theme

// tuning are the weights that the tests vary one at a time; the table of what paid is in doc.go.
type tuning struct {
	everyday     float64 // what is left of the score of a theme founded by words of every day
	concepts     bool    // concepts of the lexicon found themes
	conceptBonus float64 // times 1 + s x this
	density      float64 // power of the words of a concept in an entry
	shrink       float64 // entries that a concept needs for half of its score
	same         float64 // share of the smaller theme's entries from which two are one
	scenes       int     // words of a scene that show a concept
	commonTerm   float64 // share of the entries above which a term shows nothing
	commonCore   float64 // the same for a term that names the concept
	inside       float64 // share of its entries with which a phrase joins a concept whose words it holds
}

func tuned() tuning {
	return tuning{everyday: 0.25, concepts: true, conceptBonus: 1, density: 2, shrink: 3, same: 0.75, scenes: 2, commonTerm: 0.2, commonCore: 0.35, inside: 0.5}
}
