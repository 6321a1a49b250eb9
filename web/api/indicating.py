"""Questions about indicators: values, definitions, and how they move."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields

from projections.indicators.reading import indicators
from web.api.reading import Question, answer, asked, blueprint, question, reader_of, tagged
from web.api.shapes import Head, anything, day, many, maybe, maybe_day, one, uid, words, yes_or_no
from web.api.shapes_of_inspections import amount

__all__ = ["blueprint", "list_indicators"]


class PeriodShape(Schema):
    text = words(description="As it was written.")
    kind = words(description="month, quarter, year, calendar_year, rolling_year or span.")
    starts_on = day()
    ends_on = day()
    cohort = yes_or_no()


class OneFigure(Schema):
    entry = uid()
    period = one(PeriodShape)
    value = amount()
    unit = words()
    comparators = anything(description="What it is compared with: national, region, family, neighbours.")
    published_on = maybe_day()
    reported_on = day()
    definition = fields.Int(required=True)
    note = maybe()


class ValueShape(OneFigure):
    earlier = many(OneFigure, description="What had been reported for the same period before.")


class DefinitionShape(Schema):
    version = fields.Int(required=True)
    since = day()
    unit = words()
    text = maybe()


class DirectionShape(Schema):
    way = words(description="up, down or same.")
    by = amount()
    better = fields.Bool(required=True, allow_none=True)
    since = fields.Nested(OneFigure, data_key="from", required=True)


class IndicatorShape(Schema):
    id = uid()
    code = maybe(description="In the national list; null for a local one.")
    name = words()
    national = yes_or_no()
    better = words()
    unit = words()
    definitions = many(DefinitionShape)
    values = many(ValueShape, description="One for each period, the oldest first.")
    latest = one(ValueShape, allow_none=True)
    direction = one(DirectionShape, allow_none=True)


class Indicators(Head):
    indicators = many(IndicatorShape)


@question("/authorities/<slug:authority>/indicators", Question, Indicators)
def list_indicators(query: dict[str, Any], authority: str) -> Response:
    """Indicators with their definitions and values; what was reported again has the earlier figures beside it."""
    reader, when = reader_of(authority), asked(query)
    return tagged(answer(reader, when, indicators=indicators(reader, when)))
