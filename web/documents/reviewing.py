"""The review's page, and what people say on it: one row, all that is clear, or what the whole document rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.refusals import InvalidOrder, NotFound, Refusal, SomeoneChangedThis
from projections.documents.model import Item, Review
from projections.documents.steps import steps
from projections.documents.store import Documents, ReadingRow
from web.authorities import people, reader
from web.documents import handing_in, resting
from web.documents.answering import UNCHOSEN, answer_of, asked, missing, verdict_of
from web.documents.frame import address, frame
from web.documents.showing import Card, Shown, anchor, card_of, shown
from web.documents.telling import as_sentence
from web.documents.words import (
    BY_MANAGERS,
    KINDS_OF_ITEMS,
    LEFTOVERS,
    SAID,
    several,
    what_is_recorded,
    what_was_understood,
)
from web.errors import status_of

__all__ = ["anchor"]
MEANWHILE = {
    "accepted": "{} changed this row since you opened it: it is accepted, and stays so unless you decide otherwise.",
    "left_out": "{} changed this row since you opened it: it is left out, and stays so unless you decide otherwise.",
    "joined": "{} changed this row since you opened it: it is joined with another, unless you take it back.",
    "open": "{} changed this row since you opened it. What stands now is here: decide again.",
}
KEPT = " What you typed is kept below."


class UnknownItem(NotFound):
    """A row that the document does not have."""


def page(authority: str, row: ReadingRow, **more: Any) -> str:
    """The whole review; `more` replaces what is shown, after a refusal."""
    found = more.pop("found", None) or handing_in.review(authority, row.id)
    return render_template("documents/review.html", **around(authority, row, found, **more))


def around(authority: str, row: ReadingRow, found: Review, **more: Any) -> dict[str, Any]:
    """What the page and its pieces show."""
    seen = more.pop("seen", None) or seen_by(found)
    first = seen.next_open()
    return {
        **frame(authority, row),
        "review": found,
        "shown": seen,
        "understood": what_was_understood(found),
        "recording": what_is_recorded(seen.accepted()),
        "only_managers": only_managers(authority, found),
        "rests_on": resting.in_words(found, reader(authority)),
        "first_open": first.anchor if first else "questions" if seen.open_and_waiting else "bar",
        "kinds_of_items": KINDS_OF_ITEMS,
        "reasons": LEFTOVERS,
        "errors": {},
        "problem_title": "This could not be done yet",
        **more,
    }


def seen_by(found: Review) -> Shown:
    return shown(found, people({item.by for item in found.items if item.by}))


def only_managers(authority: str, found: Review) -> list[str]:
    """What of it whoever asks may prepare and not record: "opening a plan"."""
    try:
        beyond = {step.order for step in steps(found) if not handing_in.may_record(authority, [step])}
    except Refusal:  # something is missing yet, which recording will say
        return []
    return [words for order, words in BY_MANAGERS.items() if order in beyond] or ["a part of it"] * bool(beyond)


# One row


def answer(authority: str, row: ReadingRow, key: str) -> ResponseReturnValue:
    """Accepts, leaves out or takes back; what was typed stays where somebody else came first."""
    stood = handing_in.review(authority, row.id)
    item = item_of(stood, key)
    do, typed = request.form.get("do", "accept"), request.form
    before = handing_in.documents(authority).answers(row.id).get(key)
    problems = missing(item, typed, before) if do == "accept" else {}
    if problems:
        return refused(authority, row, key, InvalidOrder("One thing has to be said first."), problems)
    try:
        with handing_in.writing(authority) as rows:
            saved = answer_of(rows.answers(row.id).get(key), item, typed)
            if do == "undo" and item.verdict == "joined":
                take_apart(rows, row.id, saved.pop("joined_to", None), key)
            rows.answer(row.id, key, verdict_of(do), saved, current_user.id, number(typed.get("version")))
    except SomeoneChangedThis as refusal:
        return refused(authority, row, key, refusal)
    found = handing_in.review(authority, row.id)
    now = item_of(found, key)
    if do == "accept" and now.needs:
        return asked_more(authority, row, now)
    return answered(authority, row, stood, found, key, do)


def take_apart(rows: Documents, reading: UUID, into: str | None, key: str) -> None:
    """A row that was joined with another comes back, and the other is as it was before."""
    other = rows.answers(reading).get(into or "")
    absorbed = dict(other.answer.get("absorbed") or {}) if other else {}
    if other is not None and into and key in absorbed:
        before = absorbed.pop(key)
        kept = dict(other.answer) | {"says": before, "absorbed": absorbed}
        if before == [line_of(rows, reading, into)]:
            del kept["says"]  # nobody edited it: its doubts are doubts again
        rows.answer(reading, into, "open", kept, current_user.id, other.version)


def line_of(rows: Documents, reading: UUID, key: str) -> Mapping[str, Any] | None:
    """What was read of a row."""
    number = int(key.removeprefix("line:")) if key.startswith("line:") else 0
    return rows.lines(reading)[number - 1] if number else None


def answered(authority: str, row: ReadingRow, stood: Review, found: Review, key: str, do: str) -> ResponseReturnValue:
    """The next row; or, for a page that runs scripts, everything on it that is other than it stood."""
    seen = seen_by(found)
    card = seen.card(key)
    following = seen.next_open(after=key)
    if not by_script() or card is None:
        where = anchor(key) if do == "undo" else following.anchor if following else ""
        return redirect(address(authority, row.id) + (f"#{where}" if where else ""), 303)
    before = {item.key: item for item in stood.items}
    if {each.key for each in seen_by(stood).cards} != {each.key for each in seen.cards}:
        return Response("", headers={"HX-Refresh": "true"})  # rows came or went: no piece can show that
    also = [each for each in seen.cards if each.key != key and each.item != before[each.key]]
    said = f"{card.verdict or SAID.get(do, '')}: {card.name}. {several(len(found.open), 'row')} still open."
    return piece(authority, row, found, seen, card, said, also)


def asked_more(authority: str, row: ReadingRow, item: Item) -> ResponseReturnValue:
    """An answer that leads to a question: nothing is accepted before that has its answer too."""
    with handing_in.writing(authority) as rows:
        kept = rows.answers(row.id)[item.key]
        rows.answer(row.id, item.key, "open", kept.answer, current_user.id, item.version)
    wanted = InvalidOrder(f"One thing more has to be said: {item.needs[0].question}")
    return refused(authority, row, item.key, wanted, {}, typed={})


def refused(
    authority: str,
    row: ReadingRow,
    key: str,
    refusal: Refusal,
    problems: Mapping[str, str] | None = None,
    typed: Mapping[str, Any] | None = None,
) -> ResponseReturnValue:
    """The row as it stands now, with what is wrong and everything that was typed."""
    found = handing_in.review(authority, row.id)
    seen = seen_by(found)
    card = seen.card(key)
    if card is None:
        raise UnknownItem("This document has no such row any more.")
    card.problem = str(refusal)
    if isinstance(refusal, SomeoneChangedThis):
        card.problem = MEANWHILE[card.item.verdict].format(card.by or "Somebody") + KEPT * was_typed(request.form)
    card.problems = dict(problems or {})
    card.typed = request.form if typed is None else typed
    status = status_of(refusal)
    if by_script():
        return piece(authority, row, found, seen, card, card.problem), status
    errors = problems_in_words(card) or {card.anchor: f"{card.name}: {card.problem}"}
    return page(authority, row, found=found, seen=seen, errors=errors), status


def was_typed(typed: Mapping[str, str]) -> bool:
    return any(name.startswith("need:") and value.strip() not in ("", UNCHOSEN) for name, value in typed.items())


def problems_in_words(card: Card) -> dict[str, str]:
    """For the summary above the page: which row, and which question; each leads to where it can be answered."""
    told = {}
    for _, need, name in asked(card.item):
        if name in card.problems:
            above = need.question in card.asked_above
            where = "questions" if above else field_id(name)
            words = "Answer it here, once for the whole document." if above else card.problems[name]
            told[where] = f"{card.name}: {need.question} {words}"
    return told


def piece(
    authority: str, row: ReadingRow, found: Review, seen: Shown, card: Card, said: str, also: Sequence[Card] = ()
) -> str:
    """The row, others that changed with it, what is told of all rows, and the foot, for a page that runs scripts."""
    known = around(authority, row, found, seen=seen, said=said, swapped=True, also=also)
    return render_template("documents/_answered.html", card=card, **known)


def field_id(name: str) -> str:
    return name.replace(":", "-").replace(".", "-").replace("/", "-")


def card_alone(item: Item, found: Review) -> Card:
    """A row that the page shows in one line only."""
    return card_of(item, {}, found)


def item_of(found: Review, key: str) -> Item:
    item = next((each for each in found.items if each.key == key), None)
    if item is None:
        raise UnknownItem("This document has no such row.", item=key)
    return item


# All that is clear


def accept_clear(authority: str, row: ReadingRow) -> ResponseReturnValue:
    """Those that the page showed as clear, and that nobody changed since; at least those that are clear now."""
    found = handing_in.review(authority, row.id)
    clear = {item.key: item for item in found.open if item.clear}
    wanted = [
        (key, number(version)) for version, _, key in (each.partition(" ") for each in request.form.getlist("item"))
    ]
    with handing_in.writing(authority) as rows:
        rows.answer_many(
            row.id, [(key, version) for key, version in wanted if key in clear], "accepted", current_user.id
        )
    following = seen_by(handing_in.review(authority, row.id)).next_open()
    return redirect(address(authority, row.id) + (f"#{following.anchor}" if following else ""), 303)


# The whole document


def settings(authority: str, row: ReadingRow, **more: Any) -> str:
    found = handing_in.review(authority, row.id)
    shown_as = {"errors": {}, "typed": resting.at_first(found)} | more
    about = resting.choices(reader(authority), found)
    return render_template(
        "documents/settings.html", **frame(authority, row), review=found, **about, **shown_as,
        deeper=[(row.name, address(authority, row.id))], crumb="What it rests on",
    )  # fmt: skip


def change_settings(authority: str, row: ReadingRow) -> ResponseReturnValue:
    """The questions on top of the review, or the page of all settings; decisions about rows stay."""
    only_questions = request.form.get("only") == "questions"
    found = handing_in.review(authority, row.id)
    try:
        asked = resting.asked_of(found, request.form, only_questions)
        handing_in.refuse_unknown_plan(authority, asked)
        with handing_in.writing(authority) as rows:
            rows.ask_differently(row.id, asked, number(request.form.get("version")))
    except Refusal as refusal:
        errors = resting.errors_of(refusal)
        typed = request.form
        if only_questions:
            return page(
                authority, row, errors={"questions": as_sentence(str(refusal))}, typed_settings=typed
            ), status_of(refusal)
        return settings(authority, row, errors=errors, typed=typed), status_of(refusal)
    return redirect(address(authority, row.id), 303)


def by_script() -> bool:
    return request.headers.get("HX-Request") == "true"


def number(text: str | None) -> int:
    """A version as a form carries it; what is none was never seen."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1
