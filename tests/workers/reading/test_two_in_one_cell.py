"""Two actions that somebody typed into one cell, one below the other."""

import io

import pytest
from docx import Document

from tests.workers.reading.examples import actions_of, row
from workers.reading.reading import read

PLAN = [("Ref", "What we will do", "Who", "By when"), ("1a", "Agree the rules of the panel", "AB", "June 2026")]
TWO = "this may be two actions"


def in_word(text, paragraphs=False):
    document = Document()
    table = document.add_table(rows=0, cols=4)
    for cells in (*PLAN, ("1b", "", "CD", "May 2026")):
        for cell, said in zip(table.add_row().cells, cells, strict=True):
            cell.text = said
    cell = table.rows[-1].cells[1]
    first, *others = text.split("\n\n") if paragraphs else [text]
    cell.text = first
    for other in others:
        cell.add_paragraph(other)
    file = io.BytesIO()
    document.save(file)
    return read(file.getvalue(), "plan.docx").actions[-1]


@pytest.mark.parametrize("paragraphs", [True, False])
def test_two_texts_that_each_begin_with_what_to_do_may_be_two_actions(paragraphs):
    action = in_word("Agree the terms of reference\n\nTrain panel members", paragraphs)

    assert TWO in action["doubts"]
    assert [part["title"] for part in action["sub_actions"]] == ["Agree the terms of reference", "Train panel members"]
    assert action["title"] == "Agree the terms of reference Train panel members"


@pytest.mark.parametrize("text", [
    "Agree the terms of reference\n\nThe panel has met twice", "Agree the terms\nof reference",
    "• Agree the terms\n• Train the panel", "a) Agree the terms\nb) Train the panel", "Agree the terms of reference",
])  # fmt: skip
def test_lists_and_wrapped_lines_and_news_are_no_second_action(text):
    assert TWO not in in_word(text)["doubts"]


def test_no_word_of_a_text_without_line_ends_is_parted():
    [action] = actions_of(row(action="Agree the terms. Train panel members"))

    assert TWO not in action["doubts"]
