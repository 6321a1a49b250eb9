"""What a document calls itself: its title is no heading of its actions."""

import re
from collections.abc import Iterable
from typing import Any

from domain.period import YEARS
from workers.reading.document import Document, Paragraph

_A_PLAN = re.compile(rf"{YEARS}|\bplan$", re.IGNORECASE)
LONGEST = 16
"""Words of a title."""


def title_of(document: Document) -> str | None:
    """Its first paragraph, before all tables and only there, where that names a plan or its year."""
    first = document.blocks[0] if document.blocks else None
    if not isinstance(first, Paragraph) or len(first.text.split()) > LONGEST or not _A_PLAN.search(first.text.strip()):
        return None
    return first.text if sum(each.text == first.text for each in document.paragraphs) == 1 else None


def without_title(actions: Iterable[dict[str, Any]], title: str | None) -> None:
    """No action stands under the title of the whole."""
    for action in actions:
        for name in ("section", "objective"):
            if title is not None and action[name] == title:
                action[name] = None
