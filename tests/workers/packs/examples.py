"""Packs for tests of the verifier, made once by a real registry, and ways to change one as its operator could."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import psycopg

from domain.fact import Occasion, Source
from domain.proof.leaves import epoch_leaf
from domain.proof.merkle import Tree
from domain.proof.notes import COSIGNATURE, Checkpoint, Note
from domain.registry import Registry
from migrations.database import SEALER
from migrations.runner import add_authority
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.proof.keys import SigningKey
from projections.proof.receipts import receipt
from projections.proof.sealing import seal
from tests.conftest import leave
from tests.workers.packs.test_packs import FIRST, KEY, SECOND, tell
from workers.packs.making import Pack, make

SLUG, ORIGIN = "packedshire", "registry.example/packedshire/1"
SECOND_ORIGIN = "registry.example/packedshire/2"
WITNESS = SigningKey(bytes(range(1, 33)), "witness.example")
NAMED = f"witness.example (key {WITNESS.verifier(COSIGNATURE).split('+')[1]})"
SEEN_AT = 1_780_000_000
ACTIONS = [UUID(int=number) for number in range(11, 20)]
DOCUMENT = b"A plan as it was handed in"


def folder_of(database, tmp_path_factory) -> Path:
    """Where the packs are. THROUGHLINE_PACKS names a folder that keeps them, for many runs of the same tests."""
    kept = os.environ.get("THROUGHLINE_PACKS")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("packs")
    if not (folder / "whole.zip").exists():
        there = database()
        add_authority(there, SLUG)
        write(there, folder)
        leave(there, SLUG)
    return folder


def write(database, folder: Path) -> None:
    with Registry(database.environment(SLUG)) as registry:
        entries = recorded(registry)
        sealed(database)
        registry.note_progress(on(5, 20), ACTIONS[0], "A last word")
        sealed(database)
    with psycopg.connect(database.conninfo(SLUG)) as connection:
        connection.execute(
            f"INSERT INTO {SLUG}.documents (sha256, name, media_type, content, size)"
            " VALUES (%s, 'P.docx', 'x', %s, 26)",
            [sha256(DOCUMENT), DOCUMENT],
        )
        told = receipt(connection, SLUG, entries[0])[0]
        (folder / "receipt.json").write_text(json.dumps(told))
        make(connection, SLUG, KEY, folder / "one.zip", Asked.of("2026-09-30"), SECOND, False, False)
        make(connection, SLUG, KEY, folder / "early.zip", Asked.of("2026-05-05"), None, False, False)
        make(connection, SLUG, KEY, folder / "whole.zip", Asked.of("2026-09-30"), None, True, False)


def recorded(registry: Registry) -> list[UUID]:
    """Everything that the verifier tells for itself. Returns the entries of one order."""
    registry.join(on(4, 1), name="Packedshire Youth Justice Service")
    for plan, title in ((FIRST, "Delivery Plan"), (SECOND, "Training Plan")):
        registry.open_plan(on(4, 1), title, "delivery_plan", "2026-27", plan=plan)
    registry.set_objective(on(4, 1), FIRST, "Children stay out of the system", "A", objective=UUID(int=91))
    tell(registry, FIRST, ACTIONS[0])
    tell(registry, SECOND, ACTIONS[1])
    for action in ACTIONS[2:]:
        registry.create_action(on(4, 2), FIRST, f"Action {action.int}", f"{action.int}", action=action, rag="Green")
    leave_their_plans(registry)
    registry.announce_inspection(on(5, 10), "Youth inspections", "2026", inspection=UUID(int=50))
    registry.note_progress(on(5, 9), ACTIONS[0], "Told after the inspection was announced")
    source = Source(sha256(DOCUMENT), "table 1, row 2")
    entry = registry.note_progress(on(5, 12, source), ACTIONS[0], "As the document says").event_ids[0]
    erased = registry.note_progress(on(5, 12), ACTIONS[0], "A child's name").event_ids[0]
    registry.erase_text(Occasion(uuid4(), str(uuid4())), erased, "child", note="Case 14")
    return [entry]


def leave_their_plans(registry: Registry) -> None:
    """Every way out of a plan, and what is said on the way."""
    complete, embed, carry, move, merge, replace, drop = ACTIONS[2:]
    registry.revise_due_date(on(4, 9), complete, "June 27", "Funding came late")
    registry.change_rag(on(4, 9), complete, "Amber", "Staff left")
    registry.serve_objectives(on(4, 9), complete, [UUID(int=91)])
    registry.name_leads(on(4, 9), complete, ["AB", "All managers"])
    registry.set_measure(on(4, 9), complete, "All asked")
    registry.tag_themes(on(4, 9), complete, ["VIC", "QA"])
    registry.attach_evidence(on(4, 9), complete, "Minutes")
    registry.add_sub_action(on(4, 9), complete, "Letters", "a", sub_action=UUID(int=201))
    registry.complete(on(5, 1), complete, "Done")
    registry.embed(on(5, 1), embed, "Business as usual")
    registry.carry_forward(on(5, 1), carry, SECOND, title="Action 14, reworded", new_action=UUID(int=77))
    registry.transfer(on(5, 1), move, "The housing board")
    registry.merge(on(5, 1), merge, complete)
    registry.supersede(on(5, 1), replace, "Another plan")
    registry.withdraw(on(5, 1), drop, "Outside our influence")
    registry.pause(on(5, 2), ACTIONS[1], "Waiting")


def on(month: int, day: int, source: Source | None = None) -> Occasion:
    return Occasion(uuid4(), str(uuid4()), date(2026, month, day), source)


def sealed(database) -> None:
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        seal(sealer, SLUG, KEY)
    with psycopg.connect(database.conninfo("throughline_projector"), autocommit=True) as projector:
        catch_up(projector, SLUG)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Edited:
    """A pack whose files can be changed, and which is written as its operator would write it: signed anew."""

    def __init__(self, pack: Path) -> None:
        with zipfile.ZipFile(pack) as file:
            self.files = {name: file.read(name) for name in file.namelist()}
        self.manifest = json.loads(self.files.pop("pack.json"))
        del self.manifest["files"], self.files["pack.note"]

    def json(self, name: str):
        return json.loads(self.files[name])

    def lines(self, name: str) -> list[dict]:
        return [json.loads(line) for line in self.files[name].splitlines()]

    def put(self, name: str, content) -> None:
        """Text as it is, anything else as JSON."""
        self.files[name] = (content if isinstance(content, str) else json.dumps(content)).encode()

    def put_lines(self, name: str, lines: list[dict]) -> None:
        self.put(name, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))

    def leaves(self) -> list[bytes]:
        return [bytes.fromhex(line) for line in self.files["leaves.txt"].decode().split()]

    def seal(self, leaves: list[bytes], key: SigningKey = KEY, origin: str = ORIGIN, size: int | None = None) -> None:
        """Leaves, and a checkpoint over them."""
        self.put("leaves.txt", "".join(f"{leaf.hex()}\n" for leaf in leaves))
        self.put("checkpoint.note", note(leaves, key, origin, size))

    def cosign(self, by: SigningKey = WITNESS) -> None:
        found = Note.read(self.files["checkpoint.note"].decode())
        self.put("checkpoint.note", str(found.signed_also([by.cosign(found.text, SEEN_AT)])))
        self.manifest["keys"].append(WITNESS.verifier(COSIGNATURE))

    def second_epoch(self, held: int | None = None, lost: int = 0) -> list[bytes]:
        """As after a restore: the entries under another first leaf, which names the last checkpoint before it.

        That was signed for `held` leaves, and for `lost` ones that are gone; then the tree that was is in the pack,
        too. Returns its leaves.
        """
        older = [*self.leaves()[:held], *(bytes([number]) * 32 for number in range(lost))]
        before = note(older)
        self.manifest["epoch"] = 2
        began = {"epoch": 2, "reason": "restored", "before": before, "began_at": "2026-06-01T00:00:00Z"}
        self.manifest["epochs"].append(began)
        if lost:
            self.put("leaves-1.txt", "".join(f"{leaf.hex()}\n" for leaf in older))
        self.seal([epoch_leaf(SLUG, 2, "restored", before), *self.leaves()[1:]], origin=SECOND_ORIGIN)
        self.put("checkpoints.json", [])
        return older

    def keep_entries(self, size: int) -> None:
        """Those of the first leaves only."""
        self.put("leaves.txt", "".join(f"{leaf.hex()}\n" for leaf in self.leaves()[:size]))
        self.put_lines("entries.jsonl", [each for each in self.lines("entries.jsonl") if each["leaf"] < size])

    def write(self, to: Path, key: SigningKey = KEY) -> Path:
        Pack(self.manifest, self.files).write(to, key)
        return to


def note(leaves: list[bytes], key: SigningKey = KEY, origin: str = ORIGIN, size: int | None = None) -> str:
    text = Checkpoint(origin, len(leaves) if size is None else size, Tree(leaves).root).text
    return str(Note(text, (key.sign(text),)))
