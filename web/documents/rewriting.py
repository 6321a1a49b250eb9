"""The page on which one row is edited, split, joined with another, or matched with an action of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.period import Period
from domain.refusals import InvalidOrder, Refusal, SomeoneChangedThis
from projections.asked import Asked
from projections.documents import editing
from projections.documents.model import Item, Review
from projections.documents.store import ReadingRow
from web.authorities import reader
from web.documents import handing_in, reviewing, rewritten, valued
from web.documents.frame import address, frame
from web.documents.rewritten import EditField, Proposal, ratings_in
from web.documents.showing import anchor
from web.documents.understood import fields_of
from web.documents.words import VERDICTS
from web.errors import status_of

MOST_PARTS = 40
ONE_THING_MORE = "What you typed is kept. One thing more has to be said before this row can be accepted."
OF_ONE_ONLY: dict[str, Any] = {"title": "", "sub_actions": [], "progress": [], "decisions": [], "status": None}
"""What a second action of a row does not share with the first."""
WORDS = {
    "action": {"one": "action", "otherwise": "Is it not one action?", "split": "Split it into two"},
    "indicator": {
        "one": "value", "otherwise": "Does the row report several periods?", "split": "Add a value of another period",
    },
    "recommendation": {
        "one": "recommendation", "otherwise": "Is it not one recommendation?", "split": "Split it into two",
    },
}  # fmt: skip
"""What the page says of a row, by what it is."""


def form(authority: str, row: ReadingRow, key: str) -> ResponseReturnValue:
    found = handing_in.review(authority, row.id)
    item = editable(found, key)
    return page(authority, row, found, item, item.stands)


def editable(found: Review, key: str) -> Item:
    item = reviewing.item_of(found, key)
    if not item.editable:
        raise reviewing.UnknownItem("This row can’t be edited.", item=key)
    return item


def page(
    authority: str, row: ReadingRow, found: Review, item: Item, says: Sequence[Proposal], **more: Any
) -> ResponseReturnValue:
    """`says` are the proposals as somebody has them now; `typed` in `more` stands over them."""
    seen = reviewing.seen_by(found)
    card = seen.card(item.key) or reviewing.card_alone(item, found)
    rated = [*(each.line for each in found.items if each.line), *says]
    ratings = ratings_in(rated, reader(authority).authority(Asked.of())["scheme"])
    typed = more.get("typed") or {}
    others = [
        (each.key, each.name) for each in seen.in_order if kind_of(each.item) == "action" and each.key != item.key
    ]
    return render_template(
        "documents/edit.html", **frame(authority, row) | {
            "card": card, "blocks": [fields_of_one(each, number, ratings, typed) for number, each in enumerate(says)],
            "doubts": item.doubts, "actions": actions_of(found) if kind_of(item) != "indicator" else [],
            "match": request.form.get("match") or match_of(item), "words": WORDS[kind_of(item) or "action"],
            "others": others if kind_of(item) == "action" else [], "above": above(found, item),
            "has_parts": any(each.get("sub_actions") for each in says), "errors": {}, "typed": {}, "theirs": None,
            "was_edited": item.says != (item.line,), "crumb": "Edit",
            "deeper": [(row.name, f"{address(authority, row.id)}#{card.anchor}")],
        } | more,
    )  # fmt: skip


def kind_of(item: Item) -> str | None:
    """What the document's row is: an action, an indicator, a recommendation; None where it has no such row."""
    return item.line["kind"] if item.line else None


def fields_of_one(
    says: Proposal, number: int, ratings: list[tuple[str, str]], typed: Mapping[str, str]
) -> list[EditField]:
    if says["kind"] == "indicator":
        return valued.form_of(says, number, typed)
    return rewritten.form_of(says, number, ratings, typed)


def actions_of(found: Review) -> list[tuple[str, str]]:
    actions = found.plan["actions"] if found.plan else ()
    return [(str(each["id"]), f"{each['ref'] or ''} {each['title']}".strip()[:120]) for each in actions]


def match_of(item: Item) -> str:
    return str(item.action["id"]) if item.action else "new"


def above(found: Review, item: Item) -> str | None:
    """The row before this one in the document: what a torn row usually belongs to."""
    try:
        return editing.above(found, item).key
    except InvalidOrder:
        return None


# What was typed


def rewrite(authority: str, row: ReadingRow, key: str) -> ResponseReturnValue:
    found = handing_in.review(authority, row.id)
    item, do = editable(found, key), request.form.get("do", "accept")
    befores = as_many_as_the_form(item)
    try:
        if do == "restore":
            return restore(authority, row, item)
        period = editing.within(found)
        wanted = [(number, each) for number, each in enumerate(befores) if do != f"drop:{number}"]
        says = [retyped(each, number, period) for number, each in wanted]
        if do in REDRAWN or do.startswith("drop:"):
            says = [each for one in says for each in REDRAWN.get(do, unchanged)(item, one)][:MOST_PARTS]
            return page(authority, row, found, item, says, version=request.form.get("version"))
        now = replace(item, says=tuple(says))
        return join(authority, row, found, now) if do == "join" else keep(authority, row, found, now, item, do)
    except Refusal as refusal:
        return refused(authority, row, key, befores, refusal)


def retyped(before: Proposal, number: int, period: Period | None) -> dict[str, Any]:
    if before["kind"] == "indicator":
        return valued.rewritten(before, number, request.form)
    return rewritten.rewritten(before, number, request.form, period)


def as_many_as_the_form(item: Item) -> list[Proposal]:
    """As many proposals as the form had: one that is not kept yet begins with what the row says."""
    count = min(max(reviewing.number(request.form.get("parts")), 1), MOST_PARTS)
    stands = item.stands
    return [*stands[:count], *(another(stands[-1]) for _ in range(count - len(stands)))]


def another(one: Proposal) -> Proposal:
    return {**one, **(valued.OF_ONE_VALUE if one["kind"] == "indicator" else OF_ONE_ONLY)}


def unchanged(_: Item, one: Proposal) -> list[Proposal]:
    return [one]


def in_two(_: Item, one: Proposal) -> list[Proposal]:
    return [one, another(one)]


def by_parts(item: Item, one: Proposal) -> list[Proposal]:
    """Each part an action of its own, behind the one that they were parts of; where that one says nothing but its
    parts, it is the first of them."""
    parts = list(one["sub_actions"])
    if len(parts) > 1 and one["title"].split() == " ".join(part["title"] for part in parts).split():
        one = {**one, "title": parts[0]["title"], "sub_actions": parts[1:]}
    says: list[Proposal] = [one]
    while says[0]["sub_actions"]:
        last = len(says[0]["sub_actions"]) - 1
        says = editing.split_at_part({}, replace(item, says=tuple(says)), last)["says"]
    return says


REDRAWN = {"split": in_two, "split_parts": by_parts}
"""Shown anew with other parts; nothing is kept yet."""


def keep(authority: str, row: ReadingRow, found: Review, now: Item, before: Item, do: str) -> ResponseReturnValue:
    verdict, version = "accepted" if do == "accept" else "open", reviewing.number(request.form.get("version"))
    with handing_in.writing(authority) as rows:
        answers = rows.answers(row.id)
        kept: dict[str, Any] = dict(answers[now.key].answer) if now.key in answers else {}
        if (match := request.form.get("match")) and match != match_of(before):
            kept = editing.match(kept, found, now, match)
        if now.says != before.stands:
            kept = {**kept, "says": list(now.says)}
        version = rows.answer(row.id, now.key, verdict, kept, current_user.id, version)
        if kind_of(now) == "indicator":
            valued.refuse_beside(reviewing.item_of(handing_in.review_in(authority, rows, row.id), now.key))
    stood = reviewing.seen_by(found)
    after = handing_in.review(authority, row.id)
    if do == "accept" and reviewing.item_of(after, now.key).needs:
        with handing_in.writing(authority) as rows:
            rows.answer(row.id, now.key, "open", kept, current_user.id, version)
        flash(ONE_THING_MORE, "warning")
        return to(authority, row, anchor(now.key))
    following = stood.next_open(now.key, reviewing.seen_by(after)) if do == "accept" else None
    return to(authority, row, following.anchor if following else anchor(now.key))


def join(authority: str, row: ReadingRow, found: Review, now: Item) -> ResponseReturnValue:
    """This row's words go behind those of another, which is then looked at again."""
    into = editable(found, request.form.get("join", ""))
    with handing_in.writing(authority) as rows:
        answers = rows.answers(row.id)
        before = dict(answers[into.key].answer) if into.key in answers else {}
        whole, mine = editing.join(before, into, now)
        whole["absorbed"] = {**(before.get("absorbed") or {}), now.key: list(into.says)}
        rows.answer(row.id, into.key, "open", whole, current_user.id, into.version)
        rows.answer(row.id, now.key, "joined", mine, current_user.id, reviewing.number(request.form.get("version")))
    return to(authority, row, anchor(into.key))


def restore(authority: str, row: ReadingRow, item: Item) -> ResponseReturnValue:
    """The row as the document has it."""
    with handing_in.writing(authority) as rows:
        answers = rows.answers(row.id)
        kept = editing.restore(answers[item.key].answer if item.key in answers else {})
        rows.answer(row.id, item.key, "open", kept, current_user.id, reviewing.number(request.form.get("version")))
    return to(authority, row, anchor(item.key))


def to(authority: str, row: ReadingRow, where: str) -> ResponseReturnValue:
    return redirect(f"{address(authority, row.id)}#{where}", 303)


def refused(
    authority: str, row: ReadingRow, key: str, says: Sequence[Proposal], refusal: Refusal
) -> ResponseReturnValue:
    """Everything typed stays; where somebody else came first, what they said stands beside it."""
    found = handing_in.review(authority, row.id)
    item = editable(found, key)
    fields = refusal.details.get("fields") or {}
    errors = {name: " ".join(told) for name, told in fields.items()} or {"": str(refusal)}
    more: dict[str, Any] = {"errors": errors, "version": request.form.get("version", ""), "typed": request.form}
    if isinstance(refusal, SomeoneChangedThis):
        card = reviewing.seen_by(found).card(key)
        who = (card.by if card else None) or "Somebody"
        blocks = [[each for each in fields_of(part) if each.texts] for part in item.says]
        more["errors"] = {"": f"{who} changed this row since you opened it. Nothing you typed is lost."}
        more["theirs"] = {"by": who, "verdict": VERDICTS.get(item.verdict, "Open"), "blocks": blocks}
        more["version"] = item.version
    return page(authority, row, found, item, says, **more), status_of(refusal)
