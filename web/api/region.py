"""Questions about the region: themes across the services, in numbers, and one theme with its actions."""

from __future__ import annotations

from typing import Any

from flask import Response, abort
from marshmallow import Schema, fields, validate

from domain.theme import THEMES
from projections.asked import Asked
from projections.region.answers import matrix_answer, theme_answer
from projections.region.covering import LACKS
from projections.region.matrix import EVERY_THEME, WAYS
from projections.region.reading import RegionReader
from projections.region.suppressing import FEWEST, MOST, RULE
from web.api import shapes
from web.api.incoming import Question, asked, label
from web.api.reading import question
from web.api.shapes_of_the_region import ActionInRegion, RegionDates, SharedNote
from web.api.tags import tagged
from web.connections import reading_region
from web.permissions import allow

TOO_FEW = list(range(1, FEWEST))


class AboutRegion(Question):
    authority = label(40, "Only this service: its slug.")


class AboutMatrix(AboutRegion):
    by = fields.Str(
        load_default=EVERY_THEME,
        validate=validate.OneOf(WAYS, error=f"Choose one of: {', '.join(WAYS)}."),
        metadata={"description": "`every` theme of an action, or only its `first`: then the rows add up."},
    )
    least = fields.Int(
        load_default=0,
        validate=[validate.Range(0, MOST, error=RULE), validate.NoneOf(TOO_FEW, error=RULE)],
        metadata={
            "not": {"enum": TOO_FEW},
            "description": "Smaller numbers are hidden, with every sum that would give them away; 0 for none.",
        },
    )
    theme = fields.Str(
        validate=validate.OneOf(list(THEMES), error=f"Choose one of: {', '.join(THEMES)}."),
        metadata={"description": "Only the row of this theme."},
    )


class ServiceShape(Schema):
    slug = shapes.words()
    name = shapes.words()


class RegionHead(RegionDates):
    services = shapes.many(ServiceShape)


def number_or_hidden(**about: Any) -> Any:
    return fields.Int(required=True, allow_none=True, metadata=about)


def reason(description: str) -> Any:
    one_of = validate.OneOf([*LACKS, None])
    return fields.Str(required=True, allow_none=True, validate=one_of, metadata={"description": description})


class CellShape(Schema):
    """How many actions are open, and how they stand. What is hidden is null, and what nothing that is shared covers."""

    open = number_or_hidden(description="How many are open.")
    at_least = shapes.number(description="So many there surely are, where `open` is hidden.")
    scale = fields.Dict(
        keys=fields.Str(), values=fields.Int(), required=True, allow_none=True,
        metadata={"description": "How many stand on each step of the common scale."},
    )  # fmt: skip
    overdue = number_or_hidden()
    proposed = number_or_hidden(description="Of how many nobody has confirmed the themes.")
    before = number_or_hidden(description="How many were open at the end of the last quarter.")
    change = number_or_hidden(description="How many more are open now; null where the two days can't be compared.")
    lacks = reason("Why what is shared does not cover the day asked for, if it does not.")
    lacked = reason("Why it did not cover the end of the last quarter; of a sum, of one of its services.")


class CellOfService(CellShape):
    authority = shapes.words()


class RowShape(Schema):
    cells = shapes.many(CellOfService)
    all = shapes.one(CellShape)


class ThemeRow(RowShape):
    code = shapes.words()
    name = shapes.words()


class RegionThemes(RegionHead):
    by = shapes.words()
    least = shapes.number()
    since = shapes.day()
    partly_shared = shapes.many(fields.Str(), description="Services that withhold some of their plans.")
    themes = shapes.many(ThemeRow)
    each_action_once = shapes.one(RowShape)


class TrendShape(Schema):
    on = shapes.day()
    scale = shapes.anything(description="How many stood open on each step of the common scale.")
    lacks = shapes.anything(
        description="Why what is shared does not cover that day (as `lacks` of the matrix) → the services."
    )


class UsualShape(Schema):
    quarter = shapes.number(description="A quarter were done within so many days.")
    half = shapes.number()
    three_quarters = shapes.number()


class LengthShape(Schema):
    days = shapes.many(fields.Int(), description="Of each action that is done, from its beginning; shortest first.")
    usual = shapes.one(UsualShape, allow_none=True)


SlipShape = Schema.from_dict({"class": shapes.words(), "actions": shapes.number()}, name="SlipShape")


class LeftShape(Schema):
    period = shapes.words()
    actions = shapes.anything(description="Status → how many.")


class AskableShape(Schema):
    authority = shapes.words()
    service = shapes.words()
    roles = shapes.many(fields.Str(), description="Of those who lead such actions, where they are shared.")
    done = shapes.number()
    open = shapes.number()


class SharedAction(ActionInRegion):
    due = shapes.one(shapes.DueShape, allow_none=True)
    days_slipped_in_all = shapes.number()
    progress = shapes.many(SharedNote, description="The latest note, where it is shared.")
    leads = shapes.many(shapes.LeadShape, description="Their roles, where they are shared; never names.")
    pieces_of_evidence = shapes.number()
    evidence = shapes.many(shapes.EvidenceShape)
    proposed = shapes.yes_or_no(description="Nobody has confirmed its themes.")
    by_theme = shapes.many(fields.Str(), description="Its themes, confirmed or proposed, the first first.")
    computed = shapes.anything(description="Overdue, without news, and for how long.")


class RegionTheme(RegionHead):
    code = shapes.words()
    name = shapes.words()
    actions = shapes.many(SharedAction)
    trend = shapes.many(TrendShape)
    days_to_complete = shapes.one(LengthShape)
    slippage = shapes.many(SlipShape)
    dispositions = shapes.many(LeftShape)
    stalled = shapes.many(fields.UUID(), description="Open and without news for 90 days, the longest first.")
    best = shapes.many(fields.UUID(), description="Done, with evidence.")
    askable = shapes.many(AskableShape)


def only(query: dict[str, Any]) -> list[str] | None:
    return [query["authority"]] if "authority" in query else None


def region(when: Asked) -> RegionReader:
    return RegionReader(reading_region(), when)


@question("/region/themes", AboutMatrix, RegionThemes, allow("compare the region"))
def list_themes_of_region(query: dict[str, Any]) -> Response:
    """Themes × services: how many actions are open, how they stand, what changed since the last quarter."""
    themes = [query["theme"]] if "theme" in query else []
    return tagged(matrix_answer(region(asked(query)), query["by"], query["least"], themes, only(query)))


@question("/region/themes/<code>", AboutRegion, RegionTheme, allow("compare the region"))
def show_theme_of_region(query: dict[str, Any], code: str) -> Response:
    """One theme: its actions as far as they are shared, their trend, how long they take, who could be asked."""
    if code not in THEMES:
        abort(404, description=f"There is no theme “{code}”. The themes are: {', '.join(THEMES)}.")
    return tagged(theme_answer(region(asked(query)), code, only(query)))
