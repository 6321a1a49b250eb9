"""Half of the second round, by coin: see the package above."""
