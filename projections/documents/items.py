"""The items of a review: every row of the document, and every action that it no longer has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from domain.together import Step
from projections.documents import changing, dues, parting, renaming, standing, tearing
from projections.documents.changing import Sides
from projections.documents.comparing import Compared, became, compared, is_open, verdict_before
from projections.documents.ground import Line
from projections.documents.indicating import indicator_item
from projections.documents.look import Look, Says, called
from projections.documents.matching import Match
from projections.documents.model import Change, Item, Verdict
from projections.documents.objectives import Named
from projections.documents.proposing import of_new
from projections.documents.store import Answer
from projections.documents.wording import bare, plain, quoted

OVERTAKEN = "Something was recorded of this action since this row was accepted. Look again."
NOT_COMPARED = ("source", "confidence", "doubts")


@dataclass
class Rows:
    """What is known of all rows when one of them is understood."""

    look: Look
    compared: Compared
    sides: Mapping[str, Sides]
    renamed: Mapping[UUID, Named]
    renamed_by_now: set[UUID]
    reworded: list[Mapping[str, Any]]
    """Actions whose words stand in no row, or not all of them: they may stand in another one."""


def items_of(look: Look) -> list[Item]:
    """In the order of the document; then what it no longer has."""
    found = compared(look)
    sides = {key: side for key, line in look.rows if (side := side_of(look, found, key, line))}
    torn = [side.action for side in sides.values() if reworded(side)] + found.gone
    rows = Rows(look, found, sides, renaming.renamed(look, list(sides.values())), set(), torn)
    items = [
        answered(look, item_of(rows, f"line:{number}", line))
        for number, line in enumerate(look.ground.lines, 1)
        if line["kind"] not in ("leftover", "summary")
    ]
    titles = [(each.says["ref"] or "", each.says["title"]) for each in sides.values() if reworded(each)]
    titles += [(item.says[0]["ref"] or "", item.says[0]["title"]) for item in items if item.kind == "new"]
    gone = [
        standing.gone_item(look, action, tuple(filter(None, [tearing.merged_into(action, titles)])))
        for action in found.gone
    ]
    return items + [answered(look, item) for item in gone]


def item_of(rows: Rows, key: str, line: Line) -> Item:
    if line["kind"] == "recommendation":
        return recommendation_item(rows.look, key, line)
    if line["kind"] == "indicator":
        return indicator_item(rows.look, key, line)
    if line["kind"] != "action":
        return Item(key, "beside", line, (line,), doubts=tuple(line.get("doubts") or ()))
    says = rows.look.says(key, line)
    if rows.look.is_joined(key):
        return Item(key, "new", line, says)
    if key in rows.sides:
        return changed_item(rows, key, line, says)
    match = rows.compared.matches.of.get(key)
    if match and same_row(match.target.before, says[0]) and verdict_before(rows.look, match.target.key) != "open":
        return Item(key, "same", line, says)
    return new_item(rows, key, line, says, match)


def new_item(rows: Rows, key: str, line: Line, says: tuple[Says, ...], match: Match | None) -> Item:
    changes: list[Change] = []
    for number, each in enumerate(says):
        changes += of_new(rows.look, rows.look.about(key, number, each, each["source"]["locator"]), each)
    doubts = [*dues.settled(tuple(line["doubts"]), says[0]["due"])]
    doubts += [doubt for each in says for doubt in rows.look.only_rated_done(each)]
    if match:
        doubts.append(not_recorded(rows.look, match))
    if rows.reworded and (torn := tearing.split_from(says[0]["title"], rows.reworded)):
        doubts.append(torn)
    return Item(key, "new", line, says, None, tuple(changes), tuple(doubts), line["confidence"])


def changed_item(rows: Rows, key: str, line: Line, says: tuple[Says, ...]) -> Item:
    sides, match = rows.sides[key], rows.compared.matches.of[key]
    changes = [
        *renaming.objective_changed(sides, rows.renamed, rows.renamed_by_now),
        *changing.fields_changed(sides),
        *parting.parts_changed(sides),
        *changing.notes_changed(sides),
        *standing.standing_changed(sides),
    ]
    changes = [changing.with_day(each, sides.action, rows.look.settings.as_at) for each in changes]
    for number, each in enumerate(says[1:], 1):
        changes += of_new(rows.look, rows.look.about(key, number, each, each["source"]["locator"]), each)
    emptied = (*changing.emptied(sides), *changing.rated_otherwise(sides))
    if not changes and not emptied:
        return Item(key, "same", line, says, sides.action)
    known = sides.before["doubts"] if sides.before else ()
    doubts = [each for each in dues.settled(tuple(line["doubts"]), sides.says["due"]) if each not in known] + [
        *emptied,
        *likely(match, sides),
        *split_before(rows.look, match),
    ]
    if is_open(sides.action) and any(change.step.order == "change_rag" for change in changes):
        doubts += rows.look.only_rated_done(sides.says)
    if sides.action["left_on"] and all(change.step.order != "reopen" for change in changes):
        doubts.append(changing.since_it_left(sides.action))
    return Item(key, "changed", line, says, sides.action, tuple(changes), tuple(doubts), line["confidence"])


def not_recorded(look: Look, match: Match) -> str:
    """The doubt about a row that was there before, and became no action."""
    if verdict_before(look, match.target.before_key or "") == "joined":
        return "It was joined with another row when this document was recorded before; now it reads otherwise."
    if verdict_before(look, match.target.before_key or "") == "open":
        return "It was left out when this document was recorded before, for nobody had decided about it."
    return "It was left out when this document was recorded before; now it reads otherwise."


def split_before(look: Look, match: Match) -> tuple[str, ...]:
    """The doubt where several actions came of the row: what changed is proposed for the first of them."""
    many = len(became(look, match.target.before_key)) if match.target.before_key else 1
    return (f"This row was split into {many} actions before: is this about the first of them?",) if many > 1 else ()


def likely(match: Match, sides: Sides) -> tuple[str, ...]:
    """The doubt whether it is that action at all."""
    if not match.likeness.doubtful:
        return ()
    name = called(sides.action["ref"], sides.action["title"])
    return (f"Is it {quoted(name)}? It is worded much otherwise.",)


def side_of(look: Look, found: Compared, key: str, line: Line) -> Sides | None:
    """The row beside the action that it is."""
    match = found.matches.of.get(key)
    if match is None or match.target.action is None or look.answer(key).get("match") == "new":
        return None
    action, says = match.target.action, look.says(key, line)[0]
    seen = look.ground.versions.get(action["id"])
    about = look.about(key, 0, says, says["source"]["locator"], action["id"], seen)
    before = None if found.from_registry else match.target.before
    return Sides(look, about, says, action, before, changing.day_for(look, action), match.target.before)


def reworded(sides: Sides) -> bool:
    return bare(sides.says["title"]) != bare(sides.action["title"])


def same_row(before: Line | None, says: Says) -> bool:
    """Whether a row says exactly what it said before."""
    if before is None:
        return False
    return all(alike(before.get(name), says.get(name)) for name in {*before, *says} - {*NOT_COMPARED})


def alike(one: object, other: object) -> bool:
    return plain(one) == plain(other) if isinstance(one, str) and isinstance(other, str) else one == other


def recommendation_item(look: Look, key: str, line: Line) -> Item:
    """A recommendation becomes an objective, to be served by actions of this plan; once."""
    says = look.says(key, line)
    known = {bare(each["title"]) for each in look.ground.plan["objectives"]} if look.ground.plan else set()
    changes = [
        recommended(look, key, number, each) for number, each in enumerate(says) if bare(each["title"]) not in known
    ]
    return Item(key, "recommendation" if changes else "same", line, says, None, tuple(changes))


def recommended(look: Look, key: str, number: int, says: Says) -> Change:
    fields = {"plan": look.settings.plan, "title": says["title"], "kind": "recommendation"}
    fields |= {"objective": look.new_action(key, number)} | ({"reference": says["ref"]} if says["ref"] else {})
    step = Step("set_objective", fields, says["source"]["locator"], look.settings.since)
    named = f"{number}/create" if number else "create"
    return Change(named, step, f"New recommendation {quoted(says['title'])}", None, says["title"])


def answered(look: Look, item: Item) -> Item:
    """With what people said of it; an edit answers its doubts."""
    answer = look.ground.answers.get(item.key)
    if answer is None:
        return item
    content = answer.answer or {}
    doubts = not_kept(item) if content.get("says") and not item.figures else item.doubts
    verdict = cast("Verdict", answer.verdict)
    if overtaken(item, answer):
        verdict, doubts = "open", (*doubts, OVERTAKEN)
    return replace(
        item, doubts=doubts, verdict=verdict, version=answer.version, by=answer.by, joined_to=content.get("joined_to")
    )


def not_kept(item: Item) -> tuple[str, ...]:
    """What rows that were joined with this one said beside it."""
    return tuple(each for says in item.says for each in says.get("not_kept") or ())


def overtaken(item: Item, answer: Answer) -> bool:
    """Whether the action changed since somebody accepted what the document would change of it."""
    if answer.verdict != "accepted" or not item.changes or item.action is None:
        return False
    recorded_at = item.action["last_recorded_at"]
    return recorded_at is not None and recorded_at > answer.at
