"""A pack with named origins holds for both verifiers: how often carried follows from the whole line there, too."""

from __future__ import annotations

import base64
import json
import zipfile

import psycopg
import pytest

from migrations.database import SEALER
from projections.proof import VERIFIER_PAGE
from projections.proof.keys import SigningKey
from projections.proof.sealing import seal
from workers.packs import verify
from workers.packs.making import make

KEY = SigningKey(bytes(range(32)), "registry.example")
ASK = """async pack => verifyPack(Uint8Array.from(atob(pack), each => each.charCodeAt(0)), "pack.zip", "", [])"""


@pytest.fixture
def pack(service, database, tmp_path):
    later = service.happens("open_plan", "2026-01-05", title="Youth Justice Plan", kind="youth_justice_plan",
                            period="2026-27").subjects["plan"]  # fmt: skip
    service.happens("carry_forward", "2026-01-10", action=service.newer["1i"], into=later)
    service.becomes(service.newer["1i"], service.older["1i"])
    service.becomes(service.newer["3ii"], service.older["3ii"], service.older["3iii"])
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        seal(sealer, service.slug, KEY, whole=True)
    make(service.conn, service.slug, KEY, tmp_path / "pack.zip", with_papers=False)
    return tmp_path / "pack.zip"


def test_both_verifiers_find_it_complete(pack, browser):
    plans = json.loads(zipfile.ZipFile(pack).read("plans.json"))["plans"]
    assert max(action["times_carried"] for plan in plans for action in plan["actions"]) == 2

    assert verify.verify(pack).good, verify.report(verify.verify(pack))
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto(VERIFIER_PAGE.as_uri())
        assert page.evaluate(ASK, base64.b64encode(pack.read_bytes()).decode())["good"]
