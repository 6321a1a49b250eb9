"""The question with two points: what became of every action between them."""

from __future__ import annotations

from typing import Any

from flask import Response

from projections.asked import Asked
from projections.between.answer import compared_answer
from projections.between.comparing import compare_points
from web.api import shapes
from web.api.incoming import TwoPoints
from web.api.inspecting import blueprint
from web.api.reading import plan_called, question, reader_of
from web.api.tags import tagged

__all__ = ["blueprint", "compare"]


@question("/authorities/<slug:authority>/compare", TwoPoints, shapes.ComparisonShape)
def compare(query: dict[str, Any], authority: str) -> Response:
    """What differs between two points of all plans, or of one; applied to the first point it makes the second."""
    reader = reader_of(authority)
    before = Asked.of(query["from_as_at"], query.get("from_known_on"))
    after = Asked.of(query.get("to_as_at"), query.get("to_known_on"))
    plan = plan_called(reader, query["plan"]) if "plan" in query else None
    return tagged(compared_answer(reader, compare_points(reader, before, after, plan)))
