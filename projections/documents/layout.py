"""How a plan is laid out as a table in a document of our own: written for people to work on, and read back exactly.

Whoever hands such a document in again, edited, gets nothing proposed but what they edited. So every text stands alone:
a lead, a part, a note to a line; and the names of the columns tell the reader that the table is one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.period import is_named_in
from domain.refusals import in_words
from projections.called import STATUSES

COLUMNS = {
    "ref": "Ref",
    "title": "Action",
    "sub_actions": "Parts of the action",
    "leads": "Lead",
    "due": "Due",
    "measure": "How we will know",
    "progress": "Progress so far, oldest first",
    "rag": "RAG",
    "status": "Where it stands",
}
"""The columns of the table, by what they hold."""
HEADINGS = {"section": "Section", "objective": "Objective"}
"""Columns of a workbook, where every row says what it serves; in a text it stands in a row of its own, above."""
SECTION, NO_SECTION, NO_OBJECTIVE = "Section", "Without a section", "Without an objective"
UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no Word or Excel file can hold."""
HANDED_IN = (
    "Edit the table and hand it in again: only what was edited will be proposed. A lead, a part or a note to a line;"
    " begin a note with its day (3 May 2021: …)."
)
SHADES = {"red": "F4B6B0", "amber": "FFD58A", "green": "B5DDB0", "blue": "B3CDEE", "grey": "CFCFCF"}


@dataclass(frozen=True)
class Heading:
    """A row that names what the rows below it are for. `level` 1: a section, 2: an objective."""

    text: str
    level: int


@dataclass(frozen=True)
class ActionRow:
    """An action as it is written: the lines of each cell by its column; which parts are done; the colour of its RAG."""

    cells: Mapping[str, tuple[str, ...]]
    done: frozenset[str] = frozenset()
    colour: str | None = None
    section: str = ""
    objective: str = ""


@dataclass(frozen=True)
class Layout:
    """A plan as a document. `told` are the lines above the table."""

    title: str
    author: str
    told: tuple[str, ...]
    rows: tuple[Heading | ActionRow, ...]

    @property
    def actions(self) -> list[ActionRow]:
        return [row for row in self.rows if isinstance(row, ActionRow)]


def layout(plan: Mapping[str, Any], name: str, asked_in_words: str) -> Layout:
    """A plan as `Reader.plan` gives it. `name`: of the authority; `asked_in_words`: of which day this is."""
    title = one_line(plan["title"])
    if not is_named_in(title, plan["period"]):
        title = f"{title} {plan['period']}"
    told = (f"{one_line(name)}. The plan {asked_in_words}.", HANDED_IN)
    return Layout(title, one_line(name), told, tuple(rows(plan)))


def rows(plan: Mapping[str, Any]) -> Iterator[Heading | ActionRow]:
    """The actions in the authority's order, each group under its section and objective; objectives that head none
    stand where the plan has them, for what nobody works on must not disappear."""
    heads = {action["objectives"][0]["id"] for action in plan["actions"] if action["objectives"]}
    objectives = {each["id"]: each for each in plan["objectives"]}
    idle = [each for each in plan["objectives"] if each["id"] not in heads]
    order = list(objectives)
    above: Mapping[str, Any] | str | None = "nothing yet"
    for action in plan["actions"]:
        first = objectives[action["objectives"][0]["id"]] if action["objectives"] else None
        if first != above:
            while idle and (first is None or order.index(idle[0]["id"]) < order.index(first["id"])):
                yield from headings(above, idle[0])
                above = idle.pop(0)
            yield from headings(above, first)
            above = first
        yield action_row(action, section_of(first), one_line(first["title"]) if first else "")
    for each in idle:
        yield from headings(above, each)
        above = each


def headings(above: Any, objective: Mapping[str, Any] | None) -> Iterator[Heading]:
    section, before = section_of(objective), section_of(above) if isinstance(above, Mapping) else ""
    if section != before:
        yield Heading(f"{SECTION}: {section}" if section else NO_SECTION, 1)
    if objective is not None:
        yield Heading(objective_in_words(objective), 2)
    elif above != "nothing yet":
        yield Heading(NO_OBJECTIVE, 2)


def section_of(objective: Mapping[str, Any] | None) -> str:
    return one_line(objective["section"]) if objective else ""


def objective_in_words(objective: Mapping[str, Any]) -> str:
    """ "Objective 2: Fewer first-time entrants"."""
    kind = str(objective["kind"]).capitalize()
    reference = one_line(objective["ref"]).replace(":", "")
    return (
        f"{kind} {reference}: {one_line(objective['title'])}"
        if reference
        else (f"{kind}: {one_line(objective['title'])}")
    )


def action_row(action: Mapping[str, Any], section: str, objective: str) -> ActionRow:
    parts = [(part_in_words(part), part["status"]) for part in action["sub_actions"]]
    cells = {
        "ref": (one_line(action["ref"]),),
        "title": (one_line(action["title"]),),
        "sub_actions": tuple(text for text, _ in parts),
        "leads": tuple(one_line(lead["text"]) for lead in action["leads"]),
        "due": (one_line(action["due"]["text"]),) if action["due"] else (),
        "measure": (one_line(action["measure"]),),
        "progress": tuple(note_in_words(note) for note in action["progress"]),
        "rag": (one_line(action["rag"]["label"]),) if action["rag"] else (),
        "status": (status_in_words(action),),
    }
    done = frozenset(text for text, status in parts if status != "open")
    colour = action["rag"]["colour"] if action["rag"] else None
    return ActionRow(
        {name: tuple(filter(None, lines)) for name, lines in cells.items()}, done, colour, section, objective
    )


def one_line(text: str | None) -> str:
    """The words as they stand, in one line; characters that no such file can hold are left out."""
    return " ".join(UNKEEPABLE.sub("", text or "").split())


def file_name(title: str) -> str:
    """A title as the name of a file can have it."""
    return " ".join(re.sub(r"[^\w() -]+", " ", title).split())[:120] or "Plan"


# Parts, notes and statuses: written, and read back


ENDED = re.compile(rf" \(({'|'.join(name.lower() for name in STATUSES.values())})\)$")
LABELLED = re.compile(r"(\S{1,12})\) (?=\S)")
DATED = re.compile(r"(\d{1,2} [A-Z][a-z]+ \d{4}): (?=\S)")
STANDS = re.compile(rf"({'|'.join(STATUSES.values())})(?: on (\d{{1,2}} [A-Z][a-z]+ \d{{4}}))?(?:: (.+))?")
_BY_NAME = {name.lower(): status for status, name in STATUSES.items()}


def part_in_words(part: Mapping[str, Any]) -> str:
    """ "a) Train all managers", "– Book a room (completed)"."""
    title, label = one_line(part["title"]), one_line(part["label"])
    whole = f"{label}) {title}" if label and " " not in label and len(label) <= 12 else f"– {title}"
    if part["status"] != "open":
        return f"{whole} ({STATUSES[part['status']].lower()})"
    return f"{whole} (open)" if ENDED.search(whole) else whole


def part_of(line: str) -> dict[str, Any]:
    """The part that a line is, in the shape of a proposal."""
    ended = ENDED.search(line)
    whole = line[: ended.start()] if ended else line
    label = None if whole.startswith("– ") else LABELLED.match(whole)
    title = whole[label.end() :] if label else whole.removeprefix("– ")
    status = _BY_NAME[ended[1]] if ended else "open"
    return {"label": label[1] if label else None, "title": title, "done": status not in ("open", "paused")}


def note_in_words(note: Mapping[str, Any]) -> str:
    """ "3 May 2021: All managers are trained"."""
    return f"{in_words(note['effective_on'])}: {one_line(note['text'])}"


def note_of(line: str) -> tuple[str | None, str]:
    """The day and the words of a note; no day where the line does not begin with one."""
    found = DATED.match(line)
    day = day_of(found[1]) if found else None
    return (day.isoformat(), line[found.end() :]) if found and day else (None, line)


def status_in_words(action: Mapping[str, Any]) -> str:
    """ "Open"; "Withdrawn on 3 May 2021: no money"."""
    name = STATUSES[action["status"]]
    if not action["left_on"]:
        return name
    said = one_line(action["outcome"])
    return f"{name} on {in_words(action['left_on'])}" + (f": {said}" if said else "")


def status_of(text: str) -> str | None:
    """How an action stands, where that is said in our words; None where a person said it in theirs.

    "Withdrawn: no money" has a reason and no day, so somebody decided that: it is not as it was written.
    """
    found = STANDS.fullmatch(text)
    if not found or (found[3] and not found[2]):
        return None
    return _BY_NAME[found[1].lower()]


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


def day_of(words: str) -> date | None:
    number, month, year = words.split(" ")
    try:
        return date(int(year), MONTHS.index(month) + 1, int(number))
    except ValueError:
        return None
