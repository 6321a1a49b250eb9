"""One action: everything about it, what happened to it, and the line it stands in."""
