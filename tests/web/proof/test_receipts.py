"""Receipts: whoever recorded something takes away a proof of it, and can hold it against the log later."""

from __future__ import annotations

import json
from uuid import uuid4

import psycopg
import pytest

from domain.proof.merkle import consistent
from projections.proof.sealed import Sealed
from projections.proof.sealing import FIRST, begin
from tests.web.proof.conftest import KEY, more
from workers.packs import verify
from workers.packs.making import make


@pytest.fixture
def here(own_story, app, somebody):
    """A manager who has recorded a note; `here.entry` is it."""
    person = somebody("manager", own_story.slug)
    client = app.test_client()
    client.sign_in(person.email, person.password)
    own_story.by = person.id
    client.entry = more(own_story).event_ids[0]
    client.address = f"/{own_story.slug}/entries/{client.entry}/receipt"
    return client


@pytest.fixture
def kept(here, own_story, sealed, tmp_path):
    """The receipt, in a file."""
    sealed(own_story.slug)
    (tmp_path / "receipt.json").write_bytes(here.get(here.address).data)
    return tmp_path / "receipt.json"


def test_who_recorded_it_and_who_may_take_evidence_can_have_it_once_it_is_sealed(here, own_story, sealed, signed_in):
    here.get(f"/{own_story.slug}/entries/")
    assert here.address in here.page.links()
    assert here.get(here.address).status_code == 404
    assert "This entry is not sealed yet." in here.page.words

    sealed(own_story.slug)

    answer = here.get(here.address)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="receipt-{here.entry}.json"'
    for role, status in (("inspector", 200), ("manager", 200), ("board", 403)):
        person = signed_in(role, own_story.slug)
        assert person.get(here.address).status_code == status, role
        person.get(f"/{own_story.slug}/entries/")
        assert (here.address in person.page.links()) == (status == 200), role
    assert here.get(f"/{own_story.slug}/entries/{uuid4()}/receipt").status_code == 404


def test_it_verifies_by_itself_and_against_a_later_pack(kept, own_story, sealed, connect, tmp_path):
    found = verify.verify(kept, KEY.verifier())
    assert found.good, found.altered
    more(own_story)
    sealed(own_story.slug)

    with connect(own_story.slug).transaction():
        make(connect(own_story.slug), own_story.slug, KEY, tmp_path / "pack.zip")

    assert verify.verify(tmp_path / "pack.zip", receipts=[kept]).good


CHANGES = {
    "another leaf": lambda told: told | {"leaf": "00" * 32},
    "not below the root": lambda told: told | {"index": told["index"] - 1},
    "not below": lambda told: told | {"path": told["path"][:-1]},
    "not signed by": lambda told: told | {"checkpoint": told["checkpoint"].replace("\n", "\n\n", 1)},
    "is of the log": lambda told: told | {"authority": "elsewhere"},
    "not below the root that": lambda told: told | {"entry": told["entry"] | {"recorded_at": "2020-01-01T00:00:00Z"}},
}


@pytest.mark.parametrize("said", CHANGES)
def test_a_receipt_that_was_changed_is_found(said, kept):
    kept.write_text(json.dumps(CHANGES[said](json.loads(kept.read_text()))))

    found = verify.verify(kept)

    assert not found.good
    assert found.altered


def test_a_log_that_lost_the_entry_is_found_out(kept, own_story, sealed, connect, tampering, tmp_path, database):
    with psycopg.connect(database.admin_conninfo(), autocommit=True) as superuser, tampering(own_story.slug):
        for table in ("checkpoints", "tree", "epochs"):
            superuser.execute(f"ALTER TABLE {own_story.slug}.{table} DISABLE TRIGGER USER")
            superuser.execute(f"DELETE FROM {own_story.slug}.{table}")
        superuser.execute(
            f"DELETE FROM {own_story.slug}.stored_events"
            f" WHERE notification_id = (SELECT max(notification_id) FROM {own_story.slug}.stored_events)"
        )
        with superuser.transaction():
            begin(Sealed(superuser, own_story.slug), KEY, 1, FIRST, "")
        with superuser.transaction():
            make(superuser, own_story.slug, KEY, tmp_path / "pack.zip")

    found = verify.verify(tmp_path / "pack.zip", receipts=[kept])

    assert f"The entry of {kept} is not in the log any more, or not where it was." in found.missing


def test_programs_get_checkpoints_and_proofs(here, own_story, sealed, signed_in):
    first = sealed(own_story.slug)
    more(own_story)
    second = sealed(own_story.slug)
    api = f"/api/v1/authorities/{own_story.slug}"

    listed = here.get(f"{api}/checkpoints").json
    proof = here.get(f"{api}/consistency?first={first.size}&second={second.size}").json
    inclusion = here.get(f"{api}/entries/{here.entry}/inclusion").json

    assert listed["key"] == KEY.verifier()
    assert [each["size"] for each in listed["checkpoints"]] == [second.size, first.size]
    path = [bytes.fromhex(each) for each in proof["path"]]
    assert consistent(first.size, first.root, second.size, second.root, path)
    assert inclusion["entry"]["entry"] == str(here.entry)
    assert here.get(f"{api}/consistency?first=9&second=3").status_code == 404
    assert here.get(f"{api}/consistency?first=0&second=3").status_code == 422
    assert here.get(f"{api}/entries/{uuid4()}/inclusion").status_code == 404
