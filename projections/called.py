"""What statuses, spans and numbers are called, wherever people read them: on pages, in files, in questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from domain import period as periods
from domain.refusals import in_words

STATUSES = {
    "open": "Open",
    "paused": "Paused",
    "completed": "Completed",
    "embedded": "Business as usual",
    "carried_forward": "Carried forward",
    "transferred": "Transferred",
    "merged": "Merged",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn",
}
"""In one or two words. Files that were written with them are read by them again."""

WAYS_TO_LEAVE = {
    "completed": "Completed",
    "embedded": "Embedded as business as usual",
    "carried_forward": "Carried forward",
    "transferred": "Transferred elsewhere",
    "merged": "Merged into another action",
    "superseded": "Superseded by something else",
    "withdrawn": "Withdrawn",
}
"""The seven dispositions, as a person chooses between them."""


HIDDEN = "hidden"


def hidden(surely: int, least: int, alone: bool) -> str:
    """What stands in place of a number that is hidden for being small: 1 to 4; of a sum of such, 12 or more."""
    if alone:
        return f"1 to {least - 1}"
    return f"{surely} or more" if surely else HIDDEN


def times(count: int) -> str:
    """once, twice, three times"""
    few = ("never", "once", "twice", "three times", "four times", "five times", "six times")
    return few[count] if count < len(few) else f"{count} times"


def days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


def later(count: int) -> str:
    """61 days later, 3 days earlier"""
    return f"{days(abs(count))} {'later' if count > 0 else 'earlier'}"


def plan_name(plan: Mapping[str, Any]) -> str:
    """A plan's title, with its period where the title does not say it: the same title comes each year."""
    title, period = str(plan["title"]), str(plan["period"])
    if periods.is_named_in(title, period) or "/" in periods.plain(period):
        return title
    return f"{title} {periods.plain(period)}"


def plan_year(period: str) -> str:
    """2026-27; of a plan that keeps to no year, its two days: 14 Jan 2026 to 31 Mar 2027."""
    try:
        first, last = map(date.fromisoformat, period.split("/"))
    except ValueError:
        return periods.plain(period)
    return f"{first:%-d %b %Y} to {last:%-d %b %Y}"


def told_apart(plans: Iterable[Mapping[str, Any]]) -> dict[Any, str]:
    """What plans are called where people choose between them: those of one name say when each began to count."""
    named = [(plan, plan_name(plan)) for plan in plans]
    often = Counter(name.casefold() for _, name in named)
    return {plan["id"]: name if often[name.casefold()] == 1 else f"{name}, {since_when(plan)}" for plan, name in named}


def since_when(plan: Mapping[str, Any]) -> str:
    """opened on 1 April 2025, signed off on 29 April 2025"""
    signed = f"signed off on {in_words(plan['sign_offs'][-1]['meeting_on'])}" if plan["sign_offs"] else "not signed off"
    return f"opened on {in_words(plan['opened_on'])}, {signed}"
