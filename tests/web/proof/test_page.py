"""The page about the proof, and the banner that stands everywhere as long as an alarm is not looked into."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest

from migrations.database import SEALER
from projections.proof.sealing import Contradiction, begin_anew, looked_into
from tests.web.proof.conftest import KEY, more

BANNER = "The record contradicts what was sealed of it."


def page(story):
    return f"/{story.slug}/inspection/proof/"


@pytest.fixture
def manager_here(own_story, signed_in):
    return signed_in("manager", own_story.slug)


def test_everybody_who_reads_the_plans_sees_how_the_proof_stands(reading_as, story):
    for role in ("editor", "manager", "board", "inspector"):
        assert reading_as(role).get(page(story)).status_code == 200
        assert "Nothing is sealed yet." in reading_as(role).page.words


def test_it_says_how_much_is_sealed_and_shows_the_key(manager_here, own_story, sealed):
    checkpoint = sealed(own_story.slug)
    more(own_story)

    manager_here.get(page(own_story))

    assert f"Entries {checkpoint.size - 1:,} Recorded since, and sealed within a minute 1" in manager_here.page.words
    assert KEY.verifier() in manager_here.page.words
    assert f"/{own_story.slug}/checkpoint" in manager_here.page.links()
    assert "Nobody outside signs it yet" in manager_here.page.words


def test_an_alarm_stands_on_every_page_until_somebody_looked_into_it(
    manager_here, own_story, sealed, tampering, database
):
    sealed(own_story.slug)
    manager_here.get(f"/{own_story.slug}/")
    assert BANNER not in manager_here.page.words
    with tampering(own_story.slug) as superuser:
        superuser.execute(
            f"UPDATE \"{own_story.slug}\".stored_events SET state = state || ' '::bytea WHERE notification_id = 2"
        )

    with pytest.raises(Contradiction):
        sealed(own_story.slug, whole=True)
    for path in ("", "entries/", "documents/", "inspection/proof/", f"plans/{UUID(int=0)}/"):
        manager_here.get(f"/{own_story.slug}/{path}")
        assert BANNER in manager_here.page.words
    manager_here.get(page(own_story))
    assert "An entry is not as it was sealed, from position 2 of the log on." in manager_here.page.words

    with tampering(own_story.slug) as superuser:
        superuser.execute(
            f'UPDATE "{own_story.slug}".stored_events SET state = substr(state, 1, octet_length(state) - 1)'
            " WHERE notification_id = 2"
        )
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        looked_into(sealer, own_story.slug, KEY)
    manager_here.get(page(own_story))
    assert BANNER not in manager_here.page.words
    assert "It was looked into, and everything is as it was sealed again" in manager_here.page.words


def test_an_alarm_cannot_be_ended_while_the_log_contradicts_itself(own_story, sealed, tampering, database):
    sealed(own_story.slug)
    with tampering(own_story.slug) as superuser:
        superuser.execute(f'DELETE FROM "{own_story.slug}".stored_events WHERE notification_id = 3')

    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer, pytest.raises(Contradiction):
        looked_into(sealer, own_story.slug, KEY)


def test_a_new_epoch_ends_the_alarm_and_stays_told(manager_here, own_story, sealed, tampering, database):
    sealed(own_story.slug)
    with tampering(own_story.slug) as superuser:
        superuser.execute(f'DELETE FROM "{own_story.slug}".stored_events WHERE notification_id > 5')
    with pytest.raises(Contradiction):
        sealed(own_story.slug)

    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        begin_anew(sealer, own_story.slug, KEY)

    manager_here.get(page(own_story))
    assert BANNER not in manager_here.page.words
    assert "Epoch 2, from" in manager_here.page.words
    assert "Alarm of" in manager_here.page.words
