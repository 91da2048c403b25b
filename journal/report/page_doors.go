package report

import "twoway/journal"

// stated are the doors of which the cost is known.
func stated(doors []journal.DoorStory) []journal.DoorStory {
	var out []journal.DoorStory
	for _, d := range doors {
		if d.Cost != nil && d.CostFirst != nil {
			out = append(out, d)
		}
	}
	return out
}

// doorTitle says where a door leads back to; of two that lead back to an option of one name, of which decision it is.
func doorTitle(d journal.DoorStory, all []journal.DoorStory) string {
	if d.To == "" {
		return "Way back, " + d.Name
	}
	title := "Way back to \"" + d.To + "\""
	for _, other := range all {
		if other.To == d.To && other.ID != d.ID {
			return title + ", " + d.Name
		}
	}
	return title
}
