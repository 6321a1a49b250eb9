"""What a careful reader at the service would say of one action, noted beside the texts of its cells.

Each field holds a list of values that are all right; where two readings of the whole action are equally fair,
`readings` holds what the other says in several fields at once, and the better of them counts."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.workers.generated.judging import plain

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
JOINED = "~"
"""In the text of a cell of leads: stands around what joins two of them."""


@dataclass(frozen=True)
class Pieces:
    """A text made of several cells: all of `must`, and nothing but these, `may` and names of columns."""

    must: tuple[str, ...]
    may: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str):
            return False
        rest, must = plain(other), [plain(text) for text in self.must]
        if not all(text in rest for text in must):
            return False
        for text in sorted([*must, *map(plain, self.may)], key=len, reverse=True):
            rest = rest.replace(text, " ")
        return not re.search(r"\w", rest)

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return " + ".join(self.must)


@dataclass
class Act:
    """The texts as they stand in the document, and the `answer` they mean."""

    title: str
    ref: str = ""
    lead: str = ""
    due: str = ""
    rag: str = ""
    measure: str = ""
    note: str = ""
    also: tuple[str, ...] = ()
    answer: dict[str, Any] = field(default_factory=dict)


def act(
    title: str, ref: str = "", lead: str = "", due: Any = "", rag: str = "", measure: Any = "", note: Any = "",
    also: tuple[str, ...] = (), **others: list[Any],
) -> Act:  # fmt: skip
    """`also`: further cells, which the document itself knows what to do with; `others` names fields of the answer in
    full: `section=[…]`, `status=[…]`, or `readings=[{…}]`."""
    colour = COLOURS.get(rag.casefold())
    notes = _notes(note)
    answer: dict[str, Any] = {
        "ref": [ref or None],
        "section": [None],
        "objective": [None],
        "title": [title],
        "leads": leads_in(lead),
        "due": meanings(due),
        "measure": [measure or None],
        "rag": [colour],
        "status": [None, "open", *(["completed"] if colour == "blue" else [])],
        "sub_actions": [[]],
        "progress": notes,
        "decisions": [[]],
    }
    text = _text(due)
    if text.casefold() in ("complete", "completed"):
        answer["status"] = ["completed"]
    said = " ".join(part if isinstance(part, str) else part[1] for part in ([note] if isinstance(note, str) else note))
    return Act(title, ref, lead.replace(JOINED, ""), text, rag, str(measure), said, also, answer | others)


COLOURS = {
    "r": "red", "red": "red", "a": "amber", "amber": "amber", "g": "green", "green": "green", "b": "blue",
    "blue": "blue", "grey": "grey",
}  # fmt: skip
NOBODY = ("tbc", "tba", "vacant", "n/a", "-", "various")


def leads_in(text: str) -> list[list[str]]:
    """`Head of Service~ / ~YJB lead`: two leads."""
    if not text:
        return [[]]
    named = [part.strip() for part in text.split(JOINED)[::2]]
    return [named, []] if text.casefold() in NOBODY else [named]


def meanings(due: Any) -> list[Any]:
    """Of a text; or of (text, kind, on, every, original); or of a list of such, all of them fair."""
    if isinstance(due, list):
        return [meaning for each in due for meaning in meanings(each)]
    if due is None or due == "":
        return [None]
    if isinstance(due, str):
        return _plainly_meant(due)
    text, kind, on, every, original = (*due, None, None, None, None)[:5]
    return [{"text": text, "kind": kind, "on": on, "every": every, "original_on": original}]


def _text(due: Any) -> str:
    if isinstance(due, list):
        return _text(next((each for each in due if each), ""))
    return due if isinstance(due, str) else due[0] if due else ""


def _plainly_meant(text: str) -> list[Any]:
    """What nobody could read otherwise: a full date, a month with its year, a plain recurrence, no date yet."""
    said = text.casefold().removeprefix("by ").removeprefix("the ").removeprefix("end of ").removeprefix("end ")
    if said in UNCLEAR:
        return [*meanings((text, "unclear", None)), *([None] if said in NOBODY else [])]
    if said == "ongoing":
        return [*meanings((text, "unclear", None)), *meanings((text, "recurring", None))]
    if said in EVERY:
        return [each for every in EVERY[said] for each in meanings((text, "recurring", None, every))]
    if found := re.fullmatch(r"from ([a-z]+) (\d{2,4})", said):
        last = _plainly_meant(f"{found[1]} {found[2]}")[0]["on"]
        kinds = [("unclear", None), ("unclear", last), ("month", last), ("start_and_recurring", None),
                 ("start_and_recurring", last)]  # fmt: skip
        return [each for kind, on in kinds for each in meanings((text, kind, on))]
    if found := re.fullmatch(r"q([1-4])(?: of)? (\d{2,4})\s?[-/]\s?(\d{2,4})", said):
        return meanings((text, "quarter", _quarter_end(int(found[1]), int(found[2]) % 100 + 2000)))
    if said in ("complete", "completed"):
        return [*meanings((text, "completed", None))]
    if found := re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})", said):
        day, month, year = (int(part) for part in found.groups())
        return meanings((text, "day", date(year % 100 + 2000, month, day).isoformat()))
    if found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}),? (\d{2,4})", said):
        on = date(int(found[3]) % 100 + 2000, _month(found[2]), int(found[1]))
        return meanings((text, "day", on.isoformat()))
    if found := re.fullmatch(r"([a-z]{3,9})[ -](\d{2,4})", said):
        year, month = int(found[2]) % 100 + 2000, _month(found[1])
        return meanings((text, "month", date(year, month, monthrange(year, month)[1]).isoformat()))
    raise ValueError(f"say what {text!r} means")


UNCLEAR = {"tbc", "tba", "asap", "n/a", "date tbc", "-", "immediate", "immediately"}
EVERY = {
    "monthly": ["P1M"], "quarterly": ["P3M"], "annually": ["P1Y"], "annual": ["P1Y"], "six monthly": ["P6M"],
    "weekly": ["P1W", "P7D"], "fortnightly": ["P2W", "P14D"], "termly": [None, "P4M", "P3M"],
    "every six weeks": ["P6W", "P42D"],
}  # fmt: skip


def _quarter_end(quarter: int, year: int) -> str:
    """Of the financial year that begins in April of `year`."""
    return [f"{year}-06-30", f"{year}-09-30", f"{year}-12-31", f"{year + 1}-03-31"][quarter - 1]


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, start=1) if month == name[:3])


def _notes(note: Any) -> list[list[tuple[str | None, str]]]:
    """A text; or a list of texts and of (day, text): a day that only the column's name tells need not be told."""
    if isinstance(note, str):
        return [[(None, note)]] if note else [[]]
    pairs = [(None, part) if isinstance(part, str) else part for part in note]
    return [pairs, [(None, text) for _, text in pairs]] if any(on for on, _ in pairs) else [pairs]


def quarters(told: list[str], year: int, names: str = "Q{}") -> list[list[tuple[str | None, str]]]:
    """What stands in the columns of the quarters of a financial year: dated by the quarter's end, or not; with or
    without the quarter's name."""
    said = [(n, text) for n, text in enumerate(told, start=1) if text]
    plainly = [[(None, text) for _, text in said], [(_quarter_end(n, year), text) for n, text in said]]
    labels = [
        f"{names} ",
        f"{names}: ",
        f"{names} progress: ",
        f"{names} update: ",
        f"{names} progress ",
        f"{names} update ",
    ]
    named = [[(None, label.format(n) + text) for n, text in said] for label in labels]
    dated = [[(_quarter_end(n, year), label.format(n) + text) for n, text in said] for label in labels]
    return [*plainly, *named, *dated]


def with_parts(action: Act, parts: list[str], struck: set[int] = frozenset()) -> Act:  # type: ignore[assignment]
    """The title has bulleted or lettered parts below it: read as parts, or all as one text."""
    bare = [re.sub(r"^(\(?[a-z0-9]\)|[a-z0-9]\.)\s+", "", part) for part in parts]
    whole = [" ".join([title, *texts]) for title in action.answer["title"] for texts in (parts, bare)]
    named = [[(text, n in struck) for n, text in enumerate(bare)]]
    action.answer |= {"title": [*action.answer["title"], *whole], "sub_actions": named}
    if not struck:
        action.answer.setdefault("readings", []).append({"title": whole, "sub_actions": [[]]})
    return action


def dated(action: Act, on: date | None) -> Act:
    """A real date in a spreadsheet, told as the sheet shows it or as one says it."""
    if on:
        shown = (
            f"{on:%d/%m/%Y}",
            f"{on.day}/{on.month}/{on.year}",
            on.isoformat(),
            f"{on:%d %B %Y}",
            f"{on.day} {on:%B %Y}",
        )
        action.answer["due"] = [meaning for text in shown for meaning in meanings((text, "day", on.isoformat()))]
    return action


def measured(action: Act, *texts: str) -> Act:
    """Several cells tell when it is achieved: any of them, or all of them together."""
    said = tuple(text for text in (action.measure, *texts) if text)
    action.answer["measure"] = [*said, Pieces(said)] if len(said) > 1 else [*said, *([] if said else [None])]
    if len(said) > 2:
        action.answer["measure"] += [Pieces((text,), said) for text in said]
    return action


def under(actions: list[Act], *places: tuple[Any, Any]) -> list[Act]:
    """All of these have the same (section, objective); any of `places` is fair."""
    for action in actions:
        within(action, *places)
    return actions


def within(action: Act, *places: tuple[Any, Any]) -> Act:
    first, *rest = places
    action.answer |= {"section": [first[0]], "objective": [first[1]]}
    old = action.answer.get("readings", [])
    more = [{"section": [section], "objective": [objective]} for section, objective in rest]
    action.answer["readings"] = [*old, *more, *(each | other for each in old for other in more)]
    return action


COUNTED = "(?:priority|objective|theme|section|recommendation|outcome|standard|area)"


def headed(*headings: str) -> list[tuple[Any, Any]]:
    """Headings above a table, the outermost first: the nearest is the objective or the section, as one likes it;
    with or without its number."""
    *outer, near = headings
    bare = [re.sub(rf"^({COUNTED}\s+)?\d+[.:)]?\s*[-–:]?\s*", "", text, flags=re.I) for text in headings]
    nears = list(dict.fromkeys([near, bare[-1]]))
    above = list(dict.fromkeys([None, *outer, *bare[:-1]]))
    return [pair for text in nears for other in above for pair in ((other, text), (text, None))]
