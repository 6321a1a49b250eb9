"""Columns whose names are strange or may mean two things: what their cells hold, and what stands beside them, tells."""

import pytest

from tests.workers.reading.examples import a_plan, reading_of
from workers.reading.columns import header_kind
from workers.reading.shapes import is_rating


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We'll know it worked when", "measure"),
        ("How will we show it?", "measure"),
        ("Evidenced by", "measure"),
        ("Standard to be achieved", "measure"),
        ("Measurable target", "measure"),
        ("Taken forward by", "lead"),
        ("To be completed by", "due"),
        ("Funded by", "other"),
        ("Cross reference to other strategies", "other"),
        ("Impact to date", "progress"),
        ("State of play", "progress"),
        ("Delivery status", "status"),
        ("What needs to be done", "action"),
        ("Remarks", "progress"),
    ],
)
def test_names_say_whether_it_is_aimed_at_paid_for_or_done(words, kind):
    assert header_kind(words) == kind


def first_of(header, *rows):
    return reading_of(a_plan(*rows, header=header, section=None)).actions[0]


def test_a_target_is_a_date_or_a_number_as_its_cells_say():
    numbers = first_of(
        ("Ref", "Action", "Target", "Lead", "When"), ("1", "Hold a forum", "90 a year", "AB", "May 2026")
    )
    dates = first_of(("Ref", "Action", "Target", "Lead"), ("1", "Hold a forum", "May 2026", "AB"))

    assert (numbers["measure"], numbers["due"]["on"]) == ("90 a year", "2026-05-31")
    assert (dates["measure"], dates["due"]["on"]) == (None, "2026-05-31")


def test_outcomes_beside_outputs_are_no_aim():
    header = ("Action", "Output", "Outcome", "Lead", "When")
    rows = [("Hold a forum", "Twelve forums", "Children feel heard", "AB", "May 2026")]

    action = first_of(header, *rows)

    assert (action["objective"], action["measure"]) == (None, "Twelve forums Children feel heard")


def test_what_comes_again_and_again_under_a_strange_name_is_what_actions_are_for():
    header = ("Ref", "Action", "Guiding light", "Lead", "When")
    titles = ("Hold a forum", "Ask parents", "Print cards", "Find a room", "Write to schools")
    lights = ["Children are at the heart of what we do"] * 3 + [
        "Fewer children enter the system for the first time"
    ] * 2
    rows = [
        (str(n), title, light, "AB", "May 2026") for n, (title, light) in enumerate(zip(titles, lights, strict=True))
    ]

    actions = reading_of(a_plan(*rows, header=header, section=None)).actions

    assert [action["objective"] for action in actions] == lights


def test_money_and_hours_are_no_part_of_an_action():
    header = ("Ref", "Action", "Wherewithal", "Lead", "When", "RAG")
    rows = [("1", "Hold a forum", "£2,400 from the grant", "AB", "May 2026", "Green"),
            ("2", "Ask all parents", "Staff time only", "CD", "June 2026", "Red")]  # fmt: skip

    action = first_of(header, *rows)

    assert (action["title"], action["measure"], action["progress"], action["objective"]) == (
        "Hold a forum",
        None,
        [],
        None,
    )


def test_a_row_that_holds_days_is_no_second_header():
    header = ("Ref", "Workstream action", "Owner", "Start date", "End date", "Deliverable")
    rows = [("(i)", "Rewrite the duty handbook", "Court Officer", "1 April 2026", "30 June 2026", "Handbook issued"),
            ("(ii)", "Gather feedback", "Court Officer", "1 May 2026", "31 July 2026", "9 of 10 seen")]  # fmt: skip

    actions = reading_of(a_plan(*rows, header=header, section=None)).actions

    assert [(action["title"], action["measure"]) for action in actions] == [
        ("Rewrite the duty handbook", "Handbook issued"),
        ("Gather feedback", "9 of 10 seen"),
    ]


def test_dates_of_meetings_are_no_plan():
    header = ("Date", "Time", "Venue", "Theme")
    rows = [("14 April 2026", "10:00", "Council chamber", "Sign off of the annual plan"),
            ("13 July 2026", "14:00", "Police station", "Performance in the first quarter")]  # fmt: skip

    assert reading_of(a_plan(*rows, header=header, section=None)).actions == []


def test_a_reference_that_ends_in_a_letter_rates_nothing():
    assert [is_rating(text) for text in ("1a", "G.1", "A", "amber")] == [False, False, True, True]


def test_a_row_of_short_words_is_an_action_though_its_words_could_head_columns():
    header = ("Key activity", "Who leads", "When")
    rows = [("Hold a forum", "AB", "May 2026"),
            ("Widen the range of activities in the holidays", "Health and Justice Lead", "end of Q2")]  # fmt: skip

    actions = reading_of(a_plan(*rows, header=header, section=None)).actions

    assert [action["title"] for action in actions] == [title for title, *_ in rows]
