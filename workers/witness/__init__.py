"""Witnessing: another organisation keeps the last checkpoint it saw, and signs only what goes on from it.

https://c2sp.org/tlog-witness: one request, POST /add-checkpoint. A registry that rewrote history, or showed different
people different histories, would not get its checkpoints signed.
"""
