"""How a line of the demo's content becomes an order."""

from __future__ import annotations

from datetime import date

import pytest

from workers.demo.orders import Names, order_from
from workers.demo.script import Line, _log

NAMES = Names("testshire", rag=(), glossary=())
ABOUT = {"action": NAMES.action("panel")}


def lines(log: str) -> list[Line]:
    return list(_log(log, NAMES, "editor", ABOUT))


def test_a_line_says_when_it_was_true_when_it_was_recorded_and_who_recorded_it():
    [line] = lines("2025-06-10 +8 @manager note: Nine done.")

    assert (line.day, line.recorded_on, line.who) == (date(2025, 6, 10), date(2025, 6, 18), "manager")
    assert line.order == {"order": "note_progress", "text": "Nine done.", **ABOUT}


def test_a_line_that_begins_with_a_space_goes_on_with_the_line_before_it():
    told = lines("2025-06-10 note: Nine\n  done.\n2025-06-11 note: Ten.")

    assert [line.order["text"] for line in told] == ["Nine done.", "Ten."]


def test_nobody_types_minutes_at_a_weeks_end():
    [line] = lines("2025-06-13 +1 note: Recorded on a Saturday.")

    assert line.recorded_on == date(2025, 6, 16)


def test_managers_decide_how_an_action_leaves():
    [line] = lines("2025-06-10 withdraw: Outside our influence")

    assert line.who == "manager"


def test_parts_may_be_left_empty_or_given_by_name():
    order, _ = order_from("carry", "2026 | panel-b | Keep | | | New words | objectives=o1 o2", ABOUT, NAMES)

    assert order == {
        "order": "carry_forward",
        **ABOUT,
        "into": NAMES.plan("2026"),
        "new_action": NAMES.action("panel-b"),
        "decision": "Keep",
        "title": "New words",
        "objectives": [NAMES.objective("o1"), NAMES.objective("o2")],
    }


def test_the_day_of_a_meeting_stands_last():
    order, _ = order_from("due", "Sept 25 | panel had not met | YJMB 2025-07-15", ABOUT, NAMES)

    assert (order["meeting"], order["meeting_on"]) == ("YJMB", "2025-07-15")


def test_a_correction_names_the_entry_by_its_mark_and_says_what_is_right_instead():
    order, corrects = order_from("correct", "slip | Typed as June | due=May 26", ABOUT, NAMES)

    assert corrects == "slip"
    assert order == {"order": "correct_entry", **ABOUT, "reason": "Typed as June", "instead": {"due": "May 26"}}


def test_a_line_that_cannot_be_read_is_named():
    with pytest.raises(ValueError, match="10 June note"):
        lines("10 June note: no date")
