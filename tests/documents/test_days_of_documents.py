"""A document that says of which day it is counts from that day, unless somebody says another."""

from datetime import date

import pytest

from projections.history import since
from tests.documents.conftest import A_PLAN
from tests.documents.rows import a_document, a_row

SAID = date(2021, 9, 30)


def of_a_day(day, *rows):
    *lines, summary = a_document(*rows)
    return [*lines, {**summary, "as_at": day}]


def a_rated(rag, **more):
    return a_row("Audit ten cases each month", rag=rag, **more)


def rated(service, action):
    """Its ratings, each with the day from which it counts."""
    told = since(service.reader, action["id"], 0)
    return [(each["body"]["label"], each["effective_on"]) for each in told if each["event"] == "RagChanged"]


def test_what_a_new_plan_says_is_of_the_documents_own_day(service):
    plan = service.takes_in(of_a_day(str(SAID), a_rated("green", progress=["Four done."])))

    (action,) = service.plan(plan)["actions"]
    assert rated(service, action) == [("Green", SAID)]
    assert [note["effective_on"] for note in action["progress"]] == [SAID]
    assert action["created_on"] == date(2021, 4, 1)


def test_what_a_later_version_says_is_of_its_own_day(service):
    plan = service.takes_in(of_a_day("2021-06-30", a_rated("green")))
    service.takes_in(of_a_day(str(SAID), a_rated("amber")), plan=str(plan))

    (action,) = service.plan(plan)["actions"]
    assert rated(service, action)[-1] == ("Amber", SAID)


def test_what_somebody_says_goes_first(service):
    id = service.receives(of_a_day(str(SAID), a_rated("green")), **A_PLAN, as_at="2021-12-31")

    assert service.review(id).as_at == date(2021, 12, 31)


@pytest.mark.parametrize(("said", "used"), [("2020-12-31", date(2021, 4, 1)), ("2022-12-31", date(2022, 3, 31))])
def test_a_day_that_cannot_be_is_moved(service, said, used):
    plan = service.takes_in(a_document(a_rated("green")))

    assert service.review(service.receives(of_a_day(said, a_rated("amber")), plan=str(plan))).as_at == used


def test_an_action_that_came_after_that_day_is_not_missed_in_the_document(service):
    plan = service.registry.open_plan(service.on(date(2021, 4, 1)), **A_PLAN).subjects["plan"]
    service.registry.create_action(service.on(date(2021, 12, 1)), plan, "Meet every school")

    found = service.review(service.receives(of_a_day(str(SAID), a_rated("green")), plan=str(plan)))

    assert [item.kind for item in found.open] == ["new"]
