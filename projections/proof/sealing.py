"""The sealer: signs how far an authority's log has come, and refuses to sign one that contradicts what it sealed.

What is new since the last checkpoint is added to the tree, which takes as long as there is news. From time to time
the whole log is hashed anew and compared, entry by entry, with what was sealed of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from psycopg import Connection
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.proof.leaves import entry_leaf, epoch_leaf
from domain.proof.merkle import Tree, grown, root
from domain.proof.notes import Checkpoint as Signed
from domain.proof.notes import Note
from domain.records import now
from projections.proof.asking import REFUSES, Witness, WitnessRefuses, hear
from projections.proof.keys import SigningKey
from projections.proof.sealed import Checkpoint, Sealed
from projections.proof.standing import alarms

FIRST, RESTORED = "first", "restored"
"""Why an epoch began."""
LOST, ALTERED, ADDED = "entries_lost", "entry_altered", "entry_added_below"
SAID = {
    LOST: "entries that were sealed are gone",
    ALTERED: "an entry is not as it was sealed",
    ADDED: "an entry was put in below what was sealed",
    REFUSES: "a witness saw another history than it is shown now, and refuses to sign",
}
NEW_EPOCH, LOOKED_INTO = "new_epoch", "looked_into"
"""How alarms were resolved."""
PIECE = 5_000


@dataclass
class Contradiction(Exception):
    """The log is not what was sealed of it. `position` is that of the first entry where it differs."""

    slug: str
    alarm: str
    position: int | None

    def __str__(self) -> str:
        where = f" at position {self.position}" if self.position else ""
        return (
            f"{self.slug}: {SAID[self.alarm]}{where}. Nothing was sealed. If a backup was restored, say so with"
            f" `throughline seal {self.slug} --restored`; if not, somebody changed history: keep everything as it is."
        )


def seal(conn: Connection[Any], slug: str, key: SigningKey, whole: bool = False) -> Checkpoint | None:
    """Seal what is new; None if nothing is. With `whole`, look at everything that was sealed before.

    Raises `Contradiction`, after noting the alarm.
    """
    sealed = Sealed(conn, slug)
    with conn.transaction():
        conn.execute("SELECT pg_advisory_xact_lock(%s)", [lock_key(slug)])
        sealed.keep_key(key.verifier(), now())
        last = sealed.last()
        if last is None:
            return begin(sealed, key, 1, FIRST, "")
        try:
            if whole:
                refuse_changed(sealed, last)
            else:
                refuse_changed_end(sealed, last)
        except Contradiction as found:
            contradiction = found
        else:
            return go_on(sealed, key, last)
    with conn.transaction():
        sealed.alarm(contradiction.alarm, contradiction.position, now())
    raise contradiction


def begin_anew(conn: Connection[Any], slug: str, key: SigningKey) -> Checkpoint:
    """After a restore that lost entries: a new epoch, whose first leaf says so and names the last checkpoint."""
    sealed = Sealed(conn, slug)
    with conn.transaction():
        conn.execute("SELECT pg_advisory_xact_lock(%s)", [lock_key(slug)])
        sealed.keep_key(key.verifier(), now())
        sealed.resolve_alarms(NEW_EPOCH, now())
        last = sealed.last()
        return begin(sealed, key, last.epoch + 1 if last else 1, RESTORED, last.note if last else "")


def looked_into(
    conn: Connection[Any], slug: str, key: SigningKey, watching: Sequence[Witness] = ()
) -> Checkpoint | None:
    """Somebody found out what raised the alarms, and put it right: they no longer stand on every page.

    Everything is looked at first, and the witnesses are asked; as long as anything contradicts what was sealed this
    raises `Contradiction` or `WitnessRefuses`. What a witness saw only witnesses can take back.
    """
    checkpoint = seal(conn, slug, key, whole=True)
    sealed = Sealed(conn, slug)
    silent = hear(sealed, watching)
    if REFUSES in unresolved(conn, slug) and (silent or not watching):
        who = " ".join(silent) or "No witness is named in THROUGHLINE_WITNESSES."
        raise WitnessRefuses(f"A witness refused to sign, and has not signed since. {who}")
    sealed.resolve_alarms(LOOKED_INTO, now())
    return checkpoint


def unresolved(conn: Connection[Any], slug: str) -> list[str]:
    """The kinds of the alarms that stand."""
    return sorted({each.alarm for each in alarms(conn, slug) if each.resolved_at is None})


def begin(sealed: Sealed, key: SigningKey, epoch: int, reason: str, before: str) -> Checkpoint:
    """A tree of all that the log holds."""
    sealed.begin(epoch, reason, before, now())
    start = Checkpoint(epoch, 0, b"", 0, "", now())
    return add(sealed, key, start, chain([(0, epoch_leaf(sealed.slug, epoch, reason, before))], leaves(sealed)))


def go_on(sealed: Sealed, key: SigningKey, last: Checkpoint) -> Checkpoint | None:
    news = leaves(sealed, last.position)
    first = next(news, None)
    return add(sealed, key, last, chain([first], news)) if first else None


def add(sealed: Sealed, key: SigningKey, last: Checkpoint, news: Iterator[tuple[int, bytes]]) -> Checkpoint:
    positions, hashes = zip(*news, strict=True)
    node, size = sealed.node(last.epoch), last.size + len(hashes)
    complete = list(grown(last.size, hashes, node))
    known = {(each.level, each.place): each.hash for each in complete}
    whole = root(size, lambda level, place: known.get((level, place)) or node(level, place))
    signed = Signed(origin(key, sealed.slug, last.epoch), size, whole)
    note = Note(signed.text, (key.sign(signed.text),))
    checkpoint = Checkpoint(last.epoch, size, whole, positions[-1], str(note), now())
    sealed.add(checkpoint, complete)
    return checkpoint


def refuse_changed_end(sealed: Sealed, last: Checkpoint) -> None:
    """In a moment: whether the last entry that was sealed is there, as it was."""
    found = next(leaves(sealed, last.position - 1), None)
    if last.position and (found is None or found[0] != last.position):
        raise Contradiction(sealed.slug, LOST, last.position)
    if found and found[0] == last.position and found[1] != sealed.node(last.epoch)(0, last.size - 1):
        raise Contradiction(sealed.slug, ALTERED, last.position)


def refuse_changed(sealed: Sealed, last: Checkpoint) -> None:
    """Every entry that was sealed, hashed anew, against the root that was signed and every hash of the tree."""
    was = sealed_leaves(sealed, last)
    tree = Tree([next(was)])  # which epoch it is
    again = leaves(sealed, up_to=last.position)
    for before in was:
        position, hashed = next(again, (None, b""))
        if hashed != before:
            raise Contradiction(sealed.slug, LOST if position is None else ALTERED, position)
        tree.extend([hashed])
    if (more := next(again, None)) is not None:
        raise Contradiction(sealed.slug, ADDED, more[0])
    if (tree.size, tree.root) != (last.size, last.root) or any(
        hashed != tree.node(level, place) for level, place, hashed in sealed_tree(sealed, last)
    ):
        raise Contradiction(sealed.slug, ALTERED, None)


def leaves(sealed: Sealed, after: int | None = None, up_to: int | None = None) -> Iterator[tuple[int, bytes]]:
    """Positions and hashed leaves of the log's entries, in order."""
    table = Identifier(sealed.slug, "stored_events")
    query = SQL(
        "SELECT notification_id, originator_id, originator_version, topic, state FROM {}"
        " WHERE notification_id > %s AND notification_id <= %s ORDER BY notification_id"
    ).format(table)
    least, most = -(2**63), 2**63 - 1  # a position that no entry should have counts as well
    between = [least if after is None else after, most if up_to is None else up_to]
    with sealed.conn.cursor(name="leaves", row_factory=tuple_row, binary=True) as cursor:
        cursor.itersize = PIECE
        cursor.execute(query, between)
        for position, id, version, topic, state in cursor:
            yield position, entry_leaf(sealed.slug, id, version, topic, bytes(state))


def sealed_leaves(sealed: Sealed, last: Checkpoint) -> Iterator[bytes]:
    return (hashed for _, _, hashed in sealed_tree(sealed, last, "level = 0"))


def sealed_tree(sealed: Sealed, last: Checkpoint, which: str = "level > 0") -> Iterator[tuple[int, int, bytes]]:
    query = SQL(f"SELECT level, place, hash FROM {{}} WHERE epoch = %s AND {which} ORDER BY level, place").format(
        Identifier(sealed.slug, "tree")
    )
    with sealed.conn.cursor(name=f"sealed {which}", row_factory=tuple_row, binary=True) as cursor:
        cursor.itersize = PIECE
        for level, place, hashed in cursor.execute(query, [last.epoch]):
            yield level, place, bytes(hashed)


def origin(key: SigningKey, slug: str, epoch: int) -> str:
    """The name of a log in its checkpoints."""
    return f"{key.name}/{slug}/{epoch}"


def lock_key(slug: str) -> int:
    digest = hashlib.sha256(f"throughline.seal.{slug}".encode()).digest()[:8]
    return int.from_bytes(digest, "big", signed=True)
