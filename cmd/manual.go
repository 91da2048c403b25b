package cmd

import "github.com/spf13/cobra"

// Tree builds the commands without running any, for the generator of the manual pages, which is a module of its own.
func Tree(env *Env) *cobra.Command { return newRootCmd(newApp(env)) }
