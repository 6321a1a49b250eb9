"""The page on which one row is edited, split, joined with another, or matched with an action of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain import period as periods
from domain.period import Period
from domain.refusals import InvalidOrder, Refusal, SomeoneChangedThis
from domain.text import LONGEST_TITLE
from projections.documents.model import Item, Review
from projections.documents.store import ReadingRow
from projections.finding import as_id
from web.documents import apart, handing_in, reviewing
from web.documents.frame import address, frame
from web.documents.rewritten import Proposal, form_of, ratings_in, rewritten
from web.documents.showing import anchor, fields_of
from web.documents.words import VERDICTS
from web.errors import status_of

MOST_PARTS = 40
AGAIN = ("split", "split_parts")
ONE_THING_MORE = "What you typed is kept. One thing more has to be said before this row can be accepted."


def form(authority: str, row: ReadingRow, key: str) -> ResponseReturnValue:
    found = handing_in.review(authority, row.id)
    item = editable(found, key)
    return page(authority, row, found, item, [dict(each) for each in item.says])


def editable(found: Review, key: str) -> Item:
    item = reviewing.item_of(found, key)
    if item.line is None or item.kind == "beside":
        raise reviewing.UnknownItem("This row can’t be edited.", item=key)
    return item


def page(
    authority: str, row: ReadingRow, found: Review, item: Item, says: list[Proposal], **more: Any
) -> ResponseReturnValue:
    """`says` are the proposals as somebody has them now."""
    seen = reviewing.seen_by(found)
    card = seen.card(item.key) or reviewing.card_alone(item)
    ratings = ratings_in(each.line for each in found.items if each.line)
    others = [(each.key, each.name) for each in seen.in_order if each.item.line and each.key != item.key]
    return render_template(
        "documents/edit.html", **frame(authority, row) | {
            "card": card, "blocks": [form_of(each, number, ratings) for number, each in enumerate(says)],
            "doubts": item.doubts, "actions": actions_of(found), "match": request.form.get("match") or match_of(item),
            "others": others if item.kind != "recommendation" else [], "above": above(others, seen, item.key),
            "has_parts": any(len(each.get("sub_actions") or ()) > 1 for each in says), "errors": {}, "typed": {},
            "deeper": [(row.name, f"{address(authority, row.id)}#{card.anchor}")], "crumb": "Edit", "theirs": None,
        } | more,
    )  # fmt: skip


def actions_of(found: Review) -> list[tuple[str, str]]:
    actions = found.plan["actions"] if found.plan else ()
    return [(str(each["id"]), f"{each['ref'] or ''} {each['title']}".strip()[:120]) for each in actions]


def match_of(item: Item) -> str:
    return str(item.action["id"]) if item.action else "new"


def above(others: list[tuple[str, str]], seen: Any, key: str) -> str | None:
    """The row before this one in the document: what a torn row usually belongs to."""
    keys = [each.key for each in seen.in_order if each.item.line]
    place = keys.index(key) if key in keys else 0
    return keys[place - 1] if place else None


# What was typed


def rewrite(authority: str, row: ReadingRow, key: str) -> ResponseReturnValue:
    found = handing_in.review(authority, row.id)
    item = editable(found, key)
    says = typed_proposals(item, request.form, period_of(found))
    do = request.form.get("do", "accept")
    if do in AGAIN or do.startswith("drop:"):
        version = request.form.get("version", "")
        return page(authority, row, found, item, redrawn(says, do), typed={"version": version})
    try:
        refuse_untitled(says)
        return join(authority, row, found, item, says) if do == "join" else keep(authority, row, found, item, says, do)
    except Refusal as refusal:
        return refused(authority, row, key, says, refusal)


def typed_proposals(item: Item, typed: Mapping[str, str], within: Period | None) -> list[Proposal]:
    """As many as the form had; a second one begins with what the row says."""
    count = min(max(reviewing.number(typed.get("parts")), 1), MOST_PARTS)
    befores = [item.says[min(number, len(item.says) - 1)] for number in range(count)]
    return [rewritten(before, number, typed, within) for number, before in enumerate(befores)]


def period_of(found: Review) -> Period | None:
    try:
        return periods.read(str(found.plan["period"] if found.plan else found.asked.get("period") or ""))
    except ValueError:
        return None


def redrawn(says: list[Proposal], do: str) -> list[Proposal]:
    """The form with other parts; nothing is kept yet."""
    if do == "split":
        return [*says[:-1], *apart.split(says[-1])][:MOST_PARTS]
    if do == "split_parts":
        return [part for each in says for part in apart.split_parts(each)][:MOST_PARTS]
    dropped = reviewing.number(do.removeprefix("drop:"))
    return [each for number, each in enumerate(says) if number != dropped] or says


def refuse_untitled(says: list[Proposal]) -> None:
    fields = {}
    for number, each in enumerate(says):
        if not each["title"]:
            fields[f"{number}-title"] = ["Write what will be done."]
        elif len(each["title"]) > LONGEST_TITLE:
            fields[f"{number}-title"] = [f"This is longer than {LONGEST_TITLE:,} characters. Shorten or split it."]
    if fields:
        raise InvalidOrder(" ".join(words[0] for words in fields.values()), fields=fields)


def keep(
    authority: str, row: ReadingRow, found: Review, item: Item, says: list[Proposal], do: str
) -> ResponseReturnValue:
    verdict = "accepted" if do == "accept" else "open"
    with handing_in.writing(authority) as rows:
        before = rows.answers(row.id).get(item.key)
        kept = (dict(before.answer) if before else {}) | {"says": says}
        if (match := request.form.get("match")) and match != match_of(item):
            kept["match"] = match if match == "new" or as_id(match) else "new"
        version = reviewing.number(request.form.get("version"))
        version = rows.answer(row.id, item.key, verdict, kept, current_user.id, version)
    now = handing_in.review(authority, row.id)
    if do == "accept" and reviewing.item_of(now, item.key).needs:
        with handing_in.writing(authority) as rows:
            rows.answer(row.id, item.key, "open", kept, current_user.id, version)
        flash(ONE_THING_MORE, "warning")
        return redirect(f"{address(authority, row.id)}#{anchor(item.key)}", 303)
    following = reviewing.seen_by(now).next_open(after=item.key) if do == "accept" else None
    where = following.anchor if following else anchor(item.key)
    return redirect(f"{address(authority, row.id)}#{where}", 303)


def join(authority: str, row: ReadingRow, found: Review, item: Item, says: list[Proposal]) -> ResponseReturnValue:
    """This row's words go behind those of another, which is then looked at again."""
    into = editable(found, request.form.get("join", ""))
    whole = [*into.says[:-1], into.says[-1]]
    for each in says:
        whole[-1] = apart.joined(whole[-1], each)
    with handing_in.writing(authority) as rows:
        answers = rows.answers(row.id)
        before = answers[into.key].answer if into.key in answers else {}
        absorbed = dict(before.get("absorbed") or {}) | {item.key: list(into.says)}
        kept = dict(before) | {"says": whole, "absorbed": absorbed}
        rows.answer(row.id, into.key, "open", kept, current_user.id, into.version)
        mine = {"says": says, "joined_to": into.key}
        version = reviewing.number(request.form.get("version"))
        rows.answer(row.id, item.key, "joined", mine, current_user.id, version)
    return redirect(f"{address(authority, row.id)}#{anchor(into.key)}", 303)


def refused(authority: str, row: ReadingRow, key: str, says: list[Proposal], refusal: Refusal) -> ResponseReturnValue:
    """Everything typed stays; where somebody else came first, what they said stands beside it."""
    found = handing_in.review(authority, row.id)
    item = editable(found, key)
    fields = refusal.details.get("fields") or {}
    errors = {name: " ".join(told) for name, told in fields.items()} or {"": str(refusal)}
    more: dict[str, Any] = {"errors": errors, "typed": {"version": request.form.get("version", "")}}
    if isinstance(refusal, SomeoneChangedThis):
        card = reviewing.seen_by(found).card(key)
        who = (card.by if card else None) or "Somebody"
        more["errors"] = {"": f"{who} changed this row since you opened it. Nothing you typed is lost."}
        blocks = [[each for each in fields_of(part) if each.texts] for part in item.says]
        more["theirs"] = {"by": who, "verdict": VERDICTS.get(item.verdict, "Open"), "blocks": blocks}
        more["typed"] = {"version": item.version}
    return page(authority, row, found, item, says, **more), status_of(refusal)
