"""What becomes of the open actions of a plan that is to be closed: chosen in one table, recorded together."""

import pytest


@pytest.fixture
def at(service):
    return service.path("plan", "open-actions")


def choose(manager, service, at, **chosen):
    """`action=("withdraw", "No money")`: what becomes of it, and why."""
    typed = {"into": str(service.ids["next plan"]), "effective_on": "2026-04-20"}
    for name, (way, why) in chosen.items():
        id = service.ids[name.replace("_", " ")]
        typed |= {f"way-{id}": way, f"words-{id}": why}
    return manager.send(at, **typed)


def status(manager, service, name):
    manager.get(service.path(name))
    return manager.page.words


def test_the_form_for_closing_leads_to_the_table(manager, service, at):
    manager.get(service.path("plan", "close-plan"))

    assert at in manager.page.links()


def test_what_was_chosen_is_recorded_together(manager, service, at):
    before = service.facts()

    answer = choose(
        manager, service, at, action=("carry_forward", "The board, 20 April"), second_action=("withdraw", "No money")
    )

    assert answer.status_code == 303, manager.page.words
    assert set(service.facts()[len(before) :]) >= {"ActionCarriedForward", "ActionCreated", "ActionWithdrawn"}
    manager.get(answer.location)
    assert "Recorded what became of 2 actions" in manager.page.words
    assert "still open" not in manager.page.words


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"second_action": ("withdraw", "")}, "Say why it is dropped."),
        ({}, "There is nothing to record."),
    ],
)
def test_one_that_can_not_be_recorded_stops_all_of_them(manager, service, at, chosen, said):
    before = service.facts()
    first = {"action": ("complete", "Done")} if chosen else {}

    answer = choose(manager, service, at, **first, **chosen)

    assert answer.status_code == 422
    assert said in manager.page.words
    assert service.facts() == before


def test_a_row_that_somebody_changed_meanwhile_stops_all_of_them(manager, service, at):
    manager.get(at)
    fields = {each["name"]: each.get("value", "") for each in manager.page.all("input") if "name" in each}
    service.happens("note_progress", action=str(service.ids["action"]), text="News")
    before = service.facts()

    answer = manager.post(at, data=fields | {
        "effective_on": "2026-04-20", f"way-{service.ids['action']}": "complete",
        f"way-{service.ids['second action']}": "complete",
    })  # fmt: skip

    assert answer.status_code == 409
    assert service.facts() == before


def test_an_unreadable_day_is_said(manager, service, at):
    answer = manager.send(at, effective_on="soon", **{f"way-{service.ids['action']}": "complete"})

    assert answer.status_code in (400, 422)
    assert "“soon” is not a date" in manager.page.words


def test_whoever_was_signed_out_meanwhile_loses_nothing(app, service, at):
    answer = app.test_client().post(at, data={f"words-{service.ids['action']}": "No money"})

    assert answer.status_code == 401
    assert "No money" in answer.get_data(as_text=True)


def test_it_is_for_managers(signed_in, service, at):
    assert signed_in("editor", service.slug).get(at).status_code == 403
