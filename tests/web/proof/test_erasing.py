"""A text that is erased is gone from every page at once; the entry stays, and says so."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest

from projections.asked import Asked
from projections.proof.packs import Packs
from tests.web.proof.conftest import more
from tests.web.recording.filling_in import filled_in, opened
from workers.packs.asked_for import make_one

WORDS = "Letters went out."


@pytest.fixture
def here(own_story, signed_in):
    return signed_in("manager", own_story.slug)


@pytest.fixture
def form(own_story):
    return f"/{own_story.slug}/erase-text?entry={more(own_story).event_ids[0]}"


def erase(client, form, **more_fields):
    return filled_in(client, form, field="note", basis="by_mistake", **more_fields)


def test_a_manager_is_led_to_it_from_the_entries(here, own_story, form):
    here.get(f"/{own_story.slug}/entries/")

    assert form in here.page.links()
    words = opened_words(here, form)
    assert f"“{WORDS}” note" in words
    assert "Which text (optional)" not in words


def opened_words(client, form):
    opened(client, form)
    return client.page.words


def test_what_is_erased_is_on_no_page_at_once(here, own_story, form):
    pages = (own_story.action("volunteers"), f"/{own_story.slug}/entries/", own_story.plan())
    here.get(pages[0])
    assert WORDS in here.page.words

    erase(here, form)

    for page in pages:
        here.get(page)
        assert WORDS not in here.page.words
    assert "text erased" in here.page.words


def test_the_trail_says_that_it_was_erased_why_and_by_whom(here, own_story, form):
    erase(here, form, note="Case 14")
    own_story.catch_up()

    here.get(f"/{own_story.slug}/entries/")

    assert "Text erased for data protection. It was typed here by mistake: “Case 14”" in here.page.words


def test_packs_that_held_it_are_gone_and_one_being_made_is_made_anew(here, own_story, form, database):
    slug, by = own_story.slug, own_story.by
    with psycopg.connect(database.conninfo(slug), autocommit=True) as connection:
        rows = Packs(connection, slug)
        for number in (1, 2):
            rows.ask(UUID(int=number), None, Asked.of(), False, by)
        make_one(database, slug, UUID(int=1))
        half = rows.claim(UUID(int=2), 60)

        erase(here, form)

        assert not rows.finish(half, b"with the text", 5)
        assert (rows.one(UUID(int=1)).status, rows.one(UUID(int=1)).gone_because) == ("gone", "erased")
        assert rows.one(UUID(int=2)).status == "waiting"
    assert here.get(f"/{slug}/inspection/proof/packs/{UUID(int=1)}/pack.zip").status_code == 404


def test_only_managers_may(signed_in, own_story, form):
    for role in ("editor", "board", "inspector"):
        other = signed_in(role, own_story.slug)
        assert other.get(form).status_code == 403
        other.get(f"/{own_story.slug}/entries/")
        assert form not in other.page.links()
