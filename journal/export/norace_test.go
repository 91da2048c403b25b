//go:build !race

package export

const everyDay = 1
