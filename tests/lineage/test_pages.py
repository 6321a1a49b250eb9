"""The pages: threads with their lists, and who became what, confirmed, changed, rejected and taken back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from tests.web.recording.filling_in import opened


@pytest.fixture
def manager(signed_in, service, projector):
    return signed_in("manager", service.slug)


@pytest.fixture
def here(service):
    return f"/{service.slug}/lineage/{service.plans['2024-25']}/{service.plans['2025-26']}/"


def test_the_lineage_page_says_that_two_plans_wait_and_what_is_quietly_gone(service, manager, here):
    manager.get(f"/{service.slug}/lineage/")

    words = manager.page.words
    assert "7 actions of the older plan are still open there, and 7 actions of the newer do not say where" in words
    assert "7 quietly gone" in words
    assert here in manager.page.links()


def test_what_is_clearly_found_again_is_ticked_and_one_press_records_it(service, manager, here):
    form = opened(manager, here)
    assert "Goes on as 1i Offer every child a health check" in manager.page.words
    assert form.values[f"was-{service.older['1i']}"] == "yes"
    assert form.values[f"was-{service.older['3i']}"] == "later"

    answer = manager.post(here, data=form.values)

    assert answer.status_code == 303
    assert service.action(service.newer["1i"])["origins"] == [UUID(service.older["1i"])]
    assert service.action(service.older["3i"])["status"] == "open"
    manager.get(answer.location)
    assert "Told already" in manager.page.words


def test_a_person_changes_what_is_proposed_and_says_why_something_was_dropped(service, manager, here):
    values = opened(manager, here).values
    old, dropped = service.older["1i"], service.older["3i"]
    values |= {f"was-{each}": "later" for each in service.older.values()}
    values |= {f"was-{old}": "other", f"as-{old}": ["4i", "2iv"], "decision": "Board of 2 April"}
    values |= {f"was-{dropped}": "dropped", f"why-{dropped}": "No money for a vehicle"}

    assert manager.post(here, data=values).status_code == 303

    assert service.action(service.newer["4i"])["origins"] == [UUID(old)]
    assert service.action(service.newer["2iv"])["origins"] == [UUID(old)]
    gone = service.action(dropped)
    assert (gone["status"], gone["outcome"]) == ("withdrawn", "No money for a vehicle")


def test_nothing_typed_is_lost_when_something_is_wrong(service, manager, here):
    old, other = service.older["1i"], service.older["3i"]
    values = opened(manager, here).values
    values |= {f"was-{old}": "other", f"as-{old}": ["Something else", ""], "effective_on": "2025-04-03"}
    values |= {f"was-{other}": "dropped", f"why-{other}": "No money"}

    answer = manager.post(here, data=values)

    assert answer.status_code == 422
    assert "No one action there is called “Something else”." in manager.page.words
    typed = [each.get("value") for each in manager.page.all("input")]
    assert {"Something else", "No money", "2025-04-03"} <= set(typed)
    assert service.action(other)["status"] == "open"


def test_one_that_was_dropped_in_silence_is_refused_with_all_that_was_answered(service, manager, here):
    values = opened(manager, here).values
    dropped, other = service.older["3i"], service.older["1i"]
    values[f"was-{dropped}"] = "dropped"

    assert manager.post(here, data=values).status_code == 422

    assert "Say why 3i was dropped, or that it is not decided." in manager.page.words
    chosen = {each["name"]: each["value"] for each in manager.page.all("input") if "checked" in each}
    assert (chosen[f"was-{dropped}"], chosen[f"was-{other}"]) == ("dropped", "yes")
    assert service.action(other)["status"] == "open"
    manager.get(f"/{service.slug}/lineage/")
    assert "Buy a second vehicle" in manager.page.words


def test_one_more_is_told_to_have_become_one_with_what_was_told_before(service, manager, here):
    first, second, new = service.older["3ii"], service.older["3iii"], service.newer["3ii"]
    service.becomes(new, first)
    values = opened(manager, here).values
    assert "Became one with others in 3ii Collect what children and parents say" in manager.page.words
    values |= {f"was-{each}": "later" for each in service.older.values() if each != first}
    values |= {f"was-{second}": "other", f"as-{second}": ["3ii", ""]}

    del values["take_back"], values["reason"]
    assert manager.post(here, data=values).status_code == 303
    assert service.action(new)["origins"] == [UUID(first), UUID(second)]

    manager.get(here)
    back = {"csrf_token": manager.page.value("csrf_token"), "take_back": new, "reason": "They are apart"}
    assert manager.post(here, data=back).status_code == 303
    assert service.action(new)["origins"] == []
    assert {service.action(each)["status"] for each in (first, second)} == {"open"}


def test_actions_are_counted_and_a_day_that_was_too_early_is_said_to_be_another(service, manager, here):
    values = opened(manager, here).values
    values |= {f"was-{each}": "later" for each in service.older.values()}
    values |= {f"was-{service.older['2i']}": "yes", f"was-{service.older['1i']}": "yes"}

    answer = manager.post(here, data=values | {"effective_on": "2025-03-31"})

    manager.get(answer.location)
    told = "Recorded what became of 2 actions. It counts from 1 April 2025, not from 31 March 2025: nothing counts"
    assert told in manager.page.words
    assert service.action(service.older["1i"])["left_on"] == date(2025, 4, 1)


def test_what_was_said_is_taken_back_with_a_reason(service, manager, here):
    service.becomes(service.newer["1i"], service.older["1i"])
    manager.get(here)
    data = {"csrf_token": manager.page.value("csrf_token"), "take_back": service.newer["1i"]}

    assert manager.post(here, data=data).status_code == 422
    assert manager.post(here, data={**data, "reason": "It is another one"}).status_code == 303

    assert service.action(service.newer["1i"])["origins"] == []
    assert service.action(service.older["1i"])["status"] == "open"
    manager.get(f"/{service.slug}/entries/")
    assert manager.page.words.count("It is another one") == 2
    assert "Recorded instead" not in manager.page.words


def test_an_action_shows_its_thread_as_a_picture_and_a_table(service, manager):
    service.becomes(service.newer["1.2"], service.older["1ii"])

    manager.get(f"/{service.slug}/actions/{service.newer['1.2']}/")

    words = manager.page.words
    assert "Carried once, due 365 days later in all" in words
    assert "Threads of actions through the plans" in words
    assert "reworded" in words
    manager.get(f"/{service.slug}/lineage/?show=more")
    assert "No thread is like that." in manager.page.words


def test_only_managers_say_who_became_what(service, signed_in, here):
    board = signed_in("board", service.slug)

    assert board.get(here).status_code == 403
    assert board.get(f"/{service.slug}/lineage/").status_code == 200


def test_programs_ask_for_threads_and_proposals(service, manager):
    service.becomes(service.newer["1i"], service.older["1i"])

    told = manager.get(f"/api/v1/authorities/{service.slug}/lineage").json
    between = "/".join(service.plans.values())
    proposed = manager.get(f"/api/v1/authorities/{service.slug}/lineage/{between}").json

    assert [each["times_carried"] for each in told["threads"]] == [1]
    assert {each["how"] for each in proposed["proposals"]} == {"reworded", "split", "merged", "dropped"}
