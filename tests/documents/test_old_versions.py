"""A version that was recorded before is handed in again: it says nothing new, and undoes nothing of a later one."""

import pytest

from tests.documents.conftest import A_PLAN
from tests.documents.rows import a_document, a_row

TITLE = "Audit ten cases each month"


def version(rag, day=None, **more):
    *lines, summary = a_document(a_row(TITLE, rag=rag, **more), a_row("Meet every school"))
    return [*lines, {**summary, "as_at": day}]


@pytest.fixture
def plan(service):
    """June, and then September, were recorded."""
    plan = service.takes_in(version("green", "2021-06-30"), of_file="june")
    service.takes_in(version("amber", "2021-09-30", measure="Ten"), of_file="september", plan=str(plan))
    return plan


def test_the_very_same_file_says_nothing_new(service, plan):
    again = service.review(service.receives(version("green", "2021-06-30"), of_file="june", plan=str(plan)))

    assert [item.kind for item in again.items] == ["same", "same"]
    assert again.recorded_before.startswith("This very file was recorded in this plan on ")
    assert "and a later version, “september.docx”, on " in again.recorded_before


def test_the_last_one_again_says_nothing_new_either(service, plan):
    again = service.review(service.receives(version("amber", measure="Ten"), of_file="september", plan=str(plan)))

    assert not again.open
    assert "later version" not in again.recorded_before


def test_what_an_older_version_says_otherwise_is_never_clear(service, plan):
    changed = version("green", "2021-06-30", leads=["DK"])

    (item,) = service.review(service.receives(changed, of_file="june, saved again", plan=str(plan))).open

    assert [change.sentence for change in item.changes] == ["lead none → DK"]
    assert item.doubts[-1].endswith(
        "speaks of 30 June 2021; the one that was recorded last speaks of 30 September 2021."
    )
    assert not item.clear


def test_a_newer_version_is_as_clear_as_ever(service, plan):
    found = service.review(service.receives(version("red", "2021-12-31", measure="Ten"), plan=str(plan)))

    assert not found.recorded_before
    assert [item.clear for item in found.open] == [True]


def test_in_another_plan_the_same_file_is_as_new(service, plan):
    found = service.review(service.receives(version("green"), of_file="june", **{**A_PLAN, "title": "Other"}))

    assert {item.kind for item in found.items} == {"new"}
    assert not found.recorded_before
