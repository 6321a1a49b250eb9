"""A report put together: what it asked, who shares what, the matrix, each theme, and where each number comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.fact import LONDON
from domain.refusals import in_words
from domain.sharing import SHARES
from domain.theme import THEMES
from projections.documents.written import question
from projections.region.reading import RegionReader
from projections.report.blocks import Block, Cell, Section, Table, Text
from projections.report.choices import Choices
from projections.report.compared import Compared
from projections.report.known import Known, entries_of
from projections.report.numbers import Numbers
from projections.report.of_a_theme import OfTheme

FORMAT = "throughline report v1"
TITLE = "Themes across the region"
KEYS = (
    "Every number has a key. In the matrix it is M, the code of the theme, the service and what is counted, such as"
    " {example}. In other tables a row’s key, a hyphen and what its column counts. “Where each number comes from” says"
    " on which actions it rests. A number 0 rests on none, and is not listed there."
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
        themes.append(Section(code, f"{code}: {THEMES[code]}", [compared.of_theme(code)]))
        if not choices.least:
            themes[-1].blocks += OfTheme(reader, code, choices, numbers, known).blocks()
        told(done)
    differs = differences(before, made.as_json()) if before else []
    if before:
        made.positions = {slug: before["positions"].get(slug, at) for slug, at in positions.items()}
    made.sections = [about(made, differs), matrix, *themes, *([] if choices.least else traces(made))]
    return made


def ids_of(compared: Compared) -> list[Any]:
    return [each.action.id for each in (*compared.now, *compared.before)]


def shared(service: Mapping[str, Any]) -> list[str]:
    """The codes that it shares now; those of single plans, counted."""
    by_plan = [f"{plan}: {' '.join(codes)}" for plan, codes in sorted(service["by_plan"].items(), key=str)]
    return [*service["shares"], *by_plan]


def about(made: Report, differs: list[str]) -> Section:
    """The first page: what was asked, of whom, and how to read the keys."""
    choices, first = made.choices, (made.choices.authorities or ("service",))[0]
    blocks: list[Block] = [Text(f"This differs from the report as it was first made. {said}") for said in differs]
    known = choices.known_on.astimezone(LONDON)
    blocks += [
        Text(f"As at {in_words(choices.as_at)}; as known on {in_words(known.date())} at {known:%H:%M}."),
        Text(f"Themes: {', '.join(choices.themes)}." if len(choices.themes) < len(THEMES) else "All themes."),
        Text("An action with several themes counts in each of them. Where nobody has confirmed the themes of an action,"
             " those count that its words propose."),
        Text(HIDDEN.format(most=choices.least - 1) if choices.least else KEYS.format(
            example=f"M-{(choices.themes or ('DISP',))[0]}-{first}-open")),
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
        rows.append([made.names.get(slug, slug), slug, told, f"{made.positions.get(slug, 0):,}"])
    heads = ["Service", "In keys", "Shares with the region", "Entries up to position"]
    return Table("The services, what they share, and how far their logs had come", heads, rows, [3, 1.6, 7, 1.6])


def about_the_matrix(compared: Compared) -> list[Block]:
    since = in_words(compared.found.since)
    return [Text(f"How many actions were open. Before each number, how that changed since {since}, the end of the last"
                 " quarter, and how many are overdue.")]  # fmt: skip


def traces(made: Report) -> list[Section]:
    """Each key with the actions on which its number rests, and each action with where its entries are."""
    by_row: dict[str, list[str]] = {}
    for each in made.numbers.traced():
        row, _, column = each.key.rpartition("-")
        on = each.how if each.repeats else made.known.names(each.rests_on)
        how = f" ({each.how})" if each.how and not each.repeats else ""
        by_row.setdefault(row, []).append(f"-{column} = {each.words}{how}: {on}")
    rows: list[list[Cell]] = [[row, ". ".join(told)] for row, told in by_row.items()]
    actions: list[list[Cell]] = [
        [made.known.name(id), action["service"], action["plan_title"], action["ref"] or "–", action["title"], str(id),
         f"{made.positions.get(action['authority'], 0):,}", entries_of(action)]
        for id, action in made.known.actions.items()
    ]  # fmt: skip
    told = Text(
        "The region sees no single entries. Those of an action are in the audit trail of its service, up to the"
        " position given, at the address given: for whoever may read there."
    )
    return [
        Section("Where from", "Where each number comes from", [
            Table("Each number and its actions",
                  ["Key begins", "Its end = the number: the actions on which it rests"], rows, [2.4, 8])]),
        Section("Actions", "The actions behind the numbers", [told, Table(
            "The actions behind the numbers",
            ["No.", "Service", "Plan", "Ref.", "Action", "Id", "Up to position", "Entries"], actions,
            [0.7, 1.7, 2.0, 0.8, 4.0, 2.6, 0.9, 3.2])]),
    ]  # fmt: skip


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """In what a report that is made again differs from what it was, and why, in sentences; none if in nothing."""
    then, numbers = before["numbers"], now["numbers"]
    changed = [key for key in {**then, **numbers} if then.get(key) != numbers.get(key)]
    said = [
        f"{slug} changed since what it shares with the region."
        for slug in before["authorities"]
        if before["shares"].get(slug) != now["shares"].get(slug)
    ]
    if now["erased"] > before["erased"]:
        said.append(f"Texts erased since for data protection: {now['erased'] - before['erased']}.")
    if changed:
        told = ", ".join(f"{key} was {then.get(key, 'not there')}" for key in changed[:12])
        said.append(f"Numbers that differ: {len(changed)} ({told}{', …' if len(changed) > 12 else ''}).")
        if len(said) == 1:
            said.append("Neither sharing nor erasing explains that: confirmed themes, or the log, are others now.")
    return said
