"""One plan in every format is read the same; what only one format can say is read from that one."""

import io

import pytest

from tests.workers.reading import formats
from workers.reading.reading import read

FORMATS = {
    "plan.docx": lambda: formats.saved(formats.as_word()),
    "plan.xlsx": lambda: formats.saved(formats.as_excel()[0]),
    "plan.pdf": formats.as_pdf,
    "plan.html": formats.as_html,
    "plan.csv": formats.as_csv,
    "plan.md": formats.as_pipes,
    "plan.txt": formats.as_word_text,
}


def actions_of(content, name="plan"):
    return read(content, name).actions


def after(document):
    return actions_of(formats.saved(document))


@pytest.mark.parametrize("name", FORMATS)
def test_one_plan_is_read_the_same_in_every_format(name):
    actions = actions_of(FORMATS[name](), name)

    assert [(a["ref"], a["objective"], a["title"]) for a in actions] == [
        ("1.1", "Shorter waits", "Book rooms early"), ("1.2", "Shorter waits", "Ask families what helps"),
        ("2.1", "Open doors", "Paint every door"),
    ]  # fmt: skip
    assert [[lead["text"] for lead in a["leads"]] for a in actions] == [["AB"], ["AB", "CD"], ["Team Manager"]]
    assert [a["due"]["on"] for a in actions] == ["2022-06-30", "2022-09-30", "2023-03-31"]
    assert [a["rag"] for a in actions] == ["green", "red", None]


@pytest.mark.parametrize("name", FORMATS)
def test_no_word_is_lost_in_any_format(name):
    summary = read(FORMATS[name](), name).summary

    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"] > 40


def test_a_shaded_cell_is_a_rating_and_shades_of_a_colour_are_one_colour():
    document = formats.as_word([[*row[:5], ""] for row in formats.ROWS])
    for row, colour in zip(document.tables[0].rows, ("BDD6EE", "92D050", "FF0000", "00B050"), strict=True):
        formats.shade(row.cells[5], colour)

    assert [action["rag"] for action in after(document)] == ["green", "red", "green"]


def test_a_key_says_what_shades_mean():
    document = formats.as_word([[*row[:5], ""] for row in formats.ROWS])
    formats.shade(document.tables[0].rows[1].cells[5], "FFC000")
    document.add_paragraph("Key: Red – off track; Amber – some delay; Green – on track")

    first = after(document)[0]

    assert (first["rag"], first["rag_label"]) == ("amber", "some delay")


def test_cells_merged_down_serve_one_objective():
    document = formats.as_word([[*row[:1], "", *row[2:]] for row in formats.ROWS])
    column = [row.cells[1] for row in document.tables[0].rows]
    column[1].merge(column[3]).text = "Shorter waits"

    assert {action["objective"] for action in after(document)} == {"Shorter waits"}


def test_a_remark_in_another_colour_is_a_decision():
    document = formats.as_word()
    formats.remark(document.tables[0].rows[1].cells[2], "Keep – added to plan")

    first = after(document)[0]

    assert first["title"] == "Book rooms early"
    assert [decision["disposition"] for decision in first["decisions"]] == ["carried_forward"]


def test_a_struck_remark_can_mean_either_and_is_doubted():
    document = formats.as_word()
    formats.remark(document.tables[0].rows[1].cells[2], "Keep – added to plan", struck=True)

    assert any("struck through" in doubt for doubt in after(document)[0]["doubts"])


def test_struck_words_are_a_part_that_is_done():
    document = formats.as_word()
    formats.remark(document.tables[0].rows[1].cells[2], "Buy a big diary", struck=True)

    assert [(part["title"], part["done"]) for part in after(document)[0]["sub_actions"]] == [("Buy a big diary", True)]


def test_excel_shows_dates_and_references_in_their_formats():
    book, sheet = formats.as_excel()
    sheet["A2"], sheet["A2"].number_format = 3.1, "0.00"
    sheet["E2"], sheet["E2"].number_format = formats.day(2022, 6, 14), "mmm-yy"
    sheet["E3"], sheet["E3"].number_format = formats.day(2022, 9, 30), "dd/mm/yyyy"

    first, second, _ = actions_of(formats.saved(book))

    assert first["ref"] == "3.10"
    assert (first["due"]["kind"], first["due"]["on"]) == ("month", "2022-06-30")
    assert (second["due"]["kind"], second["due"]["on"]) == ("day", "2022-09-30")


def test_hidden_rows_and_sheets_are_read_and_doubted():
    book, sheet = formats.as_excel()
    sheet.row_dimensions[2].hidden = True
    other = book.create_sheet("Old")
    other.sheet_state = "hidden"
    for row in (formats.HEADER, formats.ROWS[0]):
        other.append(row)

    reading = read(formats.saved(book), "plan.xlsx")

    assert "this row is hidden in the document" in reading.actions[0]["doubts"]
    assert "sheet Old is hidden in the document" in reading.actions[-1]["doubts"]
    assert reading.summary["notes"] == ["sheet Old is hidden"]


def test_a_fill_in_excel_is_a_rating():
    book, sheet = formats.as_excel([[*row[:5], None] for row in formats.ROWS])
    sheet["F2"].fill, sheet["F3"].fill = formats.fill("FF00B050"), formats.fill("FFFFC000")

    assert [action["rag"] for action in actions_of(formats.saved(book))] == ["green", "amber", None]


def test_a_table_over_two_pages_of_a_pdf_is_one():
    rows = [[f"1.{n}", "Shorter waits", f"Book room number {n} early", "AB", "June 22", "RED"] for n in range(1, 41)]

    actions = actions_of(formats.as_pdf(rows))

    assert [action["ref"] for action in actions] == [f"1.{n}" for n in range(1, 41)]


def test_a_rating_in_a_pdf_may_be_a_shade():
    rows = [[*row[:5], ""] for row in formats.ROWS]

    actions = actions_of(formats.as_pdf(rows, fills=[((5, 1), "#00B050"), ((5, 2), "#FF0000")]))

    assert [action["rag"] for action in actions] == ["green", "red", None]


def test_proposals_written_to_a_word_table_and_read_again_are_equal():
    first = actions_of(formats.saved(formats.as_word()))
    rows = [
        [
            a["ref"], a["objective"], a["title"], "/".join(x["text"] for x in a["leads"]), a["due"]["text"],
            a["rag_label"] or "",
        ]
        for a in first
    ]  # fmt: skip

    second = actions_of(formats.saved(formats.as_word(rows)))

    fields = [key for key in first[0] if key != "source"]
    assert [[a[key] for key in fields] for a in second] == [[a[key] for key in fields] for a in first]


def test_whatever_the_file_is_called_its_bytes_decide():
    assert len(actions_of(io.BytesIO(formats.as_pdf()).getvalue(), "plan.docx")) == 3
