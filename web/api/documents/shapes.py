"""The shapes of what is answered about documents; proposals are as `throughline read --format jsonl` prints them."""

from __future__ import annotations

from marshmallow import Schema, fields

from web.api.shapes import (
    PageShape,
    anything,
    many,
    maybe,
    maybe_day,
    maybe_id,
    moment,
    number,
    one,
    uid,
    words,
    yes_or_no,
)

STATUSES = "waiting, reading, ready (to be reviewed), refused, recorded or set_aside"


class DocumentShape(Schema):
    id = uid()
    authority = words()
    name = words()
    sha256 = words(description="Of the file.")
    size = number(description="Bytes.")
    status = words(description=STATUSES, example="ready")
    done = number(description="Pages, sheets or parts that are read,")
    total = fields.Int(
        required=True, allow_none=True, metadata={"description": "of so many; null before that is known."}
    )
    unit = maybe(description="page, sheet or part", example="page")
    refusal = maybe(description="Why it can't be read, and what to do.")
    settings = anything(description="Which plan it belongs to, from which day it counts; see the order to change them.")
    version = number(description="Of its settings, for `If-Match`.")
    plan = maybe_id()
    handed_in_at = moment()
    handed_in_by = uid()
    finished_at = fields.AwareDateTime(required=True, allow_none=True)
    recorded_at = fields.AwareDateTime(required=True, allow_none=True)
    position = fields.Int(
        required=True, allow_none=True, metadata={"description": "Of its last entry in the authority's log."}
    )


class DocumentsShape(Schema):
    authority = words()
    documents = many(DocumentShape)
    pagination = one(PageShape)


class OfferedShape(Schema):
    value = words()
    label = words()


class NeedShape(Schema):
    field = words()
    question = words()
    offered = many(OfferedShape, description="What to choose from; empty where words are wanted.")
    answer = maybe()
    optional = yes_or_no()


class ChangeShape(Schema):
    key = words(description="Names it within its item.", example="rag")
    sentence = words(example="RAG Amber → Green")
    was = maybe()
    becomes = maybe()
    order = words(description="The order of the registry that it is.", example="change_rag")
    effective_on = maybe_day()
    fields_ = fields.Dict(keys=fields.Str(), required=True, data_key="fields")
    left_out = yes_or_no()
    doubts = many(fields.Str())
    needs = many(NeedShape)


class ItemShape(Schema):
    item = words(description="Its key.", example="line:12")
    kind = words(description="new, changed, same, gone, recommendation, indicator or beside")
    verdict = words(description="open, accepted, left_out or joined")
    version = number(description="How often somebody said something about it, for `If-Match`.")
    by = maybe_id()
    clear = yes_or_no(description="Whether it may be accepted without a second look.")
    confidence = fields.Float(required=True)
    doubts = many(fields.Str())
    proposal = fields.Dict(
        keys=fields.Str(), required=True, allow_none=True,
        metadata={"description": "The row as it was read; null where the document no longer has it."},
    )  # fmt: skip
    says = many(fields.Dict(), description="As people edited it; several where it was split.")
    action = maybe_id(description="The registry's action that it is about.")
    changes = many(ChangeShape)


class ProposalsShape(Schema):
    document = one(DocumentShape)
    opening = many(ChangeShape, description="What comes before all rows: plans opened, initials explained.")
    needs = many(NeedShape, description="Questions about the whole document, answered by its settings.")
    items = many(ItemShape)
    leftovers = many(fields.Dict(), description="Words of the document that no proposal holds, with the reason.")
    summary = anything()
    open = number(description="How many items wait for somebody.")


class AcceptedShape(Schema):
    accepted = number(description="How many were accepted now.")
    open = number(description="How many still wait.")
