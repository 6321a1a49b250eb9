"""Lineage: threads of actions through plan years, and who became what between two plans."""
