"""Text in the letters and shapes that programs of other services write."""

import pytest

from tests.workers.reading import formats
from tests.workers.reading.examples import a_plan, row
from workers.reading.reading import read

PLAN = a_plan(row(action="Book rooms early – for families"), row(ref="1.2", action="Don’t close the doors"))
WINDOWS = "the text is not UTF-8: it was read as Windows wrote it of old"


def titles(content, name="plan.txt"):
    return [action["title"] for action in read(content, name).actions]


@pytest.mark.parametrize("content", [
    PLAN.encode("utf-16"), PLAN.encode("utf-16-le"), PLAN.encode("utf-16-be"), b"\xff\xfe" + PLAN.encode("utf-16-le"),
    b"\xfe\xff" + PLAN.encode("utf-16-be"), b"\xef\xbb\xbf" + PLAN.encode(), PLAN.encode("utf-32"),
    PLAN.encode("cp1252"), PLAN.replace("\n", "\r\n").encode("cp1252"),
])  # fmt: skip
def test_text_in_any_usual_encoding_is_read(content):
    assert titles(content) == ["Book rooms early – for families", "Don’t close the doors"]


def test_what_was_not_utf_8_is_noted():
    assert read(PLAN.encode("cp1252"), "plan.txt").summary["notes"] == [WINDOWS]


def test_letters_that_nobody_sees_part_no_words():
    assert titles(PLAN.replace("families", "fam\u00adi\u200blies").encode())[0] == "Book rooms early – for families"


def csv(*lines, end="\r\n"):
    return end.join(lines).encode()


@pytest.mark.parametrize("content", [
    csv("Ref;Action;Owner;By when", "1.1;Book rooms, early;AB;June 2022", '1.2;"Ask; then listen";CD;May 2022'),
    csv("sep=;", "Ref;Action;Owner;By when", "1.1;Book rooms, early;AB;June 2022", "1.2;Ask; CD;May 2022"),
    csv("sep=|", "Ref|Action|Owner|By when", "1.1|Book rooms, early|AB|June 2022", "1.2|Ask|CD|May 2022"),
    csv("Action plan 2022-23,,,", ",,,", "Ref,Action,Owner,By when", '1.1,"Book rooms, early",AB,June 2022',
        "1.2,Ask,CD,May 2022"),
    csv("Ref\tAction\tOwner\tBy when", '1.1\t"Book rooms, early"\tAB\tJune 2022', "1.2\tAsk\tCD\tMay 2022"),
    csv("Ref,Action,Owner,By when", '1.1,"Book rooms, early",AB,June 2022', "1.2,Ask,CD,May 2022", end="\r"),
    csv("\ufeffRef, Action, Owner, By when", '1.1, "Book rooms, early", AB, June 2022', "1.2,Ask,CD,May 2022"),
])  # fmt: skip
def test_separated_text_in_the_shapes_that_programs_write(content):
    actions = read(content, "plan.csv").actions

    assert [action["ref"] for action in actions] == ["1.1", "1.2"]
    assert actions[0]["title"] == "Book rooms, early"


def test_a_quoted_cell_may_have_many_lines():
    content = csv(
        "Ref,Action,Owner,By when", '1.1,"Open doors', "• Oil the hinges well", '• Paint the front door",AB,June 2022'
    )

    [action] = read(content, "plan.csv").actions

    assert [part["title"] for part in action["sub_actions"]] == ["Oil the hinges well", "Paint the front door"]


def test_markdown_with_escapes_alignment_breaks_and_marks():
    lines = [
        "Health", "======", "", "| Ref | Action | Owner | By when |", "|:---|:---:|---:|---|",
        "| 1\\.1 | **Book** rooms \\| halls<br>for all | AB | June 2022 |",
        "| 1\\.2 | ~~Buy a diary~~ | CD | May 2022 |",
    ]  # fmt: skip

    first, second = read("\n".join(lines).encode(), "plan.md").actions

    assert (first["ref"], first["title"], first["section"]) == ("1.1", "Book rooms | halls for all", "Health")
    assert "the action is struck through: it may be done or withdrawn" in second["doubts"]


def test_a_table_drawn_as_a_grid():
    lines = ["+-----+------------+-------+-----------+", "| Ref | Action     | Owner | By when   |",
             "+=====+============+=======+===========+", "| 1.1 | Book rooms | AB    | June 2022 |",
             "|     | early      |       |           |", "+-----+------------+-------+-----------+",
             "| 1.2 | Ask        | CD    | May 2022  |", "+-----+------------+-------+-----------+"]  # fmt: skip

    assert titles("\n".join(lines).encode(), "plan.md") == ["Book rooms early", "Ask"]


def test_mails_and_web_archives_are_the_page_in_them():
    page = formats.as_html().decode()
    mail = f"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{page}"

    assert titles(mail.encode(), "plan.eml") == ["Book rooms early", "Ask families what helps", "Paint every door"]


@pytest.mark.parametrize("blank", ["\n", "\r\n", "\t\n", " \n"])
def test_a_great_many_blank_lines_cost_little(blank):
    assert titles((PLAN + "\n" + blank * 200_000 + "End").encode())
