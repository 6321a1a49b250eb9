"""Invented plans, as text exports hold them, and where the real ones are."""

from pathlib import Path

from workers.reading.reading import Reading
from workers.reading.reading import read as read_bytes

SHARED = Path(__file__).parents[4] / "shared"
PLANS = SHARED / "plans"
FIRST_REAL_PLAN = PLANS / "leicester-delivery-plan-2022-23.txt"
SCHEMA = SHARED / "contract" / "proposal.schema.json"

HEADER = ("No.", "Priority", "What we will do", "Owner", "By when", "Success criteria", "Update", "Rating")
BREAK: tuple[str, ...] = ()


def row(ref="1.1", outcome="Shorter waits", action="Book rooms early.", lead="AB", due="June 22",
        measure="No waits", progress="", rag=""):  # fmt: skip
    return (ref, outcome, action, lead, due, measure, progress, rag)


def tail(**cells):
    """What a page break tore off: all cells empty but those named."""
    return row(**dict.fromkeys(("ref", "outcome", "action", "lead", "due", "measure"), "") | cells)


def a_plan(*rows, header=HEADER, before=(), section="Part 1 Rooms"):
    """A text export: paragraphs, then a table under its title; `BREAK` is a page break."""
    lines = [*before, *(["\t".join((section, *[""] * 7))] if section else [])]
    lines += ["\t".join(cells) for cells in ([header] if header else []) + list(rows)]
    return "\n".join(lines)


def reading_of(text: str) -> Reading:
    return read_bytes(text.encode(), "invented.txt")


def actions_of(*rows, **how):
    return reading_of(a_plan(*rows, **how)).actions
