"""What a page says beside "recorded": something later stands, a date gives no day, an action has left already."""

from datetime import timedelta

import pytest

from tests.web.recording.filling_in import filled_in
from web.recording.form import today


def noticed(service, somebody, order, **typed):
    answer = filled_in(somebody, service.path("action", order), **typed)
    assert answer.status_code == 303, somebody.page.words
    somebody.get(service.path("action"))
    return somebody.page.words


def test_a_backdated_due_date_says_what_stands(service, manager):
    service.happens("revise_due_date", "2026-04-12", action=str(service.ids["action"]), due="July 2026", reason="Late")

    words = noticed(service, manager, "revise-due-date", due="May 2026", reason="Typed late", effective_on="11/4/2026")

    assert "A later entry stands: the due date is still “July 2026”." in words


def test_what_was_recorded_leads_to_its_entry_and_its_receipt(service, manager):
    words = noticed(service, manager, "note-progress", text="All but two are reviewed")

    (place,) = [link for link in manager.page.links() if "/entries/?after=" in link]
    assert "Its entry, with a receipt to keep" in words
    manager.get(place.partition("#")[0])
    assert "All but two are reviewed" in manager.page.words
    assert any(link.endswith("/receipt") for link in manager.page.links())


@pytest.mark.parametrize(
    ("order", "typed", "said"),
    [
        ("change-rag", {"rag": "Red", "reason": "Late"}, "A later entry stands: the rating is still “Green”."),
        ("name-leads", {"leads": "QX"}, "A later entry stands: the leads are still “DK”."),
        ("set-measure", {"measure": "Some"}, "A later entry stands: the measure is still “Most”."),
        ("amend-wording", {"title": "Look at plans"}, "A later entry stands: the wording is still “Review all”."),
    ],
)
def test_so_do_others_that_are_backdated(service, manager, order, typed, said):
    action = str(service.ids["action"])
    service.happens("name_leads", "2026-04-12", action=action, leads=["DK"])
    service.happens("set_measure", "2026-04-12", action=action, measure="Most")
    service.happens("amend_wording", "2026-04-12", action=action, title="Review all")

    assert said in noticed(service, manager, order, effective_on="2/4/2026", **typed)


def test_a_due_date_that_has_passed_already_is_remarked_on(service, manager):
    yesterday = (today() - timedelta(days=1)).isoformat()

    words = noticed(service, manager, "revise-due-date", due=yesterday, reason="Late")

    assert "That day has passed: the action is 1 day overdue. If another day was meant, correct this entry." in words


def test_an_action_that_an_action_replaces_is_called_as_that_is(service, manager):
    words = noticed(service, manager, "supersede", by_action=str(service.ids["third action"]))

    assert "Action superseded, effective" in words
    assert "Superseded by Publish the offer to girls" in words


@pytest.mark.parametrize(("number", "twice"), [("1", True), ("7", False), ("", False)])
def test_two_recommendations_of_one_number_are_remarked_on(service, manager, number, twice):
    answer = filled_in(manager, service.path("inspection", "make-recommendation"), text="Meet", reference=number)
    manager.get(answer.location)

    assert ("recommendations of this inspection have the number 1 now" in manager.page.words) is twice


def test_what_stands_now_needs_no_words(service, manager):
    words = noticed(service, manager, "revise-due-date", due="May 2027", reason="Late")

    assert "A later entry stands" not in words
    assert "No day could be read" not in words


@pytest.mark.parametrize("due", ["when the house is ready", "once the data is released"])
def test_a_due_date_without_a_day_is_said_to_be_one(service, manager, due):
    words = noticed(service, manager, "revise-due-date", due=due, reason="Unknown")

    assert f"No day could be read from “{due}”, so it can’t become overdue." in words


@pytest.mark.parametrize("order", ["complete", "withdraw", "carry-forward", "merge"])
def test_an_action_that_has_left_is_said_to_have_left_before_anybody_types(service, manager, order):
    service.happens("complete", "2026-04-12", action=str(service.ids["action"]))

    answer = manager.get(service.path("action", order))

    assert answer.status_code == 200
    assert "This action has left its plan already: completed since 12 April 2026." in manager.page.words
    assert "<textarea" not in answer.text
    assert {service.path("action", "reopen"), service.path("action", "correct-entry")} <= set(manager.page.links())


def test_a_plan_that_is_signed_off_already_is_said_to_be(service, manager):
    service.happens("sign_off_plan", plan=str(service.ids["plan"]), meeting="Board", meeting_on="2026-04-09")

    manager.get(service.path("plan", "sign-off-plan"))

    assert "Already signed off By Board on 9 April 2026" in manager.page.words


def test_plans_are_called_as_their_pages_call_them(service, manager):
    service.happens("open_plan", title="Youth Plan 2026-27", kind="youth_justice_plan", period="2026-27")

    manager.get(f"/{service.slug}/combine-plans")

    assert "Youth Plan 2026-27" in manager.page.words
    assert "2026-27 2026-27" not in manager.page.words


def test_a_few_days_later_is_said_quietly(service, manager):
    day = today() - timedelta(days=3)
    words = noticed(service, manager, "note-progress", text="Three", effective_on=day.isoformat())

    assert words.count("ecorded 3 days later") == 2
    assert "3 days late " not in words
    assert "3 days late." not in words


def test_a_day_may_be_typed_as_people_write_it(service, manager):
    words = noticed(service, manager, "note-progress", text="Three", effective_on="12 April 2026")

    assert "effective 12 April 2026" in words
