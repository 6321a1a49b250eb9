"""What a document calls itself: proposed as the title and the period of a plan that is opened with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from domain.period import YEARS
from domain.text import LONGEST_TITLE
from projections.documents.model import Need

FIRST = 6
"""Lines of a document's beginning in which it says its name and year."""
_A_PLAN = re.compile(r"\b(?:plan|strategy|programme)\b", re.IGNORECASE)


def proposed(leftovers: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Title and period, as far as the headings at its beginning say them."""
    headings = [
        " ".join(line["text"].split()) for line in list(leftovers)[:FIRST] if line["reason"] in ("heading", "title")
    ]
    title = next((each for each in headings if _A_PLAN.search(each) and len(each) <= LONGEST_TITLE), "")
    years = [found for each in [title, *headings] for found in re.finditer(YEARS, each, re.ASCII)]
    period = "".join(years[0][0].split()) if years else ""
    return {name: text for name, text in (("title", title), ("period", period)) if text}


def with_proposals(needs: Iterable[Need], called: Mapping[str, str]) -> list[Need]:
    """The questions, answered by the document where it says what is asked; a person still has to agree."""
    return [replace(need, answer=called[need.field]) if need.field in called else need for need in needs]
