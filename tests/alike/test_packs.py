"""A pack in which actions say that they were adopted holds for both verifiers, also where that was taken back."""

from __future__ import annotations

import base64
import json
import zipfile
from uuid import uuid4

import psycopg
import pytest

from migrations.database import SEALER
from projections.proof import VERIFIER_PAGE
from projections.proof.keys import SigningKey
from projections.proof.sealing import seal
from tests.alike.neighbours import action, service_called, sign_off
from workers.packs import verify
from workers.packs.making import make

KEY = SigningKey(bytes(range(32)), "registry.example")
ASK = """async pack => verifyPack(Uint8Array.from(atob(pack), each => each.charCodeAt(0)), "pack.zip", "", [])"""


@pytest.fixture
def pack(database, tmp_path):
    with service_called(database, "Ourshire Youth Justice Service") as ours:
        ids = [action(ours, title) for title in ("Agree a protocol", "Train every mentor")]
        for id in ids:
            said = ours.registry.name_adoption(ours.occasion("2026-04-20"), id, "thereshire", uuid4(), note="As theirs")
        sign_off(ours)
        ours.happens("correct_entry", "2026-04-21", action=str(ids[1]), entry=str(said.event_ids[0]), reason="Not so")
        with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
            seal(sealer, ours.slug, KEY, whole=True)
        with psycopg.connect(database.conninfo(ours.slug), autocommit=True) as conn:
            make(conn, ours.slug, KEY, tmp_path / "pack.zip", with_papers=False)
        yield tmp_path / "pack.zip"


def altered(pack, tmp_path):
    """The same pack, whose plans say that it was adopted from another service."""
    other = tmp_path / "altered.zip"
    with zipfile.ZipFile(pack) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"thereshire", b"elsewheres") if name == "plans.json" else content)
    return other


def test_both_verifiers_find_it_complete_and_see_another_source(pack, tmp_path, browser):
    plans = json.loads(zipfile.ZipFile(pack).read("plans.json"))["plans"]
    told = [each["authority"] for plan in plans for one in plan["actions"] for each in one["adopted_from"]]
    assert told == ["thereshire"]

    assert verify.verify(pack).good, verify.report(verify.verify(pack))
    other = altered(pack, tmp_path)
    assert "adopted from" in " ".join(verify.verify(other).altered)
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto(VERIFIER_PAGE.as_uri())
        assert page.evaluate(ASK, base64.b64encode(pack.read_bytes()).decode())["good"]
        assert not page.evaluate(ASK, base64.b64encode(other.read_bytes()).decode())["good"]
