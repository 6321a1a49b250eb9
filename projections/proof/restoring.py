"""What a restored backup lost: by what was sealed here, by what witnesses saw, by a checkpoint that somebody kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from psycopg import Connection

from domain.proof.notes import NotANote, Note
from projections.proof.asking import REFUSES, Witness, WitnessRefuses, hear
from projections.proof.keys import SigningKey, VerifyingKey
from projections.proof.sealed import Checkpoint, Sealed
from projections.proof.sealing import Contradiction, leaves, origin, refuse_changed, unresolved


class NotOfThisLog(Exception):
    """The checkpoint that somebody kept is none, or of another log or epoch; the sentence says which."""


@dataclass(frozen=True)
class Lost:
    """`entries` that were sealed are gone; of the others the log holds all, unless it is no restore.

    `like_a_restore`: a backup holds the beginning of a log. What is gone from between others was not lost by restoring.
    """

    entries: int
    like_a_restore: bool


def lost(
    conn: Connection[Any], slug: str, key: SigningKey, watching: Sequence[Witness] = (), kept: str | None = None
) -> Lost | None:
    """What is not there any more; None if nothing contradicts what was sealed, so that nothing was lost."""
    sealed = Sealed(conn, slug)
    last = sealed.last()
    if last is None:
        return None
    elsewhere = [seen_by_witnesses(sealed, watching), size_of(kept, sealed, last, key) if kept else 0]
    if not changed(sealed, last) and not any(elsewhere) and REFUSES not in unresolved(conn, slug):
        return None
    was = sealed.leaves(last)[1:]
    with conn.transaction():
        there = [hashed for _, hashed in leaves(sealed)]
    left = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, there, strict=False)))
    later = set(was[left:]) & set(there[left:])
    return Lost(max(len(was), *(size - 1 for size in elsewhere)) - left - len(later), not later)


def changed(sealed: Sealed, last: Checkpoint) -> bool:
    try:
        with sealed.conn.transaction():
            refuse_changed(sealed, last)
    except Contradiction:
        return True
    return False


def seen_by_witnesses(sealed: Sealed, watching: Sequence[Witness]) -> int:
    """The largest size that one saw which refuses what it is shown now; 0 where all sign, or say no size."""
    largest = 0
    for witness in watching:
        try:
            hear(sealed, [witness])
        except WitnessRefuses as refusal:
            largest = max(largest, refusal.saw)
    return largest


def size_of(kept: str, sealed: Sealed, last: Checkpoint, key: SigningKey) -> int:
    """Of a checkpoint that somebody kept and that the log does not go on from; 0 where it does."""
    log = origin(key, sealed.slug, last.epoch)
    try:
        note = Note.read(kept)
        checkpoint = note.checkpoint
        if not VerifyingKey(key.verifier()).signed(note) or checkpoint.origin != log:
            raise NotOfThisLog(f"This is not a checkpoint that was signed for the log {log}.")
    except NotANote as reason:
        raise NotOfThisLog(f"This is not a checkpoint. {reason}") from None
    same = checkpoint.size <= last.size and sealed.root_of(last, checkpoint.size) == checkpoint.root
    return 0 if same else checkpoint.size
