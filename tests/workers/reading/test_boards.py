"""Plans on a page, cards that begin with what is to be done, and rows across the table that say more of an action."""

from tests.workers.examined.papers import C, Word
from tests.workers.reading.test_several import actions_in
from workers.reading.reading import read

NAMES = ["Priority", "Prevention", "Custody"]
DOES = ["What we will do", C("", items=("Open a drop-in", "Text parents each week")),
        C("", items=("Bail beds for girls (Court Lead, June 2026)", "Visit within ten days"))]  # fmt: skip
KNOWN = ["How we will know", "Fewer arrests", "Fewer remands"]


def reading_of_table(*rows):
    paper = Word()
    paper.heading("Our plan on a page")
    paper.table([list(row) for row in rows])
    return read(paper.content(), "plan.docx")


def test_each_item_below_a_priority_is_an_action_for_it():
    actions = reading_of_table(NAMES, DOES, KNOWN).actions

    assert [(action["title"], action["objective"]) for action in actions] == [
        ("Open a drop-in", "Prevention"), ("Text parents each week", "Prevention"),
        ("Bail beds for girls", "Custody"), ("Visit within ten days", "Custody"),
    ]  # fmt: skip
    assert (actions[2]["leads"][0]["text"], actions[2]["due"]["on"]) == ("Court Lead", "2026-06-30")


def test_what_is_said_of_all_actions_of_a_priority_is_doubted():
    first, *_ = reading_of_table(NAMES, DOES, KNOWN).actions

    assert first["measure"] == "Fewer arrests"
    assert any("what else stands there is said of all of them" in doubt for doubt in first["doubts"])


def test_words_of_a_plan_on_a_page_are_counted_once():
    summary = reading_of_table(NAMES, DOES, KNOWN).summary

    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"]


def test_a_table_whose_rows_are_actions_is_no_plan_on_a_page():
    rows = [["Action", "Lead", "By when"], ["Open a drop-in", "AB", "June 2026"], ["Text parents", "CD", "May 2026"]]

    assert [action["title"] for action in reading_of_table(*rows).actions] == ["Open a drop-in", "Text parents"]


def test_a_card_may_begin_with_its_action():
    card = [C("Action 4: Ask each child about sleep", across=4), ...]
    rows = [[*card, ..., ...], ["Lead", "YJ Nurse", "Deadline", "June 2026"],
            ["Impact", C("Fewer tired children", across=3), ..., ...],
            ["Status", C("Green", across=3), ..., ...]]  # fmt: skip

    [action] = reading_of_table(*rows).actions

    assert (action["ref"], action["title"], action["rag"]) == ("4", "Ask each child about sleep", "green")
    assert (action["leads"][0]["text"], action["due"]["on"]) == ("YJ Nurse", "2026-06-30")


def test_a_long_status_is_news():
    header = ("Ref", "Action", "Owner", "Due", "Status")
    rows = [("1", "Write to schools", "AB", "June 2026", "Open"),
            ("2", "Visit the farm", "CD", "June 2026", "Open"),
            ("3", "Buy a van", "AB", "May 2026", "Carried over, because the dealer wants more time")]  # fmt: skip

    actions = actions_in(*rows, header=header)

    assert [note["text"] for note in actions[2]["progress"]] == [rows[2][4]]
    assert actions[0]["progress"] == []


def test_a_row_across_the_table_may_tell_news_of_the_action_above_it():
    across = [..., ...]
    rows = [["Action", "Lead", "By when"], ["Open a drop-in", "AB", "June 2026"],
            [C("Update July 2026: Room found", across=3), *across],
            [C("Success measure: Forty children come", across=3), *across],
            ["Text parents", "CD", "May 2026"], [C("Update: None yet", across=3), *across]]  # fmt: skip

    first, second = reading_of_table(*rows).actions

    assert first["progress"] == [{"on": "2026-07-31", "text": "Room found"}]
    assert first["measure"] == "Forty children come"
    assert (second["title"], second["section"]) == ("Text parents", first["section"])
    assert [note["text"] for note in second["progress"]] == ["None yet"]
