"""The sealer signs what was only added to, and nothing else. Tampering is done as superuser, past every guard."""

from __future__ import annotations

import json
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.fact import Occasion
from domain.proof.merkle import consistent, included
from domain.proof.notes import Note
from domain.registry import Registry
from migrations.database import SEALER
from projections.proof.keys import SigningKey, VerifyingKey
from projections.proof.restoring import Lost, NotOfThisLog, lost
from projections.proof.sealed import NotSealed, Sealed
from projections.proof.sealing import Contradiction, begin_anew, seal

ACTION = UUID(int=7)
KEY = SigningKey(bytes(range(32)), "registry.example")


@pytest.fixture
def registry(database, authority):
    with Registry(database.environment(authority)) as found:
        found.join(Occasion(uuid4(), "join"), name="Testshire")
        plan = found.open_plan(Occasion(uuid4(), "plan"), "Delivery Plan", "delivery_plan", "2026-27").subjects["plan"]
        found.create_action(Occasion(uuid4(), "action"), UUID(plan), "Offer every victim a talk", action=ACTION)
        yield found


@pytest.fixture
def sealer(database):
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as connection:
        yield connection


@contextmanager
def tampering(database, slug):
    """A superuser who switches off what protects history."""
    with psycopg.connect(database.admin_conninfo(), autocommit=True) as superuser:
        superuser.execute(f'ALTER TABLE "{slug}".stored_events DISABLE TRIGGER USER')
        yield superuser
        superuser.execute(f'ALTER TABLE "{slug}".stored_events ENABLE TRIGGER USER')


def more(registry, times=1):
    for _ in range(times):
        registry.note_progress(Occasion(uuid4(), str(uuid4())), ACTION, "Letters went out.")


def test_a_checkpoint_says_how_large_the_log_is_and_is_signed(registry, sealer, authority):
    checkpoint = seal(sealer, authority, KEY)

    note = Note.read(checkpoint.note)
    assert (note.checkpoint.origin, note.checkpoint.size) == (f"registry.example/{authority}/1", 4)
    assert VerifyingKey(KEY.verifier()).signed(note)
    assert not VerifyingKey(SigningKey(bytes(32), "registry.example").verifier()).signed(note)


def test_where_nothing_is_new_nothing_is_sealed(registry, sealer, authority):
    seal(sealer, authority, KEY)

    assert seal(sealer, authority, KEY) is None
    assert len(Sealed(sealer, authority).checkpoints()) == 1


def test_each_checkpoint_goes_on_from_all_before_it(registry, sealer, authority):
    sizes = [seal(sealer, authority, KEY)]
    for times in (1, 4, 9):
        more(registry, times)
        sizes.append(seal(sealer, authority, KEY))

    sealed = Sealed(sealer, authority)
    for number, second in enumerate(sizes):
        for first in sizes[: number + 1]:
            path = sealed.consistency(1, first.size, second.size)
            assert consistent(first.size, first.root, second.size, second.root, path)


def test_every_entry_can_be_shown_to_be_in_the_log(registry, sealer, authority, connect):
    more(registry, 6)
    checkpoint = seal(sealer, authority, KEY)
    entries = connect(authority).execute("SELECT originator_id, originator_version FROM stored_events").fetchall()

    for id, version in entries:
        shown = Sealed(sealer, authority).inclusion(id, version)
        assert included(shown.leaf, shown.index, checkpoint.size, shown.path, checkpoint.root)
    assert len(entries) == 9


def test_an_entry_that_is_not_sealed_yet_has_no_proof(registry, sealer, authority, connect):
    seal(sealer, authority, KEY)
    more(registry)
    newest = connect(authority).execute(
        "SELECT originator_id, originator_version FROM stored_events ORDER BY notification_id DESC LIMIT 1"
    )

    with pytest.raises(NotSealed, match="every minute"):
        Sealed(sealer, authority).inclusion(*newest.fetchone())


BELOW = "notification_id = (SELECT min(notification_id) + 2 FROM {log})"
TAMPERINGS = {
    "another byte": "UPDATE {log} SET state = set_byte(state, 20, get_byte(state, 20) # 1) WHERE " + BELOW,
    "another day": "UPDATE {log} SET state = convert_to(replace(convert_from(state, 'UTF8'), '\"timestamp\":\"20',"
    " '\"timestamp\":\"19'), 'UTF8') WHERE " + BELOW,
    "another kind": "UPDATE {log} SET topic = topic || 'x' WHERE " + BELOW,
    "another thing": "UPDATE {log} SET originator_id = gen_random_uuid() WHERE " + BELOW,
    "gone": "DELETE FROM {log} WHERE " + BELOW,
    "the end is gone": "DELETE FROM {log} WHERE notification_id > (SELECT max(notification_id) - 2 FROM {log})",
    "all is gone": "DELETE FROM {log}",
    "exchanged": """
        UPDATE {log} SET notification_id = CASE notification_id WHEN a THEN b + 1000 ELSE a END
        FROM (SELECT min(notification_id) + 1 AS a, min(notification_id) + 2 AS b FROM {log}) AS pair
        WHERE notification_id IN (a, b);
        UPDATE {log} SET notification_id = notification_id - 1000 WHERE notification_id > 1000""",
    "one put in": """
        INSERT INTO {log} SELECT gen_random_uuid(), 1, topic, state, -1 FROM {log} LIMIT 1""",
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_a_log_that_was_tampered_with_is_not_sealed(how, registry, sealer, authority, database):
    more(registry, 8)
    seal(sealer, authority, KEY)
    log = f'"{authority}".stored_events'
    with tampering(database, authority) as superuser:
        superuser.execute(TAMPERINGS[how].replace("{log}", log))

    with pytest.raises(Contradiction) as found:
        seal(sealer, authority, KEY, whole=True)

    assert authority in str(found.value)
    assert "--restored" in str(found.value)
    sealed = Sealed(sealer, authority)
    assert len(sealed.checkpoints()) == 1
    assert [alarm for _, alarm, _ in sealed.alarms()] == [found.value.alarm]


def test_entries_that_are_lost_are_noticed_at_once(registry, sealer, authority, database):
    more(registry, 8)
    seal(sealer, authority, KEY)
    with tampering(database, authority) as superuser:
        superuser.execute(TAMPERINGS["the end is gone"].replace("{log}", f'"{authority}".stored_events'))

    with pytest.raises(Contradiction, match="are gone"):
        seal(sealer, authority, KEY)


def test_a_tree_that_was_tampered_with_is_noticed(registry, sealer, authority, database):
    more(registry, 8)
    seal(sealer, authority, KEY)
    with psycopg.connect(database.admin_conninfo(), autocommit=True) as superuser:
        superuser.execute(f'ALTER TABLE "{authority}".tree DISABLE TRIGGER USER')
        superuser.execute(f"UPDATE \"{authority}\".tree SET hash = decode(repeat('ab', 32), 'hex') WHERE level = 1")

    with pytest.raises(Contradiction):
        seal(sealer, authority, KEY, whole=True)


@pytest.mark.parametrize(
    ("how", "gone"), [("the end is gone", Lost(2, True)), ("gone", Lost(1, False)), ("another byte", Lost(1, False))]
)
def test_what_a_restore_lost_is_told_from_what_somebody_changed(how, gone, registry, sealer, authority, database):
    more(registry, 8)
    seal(sealer, authority, KEY)
    assert lost(sealer, authority, KEY) is None
    with tampering(database, authority) as superuser:
        superuser.execute(TAMPERINGS[how].replace("{log}", f'"{authority}".stored_events'))

    assert lost(sealer, authority, KEY) == gone


def test_a_kept_checkpoint_that_the_log_goes_on_from_says_nothing_of_a_loss(registry, sealer, authority):
    kept = seal(sealer, authority, KEY)
    more(registry, 3)
    seal(sealer, authority, KEY)

    assert lost(sealer, authority, KEY, kept=kept.note) is None
    with pytest.raises(NotOfThisLog):
        lost(sealer, authority, KEY, kept=kept.note.replace(authority, "westmoor"))


def test_after_a_restore_a_new_epoch_says_so_in_its_first_leaf(registry, sealer, authority, database):
    more(registry, 8)
    before = seal(sealer, authority, KEY)
    with tampering(database, authority) as superuser:
        superuser.execute(TAMPERINGS["the end is gone"].replace("{log}", f'"{authority}".stored_events'))

    anew = begin_anew(sealer, authority, KEY)

    sealed = Sealed(sealer, authority)
    assert (anew.epoch, anew.size) == (2, before.size - 2)
    assert [(epoch, reason, note) for epoch, reason, note, _ in sealed.epochs()] == [
        (1, "first", ""),
        (2, "restored", before.note),
    ]
    more(registry)
    assert seal(sealer, authority, KEY, whole=True).epoch == 2


def test_the_sealer_reads_no_texts_and_changes_nothing(registry, sealer, authority):
    seal(sealer, authority, KEY)

    for attempt in (
        "SELECT * FROM {}.texts",
        "SELECT * FROM {}.entries",
        "DELETE FROM {}.checkpoints",
        "UPDATE {}.tree SET level = 0",
        "INSERT INTO {}.stored_events SELECT * FROM {}.stored_events",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sealer.execute(attempt.replace("{}", f'"{authority}"'))


def test_a_fact_is_sealed_by_the_bytes_that_are_stored(registry, sealer, authority, connect):
    seal(sealer, authority, KEY)
    state = connect(authority).execute("SELECT state FROM stored_events LIMIT 1").fetchone()[0]

    assert json.loads(bytes(state))["timestamp"]
