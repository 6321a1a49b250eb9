"""Making an evidence pack: the log as it is sealed, what its plans say for two dates, and the means to check both.

Nothing in a pack needs this registry: entries are the very bytes that are stored, texts come with the salts of their
commitments, and the leaves of the tree lead from each entry to a root that was signed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.proof.notes import Note
from domain.records import now
from projections.answers import json_ready, plans_answer
from projections.asked import Asked
from projections.proof import VERIFIER_PAGE
from projections.proof.keys import SigningKey
from projections.proof.sealed import Checkpoint, NotSealed, Sealed
from projections.reading import Reader
from workers.packs.documents import documents_of
from workers.packs.page import as_page
from workers.packs.papers import papers_of
from workers.packs.referring import as_json, refs

FORMAT = "throughline pack v1"
HERE = Path(__file__).parent
OF_THE_WHOLE = ("domain.authority:", "domain.inspection:", "domain.document:")
"""Entries about more than one plan: they go into every pack."""


@dataclass
class Pack:
    """Files by name, put into a zip file with a list of them that is signed."""

    manifest: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)

    def text(self, name: str, content: str) -> None:
        self.files[name] = content.encode()

    def json(self, name: str, content: Any) -> None:
        self.text(name, json.dumps(json_ready(content), ensure_ascii=False, indent=1) + "\n")

    def lines(self, name: str, lines: Iterable[Any]) -> None:
        self.text(name, "".join(json.dumps(json_ready(each), ensure_ascii=False) + "\n" for each in lines))

    def write(self, to: Path, key: SigningKey) -> None:
        """All of it, or nothing: a pack that broke off half-way is not there."""
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(self.files.items())}
        manifest = json.dumps(self.manifest | {"files": sums}, ensure_ascii=False, indent=1).encode() + b"\n"
        text = f"throughline pack of {self.manifest['authority']}\n{hashlib.sha256(manifest).hexdigest()}\n"
        signed = str(Note(text, (key.sign(text),))).encode()
        half = to.with_name(f".{to.name}.half")
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in [*self.files.items(), ("pack.json", manifest), ("pack.note", signed)]:
                file.writestr(name, content)
        half.replace(to)


def make(
    conn: Connection[Any],
    slug: str,
    key: SigningKey,
    to: Path,
    asked: Asked | None = None,
    plan: UUID | None = None,
    with_documents: bool = False,
    with_papers: bool = True,
    told: Callable[[int], None] = lambda step: None,
) -> dict[str, Any]:
    """Write a pack of all that is sealed, or of one plan; returns its manifest.

    `conn` reads the authority's schema, in one snapshot for as long as its transaction lasts. What was recorded after
    the newest checkpoint is not in the pack; seal first. `with_papers`: the plans as PDF too,
    which takes most of the time of a small pack. `told` hears of each of `STEPS` that is done.
    """
    asked = asked or Asked.of()
    sealed, reader = Sealed(conn, slug), Reader(conn, slug)
    checkpoint = sealed.last()
    if checkpoint is None:
        raise NotSealed("Nothing of this log is sealed yet. Checkpoints are made every minute: try again then.")
    told(1)
    entries = list(sealed_entries(conn, slug, checkpoint, plan))
    told(2)
    texts = list(texts_of(conn, slug, entries))
    told(3)
    shown = plans_answer(reader, asked, plan)
    pack = Pack(manifest_of(sealed, reader, checkpoint, key, shown, plan))
    told(4)
    pack.lines("entries.jsonl", entries)
    pack.lines("texts.jsonl", texts)
    leaves = sealed.leaves(checkpoint)
    pack.text("leaves.txt", in_lines(leaves))
    for epoch, older in older_leaves(sealed, checkpoint.epoch, leaves):
        pack.text(f"leaves-{epoch}.txt", in_lines(older))
    pack.text("checkpoint.note", sealed.cosigned(checkpoint))
    pack.json("checkpoints.json", earlier(sealed.checkpoints(), checkpoint))
    pack.json("plans.json", shown)
    pack.text("plans.html", as_page(reader.authority(asked), shown))
    if with_papers:
        pack.files |= papers_of(reader, asked, plan, lambda: told(4))
    pack.text("verify.py", (HERE / "verify.py").read_text())
    pack.text("verify.html", VERIFIER_PAGE.read_text(encoding="utf-8"))
    pack.text("README.txt", (HERE / "readme.txt").read_text().replace("{authority}", pack.manifest["name"]))
    if with_documents:
        listed, files = documents_of(conn, slug, entries)
        pack.json("documents.json", listed)
        pack.files |= files
    pack.write(to, key)
    return pack.manifest


def manifest_of(
    sealed: Sealed, reader: Reader, checkpoint: Checkpoint, key: SigningKey, shown: dict[str, Any], plan: UUID | None
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "authority": sealed.slug,
        "name": reader.authority(Asked.of())["name"],
        "made_at": json_ready(now()),
        "asked": {"as_at": shown["as_at"], "known_on": shown["known_on"], "plan": json_ready(plan)},
        "whole": plan is None,
        "epoch": checkpoint.epoch,
        "leaves": checkpoint.size,
        "epochs": [
            {"epoch": epoch, "reason": reason, "before": before, "began_at": json_ready(at)}
            for epoch, reason, before, at in sealed.epochs()
            if epoch <= checkpoint.epoch
        ],
        "keys": [key.verifier(), *sealed.witnesses(checkpoint)],
    }


def sealed_entries(
    conn: Connection[Any], slug: str, checkpoint: Checkpoint, plan: UUID | None
) -> Iterator[dict[str, Any]]:
    """The entries exactly as they are stored, in order, each with the number of its leaf."""
    query = SQL(
        "SELECT notification_id, originator_id, originator_version, topic, state FROM {}"
        " WHERE notification_id <= %s ORDER BY notification_id"
    ).format(Identifier(slug, "stored_events"))
    of_the_plan = {plan}
    with conn.cursor(row_factory=tuple_row) as cursor:
        for leaf, (position, id, version, topic, state) in enumerate(cursor.execute(query, [checkpoint.position]), 1):
            stored = bytes(state)
            if plan and not topic.startswith(OF_THE_WHOLE):
                if topic == "domain.action:Action.ActionCreated" and json.loads(stored)["plan"] == str(plan):
                    of_the_plan.add(id)
                if id not in of_the_plan:
                    continue
            told = {"leaf": leaf, "position": position, "id": id, "version": version, "topic": topic}
            yield told | as_stored(stored)


def as_stored(stored: bytes) -> dict[str, str]:
    """Bytes that are no text were not written by a registry; a pack shows them as they are."""
    try:
        return {"state": stored.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(stored).decode()}


def texts_of(conn: Connection[Any], slug: str, entries: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    wanted = sorted({ref for entry in entries for ref in refs(as_json(entry.get("state", "")))})
    query = SQL("SELECT ref, salt, body FROM {} WHERE ref = ANY(%s) ORDER BY ref").format(Identifier(slug, "texts"))
    with conn.cursor(row_factory=tuple_row) as cursor:
        for ref, salt, body in cursor.execute(query, [wanted]):
            yield {"ref": str(ref), "salt": base64.b64encode(bytes(salt)).decode(), "body": body}


def in_lines(leaves: list[bytes]) -> str:
    return "".join(f"{leaf.hex()}\n" for leaf in leaves)


def older_leaves(sealed: Sealed, now: int, leaves: list[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """Of earlier epochs, where an entry that was sealed in them is not in the log any more: what it takes to count
    those that were lost, and to see that the others are as they were."""
    for epoch in range(1, now):
        if size := sealed.largest(epoch):
            older = sealed.leaves(sealed.of_size(epoch, size))
            if older[1:] != leaves[1:size]:
                yield epoch, older


def earlier(checkpoints: list[Checkpoint], newest: Checkpoint) -> list[str]:
    """The last checkpoint of each day of this epoch, oldest first: enough to see that no day was rewritten."""
    by_day: dict[Any, Checkpoint] = {}
    for each in reversed(checkpoints):
        if each.epoch == newest.epoch and each.size < newest.size:
            by_day[each.sealed_at.date()] = each
    return [each.note for each in by_day.values()]
