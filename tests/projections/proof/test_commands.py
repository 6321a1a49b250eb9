"""`throughline seal`, as a person runs it."""

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import psycopg

from domain.fact import Occasion
from domain.registry import Registry

THROUGHLINE = str(Path(sys.executable).with_name("throughline"))


def seal(*arguments):
    done = subprocess.run([THROUGHLINE, "seal", *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def join(database, slug):
    with Registry(database.environment(slug)) as registry:
        registry.join(Occasion(uuid4(), "join"), name="Testshire")


def test_a_log_is_sealed_once_and_looked_at_whole(database, authority):
    join(database, authority)

    assert seal(authority) == (0, f"{authority}: 1 entry is sealed, in epoch 1.\n", "")
    assert seal(authority) == (0, f"{authority}: nothing new.\n", "")
    assert seal(authority, "--whole") == (0, f"{authority}: nothing new, and everything is as it was sealed.\n", "")


def test_a_changed_history_is_said_and_a_restore_begins_an_epoch(database, authority):
    join(database, authority)
    seal(authority)
    with psycopg.connect(database.admin_conninfo(), autocommit=True) as superuser:
        superuser.execute(f'ALTER TABLE "{authority}".stored_events DISABLE TRIGGER USER')
        superuser.execute(f'DELETE FROM "{authority}".stored_events')

    code, _, told = seal(authority)
    assert (code, told.startswith(f"{authority}: entries that were sealed are gone at position 1.")) == (1, True)
    assert seal(authority, "--restored") == (0, f"{authority}: 0 entries are sealed, in epoch 2.\n", "")


def test_a_name_that_is_none_is_said(database, authority):
    assert seal("nowhere")[0] == 1
    said = seal("nowhere")[2]
    assert "There is no authority “nowhere” in this registry. There are: " in said
    assert authority in said
    assert "name its authority" in seal("--restored")[2]


def test_the_key_by_which_checkpoints_are_verified_is_public(database):
    code, key, _ = seal("--key")

    assert code == 0
    assert key.startswith("throughline-")
    assert key == seal("--key")[1]
