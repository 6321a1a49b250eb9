"""Proof, for people: how far the log is sealed, who witnessed it, what is wrong, and what to take away and check."""
