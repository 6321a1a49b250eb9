"""Questions about the proof: checkpoints, that an entry is below one, and that one goes on from another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import Schema, fields, validate

from projections.answers import json_ready
from projections.proof.receipts import receipt
from projections.proof.sealed import NotSealed, Sealed
from projections.proof.standing import key_of
from web.api import shapes
from web.api.comparing import blueprint
from web.api.incoming import Question
from web.api.reading import question, reader_of
from web.api.tags import tagged

__all__ = ["blueprint"]

A_SIZE = validate.Range(1, 2**62, error="A size is 1 or more.")
HASHES = "Hashes in hex, from the leaves up, as RFC 6962 has them."


class Undated(Question):
    """The log is as it is: these questions have no dates."""

    class Meta:
        exclude = ("as_at", "known_on")


class AboutCheckpoints(Undated):
    limit = fields.Int(
        load_default=100, validate=validate.Range(1, 10_000, error="Ask for 1 to 10,000 at once."),
        metadata={"description": "How many, newest first."},
    )  # fmt: skip


class AboutConsistency(Undated):
    epoch = fields.Int(
        load_default=1, validate=validate.Range(1, 2**31 - 1, error="Epochs are numbered from 1."),
        metadata={"description": "Which epoch of the log."},
    )  # fmt: skip
    first = fields.Int(required=True, validate=A_SIZE, metadata={"description": "The size of the earlier checkpoint."})
    second = fields.Int(required=True, validate=A_SIZE, metadata={"description": "The size of the later one."})


class CheckpointShape(Schema):
    epoch = shapes.number()
    size = shapes.number(description="Leaves: its entries, and the one that says which epoch it is.")
    root = shapes.words(description="In hex.")
    sealed_at = shapes.moment()
    note = shapes.words(description="The signed note, as it is public at /{authority}/checkpoint/{epoch}/{size}.")


class Checkpoints(Schema):
    authority = shapes.words()
    key = shapes.maybe(description="The registry's public key, as name+id+base64.")
    checkpoints = shapes.many(CheckpointShape)


class Inclusion(Schema):
    format = shapes.words()
    authority = shapes.words()
    key = shapes.maybe()
    entry = shapes.anything(description="What its leaf is made of.")
    leaf = shapes.words()
    index = shapes.number(description="Its place among the leaves, from 0.")
    path = shapes.many(fields.Str(), description=HASHES)
    checkpoint = shapes.words()


class Consistency(Schema):
    authority = shapes.words()
    epoch = shapes.number()
    first = shapes.number()
    second = shapes.number()
    path = shapes.many(fields.Str(), description=HASHES)


@question("/authorities/<slug:authority>/checkpoints", AboutCheckpoints, Checkpoints)
def list_checkpoints(query: dict[str, Any], authority: str) -> Response:
    """The checkpoints of an authority's log, newest first, with the key that signed them."""
    conn = reader_of(authority).conn
    sealed = Sealed(conn, authority)
    found = [
        {"epoch": each.epoch, "size": each.size, "root": each.root.hex(), "sealed_at": each.sealed_at,
         "note": sealed.cosigned(each)}
        for each in sealed.checkpoints(query["limit"])
    ]  # fmt: skip
    return tagged(json_ready({"authority": authority, "key": key_of(conn, authority, sealed.last()),
                              "checkpoints": found}))  # fmt: skip


@question("/authorities/<slug:authority>/entries/<uuid:entry>/inclusion", Undated, Inclusion)
def show_inclusion(query: dict[str, Any], authority: str, entry: UUID) -> Response:
    """The proof that an entry is in the log: `throughline verify` checks it."""
    told, _ = receipt(reader_of(authority).conn, authority, entry)
    return tagged(told)


@question("/authorities/<slug:authority>/consistency", AboutConsistency, Consistency)
def show_consistency(query: dict[str, Any], authority: str) -> Response:
    """The proof that the log of the second size goes on from that of the first."""
    sealed = Sealed(reader_of(authority).conn, authority)
    epoch, first, second = query["epoch"], query["first"], query["second"]
    if not first <= second <= sealed.largest(epoch):
        raise NotSealed(f"Of epoch {epoch} nothing of these sizes is sealed, or the second is smaller.")
    path = [each.hex() for each in sealed.consistency(epoch, first, second)]
    return tagged({"authority": authority, "epoch": epoch, "first": first, "second": second, "path": path})
