"""A campaign: whatever a superuser does to history below a checkpoint that somebody kept is found.

Each tampering is done in a transaction past every guard of the database, a pack is made of what it left (as an
operator who hides it would make it: with the tree grown anew and signed with the registry's own key), verified with
the checkpoint that was kept outside, and rolled back.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from domain.proof.notes import Note
from domain.registry import Registry
from projections.catching_up import catch_up
from projections.proof.keys import SigningKey
from projections.proof.sealed import Sealed
from projections.proof.sealing import FIRST, begin, seal
from tests.workers.packs.test_packs import KEY, order, tell
from workers.packs import verify
from workers.packs.making import make

TIMES = 170
"""Of each class: more than 2,000 in all."""
PLAN, OTHER_PLAN = UUID(int=1), UUID(int=2)


class Tampering:
    """What may be done to a log, at a random place."""

    def __init__(self, conn, slug, random):
        self.conn, self.slug, self.random = conn, slug, random
        rows = conn.execute(self.sql("SELECT notification_id, octet_length(state) FROM {log} ORDER BY 1")).fetchall()
        self.positions, self.lengths = [row[0] for row in rows], dict(rows)
        self.last = self.positions[-1]

    def sql(self, text):
        names = {"log": "stored_events", "texts": "texts"}
        return SQL(text).format(**{name: Identifier(self.slug, table) for name, table in names.items()})

    def do(self, text, *values):
        assert self.conn.execute(self.sql(text), values).rowcount > 0

    def one(self):
        return self.random.choice(self.positions)

    def a_flipped_bit(self):
        position = self.one()
        place, bit = self.random.randrange(self.lengths[position]), 1 << self.random.randrange(8)
        self.do(
            "UPDATE {log} SET state = set_byte(state, %s, get_byte(state, %s) # %s) WHERE notification_id = %s",
            place, place, bit, position,
        )  # fmt: skip

    def an_entry_removed(self):
        position = self.one()
        self.do("DELETE FROM {log} WHERE notification_id = %s", position)
        # positions closed up, so that no gap shows
        self.conn.execute(
            self.sql("UPDATE {log} SET notification_id = -notification_id WHERE notification_id > %s"), [position]
        )
        self.conn.execute(self.sql("UPDATE {log} SET notification_id = -notification_id - 1 WHERE notification_id < 0"))

    def the_end_removed(self):
        self.do("DELETE FROM {log} WHERE notification_id > %s", self.random.choice(self.positions[:-1]))

    def an_entry_added(self):
        self.do(
            "UPDATE {log} SET notification_id = notification_id + 1000 WHERE notification_id >= %s", at := self.one()
        )
        self.do(
            "INSERT INTO {log} SELECT originator_id, originator_version + 1000, topic, state, %s FROM {log}"
            " WHERE notification_id = %s",
            at, at + 1000,
        )  # fmt: skip

    def two_exchanged(self):
        one, other = self.random.sample(self.positions, 2)
        self.do("UPDATE {log} SET notification_id = -1 WHERE notification_id = %s", one)
        self.do("UPDATE {log} SET notification_id = %s WHERE notification_id = %s", one, other)
        self.do("UPDATE {log} SET notification_id = %s WHERE notification_id = -1", other)

    def recorded_earlier(self):
        self.do(
            "UPDATE {log} SET state = convert_to(regexp_replace(convert_from(state, 'UTF8'),"
            " '\"timestamp\":\"\\d{{4}}-\\d\\d', '\"timestamp\":\"' || %s), 'UTF8') WHERE notification_id = %s",
            f"2026-0{self.random.randint(1, 9)}", self.one(),
        )  # fmt: skip

    def effective_earlier(self):
        self.do(
            "UPDATE {log} SET state = convert_to(regexp_replace(convert_from(state, 'UTF8'),"
            " '\"effective_on\":\"\\d{{4}}-\\d\\d', '\"effective_on\":\"' || %s), 'UTF8') WHERE notification_id = %s",
            f"2025-0{self.random.randint(1, 9)}", self.one(),
        )  # fmt: skip

    def another_actor(self):
        self.do(
            "UPDATE {log} SET state = convert_to(regexp_replace(convert_from(state, 'UTF8'),"
            " '\"actor\":\"[^\"]*\"', '\"actor\":\"' || %s || '\"'), 'UTF8') WHERE notification_id = %s",
            str(uuid4()), self.one(),
        )  # fmt: skip

    def another_kind(self):
        self.do(
            "UPDATE {log} SET topic = topic || %s WHERE notification_id = %s",
            self.random.choice(["x", "Again", " "]), self.one(),
        )  # fmt: skip

    def another_thing(self):
        self.do("UPDATE {log} SET originator_id = %s WHERE notification_id = %s", uuid4(), self.one())

    def another_text(self):
        refs = [row[0] for row in self.conn.execute(self.sql("SELECT ref FROM {texts} ORDER BY ref")).fetchall()]
        self.do(
            "UPDATE {texts} SET body = body || %s WHERE ref = %s", self.random.choice(" .x"), self.random.choice(refs)
        )

    def a_text_gone(self):
        refs = [row[0] for row in self.conn.execute(self.sql("SELECT ref FROM {texts} ORDER BY ref")).fetchall()]
        self.do("DELETE FROM {texts} WHERE ref = %s", self.random.choice(refs))

    def history_told_anew(self):
        """All entries after one are taken out, and the last of them is recorded again as if it came then."""
        at = self.random.choice(self.positions[:-1])
        self.do("DELETE FROM {log} WHERE notification_id > %s AND notification_id < %s", at, self.last + 1)


CLASSES = [
    name for name, of in vars(Tampering).items() if getattr(of, "__code__", None) and of.__code__.co_argcount == 1
]
CLASSES.remove("one")


@pytest.fixture(scope="module", autouse=True)
def each_signature_once():
    """The same notes come again and again, and verify.py's own Ed25519 is slow; it is tested by itself elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verify, "signed_by", lru_cache(maxsize=None)(verify.signed_by))
        yield


@pytest.fixture(scope="module")
def log(request, database, tmp_path_factory):
    """An authority's log, sealed; the checkpoint that somebody kept; and a superuser's connection.

    Each module that asks for it has one of its own name: a role outlives its authority.
    """
    from migrations.runner import add_authority
    from tests.conftest import leave

    slug, kept = f"of_{request.module.__name__.rpartition('.')[2]}", tmp_path_factory.mktemp("kept") / "checkpoint.note"
    add_authority(database, slug)
    with Registry(database.environment(slug)) as registry:
        registry.join(order(), name="Tamperedshire")
        for plan, title, action in ((PLAN, "Delivery Plan", 11), (OTHER_PLAN, "Training Plan", 12)):
            registry.open_plan(order(), title, "delivery_plan", "2026-27", plan=plan)
            tell(registry, plan, UUID(int=action))
    with psycopg.connect(database.admin_conninfo(), autocommit=True) as conn:
        catch_up(conn, slug)
        kept.write_text(seal(conn, slug, KEY).note)
        for table in ("stored_events", "tree", "checkpoints", "epochs", "cosignatures"):
            conn.execute(SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(Identifier(slug, table)))
        conn.execute(SQL("ALTER TABLE {} DROP CONSTRAINT stored_events_pkey").format(Identifier(slug, "stored_events")))
        yield conn, slug, kept
    leave(database, slug)


def hide(conn, slug):
    """Grow the tree anew over what is left, and sign it with the registry's key, as if nothing had been."""
    for table in ("checkpoints", "tree", "epochs"):
        conn.execute(SQL("DELETE FROM {}").format(Identifier(slug, table)))
    try:
        begin(Sealed(conn, slug), KEY, 1, FIRST, "")
    except ValueError:
        return False  # what was left is no entry: nobody could seal it
    return True


def found_by_the_verifier(conn, slug, kept, pack):
    make(conn, slug, KEY, pack, with_papers=False)
    return verify.verify(pack, KEY.verifier(), [kept])


def test_a_log_that_nobody_touched_is_fine(log, tmp_path):
    conn, slug, kept = log

    assert verify.report(found_by_the_verifier(conn, slug, kept, tmp_path / "pack.zip")).endswith("as it was sealed.")


@pytest.mark.parametrize("which", CLASSES)
def test_tampering_below_a_checkpoint_that_was_kept_is_found(which, log, tmp_path):
    conn, slug, kept = log
    random, missed = Random(which), []
    for number in range(TIMES):
        with conn.transaction(force_rollback=True):
            tampering = Tampering(conn, slug, random)
            getattr(tampering, which)()
            if number % 2:
                before = Sealed(conn, slug).last()
                if not hide(conn, slug) or (Sealed(conn, slug).last().root == before.root and which not in TEXTS):
                    continue
            if found_by_the_verifier(conn, slug, kept, tmp_path / "pack.zip").good:
                missed.append(number)

    assert missed == []


TEXTS = ("another_text", "a_text_gone")


def test_there_are_at_least_twelve_classes_of_tampering():
    assert len(CLASSES) >= 12
    assert len(CLASSES) * TIMES >= 2_000


def test_a_kept_checkpoint_of_another_registry_is_said(log, tmp_path):
    conn, slug, _ = log
    other = SigningKey(bytes(32), "another.example")
    text = Note.read(Sealed(conn, slug).last().note).text
    (tmp_path / "other.note").write_text(str(Note(text, (other.sign(text),))))

    found = found_by_the_verifier(conn, slug, tmp_path / "other.note", tmp_path / "pack.zip")

    assert any("not signed by" in each for each in found.altered)
