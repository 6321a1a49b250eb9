"""A plan drawn by chance, as it is before anybody lays it out, and the answers it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from tests.workers.generated import dates, leads, phrases
from tests.workers.generated.dates import DueDate
from tests.workers.generated.leads import Cast, Named

ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
SCHEMES = [
    {"red": "Red", "amber": "Amber", "green": "Green"},
    {"red": "R", "amber": "A", "green": "G", "blue": "B"},
    {"red": "RED", "amber": "AMBER", "green": "GREEN", "blue": "BLUE"},
]
RARE_SCHEMES = [
    {"red": "Red - off track", "amber": "Amber - slipping", "green": "Green - on track"},
    {"red": "(Red)", "amber": "Amber ↑", "green": "GREEN.", "blue": "Blue"},
]
MEANINGS = {"red": "Off track", "amber": "Some delay", "green": "On track", "blue": "Complete", "grey": "Not started"}
DECISIONS = [
    ("RETAIN FOR {next}", "carried_forward"), ("Retain to {next}", "carried_forward"),
    ("Keep – added to plan", "carried_forward"), ("Keep - added to training plan", "transferred"),
    ("Done – BAU", "embedded"), ("Now BAU but work ongoing", "embedded"), ("Completed", "completed"),
    ("Replaced by the safeguarding strategy", "superseded"), ("Already integrated into the plan", "merged"),
    ("Not carried forward – outside our influence", "withdrawn"), ("Suspended during restructure", "paused"),
]  # fmt: skip


@dataclass
class Part:
    title: str
    label: str | None = None
    struck: bool = False


@dataclass
class Note:
    text: str
    on: date | None = None
    date_text: str = ""


@dataclass
class Decision:
    text: str
    disposition: str


@dataclass
class Action:
    ref: str | None
    section: str
    objective: str
    title: str
    named: Named | None = None
    due: DueDate | None = None
    measure: str | None = None
    notes: list[Note] = field(default_factory=list)
    rag: str | None = None
    rag_word: str | None = None
    parts: list[Part] = field(default_factory=list)
    decision: Decision | None = None
    group: int = 0
    second: bool = False


@dataclass
class Plan:
    service: str
    title: str
    year: int
    cast: Cast
    actions: list[Action]
    scheme: dict[str, str]
    sections: list[str]
    narrative: list[str]
    mishaps: set[str]
    rare: bool = False

    @property
    def period(self) -> str:
        return f"{self.year}-{(self.year + 1) % 100}"

    @property
    def next_period(self) -> str:
        return f"{self.year + 1}-{(self.year + 2) % 100}"


def drawn(chance: Random, mishaps: set[str], rare: bool = False) -> Plan:
    cast = Cast.drawn(chance)
    year = chance.randint(2018, 2025)
    sections = chance.sample(list(phrases.OBJECTIVES), chance.randint(2, 3))
    service, title = chance.choice(phrases.SERVICES), chance.choice(phrases.TITLES)
    scheme = chance.choice(RARE_SCHEMES if rare else SCHEMES)
    narrative = [phrases.some(phrases.NARRATIVE, chance) for _ in range(4)]
    plan = Plan(service, title, year, cast, [], scheme, sections, narrative, mishaps, rare)
    manner = chance.choice(["initials", "people", "posts", "people with posts", "mixed"])
    for number, section in enumerate(sections, start=1):
        _draw_section(plan, number, section, manner, chance)
    if rare:
        _write_rarely(plan, chance)
    for mishap in sorted(mishaps & set(CHANGES)):
        CHANGES[mishap](plan, chance)
    return plan


def _write_rarely(plan: Plan, chance: Random) -> None:
    """References, leads and dates as fewer people write them, here and there."""
    shape = chance.choice(["{}", "A{}", "P{}", "R{}", "YJ {}"])
    for action in plan.actions:
        action.ref = shape.format(action.ref)
        if action.due and chance.random() < 0.5:
            action.due = dates.rarely_written(chance, plan.year)
        if action.named and chance.random() < 0.4:
            action.named = leads.rarely_named(chance)


def _draw_section(plan: Plan, number: int, section: str, manner: str, chance: Random) -> None:
    objectives = chance.sample(phrases.OBJECTIVES[section], chance.randint(1, 2))
    count = 0
    for objective in objectives:
        group = len({action.group for action in plan.actions}) + 1
        text = phrases.filled(objective, chance)
        for _ in range(chance.randint(1, 3)):
            count += 1
            plan.actions.append(_draw_action(plan, f"{number}.{count}", section, text, group, manner, chance))


def _draw_action(plan: Plan, ref: str, section: str, objective: str, group: int, manner: str, chance: Random) -> Action:
    title = next(text for text in iter(lambda: phrases.action(chance), None) if text not in _titles(plan))
    rag = chance.choice([*plan.scheme, None])
    action = Action(ref, section, objective, title, group=group, rag=rag, rag_word=plan.scheme.get(rag or ""))
    if chance.random() < 0.93:
        action.named = leads.named(chance, plan.cast, manner)
    if chance.random() < 0.93:
        action.due = dates.due_date(chance, plan.year)
    if chance.random() < 0.9:
        action.measure = phrases.measure(chance)
    if chance.random() < 0.5:
        action.notes = [Note(phrases.some(phrases.NOTES, chance))]
    return action


def _titles(plan: Plan) -> set[str]:
    return {action.title for action in plan.actions}


def _same_reference_twice(plan: Plan, chance: Random) -> None:
    first, second = sorted(chance.sample(range(len(plan.actions)), 2))
    plan.actions[second].ref = plan.actions[first].ref


def _second_action_under_a_reference(plan: Plan, chance: Random) -> None:
    place = chance.randrange(len(plan.actions))
    above = plan.actions[place]
    extra = Action(None, above.section, above.objective, phrases.action(chance), group=above.group, second=True)
    extra.measure = phrases.measure(chance)
    plan.actions.insert(place + 1, extra)


def _near_identical(plan: Plan, chance: Random) -> None:
    """The last action says what the first says, under another objective."""
    first, last = plan.actions[0], plan.actions[-1]
    last.title, last.named = first.title, first.named


def _impossible_date(plan: Plan, chance: Random) -> None:
    chance.choice(plan.actions).due = dates.impossible(chance, plan.year)


def _dates_without_year(plan: Plan, chance: Random) -> None:
    for action in chance.sample(plan.actions, 2):
        action.due = dates.without_year(chance, plan.year)


def _revised_date(plan: Plan, chance: Random) -> None:
    chance.choice(plan.actions).due = dates.revised(chance, plan.year)


def _excel_dates(plan: Plan, chance: Random) -> None:
    for action in plan.actions:
        if action.due and action.due.kind in {"day", "month"}:
            action.due = dates.in_excel(chance, plan.year)


def _lettered_parts(plan: Plan, chance: Random) -> None:
    action = chance.choice(plan.actions)
    texts = [phrases.some(phrases.PARTS, chance) for _ in range(3)]
    action.parts = [Part(text, "abc"[n]) for n, text in enumerate(dict.fromkeys(texts))]


def _struck_through(plan: Plan, chance: Random) -> None:
    action = chance.choice(plan.actions)
    texts = dict.fromkeys(phrases.some(phrases.PARTS, chance) for _ in range(3))
    action.parts = [Part(text) for text in texts]
    action.parts[0].struck = True


def _decisions(plan: Plan, chance: Random) -> None:
    for action in plan.actions:
        if chance.random() < 0.6:
            text, disposition = chance.choice(DECISIONS)
            action.decision = Decision(text.format(next=plan.next_period), disposition)


def _numbering_restarts(plan: Plan, chance: Random) -> None:
    for section in plan.sections:
        for n, action in enumerate((a for a in plan.actions if a.section == section and a.ref), start=1):
            action.ref = str(n)


def _past_nine(plan: Plan, chance: Random) -> None:
    """References up to 1.10 and beyond, where a float would lose the nought."""
    for n, action in enumerate((a for a in plan.actions if a.ref), start=8):
        action.ref = f"3.{n}"


CHANGES = {
    "same reference twice": _same_reference_twice, "second action": _second_action_under_a_reference,
    "near-identical actions": _near_identical, "impossible date": _impossible_date,
    "dates without year": _dates_without_year, "revised date": _revised_date, "excel dates": _excel_dates,
    "lettered parts": _lettered_parts, "struck through": _struck_through, "decision comments": _decisions,
    "numbering restarts": _numbering_restarts, "references past nine": _past_nine,
}  # fmt: skip


Answer = dict[str, Any]
"""One expected action. A field holds a list of values that are all right; the first is the plainest."""


def answer(action: Action, shown: set[str], **others: Any) -> Answer:
    """What a careful reader finds where the layout shows these kinds of column; nothing is made up."""
    expected: Answer = {
        "ref": [action.ref if "ref" in shown else None],
        "section": [action.section if "section" in shown else None],
        "objective": [action.objective if "objective" in shown else None],
        "title": _titles_of(action),
        "leads": [list(action.named.leads) if action.named and "lead" in shown else []],
        "due": [_due(action.due) if action.due and "due" in shown else None],
        "measure": [action.measure if "measure" in shown else None],
        "rag": [action.rag if "rag" in shown else None],
        "status": _status(action, shown),
        "sub_actions": [[(part.title, part.struck) for part in action.parts]],
        "progress": [[_on(note) for note in action.notes] if "progress" in shown else []],
        "decisions": [[action.decision.disposition] if action.decision and "decision" in shown else []],
    }
    return expected | others


def _titles_of(action: Action) -> list[str]:
    """With or without its parts, and with or without a decision that stands in the same cell."""
    parts = " ".join(f"{part.label}) {part.title}" if part.label else part.title for part in action.parts)
    titles = [f"{action.title} {parts}".strip(), action.title]
    if action.decision:
        titles += [f"{title} {action.decision.text}" for title in titles]
    return list(dict.fromkeys(titles))


def _due(due: DueDate) -> Answer:
    return {"text": due.text, "kind": due.kind, "on": due.on.isoformat() if due.on else None, "every": due.every,
            "original_on": due.original_on.isoformat() if due.original_on else None}  # fmt: skip


def _on(note: Note) -> tuple[str | None, str]:
    return (note.on.isoformat() if note.on else None, note.text)


def _status(action: Action, shown: set[str]) -> list[str | None]:
    """How it left the plan; open and nothing said are both right while it has not."""
    if action.decision and "decision" in shown:
        return [action.decision.disposition]
    if action.due and action.due.kind == "completed" and "due" in shown:
        return ["completed"]
    if action.rag == "blue" and "rag" in shown:
        return [None, "open", "completed"]
    return [None, "open"]
