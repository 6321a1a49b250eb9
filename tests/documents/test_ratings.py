"""A document's ratings in the authority's own scheme: nothing is guessed, and what is asked is asked once."""

from __future__ import annotations

import pytest

from domain.rag import DEFAULT_SCHEME, Colour, Rating, Scale
from projections.documents import editing
from projections.documents.fields import checked
from projections.documents.rated import ONLY_RATED, of_document, rating_of, says_done, status_of
from tests.documents.conftest import A_PLAN
from tests.documents.rows import a_document, a_row
from tests.examples import BEGAN


def a_scheme(**colours):
    return [{"label": label, "colour": colour} for colour, label in colours.items()]


PLAIN = a_scheme(red="Red", amber="Amber", green="Green")
WITH_A_STEP = a_scheme(red="Red", amber="Amber", green="Green", blue="Blue (complete)")
BLUE_IS_BLUE = {"Blue": "Blue"}
WITHOUT_ONE_FOR_DONE = DEFAULT_SCHEME[:-1]
GREEN_IS_DONE = a_scheme(red="Not begun", amber="Under way", green="Completed")


def scheme_of(begun, under_way, over):
    return (
        Rating(begun, Colour.RED, Scale.NOT_STARTED), Rating(under_way, Colour.AMBER, Scale.ON_TRACK),
        Rating(over, Colour.GREEN, Scale.COMPLETE),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("says", "scheme", "label", "status"),
    [
        ({"rag": "green", "rag_label": "G"}, WITH_A_STEP, "Green", None),
        ({"rag": "green", "rag_label": "Complete", "status": "completed"}, WITH_A_STEP, "Blue (complete)", "completed"),
        ({"rag": "green", "rag_label": "Complete", "status": "completed"}, PLAIN, None, None),
        ({"rag": "green", "rag_label": "Completed", "status": "completed"}, GREEN_IS_DONE, "Completed", "completed"),
        ({"rag": "green", "rag_label": "Action taken so far"}, GREEN_IS_DONE, None, None),
        ({"rag": "green"}, GREEN_IS_DONE, None, None),
        ({"rag": "amber"}, GREEN_IS_DONE, None, None),
        ({"rag": "amber", "rag_label": "A little late"}, GREEN_IS_DONE, None, None),
        ({"rag": "amber", "rag_label": "A little late"}, PLAIN, "Amber", None),
        ({"rag": "green", "rag_label": "G", "status": "completed"}, PLAIN, "Green", "completed"),
        ({"rag": "blue", "rag_label": "Blue (complete)", "status": "open"}, WITH_A_STEP, "Blue (complete)", "open"),
    ],
)
def test_a_rating_is_what_both_say_and_complete_is_an_end_where_the_scheme_has_a_step_for_it(
    says, scheme, label, status
):
    row = a_row("Do it", **says)

    assert (rating_of(row, scheme, {}), status_of(row, scheme, {})) == (label, status)


@pytest.mark.parametrize("words", ["Not complete", "Nearly done", "To be completed", "In place", "Amber"])
def test_what_is_not_done_yet_is_not_done(words):
    assert not says_done(words)


def test_what_complete_means_is_asked_once_and_may_be_that_the_actions_are_completed(service):
    rows = [a_row(f"Action {n}", rag="green", rag_label="Complete", status="completed") for n in range(3)]
    service.registry.adopt_rag_scheme(service.on(BEGAN), WITHOUT_ONE_FOR_DONE)
    id = service.receives(a_document(*rows))
    (need,) = service.review(id).needs
    assert need.field == "ratings:Complete"
    assert need.offered[0] == ("completed", "Those actions are completed")

    asked = editing.asked_with(A_PLAN, need.field, "completed")
    service.documents.ask_differently(id, asked, service.review(id).version)
    assert all(item.clear for item in service.review(id).items)
    service.accepts_all(id)
    service.records(id)

    assert {action["status"] for action in service.plan_named("2021-22")["actions"]} == {"completed"}


def test_what_complete_means_may_be_no_more_than_a_rating(service):
    row = a_row("Action", rag="green", rag_label="Complete", status="completed")

    plan = service.plan(service.takes_in(a_document(row), **A_PLAN, ratings={"Complete": "Green"}))

    (action,) = plan["actions"]
    assert (action["status"], action["rag"]["label"]) == ("open", "Green")


def test_whether_what_is_only_rated_complete_is_over_is_asked_once_and_doubted_till_then(service):
    rows = [a_row("Open a shop", rag="blue"), a_row("Ring each family", rag="blue"), a_row("Go on", rag="green")]
    id = service.receives(a_document(*rows))

    (need,) = service.review(id).needs
    assert need.question == "2 rows are rated “Blue”, which is complete here. Are those actions completed?"
    doubted = [item.doubts for item in service.review(id).items]
    assert doubted == [*[(ONLY_RATED.format("“Blue”"),)] * 2, ()]

    service.documents.ask_differently(id, editing.asked_with(A_PLAN, need.field, "completed"), 1)
    assert not service.review(id).needs
    assert all(item.clear for item in service.review(id).items)
    service.accepts_all(id)
    service.records(id)

    actions = service.plan_named("2021-22")["actions"]
    assert [(each["rag"]["label"], each["status"]) for each in actions] == [
        ("Blue", "completed"), ("Blue", "completed"), ("Green", "open"),
    ]  # fmt: skip


def test_what_is_only_rated_complete_stays_open_where_somebody_says_so(service):
    plan = service.plan(service.takes_in(a_document(a_row("Open a shop", rag="blue")), **A_PLAN, ratings=BLUE_IS_BLUE))

    assert [(each["rag"]["label"], each["status"]) for each in plan["actions"]] == [("Blue", "open")]


def test_a_rating_that_turns_complete_in_the_next_document_is_asked_about_and_one_that_was_so_is_not(service):
    shop, family = a_row("Open a shop for families", rag="green"), a_row("Ring each family at home", rag="blue")
    plan = service.takes_in(a_document(shop, family), **A_PLAN, ratings=BLUE_IS_BLUE)
    id = service.receives(a_document({**shop, "rag": "blue"}, family), plan=str(plan))
    assert not service.review(id).needs  # as it was said with the document before

    service.documents.ask_differently(id, {"plan": str(plan), "ratings": {"Blue": "completed"}}, 1)
    (item,) = service.review(id).open

    assert [change.step.order for change in item.changes] == ["change_rag", "complete"]


def test_a_word_that_the_scheme_lacks_may_be_its_rating_for_what_is_complete_or_the_end_of_the_actions(service):
    service.registry.adopt_rag_scheme(service.on(BEGAN), scheme_of("Not begun", "Under way", "Finished"))
    id = service.receives(a_document(a_row("Open a shop", rag="blue", rag_label="Purple")))

    (need,) = service.review(id).needs

    assert need.offered[2:4] == (
        ("completed", "Finished: those actions are completed"), ("Finished", "Finished, but only as a rating"),
    )  # fmt: skip


KEY = {"red": "Off track", "amber": "At risk", "green": "On track", "blue": "Complete"}
IN_WORDS = tuple(
    Rating(label, Colour(colour), Scale(scale))
    for label, colour, scale in (
        ("In trouble", "amber", "off_track"), ("Worrying", "red", "at_risk"), ("Fine", "green", "on_track"),
        ("Over", "blue", "complete"),
    )
)  # fmt: skip


def test_what_the_documents_key_says_of_its_colours_is_proposed():
    needs = of_document(["Red", "Amber", "Green", "Blue", "Grey"], as_lines(IN_WORDS), KEY)

    assert [need.answer for need in needs] == ["In trouble", "Worrying", "Fine", "completed", None]


def test_without_a_key_a_colour_proposes_something_only_where_the_scheme_has_all_of_them():
    all_but_one = as_lines(IN_WORDS)[1:]

    assert [need.answer for need in of_document(["Red", "Green"], all_but_one)] == ["Worrying", "Fine"]
    assert [need.answer for need in of_document(["Red", "Amber"], all_but_one)] == [None, None]


def as_lines(scheme):
    return [{"label": each.label, "colour": each.colour.value, "scale": each.scale.value} for each in scheme]


def test_how_an_action_stands_can_be_said_where_the_document_decides_nothing(service):
    row = a_row("Open a shop", rag="blue")
    id = service.receives(a_document(row))
    says = checked(service.review(id).items[0].says[0], {"status": "completed"})

    service.answers(id, "line:1", says=[says])

    assert [change.key for change in service.review(id).items[0].changes] == ["create", "rag", "status"]
    assert not service.review(id).needs
