"""A plan as a file that people know: for Word, for Excel and as PDF, for any two dates."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, send_file
from flask.typing import ResponseReturnValue

from projections.asked import Asked
from projections.called import plan_name
from projections.documents.layout import Layout, file_name, layout
from projections.documents.writing_excel import as_excel
from projections.documents.writing_pdf import as_pdf
from projections.documents.writing_word import as_word
from projections.documents.written import question
from web import asking
from web.authorities import name_of, reader
from web.permissions import allow

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"

blueprint = Blueprint("downloads", __name__)
asking.install(blueprint)


@blueprint.get("/<slug:authority>/plans/<uuid:plan>/plan.docx")
@allow("read plans")
def word(authority: str, plan: UUID) -> ResponseReturnValue:
    return download(authority, plan, lambda *said: as_word(laid_out(*said)), WORD, "docx")


@blueprint.get("/<slug:authority>/plans/<uuid:plan>/plan.xlsx")
@allow("read plans")
def excel(authority: str, plan: UUID) -> ResponseReturnValue:
    return download(authority, plan, lambda *said: as_excel(laid_out(*said)), EXCEL, "xlsx")


@blueprint.get("/<slug:authority>/plans/<uuid:plan>/plan.pdf")
@allow("read plans")
def pdf(authority: str, plan: UUID) -> ResponseReturnValue:
    return download(authority, plan, as_pdf, PDF, "pdf")


def download(
    authority: str,
    plan: UUID,
    write: Callable[[Mapping[str, Any], str, Asked], bytes],
    media_type: str,
    ending: str,
) -> ResponseReturnValue:
    asked = asking.asked()
    found = reader(authority).plan(plan, asked)
    name = f"{file_name(plan_name(found))} {asked.as_at.isoformat()}.{ending}"
    content = write(found, name_of(authority), asked)
    return send_file(io.BytesIO(content), media_type, as_attachment=True, download_name=name)


def laid_out(plan: Mapping[str, Any], name: str, asked: Asked) -> Layout:
    return layout(plan, name, question(asked))
