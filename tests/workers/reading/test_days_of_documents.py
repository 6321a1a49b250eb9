"""The day that a document says it is of stands in its summary, for whoever reviews it."""

import pytest

from tests.workers.reading.examples import a_plan, reading_of, row


@pytest.mark.parametrize("said", ["Position at 30 June 2022", "As at 30 June 2022", "Status at 30/06/22"])
def test_a_document_that_says_its_day_has_it_in_the_summary(said):
    assert reading_of(a_plan(row(), before=["Rooms plan 2022-23", said, ""])).summary["as_at"] == "2022-06-30"


@pytest.mark.parametrize("said", ["", "The panel meets on 30 June 2022", "As at 30 June 2031"])
def test_any_other_day_is_none_of_it(said):
    assert reading_of(a_plan(row(), before=["Rooms plan 2022-23", said, ""])).summary["as_at"] is None
