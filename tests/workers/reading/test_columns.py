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


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("How we will know it has worked", "measure"),
        ("So what? (impact for children)", "measure"),
        ("Milestone reached when", "measure"),
        ("What needs to happen", "action"),
        ("Led by", "lead"),
        ("Q1 update", "progress"),
        ("% complete", "other"),
        ("Start", "other"),
    ],
)
def test_names_that_begin_like_another_kind_are_told_apart(words, kind):
    assert header_kind(words) == kind


def test_of_two_columns_that_may_say_when_the_one_with_dates_does():
    header = ("Date", "Step", "Owner", "Finished when")

    [action] = reading_of(a_plan(("30/04/2026", "Recruit two workers", "AB", "Workers in post"), header=header)).actions

    assert (action["due"]["on"], action["measure"]) == ("2026-04-30", "Workers in post")


def test_columns_are_told_by_their_cells_where_their_names_are_strange():
    header = ("Thing", "Doer", "Moment", "Light")
    rows = [(f"Review the {part} of our plan", "Team Manager", "June 2026", "Green") for part in ("start", "end")]

    actions = reading_of(a_plan(*rows, header=header)).actions

    assert [action["due"]["on"] for action in actions] == ["2026-06-30"] * 2
    assert {action["leads"][0]["text"] for action in actions} == {"Team Manager"}
    assert {action["rag"] for action in actions} == {"green"}


def test_a_row_that_speaks_of_actions_is_no_second_header():
    rows = [row(ref=f"1.{n}", action="Progress reports to go to managers", measure="Impact, owner named") for n in "12"]

    assert len(reading_of(a_plan(*rows)).actions) == 2


@pytest.mark.parametrize(
    "header",
    [
        ("Risk", "Likelihood", "Mitigation", "Owner", "Review date"),
        ("Inputs", "Activities", "Outputs", "Lead", "Date"),
        ("You said", "What we did", "We did by", "Who", "When"),
    ],
)
def test_tables_with_owners_and_dates_that_are_no_plans(header):
    cells = ("Loss of the grant", "High", "Bid to other funders", "Head of Service", "1 September 2026")

    assert reading_of(a_plan(cells, cells, header=header, section=None)).actions == []


def test_how_urgent_a_task_is_and_the_group_it_is_in_are_no_leads():
    header = ("Task ID", "Task Name", "Bucket Name", "Priority", "Assigned To", "Due Date")
    tasks = (("a1", "Book the rooms", "Courts"), ("a2", "Ask all families", "Courts"), ("a3", "Write it up", "Health"))
    rows = [(*task, "Medium", "Amara Whitlock", "05/06/2026") for task in tasks]

    actions = reading_of(a_plan(*rows, header=header, section=None)).actions

    assert [action["section"] for action in actions] == ["Courts", "Courts", "Health"]
    assert {lead["text"] for action in actions for lead in action["leads"]} == {"Amara Whitlock"}
    assert [action["objective"] for action in actions] == [None] * 3


def test_names_of_columns_may_hold_years():
    header = ("No.", "KPI", "Baseline 2025-26", "Target 2026-27", "What we will do", "Lead", "By when")
    rows = [
        (n, "Children who reoffend", "33%", "30%", f"Review case {n} together", "QA Lead", "Dec 2026") for n in "12"
    ]

    first, _ = reading_of(a_plan(*rows, header=header, section=None)).actions

    assert (first["title"], first["due"]["on"]) == ("Review case 1 together", "2026-12-31")


def test_a_theme_stands_for_the_rows_below_it():
    header = ("Theme", "No", "We will", "Owner", "Deadline")
    rows = [("Voice", "1", "Hold a forum", "AB", "Oct 2026"), ("", "2", "Print cards", "CD", "Dec 2026")]

    actions = reading_of(a_plan(*rows, header=header, section=None)).actions

    assert [action["section"] for action in actions] == ["Voice", "Voice"]


def test_a_question_that_was_answered_well_asks_for_no_action():
    header = ("Area", "Key question", "Evidence", "Grade", "Gaps", "Action", "Lead", "Date")
    rows = [("Staff", "Is there a vision?", "Agreed", "3", "Not known", "Add it to induction", "HR", "June 2026"),
            ("Staff", "Are budgets pooled?", "They are pooled", "4", "", "", "", "")]  # fmt: skip

    [action] = reading_of(a_plan(*rows, header=header, section=None)).actions

    assert (action["title"], action["ref"]) == ("Add it to induction", None)


def test_a_recommendation_beside_its_actions_is_told_once_and_is_what_they_are_for():
    header = ("Recommendation", "Action", "Responsible", "Timescale")
    rows = [("1. The board should meet more often", "Write to members", "Chair", "June 2026"),
            ("", "Publish attendance", "Board support", "Quarterly")]  # fmt: skip

    reading = reading_of(a_plan(*rows, header=header, section=None))

    assert [(each["ref"], each["title"], each["addressed_to"]) for each in reading.others] == [
        ("1", "The board should meet more often", "The board")
    ]
    assert [action["objective"] for action in reading.actions] == ["1. The board should meet more often"] * 2
    assert reading.summary["words"] == reading.summary["words_in_proposals"] + reading.summary["words_in_leftovers"]


def test_a_rota_is_no_plan():
    header = ("Date", "Duty manager", "Court officer", "Backup")
    rows = [("01/06/2026", "Ann Baker", "Carl Dunn", "Eve Fox"), ("02/06/2026", "Carl Dunn", "Eve Fox", "Ann Baker")]

    assert reading_of(a_plan(*rows, header=header, section=None)).actions == []
