"""Questions about inspections and local audits: what was asked and what serves it, what was scored and rated."""

from __future__ import annotations

from typing import Any

from flask import Response

from projections.inspecting.audits import audits
from projections.inspecting.recommendations import inspections
from web.api import shapes_of_inspections as shapes
from web.api.indicating import blueprint
from web.api.reading import Question, answer, asked, question, reader_of, tagged

__all__ = ["blueprint", "list_audits", "list_inspections"]


@question("/authorities/<slug:authority>/inspections", Question, shapes.Inspections)
def list_inspections(query: dict[str, Any], authority: str) -> Response:
    """Inspections, newest first, each with its ratings and its recommendations: answered how, served by what."""
    reader, when = reader_of(authority), asked(query)
    return tagged(answer(reader, when, inspections=inspections(reader, when)))


@question("/authorities/<slug:authority>/audits", Question, shapes.Audits)
def list_audits(query: dict[str, Any], authority: str) -> Response:
    """Local audits, oldest first: their tables as they stand, and what in them does not add up."""
    reader, when = reader_of(authority), asked(query)
    return tagged(answer(reader, when, audits=audits(reader, when)))
