"""Proof: how anybody can see that a log was only ever added to, without trusting who keeps it.

An authority's log, in its order, is the leaves of a Merkle tree (RFC 6962). A checkpoint signs the tree's size and
root. Whoever kept a checkpoint elsewhere can later check that the log they are shown goes on from it.
"""
