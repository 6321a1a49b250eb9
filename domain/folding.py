"""Folding: how facts, told in order, make the state that a page shows. One function for everything that has facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from domain.fact import Fact


def fold(facts: Iterable[Fact]) -> Any:
    """The state that facts, in the order of `domain.fact.visible`, make true; None before the first."""
    state: Any = None
    for fact in facts:
        state = told(state, fact)
    return state


def told(state: Any, fact: Fact) -> Any:
    """One fact more. Changes `state` in place and returns it (or the new one, for the fact that begins it)."""
    if state is None:
        state = fact.first_state()
        if state is None:
            return None
    else:
        fact.change(state)
    state.last_effective_on = fact.effective_on
    if state.last_recorded_at is None or fact.timestamp > state.last_recorded_at:
        state.last_recorded_at = fact.timestamp
    return state
