"""The pages of proof in a real browser: at both widths, by keyboard, with an alarm and without scripts."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import expect

from migrations.database import SEALER
from projections.asked import Asked
from projections.proof.keys import SigningKey
from projections.proof.packs import Packs
from projections.proof.sealed import Sealed
from projections.proof.sealing import now, seal
from tests.web.proof.conftest import more
from tests.web.reading import own_story as own_story
from workers.packs.asked_for import make_one

KEY = SigningKey(bytes(range(32)), "registry.example")
WITNESS = SigningKey(bytes(reversed(range(32))), "witness.county.example")


@pytest.fixture
def proof(own_story, database):
    """Sealed and witnessed; one pack is ready, one waits, one was refused."""
    slug = own_story.slug
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        seal(sealer, slug, KEY)
        more(own_story)
        checkpoint = seal(sealer, slug, KEY)
        text = "".join(checkpoint.note.partition("\n\n")[0]) + "\n"
        Sealed(sealer, slug).cosign(checkpoint, WITNESS.cosign(text, 1_800_000_000), WITNESS.verifier(4), now())
    with psycopg.connect(database.conninfo(slug), autocommit=True) as connection:
        rows = Packs(connection, slug)
        for number in (1, 2, 3):
            rows.ask(UUID(int=number), None, Asked.of(), False, own_story.by)
        make_one(database, slug, UUID(int=1))
        rows.refuse(rows.claim(UUID(int=3), 60), "It can’t be made.")
    return f"/{slug}/inspection/proof/"


def test_nobody_stumbles_over_them(look, sign_in, proof, own_story):
    sign_in("manager", own_story.slug)

    look(proof)
    for number in (1, 2, 3):
        look(f"{proof}packs/{UUID(int=number)}/")
    look(f"/{own_story.slug}/entries/")


def test_an_alarm_is_seen_by_everybody(look, sign_in, proof, own_story, database):
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        Sealed(sealer, own_story.slug).alarm("entry_altered", 7, now())
    sign_in("board", own_story.slug)

    look(proof)
    look(f"/{own_story.slug}/")


def test_a_pack_is_asked_for_with_the_keyboard(tab, sign_in, proof, own_story):
    sign_in("manager", own_story.slug)
    tab.goto(proof)

    tab.get_by_label("Plans as at").focus()
    tab.keyboard.type("30/6/2025")
    tab.keyboard.press("Enter")

    tab.get_by_role("heading", name="Evidence pack", exact=True).wait_for()
    expect(tab.locator("main")).to_contain_text("as at 30 June 2025")


def test_a_text_is_erased_with_the_form(look, tab, sign_in, proof, own_story):
    sign_in("manager", own_story.slug)
    entry = more(own_story).event_ids[0]

    look(f"/{own_story.slug}/erase-text?entry={entry}")
    tab.get_by_label("“Letters went out.”").check()
    tab.get_by_label("It was typed here by mistake").check()
    tab.get_by_role("button", name="Erase").click()
    tab.get_by_text("Text erased, everywhere").wait_for()


def test_a_pack_is_asked_for_and_taken_away_without_scripts(without_scripts, proof, own_story, database):
    tab = without_scripts("inspector", own_story.slug)
    tab.goto(proof)
    tab.get_by_label("Plans as at").fill("30/6/2025")
    tab.get_by_role("button", name="Make a pack").click()
    waiting = tab.url

    expect(tab.get_by_role("heading", name="Evidence pack", exact=True)).to_be_visible()
    expect(tab.get_by_role("progressbar")).to_be_visible()
    make_one(database, own_story.slug, UUID(waiting.rstrip("/").rpartition("/")[2]))
    tab.get_by_role("link", name="See how far it is now").click()

    with tab.expect_download() as taken:
        tab.get_by_role("button", name="Download pack.zip").click()
    assert taken.value.suggested_filename.endswith(".zip")
