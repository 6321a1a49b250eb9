"""`throughline seal`, as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import psycopg

from domain.fact import Occasion
from domain.proof.notes import Checkpoint, Note
from domain.records import now
from domain.registry import Registry
from migrations.database import SEALER
from projections.proof.keys import SigningKey
from projections.proof.sealed import Sealed

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
    told = f"{authority}: 0 entries are sealed, in epoch 2. 1 entry that was sealed before is not there any more.\n"
    assert seal(authority, "--restored") == (0, told, "")


def test_a_restore_that_lost_nothing_begins_no_epoch(database, authority):
    join(database, authority)
    seal(authority)

    code, _, told = seal(authority, "--restored")

    assert code == 1
    assert told.startswith("Error: Nothing contradicts what was sealed, so nothing was lost that is known of")
    assert seal(authority)[1] == f"{authority}: nothing new.\n"
    assert "in epoch 2. Nothing says that entries were lost." in seal(authority, "--restored", "--even-so")[1]


def test_a_checkpoint_that_somebody_kept_says_how_many_entries_were_lost(database, authority, tmp_path):
    """The whole database is as it was in the backup, tree and all: nothing in it knows what came after."""
    join(database, authority)
    seal(authority)
    key = SigningKey.find(Path(os.environ["THROUGHLINE_HOME"]))
    text = Checkpoint(f"{key.name}/{authority}/1", 9, bytes(32)).text
    (tmp_path / "kept.note").write_text(str(Note(text, (key.sign(text),))))
    (tmp_path / "lib.py").write_text("import os")

    assert "This is not a checkpoint." in seal(authority, "--restored", "--checkpoint", str(tmp_path / "lib.py"))[2]
    code, told, _ = seal(authority, "--restored", "--checkpoint", str(tmp_path / "kept.note"))
    assert (code, told) == (
        0, f"{authority}: 1 entry is sealed, in epoch 2. 7 entries that were sealed before are not there any more.\n",
    )  # fmt: skip


def test_as_long_as_an_alarm_stands_no_command_says_that_all_is_well(database, authority):
    join(database, authority)
    seal(authority)
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        Sealed(sealer, authority).alarm("witness_refuses", None, now())

    for asked in ((), ("--whole",)):
        code, told, wrong = seal(authority, *asked)
        assert (code, told) == (1, "")
        assert f"{authority}: An alarm stands: a witness saw another history than it is shown now" in wrong
    code, told, wrong = seal(authority, "--looked-into")
    assert (code, told) == (1, "")
    assert "A witness refused to sign, and has not signed since. No witness is named in THROUGHLINE_WITNESSES." in wrong
    assert seal(authority)[0] == 1
    assert seal(authority, "--restored")[0] == 0
    assert seal(authority)[0] == 0


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
