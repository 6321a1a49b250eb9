"""What the registry works out beside what is written: in a paper to be read, under the cell that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from domain.refusals import in_words
from projections.called import days, later, times

Remarks = Mapping[str, tuple[str, ...]]
Words = Callable[[str | None], str]
COUNTED = {
    "overdue": "overdue",
    "no_news": "without news for 90 days",
    "revised": "with a revised due date",
    "carried": "carried over from an earlier plan",
}


def remarks(action: Mapping[str, Any], words: Words) -> Remarks:
    """By column. `words` makes a text what a file can hold."""
    rag, computed = action["rag"], action["computed"]
    overdue, quiet = computed["days_overdue"], computed["days_without_news"]
    found = {
        "title": [f"Carried forward {times(action['times_carried'])}"] if action["times_carried"] else [],
        "due": [*revised(action["due"], words), *([f"{days(overdue)} overdue"] if computed["overdue"] else [])],
        "rag": [words(rag["reason"])] if rag and rag["reason"] else [],
        "progress": [f"Evidence: {words(each['text'])}" for each in action["evidence"]],
        "status": [f"No news for {days(quiet)}"] if computed["no_news"] else [],
    }
    return {column: tuple(said) for column, said in found.items() if said}


def revised(due: Mapping[str, Any] | None, words: Words) -> Iterator[str]:
    if due and due["revisions"]:
        yield f"First: {words(due['original_text'])}"
        slipped = f", {later(due['days_slipped'])}" if due["days_slipped"] else ""
        yield f"Revised {times(due['revisions'])}{slipped}"


def summary(plan: Mapping[str, Any], words: Words) -> tuple[str, ...]:
    """The period of a plan, its numbers, and how it stands: a line each."""
    period = f"For {in_words(plan['starts_on'])} to {in_words(plan['ends_on'])}."
    return period, f"{', '.join(numbers(plan['counts']))}.", *standing(plan, words)


def numbers(counts: Mapping[str, Any]) -> Iterator[str]:
    rated = sorted(counts["ratings"].items(), key=lambda each: (-each[1], each[0]))
    yield f"{counts['actions']} action{'' if counts['actions'] == 1 else 's'}"
    yield f"{counts['open']} open" + (f" ({', '.join(f'{label} {count}' for label, count in rated)})" if rated else "")
    yield from (f"{counts[name]} {said}" for name, said in COUNTED.items() if counts[name])


def standing(plan: Mapping[str, Any], words: Words) -> Iterator[str]:
    for each in plan["sign_offs"]:
        yield f"Signed off by {words(each['meeting'])} on {in_words(each['meeting_on'])}."
    if not plan["sign_offs"]:
        yield "Not signed off."
    if plan["closed_on"]:
        yield f"{'Combined with another plan' if plan['combined_into'] else 'Closed'} on {in_words(plan['closed_on'])}."
