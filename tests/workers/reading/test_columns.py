"""Columns: learned from header words, and from the cells where there is no header."""

import pytest

from tests.workers.reading.examples import a_plan, reading_of, row
from workers.reading.columns import header_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ref.", "ref"),
        ("Area of focus/ what needs improving", "objective"),
        ("Outcome Needed", "objective"),
        ("Outcome measure", "measure"),
        ("How do we know we have achieved it?", "measure"),
        ("Success criteria", "measure"),
        ("Action Taken/Planned", "action"),
        ("What will be done", "action"),
        ("By when", "due"),
        ("Timescale", "due"),
        ("Target Date", "due"),
        ("Responsible / Policy Lead", "lead"),
        ("By whom", "lead"),
        ("Owner", "lead"),
        ("Progress update", "progress"),
        ("BRAG", "rag"),
        ("Cost element", "other"),
    ],
)
def test_authorities_name_their_columns_differently(words, kind):
    assert header_kind(words) == kind


def test_columns_may_stand_in_any_order():
    header = ("Owner", "Timescale", "Actions", "Priority")

    [action] = reading_of(a_plan(("AB", "June 22", "Book rooms.", "Shorter waits"), header=header)).actions

    assert (action["title"], action["objective"], action["due"]["on"]) == (
        "Book rooms.", "Shorter waits", "2022-06-30",
    )  # fmt: skip
    assert [lead["text"] for lead in action["leads"]] == ["AB"]


def test_without_any_header_dates_and_references_show_what_columns_hold():
    rows = [row(ref=f"1.{n}", outcome="Waits become shorter for all", action="Book some rooms early on") for n in "123"]

    actions = reading_of(a_plan(*rows, header=None, section=None)).actions

    assert [action["ref"] for action in actions] == ["1.1", "1.2", "1.3"]
    assert {action["title"] for action in actions} == {"Book some rooms early on"}
    assert all("no header row: columns taken from the cells" in action["doubts"] for action in actions)


def test_a_table_of_money_is_no_plan():
    money = "Grants\t\t\t\t\t\t\nCost\tAgency\tGrant\tDetails\tAmount\n2106\tCouncil\tMain grant\tShare\t5,000.00"

    reading = reading_of(a_plan(row()) + "\n\nAppendix\n\n" + money)

    assert [action["ref"] for action in reading.actions] == ["1.1"]
