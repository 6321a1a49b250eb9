"""The page of all documents, and handing in another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4, uuid5

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.datastructures import FileStorage

from domain.plan import KINDS
from domain.refusals import InvalidOrder, Refusal, UnknownReading
from projections.asked import Asked
from projections.documents.store import ReadingRow
from projections.finding import as_id
from projections.naming import plans_named
from projections.reading import Reader
from web import wording
from web.authorities import people, reader
from web.documents import handing_in
from web.documents.frame import address
from web.documents.settings import settings_of
from web.documents.words import STATUS_COLOURS, STATUSES, how_far
from web.errors import status_of
from web.permissions import may

RUNNING = ("open", "signed_off")
ASKED_FOR = ("plan", "title", "period", "kind")
NO_NEWS = "The same file was recorded before"
CHOOSE_AGAIN = "Choose the file again: it was not kept."


def page(authority: str, errors: dict[str, str] | None = None, typed: dict[str, str] | None = None) -> str:
    read = reader(authority)
    rows = handing_in.visible(authority)
    aside = [row for row in rows if row.status == "set_aside"]
    return render_template(
        "documents/index.html",
        readings=listed(authority, [row for row in rows if row not in aside], read),
        set_aside=listed(authority, aside, read),
        errors=errors or {},
        typed=typed if typed is not None else {name: request.args.get(name, "") for name in ASKED_FOR},
        **(what_may_be_chosen(read, typed) if may(current_user, authority, "record") else {"may_hand_in": False}),
    )


def what_may_be_chosen(read: Reader, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    return {
        "may_hand_in": True,
        "plans": [plan for plan in read.plans(Asked.of()) if plan["status"] in RUNNING],
        "kinds": KINDS,
        "command_id": (typed or {}).get("command_id") or uuid4(),
        "largest": f"{handing_in.LARGEST // 1024 // 1024} MB",
        "largest_bytes": handing_in.LARGEST,
        "accepted": ",".join(handing_in.MEDIA),
    }


def listed(authority: str, rows: list[ReadingRow], read: Reader) -> list[dict[str, Any]]:
    """Each document with the plan it belongs to, and how far it has come."""
    plans = plans_named(read, Asked.of())
    names = people({row.created_by for row in rows})
    known = {(row.document, row.plan) for row in rows if row.status == "recorded"}
    return [
        {
            "url": address(authority, row.id),
            "name": row.name,
            "plan": plan_of(row, plans),
            "created_at": row.created_at,
            "by": names.get(row.created_by),
            "state": STATUSES[row.status],
            "colour": STATUS_COLOURS[row.status],
            "more": NO_NEWS if is_known(row, known) else more_about(authority, row),
        }
        for row in rows
    ]


def is_known(row: ReadingRow, known: Container[tuple[str, UUID | None]]) -> bool:
    """Whether the very same file was recorded in the same plan."""
    return row.status == "ready" and (row.document, as_id(str(row.asked.get("plan") or ""))) in known


def plan_of(row: ReadingRow, plans: dict[UUID, dict[str, Any]]) -> str:
    id = row.plan or as_id(str(row.asked.get("plan") or ""))
    if id in plans:
        return wording.plan_name(plans[id])
    title, period = row.asked.get("title") or "", row.asked.get("period") or ""
    return f"New: {wording.plan_name({'title': title, 'period': period})}" if title else "Not chosen yet"


def more_about(authority: str, row: ReadingRow) -> str:
    if row.status == "reading":
        return how_far(row.done, row.total, row.unit)
    if row.status == "refused":
        return row.refusal or ""
    if row.status == "ready":
        decided = sum(each.verdict != "open" for each in handing_in.documents(authority).answers(row.id).values())
        return f"{decided} decided so far" if decided else "Nothing decided yet"
    return ""


def another(authority: str, asked: Mapping[str, Any]) -> str:
    """The form for another file, of the same plan."""
    kept = {name: str(asked[name]) for name in ASKED_FOR if asked.get(name)}
    return f"/{authority}/documents/?{urlencode({'plan': 'new'} | kept)}"


def of_hash(authority: str, document: str) -> ResponseReturnValue:
    """The document of that hash which was recorded last, or else handed in last."""
    rows = [row for row in handing_in.visible(authority) if row.document == document]
    rows.sort(key=lambda row: row.status != "recorded")
    if not rows:
        raise UnknownReading("This document is not kept here, or you may not see it.")
    return redirect(address(authority, rows[0].id))


# Handing in


def hand_in(authority: str) -> ResponseReturnValue:
    """Takes the file in and leads to its page; what is wrong is said beside its field."""
    typed = request.form.to_dict()
    try:
        upload, asked = taken(request.files.get("file"), typed)
        id = handing_in.begin(authority, upload, asked, id_of(upload, asked, typed.get("command_id", "")))
    except Refusal as refusal:
        return page(authority, with_file_again(errors_of(refusal)), typed), status_of(refusal)
    return redirect(address(authority, id), 303)


def with_file_again(errors: dict[str, str]) -> dict[str, str]:
    """No browser keeps a file that was refused with its form, so the page says it."""
    sent = request.files.get("file")
    return {"file": CHOOSE_AGAIN} | errors if sent and sent.filename else errors


def too_large(authority: str) -> ResponseReturnValue:
    """A request of which nothing was read: its form is gone, and the page for another stands here."""
    most = handing_in.LARGEST // 1024 // 1024
    told = f"That file has more than {most} MB, so nothing of it was taken in. Save the part that is the plan as a "
    return page(authority, {"file": told + "file of its own, and choose that one."}, {}), 413


def taken(upload: FileStorage | None, typed: dict[str, str]) -> tuple[FileStorage, dict[str, Any]]:
    """The file and which plan it is. Refuses with everything that is missing, and never guesses."""
    problems = missing(typed)
    if upload is None or not upload.filename:
        problems = {"file": "Choose the file of the plan."} | problems
    if problems or upload is None:
        raise InvalidOrder(" ".join(problems.values()), fields={name: [words] for name, words in problems.items()})
    names = ("title", "kind", "period") if typed["plan"] == "new" else ("plan",)
    return upload, settings_of({name: typed.get(name, "") for name in names})


def missing(typed: Mapping[str, str]) -> dict[str, str]:
    """What has to be said of the plan, by field."""
    if not typed.get("plan"):
        return {"plan": "Say which plan it is."}
    told = {"title": "Give the new plan a title.", "period": "Say for which year the new plan is."}
    return {name: words for name, words in told.items() if typed["plan"] == "new" and not typed.get(name, "").strip()}


def id_of(upload: FileStorage, asked: dict[str, Any], command: str) -> UUID:
    """The same form sent twice with the same file is one document; with another file it is another."""
    content = upload.stream.read(handing_in.LARGEST + 1)
    upload.stream.seek(0)
    told = f"{hashlib.sha256(content).hexdigest()} {json.dumps(asked, sort_keys=True)}"
    return uuid5(as_id(command) or uuid4(), told)


def errors_of(refusal: Refusal) -> dict[str, str]:
    """Sentences by field; one that is about no field of ours is about the file."""
    fields = refusal.details.get("fields") or {}
    known = ("file", "plan", "title", "period")
    found = {name: " ".join(told) for name, told in fields.items() if name in known}
    return found or {"file": str(refusal)}
