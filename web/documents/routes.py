"""Pages of documents: hand one in, see it being read, review what was understood, record what was accepted.

/<authority>/documents/                              all of them, and the form for another
/<authority>/documents/<reading>/                    one: being read, to be reviewed, recorded, or why not
/<authority>/documents/<reading>/items/<item>        what somebody says about one row
/<authority>/documents/<reading>/record              everything that was accepted, in one save
"""

from __future__ import annotations

import io
from urllib.parse import quote
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from web.documents import ending, handing_in, listing, opened, reviewing, rewriting, sample
from web.documents.frame import address
from web.documents.named import document_name
from web.documents.showing import name_of
from web.documents.telling import (
    adds,
    answers_to,
    as_sentence,
    asked_of_ratings,
    differs,
    heading_of,
    in_groups,
    is_about_initials,
    is_decision,
)
from web.errors import PAGES
from web.permissions import allow

blueprint = Blueprint("documents", __name__, template_folder="templates")
blueprint.add_app_template_filter(as_sentence, "sentence_of")
blueprint.add_app_template_filter(name_of, "name_of_item")
blueprint.add_app_template_filter(heading_of, "heading_of_change")
blueprint.add_app_template_filter(differs, "change_differs")
blueprint.add_app_template_filter(is_decision)
blueprint.add_app_template_filter(answers_to)
blueprint.add_app_template_filter(asked_of_ratings)
blueprint.add_app_template_filter(in_groups)
blueprint.add_app_template_filter(is_about_initials)
blueprint.add_app_template_filter(adds, "change_adds")
blueprint.add_app_template_global(document_name)

AT = "/<slug:authority>/documents"
ONE = f"{AT}/<uuid:reading>"


@blueprint.get(f"{AT}/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    return listing.page(authority)


@blueprint.post(f"{AT}/")
@allow("record")
def hand_in(authority: str) -> ResponseReturnValue:
    return listing.hand_in(authority)


hand_in.largest = handing_in.LARGEST_UPLOAD  # type: ignore[attr-defined]  # all other forms are small


@blueprint.get(f"{AT}/sample.docx")
@allow("record")
def sample_plan(authority: str) -> ResponseReturnValue:
    """A plan of no service, to try it with."""
    return send_file(io.BytesIO(sample.plan()), handing_in.MEDIA[".docx"], True, "Sample plan.docx")


@blueprint.get(f"{ONE}/")
@allow("read plans")
def show(authority: str, reading: UUID) -> ResponseReturnValue:
    return opened.page(authority, handing_in.one(authority, reading))


@blueprint.get(f"{AT}/of/<document>")
@allow("read plans")
def of_entry(authority: str, document: str) -> ResponseReturnValue:
    """From an entry to the document that it was read from, by the hash that the entry has."""
    return listing.of_hash(authority, document)


@blueprint.get(f"{ONE}/progress")
@allow("read plans")
def progress(authority: str, reading: UUID) -> ResponseReturnValue:
    """How far it is read, for the page that waits for it."""
    return opened.progress(authority, handing_in.one(authority, reading))


@blueprint.get(f"{ONE}/original")
@allow("read originals")
def original(authority: str, reading: UUID) -> ResponseReturnValue:
    """The file as it was handed in, never shown as a page of ours."""
    row = handing_in.one(authority, reading)
    name, _, content = handing_in.documents(authority).content(row.document)
    answer = Response(content, mimetype="application/octet-stream")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer.headers["Content-Security-Policy"] = "sandbox"
    return answer


# The review


@blueprint.get(f"{ONE}/settings")
@allow("record")
def settings(authority: str, reading: UUID) -> ResponseReturnValue:
    return reviewing.settings(authority, in_review(authority, reading))


@blueprint.post(f"{ONE}/settings")
@allow("record")
def change_settings(authority: str, reading: UUID) -> ResponseReturnValue:
    return reviewing.change_settings(authority, in_review(authority, reading))


@blueprint.post(f"{ONE}/accept-clear")
@allow("record")
def accept_clear(authority: str, reading: UUID) -> ResponseReturnValue:
    return reviewing.accept_clear(authority, in_review(authority, reading))


@blueprint.post(f"{ONE}/items/<item>")
@allow("record")
def answer_item(authority: str, reading: UUID, item: str) -> ResponseReturnValue:
    return reviewing.answer(authority, in_review(authority, reading), item)


@blueprint.get(f"{ONE}/items/<item>")
@allow("record")
def item(authority: str, reading: UUID, item: str) -> ResponseReturnValue:
    """The address of a row that was answered and reloaded: the review, at that row."""
    return redirect(f"{address(authority, reading)}#{reviewing.anchor(item)}")


@blueprint.get(f"{ONE}/items/<item>/edit")
@allow("record")
def edit_item(authority: str, reading: UUID, item: str) -> ResponseReturnValue:
    return rewriting.form(authority, in_review(authority, reading), item)


@blueprint.post(f"{ONE}/items/<item>/edit")
@allow("record")
def rewrite_item(authority: str, reading: UUID, item: str) -> ResponseReturnValue:
    return rewriting.rewrite(authority, in_review(authority, reading), item)


# Its end


@blueprint.get(f"{ONE}/record")
@allow("record")
def confirm(authority: str, reading: UUID) -> ResponseReturnValue:
    return ending.confirm(authority, in_review(authority, reading))


@blueprint.post(f"{ONE}/record")
@allow("record")
def record(authority: str, reading: UUID) -> ResponseReturnValue:
    return ending.record(authority, handing_in.one(authority, reading))


@blueprint.get(f"{ONE}/set-aside")
@allow("record")
def about_to_set_aside(authority: str, reading: UUID) -> ResponseReturnValue:
    return ending.about_to_set_aside(authority, handing_in.one(authority, reading))


@blueprint.post(f"{ONE}/set-aside")
@allow("record")
def set_aside(authority: str, reading: UUID) -> ResponseReturnValue:
    return ending.set_aside(authority, handing_in.one(authority, reading))


def in_review(authority: str, reading: UUID) -> handing_in.ReadingRow:
    """A reading that is read and waits for people; anything else is shown as it is."""
    row = handing_in.one(authority, reading)
    if row.status != "ready":
        raise opened.NotInReview(row)
    return row


@blueprint.errorhandler(opened.NotInReview)
def not_in_review(found: opened.NotInReview) -> ResponseReturnValue:
    """It was recorded or set aside meanwhile, or is being read still: its page says so."""
    where = address((request.view_args or {})["authority"], found.row.id)
    return Response("", headers={"HX-Redirect": where}) if reviewing.by_script() else redirect(where, 303)


@blueprint.errorhandler(413)
def too_large(_: RequestEntityTooLarge) -> ResponseReturnValue:
    """A file that is refused before anybody looks at it."""
    if request.endpoint == "documents.hand_in":
        return listing.too_large((request.view_args or {})["authority"])
    title, words = PAGES[413]
    return render_template("error.html", status=413, title=title, words=words), 413
