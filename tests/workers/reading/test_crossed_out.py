"""Rows that are struck through as a whole: the action is out of the plan, and no part of it is done."""

from tests.workers.reading.test_web_pages import HEADER, actions_of, row
from workers.reading.reading import read


def crossed_out(action, lead="AB", **more):
    return row(ref="2.1", action=f"<td><s>{action}</s></td>", lead=f"<td><s>{lead}</s></td>",
               due="<td><s>June 2022</s></td>", **{"rag": "", **more})  # fmt: skip


def test_a_row_struck_through_as_a_whole_has_no_part_that_is_done():
    _, action = actions_of(row(), crossed_out("Merge victim letters with police letters"))

    assert action["title"] == "Merge victim letters with police letters"
    assert (action["sub_actions"], action["decisions"], action["status"]) == ([], [], None)
    assert "the whole row is struck through, and nothing says whether it is done or withdrawn" in action["doubts"]


def test_what_decides_in_a_row_struck_through_is_the_reason():
    _, action = actions_of(row(), crossed_out("Fit tags", rag="<td><s>Withdrawn</s></td>"))

    assert action["status"] == "withdrawn"
    assert not any("may be a part" in doubt or "nothing says" in doubt for doubt in action["doubts"])


def test_lines_of_an_action_that_is_out_are_parts_but_not_done():
    action = "a) Oil every hinge well b) Paint the front door"

    _, found = actions_of(row(), crossed_out(action))

    assert [(part["title"], part["done"]) for part in found["sub_actions"]] == [
        ("Oil every hinge well", False), ("Paint the front door", False),
    ]  # fmt: skip


def test_an_action_whose_own_words_alone_are_struck_is_asked_about():
    _, action = actions_of(row(), row(ref="2.1", action="<td><s>Buy a big diary</s></td>"))

    assert action["sub_actions"] == []
    assert "the action is struck through: it may be done or withdrawn" in action["doubts"]


def test_what_is_said_to_proceed_no_longer_is_withdrawn():
    said = "No longer proceeding; board 14 May 2026."
    texts = ("2.1", "Shorter waits", "Fit tags", "AB", "June 2022", said)
    struck = "".join(f"<td><s>{text}</s></td>" for text in texts)
    header = HEADER.replace("RAG", "Progress")
    page = f"<html><body><table>{header}{row(rag='Begun.')}<tr>{struck}</tr></table></body></html>"

    _, action = read(page.encode(), "plan.html").actions

    assert [each["disposition"] for each in action["decisions"]] == ["withdrawn"]
    assert not any("nothing says" in doubt for doubt in action["doubts"])
