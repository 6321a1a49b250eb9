"""Rows: what page breaks tore apart is one again; what is an action of its own stays one."""

from tests.workers.reading.examples import BREAK, a_plan, actions_of, reading_of, row, tail
from workers.reading.reading import read as read_bytes


def test_each_row_is_an_action_with_what_its_cells_say():
    [action] = actions_of(row(progress="Rooms are booked."))

    assert (action["ref"], action["section"], action["objective"]) == ("1.1", "Part 1 Rooms", "Shorter waits")
    assert (action["title"], action["measure"]) == ("Book rooms early.", "No waits")
    assert action["due"] == {
        "text": "June 22", "kind": "month", "on": "2022-06-30", "every": None, "original_on": None,
    }  # fmt: skip
    assert action["progress"] == [{"on": None, "text": "Rooms are booked."}]
    assert action["source"]["locator"] == "line 3"


def test_a_row_torn_by_a_page_break_is_one_action():
    [action] = actions_of(
        row(outcome="Shorter", action="Book rooms", measure="No"),
        BREAK,
        tail(outcome="waits", action="early and often", measure="waits at all"),
    )

    assert (action["objective"], action["title"], action["measure"]) == (
        "Shorter waits", "Book rooms early and often", "No waits at all",
    )  # fmt: skip
    assert action["source"]["locator"] == "lines 3, 5"


def test_a_row_without_reference_and_without_a_break_above_it_is_an_action_of_its_own():
    first, second = actions_of(row(), tail(action="Ask families.", measure="They say so"))

    assert (second["ref"], second["title"], second["objective"]) == (None, "Ask families.", first["objective"])
    assert second["leads"] == []
    assert second["due"] is None
    assert "row without reference, read as an action of its own" in second["doubts"]


def test_a_row_that_goes_on_in_the_middle_of_a_sentence_is_a_tail_even_without_a_break():
    [action] = actions_of(row(action="Book rooms that"), tail(action="families can reach"))

    assert action["title"] == "Book rooms that families can reach"


def test_a_row_below_one_that_stops_midway_is_its_tail_whatever_letter_it_begins_with():
    [action] = actions_of(row(action="Book rooms with the help of the"), tail(action="Court Office in Northam."))

    assert action["title"] == "Book rooms with the help of the Court Office in Northam."


def test_a_tail_that_begins_a_new_sentence_is_doubted():
    [action] = actions_of(row(action="Book rooms."), BREAK, tail(action="Ask families."))

    assert action["title"] == "Book rooms. Ask families."
    assert any("may be an action of its own" in doubt for doubt in action["doubts"])


def test_a_row_of_dashes_separates_and_says_nothing():
    first, second = actions_of(row(), ("--", "--", "-----", "--"), row(ref="1.2"))

    assert [first["ref"], second["ref"]] == ["1.1", "1.2"]


def test_a_new_title_begins_a_new_section_and_its_header_may_be_missing():
    text = a_plan(row()) + "\n\nPart 2 Doors\n\n" + "\t".join(row(ref="2.1", outcome="Open doors"))

    first, second = reading_of(text).actions

    assert [first["section"], second["section"]] == ["Part 1 Rooms", "Part 2 Doors"]
    assert second["objective"] == "Open doors"
    assert "no header row: columns taken from the table before" in second["doubts"]


def test_an_objective_carries_down_to_rows_that_leave_it_empty():
    first, second = actions_of(row(), row(ref="1.2", outcome="", action="Ask families."))

    assert second["objective"] == first["objective"]


def test_a_reference_used_twice_stays_twice_and_is_doubted():
    actions = actions_of(row(), row(action="Ask families."))

    assert [action["ref"] for action in actions] == ["1.1", "1.1"]
    assert all("reference 1.1 is used twice" in action["doubts"] for action in actions)


def test_references_are_labels_and_keep_their_last_zero():
    [action] = actions_of(row(ref="3.10"))

    assert action["ref"] == "3.10"


def test_paragraphs_in_one_cell_are_the_parts_of_an_action():
    [action] = actions_of(row(action="<p>Book rooms early.</p> <p>Ask families first.</p>"))

    assert action["title"] == "Book rooms early. Ask families first."
    assert [part["title"] for part in action["sub_actions"]] == ["Book rooms early.", "Ask families first."]


def test_a_paragraph_torn_by_a_page_break_is_one_part():
    [action] = actions_of(
        row(action="Book rooms that"), BREAK, tail(action="<p>families can reach.</p><p>Ask families first.</p>")
    )

    assert [part["title"] for part in action["sub_actions"]] == [
        "Book rooms that families can reach.", "Ask families first.",
    ]  # fmt: skip


def test_a_text_that_stops_in_mid_sentence_is_doubted():
    [action] = actions_of(row(measure="Fewer waits, as counted by"))

    assert "the measure seems cut off: it ends in “by”" in action["doubts"]


def test_a_cell_under_no_known_column_is_left_over_not_lost():
    reading = reading_of(a_plan((*row(), "stray words")))

    assert [(each["text"], each["reason"]) for each in reading.leftovers if each["reason"] == "unplaced"] == [
        ("stray words", "unplaced")
    ]


def test_what_is_doubtful_is_less_sure():
    sure, doubtful = actions_of(row(), tail(action="Ask families."))

    assert sure["confidence"] > 0.6 > doubtful["confidence"]


def test_items_of_a_list_below_the_action_are_its_parts_and_the_action_is_none_of_them():
    [action] = actions_of(row(action="<p>Make waits shorter</p><ul><li>Book rooms</li><li>Ask families</li></ul>"))

    assert [part["title"] for part in action["sub_actions"]] == ["Book rooms", "Ask families"]


def test_a_heading_that_only_says_that_actions_follow_gives_way_to_the_one_around_it():
    table = "\n".join(["| Action | Owner | By when |", "|---|---|---|", "| Book rooms early | AB | June 26 |"])

    [action] = read_bytes(f"# Rooms\n\n## Doors\n\n### Actions\n\n{table}\n".encode(), "plan.md").actions

    assert action["section"] == "Doors"


def test_a_lead_that_is_to_be_confirmed_is_none_and_is_doubted():
    [action] = actions_of(row(lead="TBC"))

    assert action["leads"] == []
    assert "no lead is named yet: “TBC”" in action["doubts"]
