"""Proposing themes: what is promised of it. development.txt holds actions with labels, to mend it by."""
