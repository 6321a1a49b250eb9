"""What a file of entries is called: the service, what was filtered, and for which days.

In ASCII, which every system and mail can keep, without anybody's name and without the words that were looked for: names
of files are seen where the files are not.
"""

from __future__ import annotations

import re
from datetime import time
from unicodedata import normalize

from domain.fact import LONDON
from projections.asked import Asked
from projections.finding import as_id
from web.entries.filters import DAYS, Filters
from web.wording import TELLERS, kind_of_entry, plan_name

MOST = 200
"""Letters of a name; most systems keep 255."""


def file_name(authority: str, filters: Filters, ending: str) -> str:
    """alderbrook entries, of Delivery Plan 2025-26, over 7 days late, known on 2026-11-22.csv"""
    named = ", ".join([f"{authority} entries", *filtered(filters)])
    dates = dated(filters.asked)
    return f"{in_ascii(named)[: MOST - len(dates)].rstrip(' ,')}, {dates}.{ending}"


def filtered(filters: Filters) -> list[str]:
    """Of a person, and of words that were looked for, only that there was such a filter."""
    given, said = filters.given, []
    if "event" in given:
        said.append(kind_of_entry(given["event"]).lower() if given["event"] in TELLERS else "of one kind")
    if "plan" in given:
        plan = filters.plans.get(as_id(given["plan"]))  # type: ignore[arg-type]
        said.append(f"of {in_ascii(plan_name(plan))[:80].rstrip() or 'one plan'}" if plan else "of one plan")
    said += [words for name, words in (("person", "by one person"), ("action", "of chosen actions")) if name in given]
    said += [
        f"{words.lower()} {filters.days[name].isoformat()}" for name, words in DAYS.items() if name in filters.days
    ]
    if filters.late is not None:
        said.append(f"over {filters.late} days late")
    if "announced" in given:
        said.append("after an announcement")
    return said


def dated(asked: Asked) -> str:
    """Always says when it was known: a file outlives the day on which it was fetched."""
    known = asked.known_on.astimezone(LONDON)
    exactly = asked.known_on_given and known.time() != time.max
    known_on = f"known on {known:%Y-%m-%d %H.%M}" if exactly else f"known on {known:%Y-%m-%d}"
    return f"as at {asked.as_at.isoformat()}, {known_on}" if asked.as_at_given else known_on


def in_ascii(name: str) -> str:
    """Letters without their accents; what is neither letter, digit nor one of _ , . - becomes a space or a dash."""
    plain_letters = normalize("NFKD", name.replace("/", " to ")).replace("–", "-").encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^A-Za-z0-9_,. -]+", " ", plain_letters).split())
