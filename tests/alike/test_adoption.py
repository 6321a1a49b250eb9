"""That an action was adopted from another service's is a fact: told once, seen from both sides, and taken back."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from domain.refusals import CannotBeItself, InvalidOrder, NothingWouldChange
from projections.likeness.adoptions import adoptions, sharer
from tests.examples import an_action, happened, on

NOTE = "Their form, our own guidance"


def own(region, ours):
    (found,) = region().actions(ids=[ours.ids["action"]])
    return found


def sources(region, action):
    return adoptions(region, [action])[action["id"]].sources


def adopters(region, action):
    found = adoptions(region, region.actions(ids=[action]))
    return found[action].adopters if action in found else []


def test_the_source_knows_who_adopted_it_and_the_adopter_from_whom(region, ours, neighbour, adopt):
    adopt()

    (source,) = sources(region(), own(region, ours))
    (adopter,) = adopters(region(), neighbour.ids["action"])
    assert source["service"] == "Neighbourshire Youth Justice Service"
    assert source["source"]["title"] == "Agree a protocol on exit plans"
    assert (adopter["service"], adopter["id"]) == ("Ourshire Youth Justice Service", ours.ids["action"])
    assert adopter["adopted_on"].isoformat() == "2026-04-20"


def test_before_that_day_nobody_had_adopted_it(region, neighbour, adopt):
    adopt()

    assert adopters(region(as_at="2026-04-19"), neighbour.ids["action"]) == []


def test_what_was_said_with_it_is_shared_with_progress_alone(region, ours, neighbour, adopt):
    adopt(note=NOTE)

    assert adopters(region(), neighbour.ids["action"])[0]["adopted_note"] is None
    ours.happens("share_with_region", shares=["plans", "progress"])
    assert adopters(region(), neighbour.ids["action"])[0]["adopted_note"] == NOTE


def test_a_source_that_is_shared_no_more_is_named_without_its_words(region, ours, neighbour, adopt):
    adopt()
    neighbour.happens("share_with_region", shares=["indicators"])

    (source,) = sources(region(), own(region, ours))
    assert (source["action"], source["source"]) == (neighbour.ids["action"], None)


def test_it_can_be_taken_back_and_said_again(region, ours, neighbour, adopt):
    (entry,) = adopt().event_ids

    ours.happens("correct_entry", "2026-04-21", action=str(ours.ids["action"]), entry=str(entry), reason="Another one")
    assert adopters(region(), neighbour.ids["action"]) == []
    adopt()
    assert len(adopters(region(), neighbour.ids["action"])) == 1


def test_it_is_not_said_twice_nor_of_oneself(ours, adopt):
    adopt()

    with pytest.raises(NothingWouldChange):
        adopt()
    with pytest.raises(InvalidOrder, match="of this service itself"):
        ours.registry.name_adoption(
            ours.occasion("2026-04-20"), ours.ids["action"], ours.slug, ours.ids["other"]
        )  # fmt: skip


def test_an_action_is_not_adopted_from_itself():
    action = an_action()

    with pytest.raises(CannotBeItself):
        action.name_adoption(on("2021-06-01"), "thereshire", action.id, None)
    assert happened(action) == []


def test_only_what_is_shared_can_be_adopted(ours, neighbour, region):
    assert sharer(region(), neighbour.ids["action"]) == neighbour.slug
    with pytest.raises(InvalidOrder, match="No service shares an action"):
        ours.happens("name_adoption", action=str(ours.ids["action"]), from_action=str(uuid4()))


def test_the_few_rows_that_name_one_have_an_index_of_their_own(database):
    with psycopg.connect(database.conninfo("owner")) as owner:
        row = owner.execute(
            "SELECT indexdef FROM pg_indexes WHERE indexname = 'action_versions_that_adopted'"
        ).fetchone()

    assert row
    assert "adopted_from" in row[0]
