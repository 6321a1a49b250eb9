"""Questions about the same thing elsewhere: what is like an action, and what several do in nearly the same words."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from domain.theme import THEMES
from projections.likeness.alike import alike
from projections.likeness.answers import alike_answer, groups_answer
from projections.likeness.clusters import clusters
from projections.likeness.shown import shown
from projections.region.reading import RegionReader
from web.api import shapes
from web.api.incoming import Question
from web.api.reading import action_called, asked, blueprint, question, reader_of
from web.api.shapes_of_the_region import ActionInRegion, RegionDates, SharedNote
from web.api.tags import tagged
from web.connections import reading_region
from web.permissions import allow

__all__ = ["blueprint", "list_alike", "list_groups"]

THEME = fields.Str(
    validate=validate.OneOf(list(THEMES), error=f"Choose one of: {', '.join(THEMES)}."),
    metadata={"description": "Only those with this theme, confirmed or proposed."},
)


class AboutAlike(Question):
    theme = THEME


class AboutGroups(AboutAlike):
    several = fields.Bool(load_default=False, metadata={"description": "Only groups of several services."})
    limit = fields.Int(
        load_default=50,
        validate=validate.Range(1, 200, error="Ask for 1 to 200 groups at once."),
        metadata={"description": "How many groups at most."},
    )


class LabelledPart(Schema):
    label = shapes.maybe()
    title = shapes.words()


class PartMeant(LabelledPart):
    """The lettered part that is alike, here (`own_part`) or there; null: the whole action is."""


class SharedShape(ActionInRegion):
    sub_actions = shapes.many(LabelledPart)
    due = shapes.maybe()
    progress = shapes.one(SharedNote, allow_none=True)
    themes = shapes.many(fields.Str())
    objectives = shapes.many(shapes.Named)


class BothSay(Schema):
    here = shapes.words()
    there = shapes.words()


class AlikeShape(SharedShape):
    score = fields.Float(required=True, metadata={"description": "From 0 to 1."})
    clearly = shapes.yes_or_no()
    words = shapes.many(BothSay, description="What both say, as each writes it.")
    same_themes = shapes.many(fields.Str())
    same_in_measure = shapes.many(fields.Str())
    own_part = shapes.one(PartMeant, allow_none=True)
    part = shapes.one(PartMeant, allow_none=True)


class AdoptionShape(Schema):
    """The action of another service; without a title where it is not shared any more."""

    authority = shapes.words()
    service = shapes.words()
    id = shapes.uid()
    ref = shapes.maybe()
    title = shapes.maybe()
    on = shapes.day()


class AlikeAnswer(RegionDates):
    authority = shapes.words()
    action = shapes.one(shapes.Named)
    adopted_from = shapes.many(AdoptionShape)
    adopted_by = shapes.many(AdoptionShape)
    alike = shapes.many(AlikeShape)


class GroupShape(Schema):
    score = fields.Float(required=True, metadata={"description": "Of the two that are most alike."})
    words = shapes.many(fields.Str())
    authorities = shapes.many(fields.Str())
    actions = shapes.many(SharedShape)


class GroupsAnswer(RegionDates):
    groups = shapes.many(GroupShape)


MAY = allow("compare the region")


@question("/authorities/<slug:authority>/actions/<action>/alike", AboutAlike, AlikeAnswer, MAY)
def list_alike(query: dict[str, Any], authority: str, action: str) -> Response:
    """The actions of other services most like this one, of what they share, and why: the most alike first."""
    reader, when = reader_of(authority), asked(query)
    own = reader.action(action_called(reader, action), when)
    region = RegionReader(reading_region(), when)
    return tagged(alike_answer(region, authority, own, alike(region, own, authority, query.get("theme"))))


@question("/region/alike", AboutGroups, GroupsAnswer, MAY)
def list_groups(query: dict[str, Any]) -> Response:
    """Groups of actions in nearly the same words, of several services or under several objectives of one."""
    region = RegionReader(reading_region(), asked(query))
    theme = query.get("theme")
    found = [each for each in clusters(region) if theme is None or theme in each.themes]
    fitting = [each for each in found if not query["several"] or len(each.authorities) > 1]
    return tagged(groups_answer(region, shown(region, fitting[: query["limit"]])))
