"""Lineage: the threads of actions through plan years, what went quietly, and who became what between two plans."""

from __future__ import annotations

from projections.lineage.lists import carried_more_than_once, quietly_gone

__all__ = ["carried_more_than_once", "quietly_gone"]
