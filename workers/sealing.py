"""Sealing by the clock: every log that has news is signed, and witnesses are asked to sign beside it.

Once an hour everything that was sealed is hashed anew. What contradicts itself is not signed; the alarm is kept with
the authority, where people see it, and stands in the logs each time until somebody has looked.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import psycopg
import structlog
from psycopg import Connection

from domain.records import now
from migrations.database import SEALER, Database, home
from migrations.runner import authorities
from projections.proof.asking import REFUSES, Witness, WitnessRefuses, witnesses
from projections.proof.keys import SigningKey
from projections.proof.sealed import Checkpoint, Sealed
from projections.proof.sealing import Contradiction, seal

log = structlog.get_logger("throughline.sealing")

WHOLE = timedelta(hours=1)
"""How often everything is looked at again."""

_looked: dict[str, Any] = {}
"""When this process last looked at all of a log."""


def seal_all(database: Database) -> dict[str, int]:
    """Seal every log with news; returns how many entries were sealed anew, by authority."""
    key, sealed = SigningKey.find(home()), {}
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as connection:
        for slug in authorities(connection):
            before = Sealed(connection, slug).last()
            if checkpoint := seal_one(connection, slug, key):
                sealed[slug] = checkpoint.size - (before.size if before else 1)
            have_witnessed(connection, slug)
    return sealed


def seal_one(connection: Connection[Any], slug: str, key: SigningKey) -> Checkpoint | None:
    at = now()
    whole = slug not in _looked or at - _looked[slug] > WHOLE
    try:
        checkpoint = seal(connection, slug, key, whole)
    except Contradiction as contradiction:
        log.error("sealed history was changed", authority=slug, alarm=contradiction.alarm, said=str(contradiction))
        return None
    if whole:
        _looked[slug] = at
    return checkpoint


def have_witnessed(connection: Connection[Any], slug: str) -> None:
    """Ask each witness that has not signed the newest checkpoint."""
    sealed = Sealed(connection, slug)
    checkpoint = sealed.last()
    for witness in witnesses() if checkpoint else ():
        assert checkpoint is not None
        if witness.key.name not in sealed.signed_by(checkpoint):
            ask(connection, sealed, checkpoint, witness)


def ask(connection: Connection[Any], sealed: Sealed, checkpoint: Checkpoint, witness: Witness) -> None:
    try:
        signature = witness.cosign(sealed, checkpoint)
    except WitnessRefuses as refusal:
        log.error("a witness refuses", authority=sealed.slug, witness=witness.key.name, said=str(refusal))
        if refusal.contradicts:
            sealed.alarm(REFUSES, None, now())
    except OSError as reason:
        log.warning("a witness does not answer", witness=witness.key.name, said=str(reason))
    else:
        sealed.cosign(checkpoint, signature, witness.written, now())
