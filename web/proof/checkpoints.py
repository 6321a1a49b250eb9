"""Checkpoints in public: the newest signed note of an authority's log, and each earlier one. No sign-in, no texts.

Whoever keeps one can later see that the log they are shown goes on from it, so anybody may have them.
"""

from __future__ import annotations

from flask import Response
from flask.typing import ResponseReturnValue

from projections.proof.sealed import Checkpoint, NotSealed, Sealed
from web import authorities
from web.connections import INSPECTOR, connections
from web.permissions import public
from web.proof.area import blueprint

LARGEST = 2**31 - 1
"""Of any number in an address: two thousand million entries are not recorded in a lifetime."""
FOR_A_MOMENT = "public, max-age=10"
NOTHING_YET = "Nothing of this log is sealed yet. Checkpoints are made every minute: try again then."


@blueprint.get("/<slug:authority>/checkpoint")
@public
def newest_checkpoint(authority: str) -> ResponseReturnValue:
    """With every signature that witnesses have given."""
    return note_of(authority)


@blueprint.get("/<slug:authority>/checkpoint/<int:epoch>/<int:size>")
@public
def one_checkpoint(authority: str, epoch: int, size: int) -> ResponseReturnValue:
    return note_of(authority, epoch, size)


def note_of(authority: str, *which: int) -> Response:
    """Refuses `NotSealed`, also for an authority that is not here."""
    if (
        not authorities.exists(authority)
        or any(number >= 2**31 for number in which[:1])
        or max(which, default=0) >= 2**63
    ):
        raise NotSealed(NOTHING_YET)
    with connections().transaction(INSPECTOR) as connection:
        sealed = Sealed(connection, authority)
        checkpoint = found(sealed, *which)
        note = sealed.cosigned(checkpoint)
    answer = Response(note, content_type="text/plain; charset=utf-8")
    answer.headers["Cache-Control"] = FOR_A_MOMENT
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def found(sealed: Sealed, *which: int) -> Checkpoint:
    checkpoint = sealed.of_size(*which) if which else sealed.last()
    if checkpoint is None:
        raise NotSealed(NOTHING_YET)
    return checkpoint
