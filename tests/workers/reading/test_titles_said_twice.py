"""A heading above a table, and in the table a title that its column of objectives says again."""

import pytest

from tests.workers.reading.test_web_pages import reading_of, row

HEADING = "<h1>Priority 1: Keeping children out of court</h1>"


def band(text):
    return f"<tr><td colspan=6>{text}</td></tr>"


def places(*rows):
    return [(action["section"], action["objective"]) for action in reading_of(*rows, above=HEADING).actions]


@pytest.mark.parametrize("name", ["Outcome: ", "Objective 1: ", "Priority outcome 1.1: ", ""])
def test_the_heading_stays_and_the_title_is_said_once(name):
    found = places(band(f"{name}Shorter waits"), row(), row(ref="1.2"), band(f"{name}Safer homes"),
                   row(ref="1.3", outcome="Safer homes"))  # fmt: skip

    assert found == [("Priority 1: Keeping children out of court", each)
                     for each in ("Shorter waits", "Shorter waits", "Safer homes")]  # fmt: skip


def test_a_title_that_says_something_else_is_the_section():
    found = places(band("Part A Rooms"), row(), row(ref="1.2"))

    assert [section for section, _ in found] == ["Part A Rooms"] * 2
