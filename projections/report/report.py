"""A report put together: what it asked, who shares what, the matrix, each theme, and where each number comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.fact import LONDON
from domain.refusals import in_words
from domain.sharing import SHARES
from domain.theme import THEMES
from projections.called import plan_name
from projections.documents.written import question
from projections.region.reading import RegionReader
from projections.report.blocks import Block, Cell, Heading, Lines, Section, Table, Text
from projections.report.choices import Choices
from projections.report.compared import Compared
from projections.report.known import Known, entries_at
from projections.report.meaning import OPEN, meaning
from projections.report.numbers import Number, Numbers
from projections.report.of_a_theme import OfTheme

FORMAT = "throughline report v2"
FORMATS_KNOWN = (FORMAT, "throughline report v1")
"""The first told fewer numbers."""
NAMED = 6
"""So many of the numbers that differ are named."""
TITLE = "Themes across the region"
DIFFERS = "This differs from the report as it was first made"
TRACED = "The last part says on which actions each number rests."
KEYS = (
    "Each row of the tables above in words, with its numbers and the actions on which they rest; the actions themselves"
    " come after it. In small letters stands by which key report.json and the workbook know the row: a number is called"
    " by it, a hyphen, and what it counts, such as {example}. A number 0 rests on none, and is not listed."
)
ENTRIES = (
    "The region sees no single entries. Those of an action are in the audit trail of its service, up to the entry that"
    " the first page names. Only people of that service and inspectors get in there; others ask the service, and name"
    " the action’s id. The address, with that id at its end: {addresses}."
)
HIDDEN = (
    "Numbers from 1 to {most} are hidden. So nothing is in this report that would tell them: no lists of actions, no"
    " months, and not where each number comes from. Whoever may compare the region gets all of that from the same"
    " report without hiding."
)


@dataclass
class Report:
    choices: Choices
    positions: dict[str, int]
    sections: list[Section]
    numbers: Numbers
    known: Known
    names: dict[str, str]
    shares: dict[str, list[str]]
    differs: list[str] = field(default_factory=list)
    """In what it is another than it was when first made, in sentences."""
    read_up_to: dict[str, int] = field(default_factory=dict)
    """How far each log had come for it; `positions`, how far it had come when it was first made."""

    @property
    def title(self) -> str:
        return TITLE

    @property
    def question(self) -> str:
        return question(self.choices.asked)

    def as_json(self) -> dict[str, Any]:
        """What it is made again from, and its numbers, to compare."""
        return {
            "format": FORMAT,
            **self.choices.as_json(),
            "positions": self.positions,
            "shares": self.shares,
            "erased": self.known.erased(),
            "numbers": self.numbers.as_json(),
        }


def report_of(
    reader: RegionReader,
    choices: Choices,
    before: Mapping[str, Any] | None = None,
    told: Callable[[int], None] = lambda step: None,
) -> Report:
    """The report of these choices. `before`: as it was when first made; what differs now is said at its beginning.

    `reader` reads in one snapshot, for the choices' two dates. `told` hears how many themes are done.
    """
    numbers = Numbers()
    compared = Compared(reader, choices, numbers)
    known = Known(compared.readers, () if choices.least else ids_of(compared))
    services = [each for each in reader.services() if each["slug"] in choices.authorities]
    positions = {each["slug"]: each["position"] for each in services}
    shares = {each["slug"]: shared(each) for each in services}
    made = Report(choices, positions, [], numbers, known, compared.names, shares)
    matrix = Section("Matrix", "The matrix", [*about_the_matrix(compared), compared.grid()])
    themes = []
    for done, code in enumerate(choices.themes, 1):
        themes.append(Section(code, THEMES[code], [compared.of_theme(code)]))
        if not choices.least:
            themes[-1].blocks += OfTheme(reader, code, choices, numbers, known).blocks()
        told(done)
    made.read_up_to = positions
    if before:
        made.differs = differences(before, made.as_json(), made.names)
        made.positions = {slug: before["positions"].get(slug, at) for slug, at in positions.items()}
    made.sections = [about(made), matrix, *themes, *([] if choices.least else traces(made))]
    return made


def ids_of(compared: Compared) -> list[Any]:
    return [each.action.id for each in (*compared.now, *compared.before)]


def shared(service: Mapping[str, Any]) -> list[str]:
    """The codes that it shares now; those of single plans, counted."""
    by_plan = [f"{plan}: {' '.join(codes)}" for plan, codes in sorted(service["by_plan"].items(), key=str)]
    return [*service["shares"], *by_plan]


def about(made: Report) -> Section:
    """The first page: what was asked, of whom, and where each number can be followed."""
    choices = made.choices
    blocks: list[Block] = [Heading(DIFFERS), *map(Text, made.differs)] if made.differs else []
    known = choices.known_on.astimezone(LONDON)
    themes = "; ".join(THEMES[code] for code in choices.themes)
    blocks += [
        Text(f"As at {in_words(choices.as_at)}; as known on {in_words(known.date())} at {known:%H:%M}."),
        Text(f"Themes: {themes}." if len(choices.themes) < len(THEMES) else "All themes."),
        Text("An action with several themes counts in each of them. Where nobody has confirmed the themes of an action,"
             " those count that its words propose."),
        Text(HIDDEN.format(most=choices.least - 1) if choices.least else TRACED),
        sharing(made),
    ]  # fmt: skip
    return Section("About", "What this is", blocks)


def sharing(made: Report) -> Table:
    """Who shares what, and the last entry of each log that stands behind the numbers."""
    rows: list[list[Cell]] = []
    for slug in made.choices.authorities:
        codes = [code for code in made.shares.get(slug, []) if code in SHARES]
        apart = len(made.shares.get(slug, [])) - len(codes)
        told = "; ".join(SHARES[code].split(":")[0] for code in codes) or "Nothing"
        if apart:
            told += f". Otherwise for {apart} of its plans"
        rows.append([made.names.get(slug, slug), told, f"{made.positions.get(slug, 0):,}"])
    heads = ["Service", "Shares with the region", "Its log was read up to entry"]
    return Table("The services, what they share, and how far their logs had come", heads, rows, [3, 7, 1.6])


def about_the_matrix(compared: Compared) -> list[Block]:
    since = in_words(compared.found.since)
    return [Text(f"How many actions were open. Under each number, how that changed since {since}, the end of the last"
                 " quarter, and how many are overdue.")]  # fmt: skip


def traces(made: Report) -> list[Section]:
    """Each number with the actions on which it rests, and each action with where its entries are."""
    first = (made.choices.authorities or ("service",))[0]
    keys = KEYS.format(example=f"M-{(made.choices.themes or tuple(THEMES))[0]}-{first}-{OPEN}")
    addresses = "; ".join(f"{made.names.get(slug, slug)}: {entries_at(slug)}" for slug in made.choices.authorities)
    heads = ["No.", "Service", "Plan", "Ref.", "Action", "Id"]
    actions: list[list[Cell]] = [
        [made.known.name(id), action["service"], plan_in_words(action), action["ref"] or "–", action["title"], str(id)]
        for id, action in made.known.actions.items()
    ]
    listed = Table("The actions behind the numbers", heads, actions, [0.7, 2.0, 2.6, 0.8, 5.0, 3.0])
    heads = ["Row", "Its numbers = the actions on which they rest"]
    return [
        Section("Where from", "Where each number comes from",
                [Text(keys), Table("Each number and its actions", heads, traced(made), [2.6, 8])]),
        Section("Actions", "The actions behind the numbers", [Text(ENTRIES.format(addresses=addresses)), listed]),
    ]  # fmt: skip


def traced(made: Report) -> list[list[Cell]]:
    """Row by row as the tables have them: its numbers, and what each rests on."""
    by_row: dict[str, list[str]] = {}
    for each in made.numbers.traced():
        column, how = meaning(each.key, made.names)[1], f" ({how_in_words(each)})" if each.how else ""
        on = f": {made.known.names(each.rests_on)}" if not each.repeats else ""
        by_row.setdefault(each.key.rpartition("-")[0], []).append(f"{column} = {each.words}{how}{on}")
    return [[Lines(meaning(f"{row}-", made.names)[0], (row,)), ". ".join(told)] for row, told in by_row.items()]


def how_in_words(number: Number) -> str:
    if not number.repeats:
        return number.how
    return " − ".join(meaning(key, {})[1].lower() for key in number.how.split(" − "))


def plan_in_words(action: Mapping[str, Any]) -> str:
    return plan_name({"title": action["plan_title"], "period": action["period"]})


def differences(before: Mapping[str, Any], now: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    """In what a report that is made again differs from what it was, and why, in sentences; none if in nothing."""
    said = [
        f"{names.get(slug, slug)} changed since what it shares with the region."
        for slug in before["authorities"]
        if before["shares"].get(slug) != now["shares"].get(slug)
    ]
    if now["erased"] > before["erased"]:
        said.append(f"Texts erased since for data protection: {now['erased'] - before['erased']}.")
    changed = numbers_changed(before, now, names)
    if changed and not said:
        said.append("Neither sharing nor erasing explains that: confirmed themes, or the log, are others now.")
    return said + changed


def numbers_changed(before: Mapping[str, Any], now: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    """How many numbers are others now, and the first of them in words: how many were open comes first."""
    then, numbers = before["numbers"], now["numbers"]
    told = {**then, **numbers} if before["format"] == now["format"] else then.keys() & numbers.keys()
    changed = [key for key in {**then, **numbers} if key in told and then.get(key) != numbers.get(key)]
    if not changed:
        return []
    changed.sort(key=lambda key: not (key.startswith("M-") and key.endswith(f"-{OPEN}")))
    named = []
    for key in changed[:NAMED]:
        row, column = meaning(key, names)
        was, are = (each.get(key, "not told") for each in (then, numbers))
        named.append(f"{row}: {column.lower()} {was} then, {are} now.")
    count = f"{len(changed):,} numbers differ" if len(changed) > 1 else "One number differs"
    return [f"{count}{', among them' if len(changed) > NAMED else ''}:", *named]
