"""The regional lead's page: what services have signed off, in numbers, and nothing else of them."""

from __future__ import annotations

import re

import pytest

from domain.rag import Scale
from web.region.scale import STEPS


@pytest.fixture
def lead(signed_in):
    return signed_in("regional_lead")


@pytest.fixture
def told(own_story, lead):
    """`told()`: what the page says of Testshire."""

    def look():
        own_story.catch_up()
        name = f"The service {own_story.slug} here."
        own_story.projector.execute("UPDATE region.services SET name = %s WHERE slug = %s", [name, own_story.slug])
        assert lead.get("/region/").status_code == 200
        _, after = lead.page.words.split(name)
        return re.split("The service|Testshire|Throughline keeps", after)[0].strip()

    return look


def test_a_regional_lead_is_taken_to_the_region(lead):
    assert lead.get("/").location == "/region/"


def test_the_page_says_what_it_holds(told, lead):
    told()

    assert "Only plans that a board has signed off are here, as far as their services share them." in lead.page.words


def test_a_signed_off_plan_stands_there_in_numbers(told):
    plan, bar, numbers = "Delivery plan 2025-26 29 Apr 2025 2 of 4", "1 Complete, 1 Not rated 1 1", "0 0 0 0 1 1"
    overdue = "1"  # in May 2025

    assert told() == f"{plan} Open actions by rating {bar} {numbers} {overdue}"


def test_a_plan_in_draft_does_not(told):
    assert "2026-27" not in told()


def test_a_closed_plan_says_so(told, own_story):
    for action in ("volunteers", "contact"):
        own_story.happens("complete", "2026-04-02", action=own_story.ids[action])
    own_story.happens("close_plan", "2026-04-03", plan=own_story.ids["plan"])

    assert told().startswith("Delivery plan 2025-26 Closed 29 Apr 2025 0 of 4 Every action has left")


def test_of_a_service_that_shares_no_plan_nothing_is_said(told, own_story):
    own_story.happens("share_with_region", "2026-04-10", shares=[])

    assert told() == "No plan that it has signed off and shares"


def test_no_word_of_a_plan_is_on_the_page(told, lead, own_story, connect):
    told()

    page = lead.get("/region/").text
    texts = [body for (body,) in connect("owner").execute(f"SELECT body FROM {own_story.slug}.texts")]
    assert [text for text in texts if len(text) > 5 and text in page] in ([], ["Testshire Youth Justice Service"])


@pytest.mark.parametrize(
    ("role", "status"), [("editor", 200), ("manager", 200), ("board", 200), ("inspector", 403), ("administrator", 403)]
)
def test_services_see_it_too_for_they_learn_from_neighbours(signed_in, authority, role, status):
    client = signed_in(role, None if role == "administrator" else authority)

    assert client.get("/region/").status_code == status


def test_a_regional_lead_sees_no_plan_itself(lead, own_story):
    assert lead.get(f"/{own_story.slug}/").status_code == 404
    assert lead.get(own_story.plan()).status_code == 404


def test_every_step_of_the_common_scale_has_a_word():
    assert [str(step) for step in STEPS] == [*map(str, Scale), "not_rated"]
