"""A plan that the registry wrote as a document is read back as it was written, whatever its texts look like."""

from __future__ import annotations

import io
from datetime import date
from uuid import UUID

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.documents.layout import COLUMNS, STATUSES, layout
from projections.documents.writing_excel import as_excel
from projections.documents.writing_word import as_word
from workers.reading import reading

WRITERS = {"plan.docx": as_word, "plan.xlsx": as_excel}
PIECES = [
    "Train", "all managers", "DK/RH,", "a) one b) two", "1.", "Completed.", "Keep – added to plan", "3 May 2021:",
    "(completed)", "= 2", "Done; BAU", "Q4 2020-21", "and", "&", "Red", "Objective: x", "“x”", "• dot", "|",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join).filter(lambda text: text[0].isalnum())
MAYBE = st.none() | TEXTS
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
LABELS = st.none() | st.sampled_from(["a", "b", "iv", "A1"])
NEVER_LEFT = ("open", "paused")


@st.composite
def plans(draw):
    objectives = [
        {"id": UUID(int=n), "ref": draw(st.none() | st.sampled_from(["1", "K2"])), "title": draw(TEXTS),
         "section": draw(MAYBE), "kind": draw(st.sampled_from(["objective", "key performance indicator"]))}
        for n in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    actions = [an_action(draw, objectives) for _ in range(draw(st.integers(1, 5)))]
    return {"title": "Delivery plan", "period": "2021-22", "objectives": objectives, "actions": actions}


def an_action(draw, objectives):
    status = draw(st.sampled_from(list(STATUSES)))
    part = st.builds(lambda label, title, status: {"label": label, "title": title, "status": status},
                     LABELS, TEXTS, st.sampled_from(["open", "completed", "withdrawn"]))  # fmt: skip
    note = st.builds(lambda day, text: {"effective_on": day, "text": text}, DAYS, TEXTS)
    due, rag = draw(MAYBE), draw(st.sampled_from([None, ("Green", "green"), ("Not started", "grey"), ("Hot", "red")]))
    return {
        "ref": draw(st.none() | st.sampled_from(["1i", "3.16", "5viii", "12"])), "title": draw(TEXTS),
        "objectives": draw(st.sampled_from([[each] for each in objectives] or [[]])) if draw(st.booleans()) else [],
        "leads": [{"text": text} for text in draw(st.lists(TEXTS, max_size=3))], "due": {"text": due} if due else None,
        "measure": draw(MAYBE), "rag": {"label": rag[0], "colour": rag[1]} if rag else None, "status": status,
        "left_on": None if status in NEVER_LEFT else draw(DAYS), "outcome": draw(MAYBE),
        "sub_actions": draw(st.lists(part, max_size=3)), "progress": draw(st.lists(note, max_size=3)),
    }  # fmt: skip


def as_read(action):
    """What a reading of the action should say."""
    first = action["objectives"][0] if action["objectives"] else {"title": None, "section": None}
    return {
        "ref": action["ref"], "title": action["title"], "section": first["section"], "objective": first["title"],
        "leads": [lead["text"] for lead in action["leads"]], "due": action["due"] and action["due"]["text"],
        "measure": action["measure"], "rag_label": action["rag"] and action["rag"]["label"], "status": action["status"],
        "sub_actions": [(each["label"], each["title"], each["status"] != "open") for each in action["sub_actions"]],
        "progress": [(each["effective_on"].isoformat(), each["text"]) for each in action["progress"]],
    }  # fmt: skip


def as_told(line):
    return {
        **{name: line[name] for name in ("ref", "title", "section", "objective", "measure", "rag_label", "status")},
        "leads": [lead["text"] for lead in line["leads"]], "due": line["due"] and line["due"]["text"],
        "sub_actions": [(each["label"], each["title"], each["done"]) for each in line["sub_actions"]],
        "progress": [(each["on"], each["text"]) for each in line["progress"]],
    }  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=60)
@given(plan=plans())
def test_a_plan_is_read_back_as_it_was_written(name, plan):
    written = WRITERS[name](layout(plan, "Testshire", "as it is today"))

    found = reading.read(written, name)

    assert [as_told(line) for line in found.actions] == [as_read(action) for action in plan["actions"]]
    assert [line["decisions"] for line in found.actions] == [[] for _ in plan["actions"]]
    assert found.summary["words"] == found.summary["words_in_proposals"] + found.summary["words_in_leftovers"]


def one_action(**said):
    action = {
        "ref": "1i", "title": "Train all managers", "objectives": [], "leads": [{"text": "DK"}],
        "due": {"text": "March 22"}, "measure": None, "rag": {"label": "Amber", "colour": "amber"}, "status": "open",
        "left_on": None, "outcome": None, "sub_actions": [], "progress": [],
    }  # fmt: skip
    return {"title": "Delivery plan", "period": "2021-22", "objectives": [], "actions": [action | said]}


def edited_in_word(plan, what, text):
    document = docx.Document(io.BytesIO(as_word(layout(plan, "Testshire", "as it is today"))))
    row = document.tables[0].rows[-1]
    row.cells[list(COLUMNS).index(what)].text = text
    content = io.BytesIO()
    document.save(content)
    (line,) = reading.read(content.getvalue(), "plan.docx").actions
    return line


@pytest.mark.parametrize(
    ("what", "text", "name", "says"),
    [
        ("rag", "Green", "rag_label", "Green"),
        ("due", "June 22", "due", "June 22"),
        ("title", "Train everybody", "title", "Train everybody"),
        ("leads", "DK\nRH", "leads", ["DK", "RH"]),
        ("status", "Completed", "status", "completed"),
        ("progress", "Nothing yet", "progress", [(None, "Nothing yet")]),
    ],
)
def test_a_cell_that_somebody_edited_is_read_as_edited(what, text, name, says):
    assert as_told(edited_in_word(one_action(), what, text))[name] == says


def test_what_somebody_decided_is_a_decision():
    line = edited_in_word(one_action(), "status", "Carried forward to 2022-23")

    assert line["status"] == "carried_forward"
    assert line["decisions"] == [
        {"text": "Carried forward to 2022-23", "disposition": "carried_forward", "to": "2022-23"}
    ]


def test_a_reason_without_a_day_is_a_decision_too():
    line = edited_in_word(one_action(), "status", "Withdrawn: no money for it")

    assert (line["status"], line["decisions"][0]["disposition"]) == ("withdrawn", "withdrawn")


@pytest.mark.parametrize(("word", "colour"), [("Green", "green"), ("A little late", None)])
def test_a_word_is_trusted_whatever_shade_was_left_behind(word, colour):
    line = edited_in_word(one_action(), "rag", word)

    assert (line["rag"], line["rag_label"], line["doubts"]) == (colour, word, [])


def test_a_part_that_is_struck_through_is_done():
    plan = one_action(sub_actions=[{"label": "a", "title": "Book a room", "status": "open"}])
    document = docx.Document(io.BytesIO(as_word(layout(plan, "Testshire", "as it is today"))))
    cell = document.tables[0].rows[-1].cells[list(COLUMNS).index("sub_actions")]
    cell.paragraphs[0].runs[0].font.strike = True
    content = io.BytesIO()
    document.save(content)

    (line,) = reading.read(content.getvalue(), "plan.docx").actions

    assert line["sub_actions"] == [{"label": "a", "title": "Book a room", "done": True}]


def test_a_column_that_somebody_added_is_kept_with_the_row():
    book = openpyxl.load_workbook(io.BytesIO(as_excel(layout(one_action(), "Testshire", "as it is today"))))
    sheet = book.active
    sheet.cell(5, sheet.max_column + 1, "Cost")
    sheet.cell(6, sheet.max_column, "£300 at most")
    content = io.BytesIO()
    book.save(content)

    found = reading.read(content.getvalue(), "plan.xlsx")

    assert "£300 at most" in found.actions[0]["source"]["text"]
    assert found.actions[0]["title"] == "Train all managers"


def test_what_looks_like_a_formula_is_text():
    book = openpyxl.load_workbook(
        io.BytesIO(as_excel(layout(one_action(title='=HYPERLINK("http://x")'), "Testshire", "as it is today")))
    )

    cell = book.active.cell(6, 4)
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s")


def test_of_more_notes_than_a_cell_can_hold_the_last_are_written():
    notes = [{"effective_on": date(2021, 5, 1), "text": f"{n} " + "x " * 9_000} for n in range(4)]
    book = openpyxl.load_workbook(
        io.BytesIO(as_excel(layout(one_action(progress=notes), "Testshire", "as it is today")))
    )

    text = book.active.cell(6, 9).value
    assert text.startswith("1 May 2021: 3 x")


def test_characters_that_no_file_can_hold_are_left_out():
    plan = one_action(title="Train\x0b all\x00 managers\ufffe")

    for name, write in WRITERS.items():
        found = reading.read(write(layout(plan, "Testshire", "as it is today")), name)
        assert found.actions[0]["title"] == "Train all managers"


def test_a_table_with_other_columns_is_read_as_everybodys():
    document = docx.Document(io.BytesIO(as_word(layout(one_action(), "Testshire", "as it is today"))))
    document.tables[0].rows[0].cells[0].text = "Number"
    content = io.BytesIO()
    document.save(content)

    (line,) = reading.read(content.getvalue(), "plan.docx").actions

    assert "no lead is named" not in line["doubts"]
    assert line["title"] == "Train all managers"
