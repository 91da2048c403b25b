//go:build race

package export

// everyDay is the step of a year in days: the race detector makes each day several times as long.
const everyDay = 4
