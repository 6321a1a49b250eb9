"""The region's themes as JSON: what the API answers and the command line prints."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from domain.rag import Scale
from domain.theme import THEMES
from projections.answers import json_ready
from projections.region.matrix import EVERY_THEME, Cell, matrix
from projections.region.overview import NOT_RATED
from projections.region.reading import Authorities, RegionReader
from projections.region.suppressing import SUM
from projections.region.theme_page import Action, theme_page

STEPS = (*map(str, Scale), NOT_RATED)
OF_ACTION = (
    "id", "authority", "service", "plan", "plan_title", "period", "ref", "title", "measure", "due", "rag", "common",
    "status", "left_on", "opened_on", "times_carried", "days_slipped_in_all", "latest_note_on", "progress", "leads",
    "pieces_of_evidence", "evidence", "proposed", "by_theme", "computed",
)  # fmt: skip


def head(reader: RegionReader) -> dict[str, Any]:
    """By which an answer can be asked for again: the two dates, and how far each authority's log was read."""
    return {
        "as_at": reader.asked.as_at,
        "known_on": reader.asked.known_on,
        "positions": reader.positions(),
        "services": [{"slug": each["slug"], "name": each["name"]} for each in reader.services()],
    }


def matrix_answer(
    reader: RegionReader, by: str = EVERY_THEME, least: int = 0, themes: Collection[str] = (),
    authorities: Authorities = None,
) -> dict[str, Any]:  # fmt: skip
    found = matrix(reader, by, themes, authorities, least)
    rows = [
        {"code": code, "name": THEMES[code], "cells": cells(row, found.authorities), "all": cell(row[SUM])}
        for code, row in found.rows.items()
    ]
    whole = {"cells": cells(found.whole, found.authorities), "all": cell(found.whole[SUM])}
    told = {
        "by": by, "least": least, "since": found.since, "partly_shared": found.partly, "themes": rows,
        "each_action_once": whole,
    }  # fmt: skip
    return json_ready(head(reader) | told)  # type: ignore[no-any-return]


def cells(row: dict[str, Cell], authorities: Collection[str]) -> list[dict[str, Any]]:
    return [{"authority": slug} | cell(row[slug]) for slug in authorities]


def cell(told: Cell) -> dict[str, Any]:
    """What is hidden is null, and what nothing that is shared covers (`lacks` says why); of a sum that holds a hidden
    number `at_least` says how many there surely are."""
    shown, parts = not (told.hidden or told.untold), not (told.parts_hidden or told.untold)
    return {
        "open": told.open if shown else None,
        "at_least": told.open,
        "scale": {step: told.scales[step] for step in STEPS} if parts else None,
        "overdue": told.overdue if parts else None,
        "proposed": told.proposed if parts else None,
        "before": None if told.before_hidden or (told.change is None and not told.before) else told.before,
        "change": told.change,
        "lacks": told.lacks or None,
        "lacked": told.lacked or None,
    }


def theme_answer(reader: RegionReader, code: str, authorities: Authorities = None) -> dict[str, Any]:
    found = theme_page(reader, code, authorities)
    parts = ("quarter", "half", "three_quarters")
    usual = dict(zip(parts, found.usual_days, strict=True)) if found.usual_days else None
    return json_ready(  # type: ignore[no-any-return]
        head(reader)
        | {
            "code": code,
            "name": THEMES[code],
            "actions": [in_short(each) for each in found.actions],
            "trend": [
                {"on": day, "scale": {step: counts[step] for step in STEPS}, "lacks": found.gaps.get(day, {})}
                for day, counts in found.trend
            ],
            "days_to_complete": {"days": found.days_to_complete, "usual": usual},
            "slippage": [{"class": name, "actions": count} for name, count in found.slippage],
            "dispositions": [{"period": period, "actions": dict(counts)} for period, counts in found.dispositions],
            "stalled": [each["id"] for each in found.stalled],
            "best": [each["id"] for each in found.best],
            "askable": found.askable,
        }
    )


def in_short(action: Action) -> dict[str, Any]:
    return {name: action[name] for name in OF_ACTION}
