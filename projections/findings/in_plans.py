"""What a plan says against itself: references, leads, dates and actions that stand in it twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from domain.due import no_such_day
from domain.refusals import in_words
from projections.documents.likeness import wordings
from projections.documents.wording import bare
from projections.findings.found import Finding, called, in_row, many, several, shortened
from projections.findings.ground import OPEN, Ground, Record

KNOWN_BODIES = {
    *("YOT", "YOS", "YJS", "YJ", "CPS", "NPS", "YJB", "NHS", "PRU", "CSC", "SMT", "SLT", "LMT", "PPU", "IRT", "HMP"),
    *("YOI", "YCS", "YJC", "CSP", "LSB", "SCB", "ICB", "CCG", "PCC", "HMI", "CQC", "DWP", "VRU", "VRP", "SEN", "ETE"),
    *("RJ", "QA", "IT", "HR", "HOS", "TM", "TMS", "PSM", "DCS", "ALL"),
}
"""Bodies, boards and posts that people in the field call by their initials: nobody has to explain them."""
DEADLINES = ("day", "month", "quarter")
SURE = 0.93
NOT_ITS_OWN = ("withdrawn", "merged", "superseded", "transferred")
FEW, RESTARTS, BARE = 2, 0.25, re.compile(r"\d{1,2}|[a-z]")
"""Where more of the references than this stand twice, and they are more than a few or bare numbers, each objective
numbers its own: then one that has a number twice counts."""


def in_plans(ground: Ground) -> Iterator[Finding]:
    for plan in ground.plans:
        yield from references(ground, plan)
        yield from unknown_leads(ground, plan)
        yield from due_after_end(ground, plan)
        yield from due_no_day(ground, plan)
        yield from the_same_twice(ground, plan)


def references(ground: Ground, plan: Record) -> Iterator[Finding]:
    """References that two actions carry; where each objective numbers its own, two actions of one objective."""
    by_reference = defaultdict(list)
    for action in plan["actions"]:
        if action["ref"] and action["status"] not in NOT_ITS_OWN:
            by_reference["".join(action["ref"].casefold().split()).strip(".)(")].append(action)
    twice = {reference: actions for reference, actions in by_reference.items() if len(actions) > 1}
    if len(twice) > RESTARTS * len(by_reference) and (len(twice) > FEW or all(map(BARE.fullmatch, twice))):
        twice = {reference: under_one(actions) for reference, actions in twice.items()}
    for reference, actions in twice.items():
        if not actions:
            continue
        titles = in_row([f"“{shortened(each['title'], 60)}”" for each in actions])
        sentence = f"Reference {actions[0]['ref']} stands for {many(len(actions), 'action')}: {titles}."
        named = [entry for each in actions for entry in ground.last(each, "ActionCreated")]
        ids = sorted(str(each["id"]) for each in actions)
        yield Finding(
            "reference_twice", sentence, (plan["id"], reference), tuple(ids), tuple(named), plan, tuple(actions)
        )


def under_one(actions: Iterable[Record]) -> list[Record]:
    """Those that stand under the same objective as another of them."""
    under = defaultdict(list)
    for action in actions:
        under[action["objectives"][0]["id"] if action["objectives"] else None].append(action)
    return [action for those in under.values() if len(those) > 1 for action in those]


def unknown_leads(ground: Ground, plan: Record) -> Iterator[Finding]:
    """One finding for the plan: one look at its glossary settles them all."""
    led = defaultdict(list)
    for action in still_open(plan) if plan["glossary"] else ():
        for lead in action["leads"]:
            if lead["unknown"] and lead["text"].split(" ")[0].upper() not in KNOWN_BODIES:
                led[lead["text"]].append(action)
    if not led:
        return
    named = [f"{lead} (of {several(actions)})" for lead, actions in led.items()]
    explained = many(len(plan["glossary"]), "lead")
    verb = "is not among them" if len(led) == 1 else "are not among them"
    sentence = f"The glossary explains {explained}; {in_row(named)} {verb}."
    actions = list({each["id"]: each for those in led.values() for each in those}.values())
    entries = tuple(entry for each in actions for entry in ground.last(each, "LeadsNamed"))
    yield Finding("lead_unknown", sentence, (plan["id"],), (len(led),), entries, plan, tuple(actions), tuple(led))


def due_after_end(ground: Ground, plan: Record) -> Iterator[Finding]:
    for action in still_open(plan):
        due = action["due"]
        if due and due["kind"] in DEADLINES and due["on"] > plan["ends_on"]:
            sentence = (
                f"{called(action)} is due on {in_words(due['on'])} (“{shortened(due['text'], 60)}”);"
                f" the plan ends on {in_words(plan['ends_on'])}."
            )
            entries = ground.last(action, "ActionCreated", "DueDateRevised")
            yield Finding("due_after_end", sentence, (action["id"],), (due["on"],), entries, plan, (action,))


def due_no_day(ground: Ground, plan: Record) -> Iterator[Finding]:
    for action in still_open(plan):
        due = action["due"]
        if due and due["kind"] == "unclear" and no_such_day(due["text"]):
            sentence = f"{called(action)} is due on “{shortened(due['text'], 60)}”. There is no such day."
            entries = ground.last(action, "ActionCreated", "DueDateRevised")
            yield Finding("due_no_day", sentence, (action["id"],), (), entries, plan, (action,))


# The same action twice


def the_same_twice(ground: Ground, plan: Record) -> Iterator[Finding]:
    for actions in alike(still_open(plan)):
        notes = {bare(each["progress"][-1]["text"]): each for each in actions if each["progress"]}
        kind = "two_progress_texts" if len(notes) > 1 else "said_twice"
        told = noted(list(notes.values())) if len(notes) > 1 else differences(actions)
        under = [f"under “{shortened(title, 50)}”" for title in objectives(actions)]
        where = f", {in_row(under)}" if len(under) > 1 else ""
        nearly = "" if len({bare(each["title"]) for each in actions}) == 1 else ", in nearly the same words"
        sentence = f"{called(actions[0])} stands in the plan {times(len(actions))}{nearly}{where}{told}"
        entries = [entry for each in actions for entry in ground.last(each, "ActionCreated", "WordingAmended")]
        entries += [entry for each in notes.values() for entry in ground.last(each, "ProgressNoted")]
        ids = tuple(sorted(str(each["id"]) for each in actions))
        yield Finding(kind, sentence, (plan["id"], *ids), (), tuple(entries), plan, tuple(actions))


def noted(actions: Sequence[Record]) -> str:
    said = [f"“{shortened(each['progress'][-1]['text'], 110)}”" for each in actions[:3]]
    return f", with different progress: {'; '.join(said)}"


def differences(actions: Sequence[Record]) -> str:
    """What one of them says and another says otherwise."""
    dues = list(dict.fromkeys(each["due"]["text"] if each["due"] else "no date" for each in actions))
    days = {each["due"]["on"] if each["due"] else None for each in actions}
    leads = {bare(", ".join(lead["text"] for lead in each["leads"])) for each in actions}
    found = [f"due {in_row([f'“{each}”' for each in dues])}"] if len(days) > 1 else []
    found += ["led by different people"] if len(leads) > 1 else []
    if len({bool(each["progress"]) for each in actions}) > 1:
        found.append("only one of them with progress" if len(actions) == 2 else "not all of them with progress")
    return f": {in_row(found)}." if found else "."


def alike(actions: Sequence[Record]) -> list[list[Record]]:
    """Groups of actions whose titles say the same, in their order in the plan."""
    words = [bare(each["title"]) for each in actions]
    group = list(range(len(actions)))
    for one, other in combinations(range(len(actions)), 2):
        if group[one] != group[other] and same(words[one], words[other]):
            group = [group[one] if each == group[other] else each for each in group]
    found: dict[int, list[Record]] = defaultdict(list)
    for number, action in zip(group, actions, strict=True):
        found[number].append(action)
    return [those for those in found.values() if len(those) > 1]


def same(one: str, other: str) -> bool:
    """Whether two titles say the same, or the longer says all that the other says, in these very words and more."""
    if one == other:
        return len(one) > 8
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) > 24 and len(shorter) > 0.8 * len(longer):
        return wordings(one, other) >= SURE
    return len(shorter) > 50 and fuzz.partial_ratio(shorter, longer) >= 100 * SURE


def objectives(actions: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(each["title"] for action in actions for each in action["objectives"][:1]))


def times(number: int) -> str:
    return {2: "twice"}.get(number, f"{number} times")


def still_open(plan: Record) -> list[Record]:
    return [action for action in plan["actions"] if action["status"] in OPEN]
