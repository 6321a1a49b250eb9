"""Findings: contradictions that the registry sees and people should. Nothing is repaired or chosen for them."""
