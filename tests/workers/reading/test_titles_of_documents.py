"""The title of a document is no heading of its actions."""

from __future__ import annotations

import io

import docx
import pytest

from workers.reading import reading


def a_plan(*headings):
    """Each heading with a table of two actions under it."""
    document = docx.Document()
    for number, text in enumerate(headings, 1):
        document.add_heading(text, 1)
        table = document.add_table(rows=1, cols=3)
        rows = [("Ref", "Action", "Due")]
        rows += [(f"{number}{letter}", f"Train the managers of team {number}{letter}", "Sept 26") for letter in "ab"]
        for row, texts in zip([table.rows[0], table.add_row(), table.add_row()], rows, strict=True):
            for cell, words in zip(row.cells, texts, strict=True):
                cell.text = words
    content = io.BytesIO()
    document.save(content)
    return reading.read(content.getvalue(), "plan.docx")


def sections(found):
    return list(dict.fromkeys(action["section"] for action in found.actions))


@pytest.mark.parametrize("title", ["Youth Justice Plan 2026-27", "Our Improvement Plan", "2026/27: what we will do"])
def test_the_title_of_the_document_is_no_section_and_stays_among_its_words(title):
    found = a_plan(title, "Priority 2: Health")

    assert sections(found) == [None, "Priority 2: Health"]
    assert title in [each["text"] for each in found.leftovers]
    assert len(found.actions) == 4


def test_a_heading_that_is_no_title_stays_a_section():
    assert sections(a_plan("Priority 1: Education")) == ["Priority 1: Education"]


def test_what_stands_there_twice_is_no_title():
    assert sections(a_plan("Actions of our plan", "Actions of our plan")) == ["Actions of our plan"]
