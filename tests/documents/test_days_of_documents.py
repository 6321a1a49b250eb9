"""A document that says of which day it is counts from that day, unless somebody says another."""

from datetime import date

import pytest

from projections.asked import Asked
from projections.history import since
from tests.documents.conftest import A_PLAN
from tests.documents.rows import a_document, a_row
from tests.examples import NOW

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


def with_a_new_row(day, *dated, **more):
    notes = [{"on": on, "text": text} for on, text in dated]
    return of_a_day(day, a_rated("green"), a_row("Meet every school", progress=notes, **more))


def met(service, plan):
    (found,) = [each for each in service.plan(plan)["actions"] if each["title"] == "Meet every school"]
    return found


@pytest.fixture
def june(service):
    """The plan without the row that a later version brings."""
    return service.takes_in(of_a_day("2021-06-30", a_rated("green")))


@pytest.mark.parametrize(
    ("noted", "counts"),
    [("2021-07-06", date(2021, 7, 6)), ("2021-06-15", date(2021, 7, 1)), ("2021-10-04", SAID)],
    ids=["from its first note", "not before the version that lacked it", "no later than the document"],
)
def test_a_new_row_counts_from_its_first_dated_note(service, june, noted, counts):
    service.takes_in(with_a_new_row(str(SAID), (noted, "Venue booked.")), plan=str(june))

    action = met(service, june)
    assert action["created_on"] == counts
    assert [note["effective_on"] for note in action["progress"]] == [max(counts, date.fromisoformat(noted))]


def test_its_objective_is_as_old_as_the_row_that_brings_it(service, june):
    lines = with_a_new_row(str(SAID), ("2021-07-06", "Venue booked."), section="Partners", objective="Work together")
    service.takes_in(lines, plan=str(june))

    then = service.reader.plan(june, Asked(date(2021, 7, 7), NOW))
    (action,) = [each for each in then["actions"] if each["title"] == "Meet every school"]
    assert [each["title"] for each in action["objectives"]] == ["Work together"]


def test_a_row_that_counts_from_before_the_document_says_so(service, june):
    id = service.receives(with_a_new_row(str(SAID), ("2021-07-06", "Venue booked.")), plan=str(june))

    assert service.item(id, "Meet").moved == (
        "This action counts from 6 July 2021: the document has a note of it from before its own day.",
    )


def test_where_somebody_says_from_when_new_actions_count_they_do(service, june):
    lines = with_a_new_row(str(SAID), ("2021-07-06", "Venue booked."))
    service.takes_in(lines, plan=str(june), since="2021-08-01")

    assert met(service, june)["created_on"] == date(2021, 8, 1)


@pytest.mark.parametrize("noted", ["2021-07-06", "2021-06-15"])
def test_neither_version_proposes_anything_when_it_is_handed_in_again(service, noted):
    first = of_a_day("2021-06-30", a_rated("green"))
    plan = service.takes_in(first, of_file="june")
    second = with_a_new_row(str(SAID), (noted, "Venue booked."), section="Partners", objective="Work together")
    service.takes_in(second, of_file="september", plan=str(plan))

    for lines, file in (
        (first, "june"),
        (second, "september"),
        (first, "june, saved again"),
        (second, "september, too"),
    ):
        again = service.review(service.receives(lines, of_file=file, plan=str(plan)))
        assert [change.sentence for item in again.items for change in item.changes] == []
