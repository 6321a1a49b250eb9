"""What was last heard of an action, and what its measure was before; and which actions a number means."""

from __future__ import annotations

from datetime import date

import pytest

from projections.region.side_by_side import side_by_side
from projections.region.theme_page import theme_page
from projections.region.which import BECAME, SIMPLE, SLIPPED, TOOK, WHICH

LATER = {"as_at": "2026-07-31", "known_on": "2026-07-31"}


@pytest.fixture
def card(region):
    def ask(name, code="OOCD", **dates):
        shown = side_by_side(region.reader(**dates), code, authorities=[region.story.slug], which="all")
        (its,) = [each for each in shown[region.story.slug] if str(each["id"]) == region.story.ids[name]]
        return its

    return ask


def test_the_last_news_is_named_where_it_is_no_note(card, own_story):
    own_story.happens("change_rag", "2025-10-06", action=own_story.ids["contact"], rag="Stuck", reason="Nobody writes")

    its = card("contact", "VIC", as_at="2026-02-01")

    assert its["computed"]["no_news"]
    assert its["latest_news"] == {"on": date(2025, 10, 6), "what": ["rating changed"]}


def test_news_of_before_the_plan_was_signed_off_has_its_day_alone(card):
    assert card("contact", "VIC", as_at="2025-12-31")["latest_news"] == {"on": date(2025, 4, 1), "what": []}


def test_a_measure_that_was_changed_says_what_it_was(card, own_story):
    assert card("protocol", as_at="2025-06-01")["measures_before"] == []

    own_story.happens("set_measure", "2025-06-02", action=own_story.ids["protocol"], measure="Signed by one")

    assert card("protocol", as_at="2025-06-01")["measures_before"] == []
    its = card("protocol", as_at="2025-07-31")
    assert its["measure"] == "Signed by one"
    assert its["measures_before"] == [{"on": date(2025, 6, 2), "text": "Signed by both", "carried": False}]


def test_a_measure_that_was_changed_in_the_next_plan_says_what_it_was_before_it_was_carried(card, own_story):
    own_story.happens("sign_off_plan", "2026-06-09", plan=own_story.ids["next plan"], meeting="YJMB",
                      meeting_on="2026-06-09")  # fmt: skip
    assert card("carried", **LATER)["measures_before"] == [], "the same words are no change"

    own_story.happens("set_measure", "2026-07-01", action=own_story.ids["carried"], measure="Signed by one")

    assert [each["text"] for each in card("carried", **LATER)["measures_before"]] == ["Signed by both"]


def test_a_card_counts_slippage_from_the_first_plan_as_the_page_of_the_theme_does(card, own_story):
    own_story.happens("sign_off_plan", "2026-06-09", plan=own_story.ids["next plan"], meeting="YJMB",
                      meeting_on="2026-06-09")  # fmt: skip

    its = card("carried", **LATER)

    assert (its["due"]["revisions"], its["first_promised"]) == (0, date(2025, 6, 30))
    assert its["days_slipped"] == (date(2026, 12, 31) - date(2025, 6, 30)).days


def test_every_number_of_a_theme_leads_to_as_many_actions(region, own_story):
    own_story.happens("complete", "2026-04-02", action=own_story.ids["contact"])
    reader, own = region.reader(as_at="2026-04-05"), [own_story.slug]
    found = theme_page(reader, "VIC", own)

    def count(which, period=""):
        return sum(map(len, side_by_side(reader, "VIC", authorities=own, which=which, period=period).values()))

    assert {name: count(key) for key, name in SLIPPED.items()} == dict(found.slippage)
    assert sum(map(count, TOOK)) == count("done") == len(found.days_to_complete) == 1
    assert count("all") == len(found.actions)
    for period, counts in found.dispositions:
        assert {key: count(key, period) for key in BECAME} == {key: counts[key.removeprefix("was-")] for key in BECAME}
    assert set(WHICH) == {*SIMPLE, *SLIPPED, *TOOK, *BECAME}
