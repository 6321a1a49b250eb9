"""Rows that hold more, or less, than one action: lists that pair, headings with numbers, forms, tables turned round."""

from tests.workers.reading.examples import a_plan, reading_of
from workers.reading.reading import read

HEADER = ("Priority", "Actions", "Leads", "By when")


def actions_in(*rows, header=HEADER, **how):
    return reading_of(a_plan(*rows, header=header, section=None, **how)).actions


def test_lists_in_several_cells_pair_by_position_and_are_doubted():
    first, second = actions_in(
        ("Custody", "1. Agree a bail package 2. Train court staff", "1. Court Lead 2. HR", "1. June 2026 2. Sept 2026")
    )

    assert (first["title"], first["leads"][0]["text"], first["due"]["on"]) == (
        "Agree a bail package", "Court Lead", "2026-06-30",
    )  # fmt: skip
    assert (second["title"], second["due"]["on"], second["objective"]) == ("Train court staff", "2026-09-30", "Custody")
    assert "one of several actions in one cell, paired with leads and dates by their order" in second["doubts"]


def test_a_list_with_one_lead_and_one_date_is_one_action_with_its_parts():
    [action] = actions_in(("School", "1. Weekly list 2. Careers days", "ETE Lead", "Ongoing"))

    assert [part["title"] for part in action["sub_actions"]] == ["Weekly list", "Careers days"]
    assert action["ref"] is None


def test_words_of_a_row_with_several_actions_are_counted_once():
    summary = reading_of(
        a_plan(("Custody", "1. Agree it 2. Train all", "1. AB 2. CD", "1. June 2026 2. Sept 2026"), header=HEADER)
    ).summary

    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"]


def test_numbers_of_two_levels_head_the_actions_below_them():
    header = ("No.", "Priority / objective / action", "Owner", "Target date")
    rows = [("1", "Prevention", "", ""), ("1.1", "Help comes early", "", ""),
            ("1.1.1", "Work in parks", "AB", "July 2026"), ("1.1.2", "Text parents", "CD", "Sept 2026")]  # fmt: skip

    actions = actions_in(*rows, header=header)

    assert [(action["ref"], action["section"], action["objective"]) for action in actions] == [
        ("1.1.1", "Prevention", "Help comes early"), ("1.1.2", "Prevention", "Help comes early"),
    ]  # fmt: skip


def test_news_typed_into_the_action_is_its_progress():
    text = "<p>Recruit a therapist</p><p>Update 3 June 2026: Advert is out</p>"

    [action] = actions_in(("Health", text, "AB", "Oct 2026"))

    assert (action["title"], action["progress"]) == (
        "Recruit a therapist", [{"on": "2026-06-03", "text": "Advert is out"}],
    )  # fmt: skip


def test_a_table_turned_round_is_turned_back():
    rows = ["| Action | Review risk work | Moderate with others |", "|---|---|---|", "| Lead | QA Lead | AB |",
            "| Deadline | July 2026 | Nov 2026 |", "| RAG | Green | Amber |"]  # fmt: skip

    actions = read("\n".join(["# Plan", "", *rows]).encode(), "plan.md").actions

    assert [(action["title"], action["due"]["on"], action["rag"]) for action in actions] == [
        ("Review risk work", "2026-07-31", "green"), ("Moderate with others", "2026-11-30", "amber"),
    ]  # fmt: skip


def test_actions_under_a_heading_that_calls_them_completed_are():
    rows = [("Custody", "Reopen the kitchen", "AB", ""), ("Custody", "Settle the bill", "CD", "")]

    actions = actions_in(*rows, before=["Completed actions", ""])

    assert [action["status"] for action in actions] == ["completed", "completed"]


def test_an_area_that_is_called_review_begins_no_news():
    actions = actions_in(("Planning", "Share all plans", "AB", "June 26"), ("Review", "Review often", "CD", "July 26"))

    assert [action["title"] for action in actions] == ["Share all plans", "Review often"]
