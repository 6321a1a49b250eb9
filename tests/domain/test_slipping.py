"""How far a due date slipped: counted where a day was promised, not where something recurs."""

from __future__ import annotations

from tests.examples import an_action, due, on, words


def test_a_promised_day_that_moves_has_slipped_by_the_days_between():
    action = an_action(due=due("2021-06-30", "month"))

    action.revise_due_date(on("2021-06-01"), due("2021-09-30", "month"), words("no staff"), None, None)

    assert action.latest.days_slipped == 92


def test_what_recurs_until_a_later_day_has_not_slipped():
    action = an_action(due=due("2022-03-31", "recurring"))

    action.revise_due_date(on("2021-06-01"), due("2023-03-31", "recurring"), words("goes on"), None, None)

    assert action.latest.days_slipped == 0
    assert action.latest.due_revisions == 1


def test_a_condition_on_the_way_hides_no_slip():
    action = an_action(due=due("2021-06-30", "month"))
    action.revise_due_date(on("2021-06-01"), due("2021-06-30", "conditional"), words("no data"), None, None)

    action.revise_due_date(on("2021-07-01"), due("2021-12-31", "month"), words("data is there"), None, None)

    assert action.latest.days_slipped_in_all == 184


def test_the_same_day_in_other_words_is_no_revision():
    action = an_action(due=due("2026-12-31", "day"))

    action.revise_due_date(on("2021-06-01"), due("2026-12-31", "month"), None, None, None)

    assert (action.latest.due.kind, action.latest.due_revisions, action.latest.days_slipped) == ("month", 0, 0)


def test_a_day_that_moves_after_it_was_worded_anew_is_one_revision():
    action = an_action(due=due("2026-12-31", "day"))
    action.revise_due_date(on("2021-06-01"), due("2026-12-31", "month"), None, None, None)

    action.revise_due_date(on("2021-07-01"), due("2027-01-31", "month"), None, None, None)

    assert (action.latest.due_revisions, action.latest.days_slipped) == (1, 31)
