"""Sealing: the tree over an authority's log, kept up and signed, so that anybody can see that it was only added to."""
