"""A document compared with the plan that the registry has: which action each row is, and from which text it comes.

A document that was recorded before is compared three ways: with the registry, and with what it said before. What it
says as before is no change, even where the registry changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from projections.documents.face import Face, of_action, of_row
from projections.documents.look import Look
from projections.documents.matching import Match, Matches, Target, matched

OPEN = ("open", "paused")


@dataclass
class Compared:
    """`matches` by row. `before` are the rows as the document had them when it was recorded last, by key.

    `from_registry`: the document comes from the registry's own words (an export, or typed from a page), not from
    those of the document recorded before: then it is compared with the registry alone.
    """

    matches: Matches = field(default_factory=Matches)
    before: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    from_registry: bool = True
    gone: list[Mapping[str, Any]] = field(default_factory=list)


def compared(look: Look) -> Compared:
    ground = look.ground
    if ground.plan is None:
        return Compared()
    before = rows_before(look)
    rows = {key: of_row(look.says(key, line)[0]) for key, line in look.rows if not look.is_joined(key)}
    originals = {key: of_row(line) for key, line in look.rows if key in rows}
    said = {key: match for key in rows if (match := look.answer(key).get("match"))}
    matches = matched(originals, targets(look, before), said)
    from_registry = not before or descends_from_registry(originals, matches)
    missing = gone(matches, before, from_registry)
    return Compared(matches, before, from_registry, [each for each in missing if was_there(each, look)])


def rows_before(look: Look) -> dict[str, Mapping[str, Any]]:
    base = look.ground.base
    lines = enumerate(base.lines, 1) if base else ()
    rows = {f"line:{number}": look.understood(line) for number, line in lines if line["kind"] == "action"}
    return {key: {**row, **dict.fromkeys(not_asked(look, key))} for key, row in rows.items()}


def not_asked(look: Look, key: str) -> tuple[str, ...]:
    """What of a row was left out because nobody could be asked: it is as new as if the document had not said it."""
    base = look.ground.base
    answer = base.answers.get(key) if base else None
    return ("rag", "rag_label") if answer and "rag" in (answer.answer.get("unasked") or ()) else ()


def targets(look: Look, before: Mapping[str, Mapping[str, Any]]) -> list[Target]:
    """Every action of the plan, with the row that it came from; and the rows that became no action."""
    assert look.ground.plan is not None
    actions = {each["id"]: each for each in look.ground.plan["actions"]}
    origin: dict[UUID, str] = {}
    others: list[Target] = []
    for key, row in before.items():
        ids = [id for id in became(look, key) if id in actions and id not in origin]
        if ids:
            origin[ids[0]] = key
        else:
            others.append(Target(key, (of_row(row),), None, row, key))
    free = {of_action(each).words for id, each in actions.items() if id not in origin}
    others = [each for each in others if verdict_before(look, each.key) != "open" or each.faces[0].words not in free]
    return [
        Target(
            str(id), (of_action(action), *([of_row(before[origin[id]])] if id in origin else [])), action,
            before.get(origin.get(id, "")), origin.get(id),
        )
        for id, action in actions.items()
    ] + others  # fmt: skip


def became(look: Look, key: str) -> list[UUID]:
    """The actions that a row of the document recorded before is about."""
    base = look.ground.base
    answer = base.answers.get(key) if base else None
    return [UUID(str(id)) for id in (answer.answer.get("became") or ())] if answer else []


def verdict_before(look: Look, key: str) -> str:
    base = look.ground.base
    answer = base.answers.get(key) if base else None
    return answer.verdict if answer else "open"


def descends_from_registry(rows: Mapping[str, Face], matches: Matches) -> bool:
    """Where the registry differs from what the document said before: does the document follow the registry?"""
    votes = [vote for key, match in matches.of.items() for vote in follows(rows[key], match)]
    new_on_pages = [each for each in matches.free if each.action and not each.before and is_open(each.action)]
    return sum(votes) - len(new_on_pages) > 0


def follows(row: Face, match: Match) -> Iterator[int]:
    """1 for every field in which the row is the registry's, -1 where it is as before, if the two differ."""
    target = match.target
    if target.action is None:
        return
    held = target.faces[0]
    if target.before is None:
        yield 1
        return
    before = target.faces[-1]
    for name in ("title", "reference", "objective", "leads", "due", "measure"):
        mine, theirs, earlier = getattr(row, name), getattr(held, name), getattr(before, name)
        if theirs != earlier and mine in (theirs, earlier):
            yield 1 if mine == theirs else -1
    for note in held.noted:
        if any(note in each for each in before.noted):
            continue
        yield 1 if any(note in each for each in row.noted) else -1


def gone(matches: Matches, before: Mapping[str, Mapping[str, Any]], from_registry: bool) -> list[Mapping[str, Any]]:
    """Open actions that the document does not have: but those of which it never knew are none of its business."""
    missing = [each for each in matches.free if each.action and is_open(each.action)]
    return [each.action for each in missing if each.action and (from_registry or each.before)]


def was_there(action: Mapping[str, Any], look: Look) -> bool:
    """Whether it is as old as what the document tells: of a younger one it can't say anything."""
    return bool(action["created_on"] <= look.settings.as_at)


def is_open(action: Mapping[str, Any]) -> bool:
    return action["status"] in OPEN
