"""A plan as a file that people know: for Word and for Excel, for any two dates."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, send_file
from flask.typing import ResponseReturnValue

from projections.documents.layout import Layout, layout
from projections.documents.writing_excel import as_excel
from projections.documents.writing_word import as_word
from projections.documents.written import question
from web import asking
from web.authorities import name_of, reader
from web.permissions import allow

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

blueprint = Blueprint("downloads", __name__)
asking.install(blueprint)


@blueprint.get("/<slug:authority>/plans/<uuid:plan>/plan.docx")
@allow("read plans")
def word(authority: str, plan: UUID) -> ResponseReturnValue:
    return download(authority, plan, as_word, WORD, "docx")


@blueprint.get("/<slug:authority>/plans/<uuid:plan>/plan.xlsx")
@allow("read plans")
def excel(authority: str, plan: UUID) -> ResponseReturnValue:
    return download(authority, plan, as_excel, EXCEL, "xlsx")


def download(
    authority: str, plan: UUID, write: Callable[[Layout], bytes], media_type: str, ending: str
) -> ResponseReturnValue:
    asked = asking.asked()
    laid_out = layout(reader(authority).plan(plan, asked), name_of(authority), question(asked))
    name = f"{plain(laid_out.title)} {asked.as_at.isoformat()}.{ending}"
    return send_file(io.BytesIO(write(laid_out)), media_type, as_attachment=True, download_name=name)


def plain(title: str) -> str:
    """A title as the name of a file can have it."""
    return " ".join(re.sub(r"[^\w() -]+", " ", title).split())[:120] or "Plan"
