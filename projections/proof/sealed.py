"""What is sealed of an authority's log: checkpoints with their notes, and the tree from which proofs are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.proof import merkle
from domain.proof.merkle import Complete, Node
from domain.proof.notes import Signature
from domain.refusals import NotFound

TABLES = (
    "tree", "checkpoints", "epochs", "cosignatures", "alarms", "alarms_resolved", "sealing_keys", "stored_events",
)  # fmt: skip


class NotSealed(NotFound):
    """There is no checkpoint yet that covers what was asked for."""


@dataclass(frozen=True)
class Checkpoint:
    """A sealed size of the log. `position` is that of its last entry; `note` the signed text that is public."""

    epoch: int
    size: int
    root: bytes
    position: int
    note: str
    sealed_at: datetime


@dataclass(frozen=True)
class Inclusion:
    """That an entry is in the log below a checkpoint: its leaf, its place, and the hashes between leaf and root."""

    checkpoint: Checkpoint
    index: int
    leaf: bytes
    path: list[bytes]


class Sealed:
    """Read by whoever may read the authority's entries; written by the sealer alone."""

    def __init__(self, conn: Connection[Any], slug: str) -> None:
        self.conn, self.slug = conn, slug

    # What was sealed

    def last(self) -> Checkpoint | None:
        found = self.checkpoints(limit=1)
        return found[0] if found else None

    def checkpoints(self, limit: int | None = None) -> list[Checkpoint]:
        """The newest first."""
        rows = self._rows(
            "SELECT epoch, size, root, position, note, sealed_at FROM {checkpoints}"
            " ORDER BY epoch DESC, size DESC LIMIT %s",
            [limit],
        )
        return [Checkpoint(epoch, size, bytes(root), *rest) for epoch, size, root, *rest in rows]

    def of_size(self, epoch: int, size: int) -> Checkpoint:
        rows = self._rows(
            "SELECT epoch, size, root, position, note, sealed_at FROM {checkpoints} WHERE epoch = %s AND size = %s",
            [epoch, size],
        )
        if not rows:
            raise NotSealed(f"There is no checkpoint of size {size} in epoch {epoch}.")
        return Checkpoint(epoch, size, bytes(rows[0][2]), *rows[0][3:])

    def largest(self, epoch: int) -> int:
        """The size of the last checkpoint of an epoch; 0 if there is none."""
        return int(self._rows("SELECT coalesce(max(size), 0) FROM {checkpoints} WHERE epoch = %s", [epoch])[0][0])

    def cosigned(self, checkpoint: Checkpoint) -> str:
        """The note with all signatures that witnesses have given since."""
        rows = self._rows(
            "SELECT line FROM {cosignatures} WHERE epoch = %s AND size = %s ORDER BY witness",
            [checkpoint.epoch, checkpoint.size],
        )
        return checkpoint.note + "".join(line for (line,) in rows)

    def witnesses(self, checkpoint: Checkpoint) -> list[str]:
        """The public keys of those who co-signed it."""
        rows = self._rows(
            "SELECT key FROM {cosignatures} WHERE epoch = %s AND size = %s ORDER BY witness",
            [checkpoint.epoch, checkpoint.size],
        )
        return [key for (key,) in rows]

    def signed_by(self, checkpoint: Checkpoint) -> set[str]:
        """The names of those who co-signed it."""
        rows = self._rows(
            "SELECT witness FROM {cosignatures} WHERE epoch = %s AND size = %s", [checkpoint.epoch, checkpoint.size]
        )
        return {name for (name,) in rows}

    def last_size_signed_by(self, witness: str, epoch: int) -> int:
        """The largest checkpoint that a witness co-signed; 0 if none."""
        query = "SELECT coalesce(max(size), 0) FROM {cosignatures} WHERE witness = %s AND epoch = %s"
        return int(self._rows(query, [witness, epoch])[0][0])

    def leaves(self, checkpoint: Checkpoint) -> list[bytes]:
        """The hashed leaves below a checkpoint, in order."""
        rows = self._rows(
            "SELECT hash FROM {tree} WHERE epoch = %s AND level = 0 AND place < %s ORDER BY place",
            [checkpoint.epoch, checkpoint.size],
        )
        return [bytes(hashed) for (hashed,) in rows]

    def root_of(self, checkpoint: Checkpoint, size: int) -> bytes:
        """Of the first leaves below a checkpoint."""
        return merkle.root(size, self.node(checkpoint.epoch))

    def epochs(self) -> list[tuple[int, str, str, datetime]]:
        return self._rows("SELECT epoch, reason, before, began_at FROM {epochs} ORDER BY epoch")

    def alarms(self) -> list[tuple[datetime, str, int | None]]:
        return self._rows("SELECT raised_at, alarm, position FROM {alarms} ORDER BY raised_at DESC")

    # Proofs

    def node(self, epoch: int) -> Node:
        """Hashes of complete subtrees, each read when it is asked for."""

        def found(level: int, place: int) -> bytes:
            rows = self._rows(
                "SELECT hash FROM {tree} WHERE epoch = %s AND level = %s AND place = %s", [epoch, level, place]
            )
            if not rows:
                raise NotSealed(f"The tree of epoch {epoch} lacks the hash {place} of level {level}.")
            return bytes(rows[0][0])

        return found

    def inclusion(self, id: UUID, version: int) -> Inclusion:
        """The proof of one entry, named by its thing and its number there, under the newest checkpoint."""
        last = self.last()
        rows = self._rows(
            "SELECT notification_id FROM {stored_events} WHERE originator_id = %s AND originator_version = %s",
            [id, version],
        )
        if last is None or not rows or rows[0][0] > last.position:
            raise NotSealed("This entry is not sealed yet. Checkpoints are made every minute: try again then.")
        ((before,),) = self._rows("SELECT count(*) FROM {stored_events} WHERE notification_id < %s", [rows[0][0]])
        index = before + 1  # the first leaf says which epoch it is
        node = self.node(last.epoch)
        return Inclusion(last, index, node(0, index), merkle.inclusion(index, last.size, node))

    def consistency(self, epoch: int, first: int, second: int) -> list[bytes]:
        """The proof that the checkpoint of the second size goes on from that of the first."""
        return merkle.consistency(first, second, self.node(epoch))

    # What the sealer writes

    def begin(self, epoch: int, reason: str, before: str, at: datetime) -> None:
        self._run("INSERT INTO {epochs} VALUES (%s, %s, %s, %s)", [epoch, reason, before, at])

    def add(self, checkpoint: Checkpoint, grown: Iterable[Complete]) -> None:
        copying = SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(Identifier(self.slug, "tree"))
        with self.conn.cursor() as cursor, cursor.copy(copying) as copy:
            copy.set_types(["int4", "int2", "int8", "bytea"])
            for each in grown:
                copy.write_row((checkpoint.epoch, each.level, each.place, each.hash))
        self._run(
            "INSERT INTO {checkpoints} VALUES (%s, %s, %s, %s, %s, %s)",
            [checkpoint.epoch, checkpoint.size, checkpoint.root, checkpoint.position, checkpoint.note,
             checkpoint.sealed_at],
        )  # fmt: skip

    def cosign(self, checkpoint: Checkpoint, signature: Signature, key: str, at: datetime) -> None:
        """Keep what a witness signed, with its public key; each witness signs a checkpoint once."""
        self._run(
            "INSERT INTO {cosignatures} VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [checkpoint.epoch, checkpoint.size, signature.name, key, signature.line, at],
        )

    def alarm(self, alarm: str, position: int | None, at: datetime) -> None:
        self._run("INSERT INTO {alarms} VALUES (%s, %s, %s)", [at, alarm, position])

    def resolve_alarms(self, how: str, at: datetime) -> None:
        """Somebody has looked into all alarms up to now."""
        self._run("INSERT INTO {alarms_resolved} VALUES (%s, %s)", [at, how])

    def keep_key(self, public_key: str, at: datetime) -> None:
        """For whoever verifies: pages show it, and never see the key that signs."""
        self._run("INSERT INTO {sealing_keys} VALUES (%s, %s) ON CONFLICT DO NOTHING", [public_key, at])

    def _rows(self, query: str, params: Sequence[Any] = ()) -> list[Any]:
        with self.conn.cursor(row_factory=tuple_row) as cursor:
            return cursor.execute(self._named(query), list(params)).fetchall()

    def _run(self, statement: str, params: Sequence[Any]) -> None:
        self.conn.execute(self._named(statement), list(params))

    def _named(self, query: str) -> Any:
        return SQL(query).format(**{table: Identifier(self.slug, table) for table in TABLES})
