"""What a review shows of a due date is what is recorded of it."""

from __future__ import annotations

from datetime import date

from projections.documents import editing
from tests.documents.conftest import A_PLAN
from tests.documents.rows import a_document, a_row


def read_as(text, on=None, kind="unclear", original_on=None):
    return {"text": text, "kind": kind, "on": on, "every": None, "original_on": original_on}


def shown_and_recorded(service, row):
    id = service.receives(a_document(row))
    (item,) = service.review(id).items
    service.accepts_all(id)
    service.records(id)
    (action,) = service.plan_named("2021-22")["actions"]
    return item.says[0]["due"], action["due"], item


def test_two_dates_in_one_cell_are_recorded_as_they_are_shown(service):
    row = a_row("Write it", due=read_as("June 21 Sept 21", "2021-09-26", "day"))

    shown, recorded, _ = shown_and_recorded(service, row)

    assert (shown["on"], shown["original_on"]) == ("2021-09-30", "2021-06-30")
    assert (recorded["text"], recorded["on"]) == ("June 21 Sept 21", date(2021, 9, 30))
    assert recorded["original_on"] == date(2021, 6, 30)


def test_a_year_that_only_the_plan_knows_is_shown_as_it_is_recorded(service):
    row = a_row("Write it", due=read_as("30 September"), doubts=["due date 30 September is unclear"])

    shown, recorded, item = shown_and_recorded(service, row)

    assert shown["on"] == recorded["on"].isoformat() == "2021-09-30"
    assert item.doubts == ("the year of 30 September is taken from the plan",)


def test_what_the_reader_saw_beside_the_text_is_recorded_as_it_is_shown(service):
    row = a_row("Write it", due=read_as("Q1, Q2, Q3", "2021-12-31", "quarter"))

    shown, recorded, _ = shown_and_recorded(service, row)

    assert shown["on"] == recorded["on"].isoformat() == "2021-12-31"


def test_a_date_edited_by_a_person_means_on_the_form_what_is_recorded(service):
    id = service.receives(a_document(a_row("Write it")), **A_PLAN)
    found = service.review(id)
    kept = editing.edit({}, found.items[0], {"due": "Aug 21 Oct 21"}, period=editing.within(found))
    service.answers(id, "line:1", **kept)
    service.records(id)

    (action,) = service.plan_named("2021-22")["actions"]
    assert kept["says"][0]["due"]["on"] == action["due"]["on"].isoformat() == "2021-10-31"


def test_the_same_day_written_otherwise_is_a_rewording_and_no_revision(service):
    plan = service.takes_in(a_document(a_row("Write it", due="31/12/2021")))
    id = service.receives(a_document(a_row("Write it", due="Dec 21")), plan=str(plan))

    (item,) = service.review(id).items
    (change,) = item.changes
    assert (change.sentence, change.needs) == ("due 31/12/2021 → Dec 21 (the same day, written otherwise)", ())
    service.accepts_all(id)
    service.records(id)

    due = service.plan(plan)["actions"][0]["due"]
    assert (due["text"], due["revisions"], due["days_slipped"]) == ("Dec 21", 0, 0)
