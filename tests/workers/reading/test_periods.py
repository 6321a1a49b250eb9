"""Columns for quarters and months: what was said then, how it was rated then, what is to happen then."""

from tests.workers.reading.examples import a_plan, reading_of

QUARTERS = ("No.", "Action", "Owner", "By when", "Q1 2026/27 update", "Q1 RAG", "Q2 2026/27 update", "Q2 RAG")


def a_quarterly(*told, header=QUARTERS):
    return reading_of(a_plan(("1", "Book rooms early", "AB", "June 26", *told), header=header, section=None))


def test_each_quarter_has_its_note_dated_by_its_end():
    [action] = a_quarterly("Rooms found", "Green", "Rooms lost again", "Amber").actions

    assert action["progress"] == [
        {"on": "2026-06-30", "text": "Rooms found"}, {"on": "2026-09-30", "text": "Rooms lost again"},
    ]  # fmt: skip


def test_the_latest_rating_counts_and_the_earlier_is_left_over():
    reading = a_quarterly("Rooms found", "Green", "Rooms lost again", "Amber")

    assert reading.actions[0]["rag"] == "amber"
    assert "Green" in [line["text"] for line in reading.leftovers]


def test_a_quarter_without_its_year_dates_nothing():
    header = ("No.", "Action", "Owner", "By when", "Q1 update", "Q2 update")

    [action] = a_quarterly("Rooms found", "Rooms lost again", header=header).actions

    assert [note["on"] for note in action["progress"]] == [None, None]


def test_an_update_is_dated_as_its_column_says():
    header = ("No.", "Action", "Owner", "By when", "Update (Apr 26)", "Update (July 26)")

    [action] = a_quarterly("Rooms found", "Rooms lost again", header=header).actions

    assert [note["on"] for note in action["progress"]] == ["2026-04-30", "2026-07-31"]


def test_marked_months_say_when_it_is_due_and_are_doubted():
    header = ("No.", "Activity", "Lead", "Apr", "May", "Jun", "Jul", "Aug")
    rows = [("1", "Book rooms early", "AB", "", "X", "X", "", ""), ("2", "Ask all families", "CD", "X", "", "", "", "")]

    first, second = reading_of(a_plan(*rows, header=header, section=None, before=["Plan 2026-27", ""])).actions

    assert (first["due"]["text"], first["due"]["on"]) == ("May, Jun", "2026-06-30")
    assert "no due date is written: Apr is marked" in second["doubts"]
