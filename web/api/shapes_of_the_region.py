"""The shapes that every answer about the region has: its dates, and an action as far as its service shares it."""

from __future__ import annotations

from marshmallow import Schema

from web.api.shapes import Named, RatedShape, TwoDates, anything, day, maybe, maybe_day, number, one, uid, words


class RegionDates(TwoDates):
    positions = anything(description="Service → the last entry of its log that the region knows.")


class SharedNote(Schema):
    effective_on = day()
    text = words()


class ActionInRegion(Named):
    authority = words()
    service = words()
    plan = uid()
    plan_title = words()
    period = words()
    measure = maybe()
    rag = one(RatedShape, allow_none=True)
    common = maybe(description="Its step of the scale that all authorities share.")
    status = words()
    left_on = maybe_day()
    opened_on = day()
    times_carried = number()
    latest_note_on = maybe_day()
