complete --keep-order --exclusive --command mcprp --arguments "(MCPRP_COMPLETE=fish mcprp -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
