"""Carrying forward never goes back: forms offer what comes next, and everywhere the same sentence refuses the rest."""

import pytest

from tests.web.recording.filling_in import opened
from tests.web.recording.test_open_actions import choose

SENTENCE = (
    "The plan for 2024-25 ends on 31 March 2025, before the plan for 2025-26 begins on 1 April 2025. Carry forward into"
    " a plan of the same or a later period; open that plan first if it is not there yet."
)
OTHERS = (
    ("last year", "training_plan", "2024-25"),
    ("same year", "training_plan", "2025-26"),
    ("half a year", "recovery_plan", "2025-01-01/2025-06-30"),
)


@pytest.fixture
def others(service):
    """Plans that run beside the two of the service, by name."""
    return {
        title: service.happens("open_plan", "2026-04-01", title=title, kind=kind, period=period).subjects["plan"]
        for title, kind, period in OTHERS
    }


def test_the_form_offers_plans_of_the_same_or_a_later_time_only(service, manager, others):
    manager.get(service.path("action", "carry-forward"))

    offered = {each["value"] for each in manager.page.all("input") if each.get("name") == "into"}

    assert offered == {str(service.ids["next plan"]), others["same year"], others["half a year"]}


def test_a_link_that_names_an_earlier_plan_chooses_nothing(service, manager, others):
    form = opened(manager, service.path("action", f"carry-forward?into={others['last year']}"))

    assert not form.values.get("into")


def test_whoever_sends_an_earlier_plan_all_the_same_reads_why_not(service, manager, others):
    path, before = service.path("action", "carry-forward"), service.facts()

    answer = manager.send(path, into=others["last year"])

    assert answer.status_code == 422
    assert SENTENCE in manager.page.words
    assert service.facts() == before


def test_the_table_of_open_actions_offers_and_refuses_the_same(service, manager, others):
    at, before = service.path("plan", "open-actions"), service.facts()
    manager.get(at)
    assert [each["value"] for each in manager.page.all("option") if each["value"] in others.values()] == [
        others["half a year"], others["same year"],
    ]  # fmt: skip

    service.ids["next plan"] = others["last year"]
    answer = choose(manager, service, at, action=("carry_forward", ""))

    assert answer.status_code == 422
    assert f"3.16: {SENTENCE}" in manager.page.words
    assert service.facts() == before


def test_programs_read_the_same_sentence(service, manager, others):
    manager.get(service.path("action", "carry-forward"))
    answer = manager.post(
        f"/api/v1/authorities/{service.slug}/actions/{service.ids['action']}/carry-forward",
        json={"into": others["last year"]}, headers={"X-CSRFToken": manager.page.value("csrf_token")},
    )  # fmt: skip

    assert (answer.status_code, answer.json["message"]) == (422, SENTENCE)
    assert answer.json["fields"] == {"into": [SENTENCE]}


def test_where_no_later_plan_is_there_the_way_to_open_it_is(service, manager):
    to_it = f"/{service.slug}/open-plan?kind=delivery_plan&period=2027-28&title=Delivery+Plan"

    for path in (service.path("third action", "carry-forward"), service.path("next plan", "open-actions")):
        manager.get(path)
        assert to_it in manager.page.links()

    form = opened(manager, to_it)
    assert (form.values["title"], form.values["period"]) == ("Delivery Plan", "2027-28")
    manager.get(service.path("action", "carry-forward"))
    assert "Open next year’s plan" not in manager.page.words
