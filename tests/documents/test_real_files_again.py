"""From file to file: what was read from one is compared with what is read from the next."""

from __future__ import annotations

import io

import pytest
from docx import Document

from tests.workers.generated.document import document, kind_of, of_kind
from workers.reading.reading import read

HEADER = ("Ref", "Area of focus", "Action", "Lead", "By when", "How will we know it is achieved", "Progress", "RAG")
TABLE = [
    ["1i", "Victims", "Offer every victim a conversation within two weeks", "DK", "Sept 2021", "All are asked",
     "Two workers were trained.", "Green"],
    ["1ii", "Victims", "Write to those who said no after three months", "A. Ferrand", "December 2021",
     "Letters are sent", "", "Amber"],
    ["2i", "Education", "Meet each school that excludes children every term", "DK / PR", "Quarterly",
     "Minutes of meetings", "First round done.", "Green"],
    ["2ii", "Education", "Place a tutor in the office on two days", "PR", "31 January 2022", "A tutor is there",
     "", "Red"],
]  # fmt: skip
ANOTHER = {
    "Ref": ("1a", "reference 1i → 1a"),
    "Area of focus": ("People harmed by crime", "objective “Victims” → “People harmed by crime”"),
    "Action": (
        "Offer every victim a conversation within one week",
        "wording “Offer every victim a conversation within two weeks” → “Offer every victim a conversation within one"
        " week”",
    ),
    "Lead": ("DK / PR", "lead DK → DK and PR"),
    "By when": ("November 2021", "due Sept 2021 → November 2021"),
    "How will we know it is achieved": (
        "Nine of ten are asked",
        "measure “All are asked” → “Nine of ten are asked”",
    ),
    "Progress": ("Two workers were trained. Letters go out in July.", "New progress: “Letters go out in July.”"),
    "RAG": ("Red", "RAG Green → Red"),
}


def a_word_file(rows):
    file = Document()
    table = file.add_table(rows=0, cols=len(HEADER))
    for row in (HEADER, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    written = io.BytesIO()
    file.save(written)
    return read(written.getvalue(), "plan.docx").lines


def sentences(found):
    return [change.sentence for item in found.items for change in item.changes]


@pytest.mark.parametrize("column", HEADER)
def test_one_cell_changed_in_word_proposes_exactly_one_change(service, column):
    plan = service.takes_in(a_word_file(TABLE))
    changed = [list(row) for row in TABLE]
    text, sentence = ANOTHER[column]
    changed[0][HEADER.index(column)] = text

    found = service.review(service.receives(a_word_file(changed), plan=str(plan)))

    assert sentences(found) == [sentence]


@pytest.mark.parametrize(
    ("layout", "one", "other"),
    [("focus", "docx", "pdf, ruled"), ("year end", "docx", "html"), ("numbered", "text, tabs", "text, word"),
     ("quarters", "docx", "text, pipes"), ("sheets", "docx", "pdf, ruled")],
)  # fmt: skip
def test_the_same_plan_in_another_format_proposes_nothing(service, layout, one, other):
    first, again = of_kind(layout, one, 1, set()), of_kind(layout, other, 1, set())
    id = service.receives(read(first.content, first.name).lines)
    service.answers_everything(id)
    plan = service.records(id).subjects["plan"]

    found = service.review(service.receives(read(again.content, again.name).lines, plan=str(plan)))

    assert sentences(found) == []


@pytest.mark.parametrize("number", range(0, 40, 3), ids=lambda number: " in ".join(kind_of(number)))
def test_whatever_was_read_can_be_recorded_and_then_proposes_nothing(service, number):
    made = document(number)
    lines = read(made.content, made.name).lines
    id = service.receives(lines)
    service.answers_everything(id)

    plan = service.records(id).subjects["plan"]

    found = service.review(service.receives(lines, plan=str(plan)))
    assert sentences(found) == []
    assert not found.opening
    assert not found.needs
