"""Questions about lineage: threads through plan years, what is quietly gone, and who became what, as proposed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import Schema, fields

from projections.lineage.answer import lineage_answer, named
from projections.lineage.proposing import Proposal, proposals
from web.api.reading import Question, answer, asked, blueprint, question, reader_of, tagged
from web.api.shapes import Head, Named, many, number, one, uid, words, yes_or_no
from web.permissions import allow

__all__ = ["blueprint", "list_threads", "propose_succession"]


class StationShape(Named):
    plan = uid()
    times_carried = number()
    days_slipped_in_all = number()
    slipped = number(description="Days gained since the plan before.")
    reworded = yes_or_no()
    status = words()
    origins = many(fields.UUID())


class LinkShape(Schema):
    before = uid()
    after = uid()
    how = words(description="carried, reworded, split, merged, superseded or part")


class ThreadShape(Schema):
    times_carried = number()
    days_slipped_in_all = number()
    stations = many(StationShape)
    links = many(LinkShape)


class InAList(Named):
    plan = uid()
    times_carried = number()
    days_slipped_in_all = number()


class Lineage(Head):
    threads = many(ThreadShape)
    carried_more_than_once = many(InAList)
    quietly_gone = many(InAList)


class ProposalShape(Schema):
    old = one(Named)
    how = words(description="carried, reworded, split, merged or dropped")
    becomes = many(Named)
    sure = yes_or_no()
    alike = number(description="Of 100, in their words.")
    why = many(fields.Str())
    others = many(Named, description="What else it may have become.")


class Proposed(Head):
    older = uid()
    newer = uid()
    proposals = many(ProposalShape)


@question("/authorities/<slug:authority>/lineage", Question, Lineage)
def list_threads(query: dict[str, Any], authority: str) -> Response:
    """Actions through plan years: each thread, what was carried more than once, and what is quietly gone."""
    reader, when = reader_of(authority), asked(query)
    return tagged(lineage_answer(reader, when))


@question("/authorities/<slug:authority>/lineage/<uuid:older>/<uuid:newer>", Question, Proposed, allow("decide"))
def propose_succession(query: dict[str, Any], authority: str, older: UUID, newer: UUID) -> Response:
    """Who became what between two plans, as it is proposed; `name_origin` and `withdraw` record what is right."""
    reader, when = reader_of(authority), asked(query)
    found = proposals(reader.plan(older, when, every_note=False), reader.plan(newer, when, every_note=False))
    return tagged(answer(reader, when, older=older, newer=newer, proposals=[proposed(each) for each in found]))


def proposed(each: Proposal) -> dict[str, Any]:
    told = {name: getattr(each, name) for name in ("how", "sure", "alike", "why")}
    becomes, others = ([named(action) for action in actions] for actions in (each.becomes, each.others))
    return told | {"old": named(each.old), "becomes": becomes, "others": others}
