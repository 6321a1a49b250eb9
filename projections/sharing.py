"""What an authority lets the region see: now, by plan, and everything that it ever said about it."""

from __future__ import annotations

from typing import Any

from domain.fact import ALWAYS
from domain.sharing import INDICATORS
from projections.asked import Asked
from projections.history import COLUMNS, in_words
from projections.reading import Reader


def sharing(reader: Reader, asked: Asked) -> dict[str, Any]:
    """What held at two dates: in general, and for the signed-off plans there were, newest first."""
    state = reader._authority_state(asked)
    return {
        "shares": state.shares_of(),
        "ever_said": state.shares is not None,
        "plans": [
            plan | {"shares": of_a_plan(state.shares_of(plan["id"])), "own": str(plan["id"]) in state.plan_shares}
            for plan in reader.plans(asked)
            if plan["sign_offs"]
        ],
    }


def of_a_plan(shares: tuple[str, ...]) -> tuple[str, ...]:
    """Indicators are of no plan."""
    return tuple(code for code in shares if code != INDICATORS)


def ever_said(reader: Reader) -> list[dict[str, Any]]:
    """The entries about it, newest first."""
    rows = reader._rows(
        f"SELECT {COLUMNS} FROM {{schema}}.entries WHERE event = 'SharingAdopted' ORDER BY position DESC"
    )
    return in_words(reader, rows, ALWAYS)
