"""Checkpoints in public: anybody may keep one, with the signatures of those who witnessed it."""

from __future__ import annotations

import psycopg

from domain.proof.notes import Note
from migrations.database import SEALER
from projections.proof.keys import SigningKey, VerifyingKey
from projections.proof.sealed import Sealed
from projections.proof.sealing import now
from tests.web.proof.conftest import KEY, more

WITNESS = SigningKey(bytes(reversed(range(32))), "witness.example")


def test_anybody_gets_the_newest_checkpoint_as_text(client, own_story, sealed):
    checkpoint = sealed(own_story.slug)

    answer = client.get(f"/{own_story.slug}/checkpoint")

    assert (answer.status_code, answer.content_type) == (200, "text/plain; charset=utf-8")
    assert answer.text == checkpoint.note
    assert VerifyingKey(KEY.verifier()).signed(Note.read(answer.text))
    assert answer.headers["Cache-Control"] == "public, max-age=10"


def test_who_witnessed_it_stands_under_it(client, own_story, sealed, database):
    checkpoint = sealed(own_story.slug)
    signature = WITNESS.cosign(Note.read(checkpoint.note).text, 1_800_000_000)
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        Sealed(sealer, own_story.slug).cosign(checkpoint, signature, WITNESS.verifier(4), now())

    assert VerifyingKey(WITNESS.verifier(4)).signed(Note.read(client.get(f"/{own_story.slug}/checkpoint").text))


def test_earlier_checkpoints_have_addresses_that_stay(client, own_story, sealed):
    first = sealed(own_story.slug)
    more(own_story)
    second = sealed(own_story.slug)

    assert client.get(f"/{own_story.slug}/checkpoint/1/{first.size}").text == first.note
    assert client.get(f"/{own_story.slug}/checkpoint").text == second.note
    assert client.get(f"/{own_story.slug}/checkpoint/1/{first.size + 1_000}").status_code == 404
    assert client.get(f"/{own_story.slug}/checkpoint/{10**30}/{10**30}").status_code == 404


def test_what_is_not_sealed_or_not_here_has_none(client, own_story):
    assert client.get(f"/{own_story.slug}/checkpoint").status_code == 404
    assert client.get("/nowhere/checkpoint").status_code == 404
