"""Local audits in words, and beside the inspectorate's ratings of the same standards."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any
from uuid import UUID

from domain.audit import AuditState
from domain.scoring import Score, findings, rating_for, rounded, share
from projections.asked import Asked
from projections.reading import Reader
from projections.texts import Texts

NUMBER = re.compile(r"^\s*(?:standard\s+)?\d+(?:\.\d+)*[.):]?\s+", re.IGNORECASE)
NO_WORD = re.compile(r"[^\w]+")


def audits(reader: Reader, asked: Asked) -> list[dict[str, Any]]:
    """Every audit that had been carried out, oldest first: baseline before after."""
    states = reader._states("audit_versions", AuditState, "TRUE", [], asked)
    refs = [ref for state in states for ref in (state.title, state.framework, state.auditor)]
    texts = Texts(reader.conn, reader.slug, refs)
    return [in_words(state, texts) for state in sorted(states, key=lambda each: (each.carried_out_on, str(each.id)))]


def in_words(state: AuditState, texts: Texts) -> dict[str, Any]:
    found = findings(state.scores, state.cut_offs)
    by_row = defaultdict(list)
    for each in found:
        by_row[each.row].append(each.sentence)
    return {
        "id": state.id,
        "title": texts(state.title),
        "framework": texts(state.framework),
        "edition": state.edition,
        "stage": state.stage,
        "inspection": state.inspection,
        "auditor": texts.maybe(state.auditor),
        "carried_out_on": state.carried_out_on,
        "cut_offs": [{"rating": rating, "least": least} for rating, least in state.cut_offs],
        "scores": [score_in_words(each, state) | {"findings": by_row[row]} for row, each in enumerate(state.scores)],
        "findings": [each.sentence for each in found],
    }


def score_in_words(score: Score, state: AuditState) -> dict[str, Any]:
    """As the table says it (`percent_said`, `rating_said`), and as points and cut-offs say it."""
    exact = share(score)
    return {
        "standard": score.standard,
        "group": score.group,
        "points": score.points,
        "maximum": score.maximum,
        "percent": rounded(exact, 1),
        "percent_said": score.percent,
        "rating": rating_for(exact, state.cut_offs),
        "rating_said": score.rating,
        "overall": score.overall,
    }


# Beside the inspectorate


def same(name: str | None) -> str:
    """A name as it is compared: case and spaces apart."""
    return " ".join((name or "").split()).casefold()


def plain(standard: str) -> str:
    """A standard without its number and signs: "2.1 Assessment" is called "assessment"."""
    return NO_WORD.sub(" ", NUMBER.sub("", standard)).strip().casefold()


def compared(inspection: dict[str, Any] | None, audits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row for each standard that an audit scored or the inspection rated, in that order; nothing is left out."""
    rows: dict[tuple[str, str, bool], dict[str, Any]] = {}
    for audit in audits:
        for score in audit["scores"]:
            key = (same(score["group"]), same(score["standard"]), score["overall"])
            row = rows.setdefault(key, one_row(score["standard"], score["group"], score["overall"]))
            row["scores"].setdefault(audit["id"], score)
    found = list(rows.values())
    for standard, rating in (inspection["ratings"] if inspection else {}).items():
        beside(found, standard)["rating"] = rating
    return sorted(found, key=lambda row: row["overall"] and not row["group"])  # what sums up everything stands last


def one_row(standard: str, group: str | None = None, overall: bool = False) -> dict[str, Any]:
    return {"standard": standard, "group": group, "overall": overall, "rating": None, "scores": {}}


def beside(rows: list[dict[str, Any]], standard: str) -> dict[str, Any]:
    """The row of a standard that the inspection rated: by its name, by part and name, or without its number; and a
    row of its own where none or several might be meant."""
    for these in (
        [row for row in rows if same(row["standard"]) == same(standard)],
        [row for row in rows if plain(f"{row['group'] or ''} {row['standard']}") == plain(standard)],
        [row for row in rows if plain(row["standard"]) == plain(standard)],
    ):
        if len(these) == 1 and these[0]["rating"] is None:
            return these[0]
    rows.append(one_row(standard))
    return rows[-1]


def of_inspection(audits: list[dict[str, Any]], inspection: UUID | None) -> list[dict[str, Any]]:
    return [each for each in audits if each["inspection"] == inspection]
