"""One document's page: being read, refused, to be reviewed, recorded or set aside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from projections.asked import Asked
from projections.documents.store import ReadingRow
from projections.documents.wording import in_row
from projections.history import days_of, since
from projections.naming import plans_named
from web import wording
from web.authorities import reader
from web.documents import listing, reviewing
from web.documents.frame import address, frame
from web.documents.words import how_far, several
from web.layout import day
from web.permissions import may

MANY = 4
"""Days that one sentence can hold."""


class NotInReview(Exception):
    """Somebody answers about a document that does not wait for answers."""

    def __init__(self, row: ReadingRow) -> None:
        self.row = row


def page(authority: str, row: ReadingRow) -> ResponseReturnValue:
    if row.status in ("waiting", "reading"):
        return render_template("documents/reading.html", **frame(authority, row), **progress_of(row))
    if row.status == "ready":
        if may(current_user, authority, "record"):
            return reviewing.page(authority, row)
        return render_template("documents/waiting_for_review.html", **frame(authority, row))
    if row.status == "recorded":
        return render_template("documents/recorded.html", **frame(authority, row), **what_was_recorded(authority, row))
    another = listing.another(authority, row.asked)
    return render_template(
        f"documents/{row.status}.html", **frame(authority, row), refusal=row.refusal, another=another
    )


def progress(authority: str, row: ReadingRow) -> ResponseReturnValue:
    """Only how far it is; once it is read, the page is asked for anew."""
    if request.headers.get("HX-Request") != "true":
        return redirect(address(authority, row.id))
    if row.status not in ("waiting", "reading"):
        return Response("", headers={"HX-Redirect": address(authority, row.id)})
    return render_template("documents/_progress.html", **frame(authority, row), **progress_of(row))


def progress_of(row: ReadingRow) -> dict[str, Any]:
    if row.status == "waiting":
        return {"far": "Waiting to be read", "so_far": 0, "total": None, "done": False}
    return {"far": how_far(row.done, row.total, row.unit), "so_far": row.done, "total": row.total, "done": False}


def what_was_recorded(authority: str, row: ReadingRow) -> dict[str, Any]:
    """Out of the record itself: who recorded it, how much of it, into which plan."""
    read = reader(authority)
    told = next((each for each in since(read, row.id, 0) if each["event"] == "DocumentRecorded"), None)
    plan = plans_named(read, Asked.of()).get(row.plan) if row.plan else None
    body = told["body"] if told else {"accepted": 0, "left_out": 0}
    left_out = body["left_out"]
    return {
        "what": f"{several(body['accepted'], 'row')} accepted" + (f" by {told['by']}" if told else ""),
        "left_out": f"{several(left_out, 'row')} {'was' if left_out == 1 else 'were'} left out." if left_out else "",
        "recorded_at": row.recorded_at,
        "days": in_days(days_of(read, told["command_id"])) if told else "",
        "plan_name": wording.plan_name(plan) if plan else None,
        "plan_url": f"/{authority}/plans/{row.plan}/" if plan else None,
        "plan": row.plan if plan else None,
    }


def in_days(days: Mapping[date, int]) -> str:
    """ "What was recorded counts from 1 April 2026 (20 entries) and 3 May 2026 (2 entries)." """
    told = [f"{day(each)} ({count:,} {'entry' if count == 1 else 'entries'})" for each, count in days.items()]
    if len(told) > MANY:
        first, *_, last = days
        spread = f"{len(days):,} different days, the first {day(first)} and the last {day(last)}"
        return f"What was recorded counts from {spread}: see the entries."
    return f"What was recorded counts from {in_row(told)}." if told else ""
