"""The inspection area of an authority: what inspectors ask, and what its people may look at beforehand."""
