//go:build !linux && !darwin

package cmd

import (
	"os"
	"time"
)

// continued is unknown here.
var continued []os.Signal

const asksTerminals = false

// readable cannot be asked here.
func readable(*os.File, time.Duration) bool { return false }
