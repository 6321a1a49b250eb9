"""Questions about themes: what each action is about, confirmed or proposed, and how often proposals were right."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from domain.theme import THEMES
from projections import themes
from projections.themes.standing import agreement, standing
from web.api import shapes
from web.api.findings import blueprint
from web.api.incoming import Question, label
from web.api.reading import answer, asked, plan_called, question, reader_of
from web.api.tags import tagged

__all__ = ["blueprint", "list_themes"]


class AboutThemes(Question):
    plan = label(2000, "Only the actions of this plan: its id or exact title.")
    theme = fields.Str(
        validate=validate.OneOf(list(THEMES), error=f"Choose one of: {', '.join(THEMES)}."),
        metadata={"description": "Only actions of this theme, confirmed or proposed."},
    )
    waiting = fields.Bool(metadata={"description": "Only those whose themes nobody has confirmed."})


class ProposedTheme(Schema):
    code = shapes.words()
    score = fields.Float(required=True, metadata={"description": "From 0 to 1."})
    words = shapes.many(fields.Str(), description="What spoke for it, as it stands in the action.")


class ThemesOfAction(Schema):
    id = shapes.uid()
    ref = shapes.maybe()
    title = shapes.words()
    plan = shapes.uid()
    themes = shapes.many(fields.Str(), description="What people said; empty if nobody has.")
    proposed = shapes.many(ProposedTheme, description="Best first; empty where people have said.")


class AgreementOnThemes(Schema):
    decided = shapes.number(description="Decisions before which something was proposed.")
    first_kept = shapes.number(description="Those that kept the theme proposed first.")
    as_proposed = shapes.number(description="Those that took everything as proposed.")


class Themes(shapes.Head):
    agreement = shapes.one(AgreementOnThemes)
    actions = shapes.many(ThemesOfAction)


@question("/authorities/<slug:authority>/themes", AboutThemes, Themes)
def list_themes(query: dict[str, Any], authority: str) -> Response:
    """What the actions are about: as people said, or as proposed, with the words that spoke for it."""
    reader, when = reader_of(authority), asked(query)
    plan = plan_called(reader, query["plan"]) if "plan" in query else None
    every = standing(reader, when)
    in_question = [action for action in every if plan in (None, action["plan"])]
    found = [
        action
        for action in themes.added(in_question, confirmed=every)
        if query.get("theme") in (None, *action["by_theme"]) and not (query.get("waiting") and action["themes"])
    ]
    whole, _ = agreement(reader, when)
    names = ("id", "ref", "title", "plan", "themes", "proposed")
    counted = {name: getattr(whole, name) for name in ("decided", "first_kept", "as_proposed")}
    return tagged(
        answer(reader, when, agreement=counted, actions=[{name: each[name] for name in names} for each in found])
    )
