package journal

// nextRows is how many dates "next" lists, after those that have come.
const nextRows = 8

// next lists what waits, and then the looks with a date to come.
func (m *maker) next() (items []NextItem, later int) {
	return []NextItem{}, 0
}
