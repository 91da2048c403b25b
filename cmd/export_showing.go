package cmd

import (
	"twoway/journal"
	"twoway/journal/export"
	"twoway/journal/report"
)

// nameShowing names the files that earlier exports left in the folder, for another target or of another selection, and that show what is
// private by now; showing is nil, or the finding that there are some. Of a dry run, which takes nothing away, none are named.
func (a *app) nameShowing(w *exportWork, folder export.Folder, o *exportOptions) (showing, err error) {
	if o.dryRun {
		return nil, nil
	}
	var ids []string
	hidden := w.publicNow().hidden
	for _, e := range w.entries {
		if hidden[e.Path] {
			ids = append(ids, e.ID)
		}
	}
	paths, err := export.Showing(folder, ids)
	if err != nil {
		return nil, err
	}
	n := len(paths[""])
	if n > 0 {
		a.env.say("shows what is private by now, and stands in no list of what was exported: %s; delete it, or take our text out", report.Clean(someOf(paths[""])))
	}
	for _, t := range export.Targets() {
		if len(paths[t.Name]) == 0 || t.Name == o.target && t.PerEntry() { // what of it stays is named already
			continue
		}
		again := "twoway export " + t.Name + " " + journal.ShellWord(o.dir)
		if !t.PerEntry() {
			again += " --ours"
		}
		a.env.say("shows what is private by now: %s; %s takes that away", report.Clean(someOf(paths[t.Name])), again+a.there(w.Path))
		n += len(paths[t.Name])
	}
	if n == 0 {
		return nil, nil
	}
	return &findings{journal.Counted(n, "file of an earlier export shows", "files of earlier exports show") + " what is private by now"}, nil
}
