"""Evidence packs by a button: asked for on a page, made by a worker, taken away, and checked elsewhere."""

from __future__ import annotations

import io
import zipfile
from uuid import UUID

import psycopg
import pytest

from projections.proof.packs import Packs
from tests.web.proof.conftest import more
from workers.packs import verify
from workers.packs.asked_for import TRIES, hand_out_again, make_one


def proof(story):
    return f"/{story.slug}/inspection/proof/"


@pytest.fixture
def here(own_story, signed_in):
    return signed_in("manager", own_story.slug)


def asked_for(client, story, **fields):
    """Where the page of the pack is."""
    answer = client.send(f"{proof(story)}packs/", form=proof(story), id=client_id(client, story), **fields)
    assert answer.status_code == 303
    return answer.location


def client_id(client, story):
    client.get(proof(story))
    return client.page.value("id")


def id_in(address):
    return UUID(address.rstrip("/").rpartition("/")[2])


def test_a_pack_is_asked_for_made_and_taken_away(here, own_story, database, tmp_path):
    address = asked_for(here, own_story, plan=own_story.ids["plan"], as_at="30 June 2025")
    here.get(address)
    assert "Waiting for a worker" in here.page.words

    assert make_one(database, own_story.slug, id_in(address)) == "ready"

    here.get(address)
    assert "as at 30 June 2025" in here.page.words
    assert f"{address}pack.zip" in here.page.links()
    answer = here.get(f"{address}pack.zip")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    (tmp_path / "pack.zip").write_bytes(answer.data)
    assert verify.verify(tmp_path / "pack.zip").good
    here.get(proof(own_story))
    assert "Ready" in here.page.words


def test_inspectors_may_others_may_not(signed_in, own_story, database, here):
    address = asked_for(signed_in("inspector", own_story.slug), own_story)
    make_one(database, own_story.slug, id_in(address))

    assert signed_in("inspector", own_story.slug).get(f"{address}pack.zip").status_code == 200
    assert here.get(f"{address}pack.zip").status_code == 200
    for role in ("editor", "board"):
        other = signed_in(role, own_story.slug)
        assert other.get(f"{address}pack.zip").status_code == 403
        other.get(proof(own_story))
        assert "Make a pack" not in other.page.words


def test_dates_that_cannot_be_read_are_said_and_kept(here, own_story):
    answer = here.send(f"{proof(own_story)}packs/", form=proof(own_story), as_at="soon", known_on="")

    assert answer.status_code == 422
    assert "The pack was not asked for yet" in here.page.words
    assert here.page.value("as_at") == "soon"


def test_a_form_that_is_sent_twice_is_one_pack(here, own_story, database):
    id = client_id(here, own_story)
    for _ in range(2):
        here.send(f"{proof(own_story)}packs/", form=proof(own_story), id=id)

    with psycopg.connect(database.conninfo(own_story.slug)) as connection:
        assert [each.id for each in Packs(connection, own_story.slug).newest()] == [UUID(id)]


def test_what_a_worker_left_is_handed_out_again_and_not_for_ever(here, own_story, database):
    id = id_in(asked_for(here, own_story))
    with psycopg.connect(database.conninfo(own_story.slug), autocommit=True) as connection:
        rows = Packs(connection, own_story.slug)
        for _ in range(TRIES):
            assert rows.claim(id, seconds=-1)
        assert hand_out_again(database)[own_story.slug] == 1

        assert make_one(database, own_story.slug, id) == "refused"
        assert rows.one(id).refusal.startswith("Making this pack failed 3 times.")


def test_a_log_that_contradicts_itself_gives_no_pack(here, own_story, database, tampering):
    first = id_in(asked_for(here, own_story))
    make_one(database, own_story.slug, first)
    with tampering(own_story.slug) as superuser:
        superuser.execute(f'DELETE FROM "{own_story.slug}".stored_events WHERE notification_id = 4')

    address = asked_for(here, own_story)
    assert make_one(database, own_story.slug, id_in(address)) == "refused"
    here.get(address)
    assert "so no pack is made: it would prove nothing" in here.page.words


def test_old_packs_are_gone(here, own_story, database):
    address = asked_for(here, own_story)
    make_one(database, own_story.slug, id_in(address))
    with psycopg.connect(database.conninfo(own_story.slug), autocommit=True) as connection:
        connection.execute(f"UPDATE {own_story.slug}.packs SET finished_at = finished_at - interval '31 days'")
        Packs(connection, own_story.slug).let_go_of_old()

    here.get(address)
    assert "It was kept for 30 days. Ask for a new one." in here.page.words
    assert here.get(f"{address}pack.zip").status_code == 404


def test_entries_recorded_while_nobody_looked_are_in_it(here, own_story, database):
    more(own_story)
    address = asked_for(here, own_story)
    make_one(database, own_story.slug, id_in(address))

    with zipfile.ZipFile(io.BytesIO(here.get(f"{address}pack.zip").data)) as pack:
        assert b"Letters went out." in pack.read("texts.jsonl")
