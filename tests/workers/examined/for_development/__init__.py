"""Half of the examination: see the package above."""
