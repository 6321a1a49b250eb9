"""A second round of plans, written when the first half had been learned by heart: twelve files of three documents each.

A coin decided which files one may mend the reader from (`to_mend_from`) and of which only numbers are told (`kept`)."""
