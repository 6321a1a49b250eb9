"""The end of a review: everything that was accepted is recorded in one save, or the document is set aside."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from domain.refusals import Refusal
from projections.documents.model import Review
from projections.documents.steps import unanswered
from projections.documents.store import ReadingRow
from web.documents import handing_in, reviewing
from web.documents.frame import address, frame
from web.documents.words import several, what_is_recorded
from web.errors import status_of


def confirm(authority: str, row: ReadingRow, errors: dict[str, str] | None = None, found: Review | None = None) -> str:
    """What is recorded, and what is left out by that."""
    found = found or handing_in.review(authority, row.id)
    seen = reviewing.seen_by(found)
    return render_template(
        "documents/confirm.html", **frame(authority, row), review=found, errors=errors or {},
        deeper=[(row.name, address(authority, row.id))], crumb="Record",
        recording=what_is_recorded(seen.accepted()) if seen.accepted() else "",
        open=[card for card in seen.cards if not card.decided],
        left_out=sum(not card.decided and card.item.kind != "gone" for card in seen.cards),
    )  # fmt: skip


def record(authority: str, row: ReadingRow) -> ResponseReturnValue:
    """At once where nothing is open; else only when somebody says that what is open is left out."""
    if row.status != "ready":
        return redirect(address(authority, row.id), 303)
    found = handing_in.review(authority, row.id)
    if not reviewing.seen_by(found).accepted():
        return confirm(authority, row, {"": "Nothing is accepted yet, so there is nothing to record."}, found), 409
    if waiting := unanswered(found):
        words = f"{several(len(waiting), 'accepted row')} still {'asks' if len(waiting) == 1 else 'ask'} a question."
        return confirm(authority, row, {reviewing.anchor(waiting[0].key): words}, found), 409
    if found.open and request.form.get("open") != "left_out":
        return confirm(authority, row, found=found)
    try:
        handing_in.record(authority, row.id)
    except Refusal as refusal:
        return confirm(authority, row, {"": str(refusal)}), status_of(refusal)
    return redirect(address(authority, row.id), 303)


def about_to_set_aside(authority: str, row: ReadingRow) -> str:
    return render_template(
        "documents/setting_aside.html", **frame(authority, row),
        deeper=[(row.name, address(authority, row.id))], crumb="Set aside",
    )  # fmt: skip


def set_aside(authority: str, row: ReadingRow) -> ResponseReturnValue:
    if row.status not in ("recorded", "set_aside"):
        handing_in.set_aside(authority, row.id, request.form.get("reason", "").strip() or None)
    return redirect(address(authority, row.id), 303)
