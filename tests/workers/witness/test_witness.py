"""A witness signs what goes on from what it saw, and nothing else; with statuses as c2sp.org/tlog-witness says."""

from __future__ import annotations

import base64
import os
import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

import psycopg
import pytest

from domain.fact import Occasion
from domain.proof import merkle
from domain.proof.merkle import Tree, leaf_hash
from domain.proof.notes import COSIGNATURE, Checkpoint, Note, signature
from domain.registry import Registry
from migrations.database import SEALER
from projections.proof.asking import WitnessRefuses, witnesses
from projections.proof.keys import SigningKey, VerifyingKey
from projections.proof.restoring import Lost, lost
from projections.proof.sealed import Sealed
from projections.proof.sealing import begin_anew, looked_into
from workers import sealing
from workers.witness.seen import Seen
from workers.witness.service import service

LOG = SigningKey(bytes(range(32)), "registry.example")
WITNESS = SigningKey(bytes(range(1, 33)), "witness.example")
THROUGHLINE = str(Path(sys.executable).with_name("throughline"))


@pytest.fixture
def client(tmp_path):
    return service(Seen(tmp_path, WITNESS, [VerifyingKey(LOG.verifier())])).test_client()


def tree(size, kind="leaf"):
    return Tree(leaf_hash(f"{kind} {n}".encode()) for n in range(size))


def signed(grown, key=LOG, origin="registry.example/westmoor/1"):
    text = Checkpoint(origin, grown.size, grown.root).text
    return Note(text, (key.sign(text),))


def ask(client, note, old=0, proof=()):
    lines = [f"old {old}", *(base64.b64encode(each).decode() for each in proof), "", str(note)]
    return client.post("/add-checkpoint", data="\n".join(lines).encode())


def test_the_first_checkpoint_of_a_log_is_signed(client):
    answer = ask(client, signed(tree(5)))

    assert answer.status_code == 200
    note = signed(tree(5)).signed_also([signature(answer.text.strip())])
    assert VerifyingKey(WITNESS.verifier(COSIGNATURE)).signed(note)


def test_a_checkpoint_that_goes_on_is_signed_and_the_same_again_too(client):
    whole = tree(12)
    ask(client, signed(tree(5)))

    assert ask(client, signed(whole), 5, merkle.consistency(5, 12, whole.node)).status_code == 200
    assert ask(client, signed(whole), 12).status_code == 200


def test_a_fork_is_refused_and_what_was_seen_stays(client):
    other = tree(12, "other")
    ask(client, signed(tree(5)))

    assert ask(client, signed(other), 5, merkle.consistency(5, 12, other.node)).status_code == 422
    assert ask(client, signed(tree(5, "other")), 5).status_code == 422
    assert ask(client, signed(tree(5)), 5).status_code == 200


def test_a_rollback_is_refused_with_the_size_that_was_seen(client):
    ask(client, signed(tree(12)))

    answer = ask(client, signed(tree(5)))

    assert (answer.status_code, answer.text, answer.content_type) == (409, "12\n", "text/x.tlog.size")
    assert ask(client, signed(tree(5)), 12).status_code == 400


def test_an_unknown_log_and_a_wrong_signature_are_refused(client):
    stranger = SigningKey(bytes(32), "elsewhere.example")

    assert ask(client, signed(tree(5), stranger, "elsewhere.example/x/1")).status_code == 404
    assert ask(client, signed(tree(5), stranger)).status_code == 403


@pytest.mark.parametrize(
    "body", [b"", b"old x\n\n", b"old 5", b"\xff", b"old 0\nnot base64\n\nnote", b"old 0\nAAAA\n\n"]
)
def test_what_is_no_request_is_refused(client, body):
    assert client.post("/add-checkpoint", data=body).status_code == 400


def test_the_key_is_told_to_whoever_asks(client):
    assert client.get("/").text == WITNESS.verifier(COSIGNATURE) + "\n"


# With a registry, and a witness that runs


@pytest.fixture
def watched(database, authority, tmp_path, monkeypatch):
    """A witness process that watches this registry, and the registry told of it."""
    monkeypatch.delenv("THROUGHLINE_NAME", raising=False)
    key = SigningKey.find(Path(os.environ["THROUGHLINE_HOME"]))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ["--name", "witness.example", "--log", key.verifier(), "--folder", str(tmp_path / "seen")]
    process = subprocess.Popen(
        [THROUGHLINE, "witness", *arguments, "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    url, written = f"http://127.0.0.1:{port}", process.stdout.readline().decode().strip()
    until = monotonic() + 20
    while not answers(url) and monotonic() < until:
        sleep(0.05)
    (tmp_path / "witnesses").write_text(f"# who watches\n{url} {written}\n")
    monkeypatch.setenv("THROUGHLINE_WITNESSES", str(tmp_path / "witnesses"))
    with Registry(database.environment(authority)) as registry:
        registry.join(Occasion(uuid4(), "join"), name="Testshire")
        yield registry
    process.terminate()
    process.wait(20)
    process.stdout.close()


def answers(url):
    try:
        return urllib.request.urlopen(url, timeout=1).status == 200
    except OSError:
        return False


def test_a_registry_collects_the_signatures_of_its_witnesses(watched, database, authority):
    assert sealing.seal_all(database)[authority] == 1
    watched.open_plan(Occasion(uuid4(), "plan"), "Delivery Plan", "delivery_plan", "2026-27")
    assert sealing.seal_all(database)[authority] == 1

    with psycopg.connect(database.conninfo(SEALER)) as connection:
        sealed = Sealed(connection, authority)
        assert sealed.signed_by(sealed.last()) == {"witness.example"}
        assert re.search("\n— witness.example ", sealed.cosigned(sealed.last()))
        note = Note.read(sealed.cosigned(sealed.last()))
        assert VerifyingKey(sealed.witnesses(sealed.last())[0]).signed(note)


def test_a_registry_that_forgot_is_found_out_by_its_witness(watched, database, authority):
    """Restored from a backup, tree and all, it knows nothing of what it lost; the witness does."""
    watched.open_plan(Occasion(uuid4(), "plan"), "Delivery Plan", "delivery_plan", "2026-27")
    sealing.seal_all(database)
    with psycopg.connect(database.admin_conninfo(), autocommit=True) as superuser:
        for table in ("stored_events", "cosignatures", "checkpoints", "tree", "epochs"):
            superuser.execute(f'ALTER TABLE "{authority}".{table} DISABLE TRIGGER USER')
            where = "WHERE notification_id > 1" if table == "stored_events" else ""
            superuser.execute(f'DELETE FROM "{authority}".{table} {where}')

    sealing.seal_all(database)

    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as connection:
        sealed = Sealed(connection, authority)
        assert [alarm for _, alarm, _ in sealed.alarms()] == ["witness_refuses"]
        assert sealed.signed_by(sealed.last()) == set()
        key = SigningKey.find(Path(os.environ["THROUGHLINE_HOME"]))
        with pytest.raises(WitnessRefuses, match=r"of 2 leaves: it saw one of 3\.$"):
            looked_into(connection, authority, key, witnesses())
        assert lost(connection, authority, key, witnesses()) == Lost(1, True)
        begin_anew(connection, authority, SigningKey.find(Path(os.environ["THROUGHLINE_HOME"])))
        sealing.have_witnessed(connection, authority)
        assert sealed.signed_by(sealed.last()) == {"witness.example"}
