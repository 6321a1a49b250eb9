"""Values of an Excel sheet are read as the sheet shows them, and what it says beside its values is not lost."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from tests.workers.hostile.parts import edited, exchanged, part
from tests.workers.reading import formats
from workers.reading.reading import read
from workers.reading.sources.excel.formats import shown

SHEET = "xl/worksheets/sheet1.xml"


def reading_of(book):
    return read(formats.saved(book) if isinstance(book, Workbook) else book, "plan.xlsx")


def left(reading):
    return {line["text"]: line["source"]["locator"] for line in reading.leftovers}


@pytest.mark.parametrize(("value", "form", "text"), [
    (3.1, "0.00", "3.10"), (3.1, "", "3.1"), (3.0, "General", "3"), (0.1 + 0.2, "General", "0.3"), (7, "000", "007"),
    (0.27, "0%", "27%"), (0.275, "0.0%", "27.5%"), (1234.5, "#,##0.00", "1,234.50"), (1.5, "0.##", "1.5"),
    (2, "0.##", "2"),
    (4, '"A"0', "A4"), (4, '0"i"', "4i"), (12, '0" days"', "12 days"), (5, "£#,##0", "£5"), (5, "[$£-809]#,##0", "£5"),
    (-3, "0;(0)", "(3)"), (0, '0;-0;"none"', "0"), (2, 'General"."', "2."), (9.5, "_-* 0.0_-", "9.5"),
    (44712, "dd/mm/yyyy", "31/05/2022"), (44712, "mmm-yy", "May-22"), (44712, "mmmm yyyy", "May 2022"),
    (44712, "[$-809]dd mmmm yyyy;@", "31/05/2022"), (44712, "yyyy", "2022"), (44712, "d mmm", "31/05/2022"),
    (44712, "ddd d/m/yy", "31/05/2022"), (44712.75, "dd/mm/yyyy hh:mm", "31/05/2022"), (0.75, "hh:mm", "18:00"),
    (99999999, "dd/mm/yyyy", "99999999"), (0.5, "# ?/?", "0.5"), (3, '[Red]0', "3"), (44712, '"by "mmm yyyy', "May-22"),
])  # fmt: skip
def test_a_number_is_shown_as_its_format_shows_it(value, form, text):
    assert shown(float(value), form) in {text, text.replace("-", " 20")}


def test_days_may_be_counted_from_1904():
    book, sheet = formats.as_excel()
    sheet["E2"], sheet["E2"].number_format = 43250, "dd/mm/yyyy"
    content = edited(formats.saved(book), "xl/workbook.xml", (b"<workbookPr", b'<workbookPr date1904="1"'))

    assert reading_of(content).actions[0]["due"]["on"] == "2022-05-31"


def test_numbers_as_text_and_lines_and_bullets_in_cells():
    book, sheet = formats.as_excel()
    sheet["A2"] = "3.10"
    sheet["C2"] = "Open every door\n• Oil the hinges well\n• Paint the front door_x000D_"

    action = reading_of(book).actions[0]

    assert action["ref"] == "3.10"
    assert [part["title"] for part in action["sub_actions"]] == ["Oil the hinges well", "Paint the front door"]


def test_a_part_of_a_cell_may_be_struck():
    book, sheet = formats.as_excel()
    sheet["C2"] = CellRichText(
        "Book rooms early\n", TextBlock(InlineFont(strike=True), "Buy a "), TextBlock(InlineFont(strike=True), "diary")
    )
    sheet["C3"].font = Font(strike=True)

    first, second, _ = reading_of(book).actions

    assert [(part["title"], part["done"]) for part in first["sub_actions"]] == [("Buy a diary", True)]
    assert "the action is struck through: it may be done or withdrawn" in second["doubts"]


def test_comments_are_left_over_or_decisions_without_their_author():
    book, sheet = formats.as_excel()
    sheet["C2"].comment = Comment("A. Person:\nWho books them in August?", "A. Person")
    sheet["F3"].comment = Comment("Retain for 2022-23", "A. Person")

    reading = reading_of(book)

    assert left(reading)["Who books them in August?"] == "comment on sheet Plan, row 2"
    assert any("in August" in doubt for doubt in reading.actions[0]["doubts"])
    assert [each["disposition"] for each in reading.actions[1]["decisions"]] == ["carried_forward"]
    assert "Person" not in str(reading.lines)


def test_threads_of_comments_are_read_once():
    book, sheet = formats.as_excel()
    sheet["C2"].comment = Comment("[Threaded comment]\n\nYour version of Excel allows you to read this", "tc={1}")
    content = formats.saved(book)
    thread = (b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
              b'<threadedComment ref="C2"><text>Which rooms?</text></threadedComment></ThreadedComments>')  # fmt: skip
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    relation = (b'<Relationship Id="rId77" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"'
                b' Target="../threadedComments/threadedComment1.xml"/></Relationships>')  # fmt: skip
    content = exchanged(edited(content, rels, (b"</Relationships>", relation)),
                        {"xl/threadedComments/threadedComment1.xml": thread})  # fmt: skip

    found = left(reading_of(content))

    assert found["Which rooms?"] == "comment on sheet Plan, row 2"
    assert not any("Threaded" in text for text in found)


def test_formulas_without_a_stored_value_and_errors_are_said():
    book, sheet = formats.as_excel()
    sheet["D2"], sheet["E3"] = "=B2", "#REF!"

    first, second, _ = reading_of(book).actions

    assert "cell D2 is a formula without a stored value: open the file in Excel and save it" in first["doubts"]
    assert "cell E3 shows the error #REF!" in second["doubts"]


def test_a_formula_says_its_last_value():
    book, sheet = formats.as_excel()
    sheet["E2"] = '="June"&" 22"'
    xml = part(formats.saved(book), SHEET).decode()
    xml = re.sub(r'<c r="E2"[^>]*>(<f>.*?</f>)<v ?/?>(?:</v>)?</c>', r'<c r="E2" t="str">\1<v>June 22</v></c>', xml)

    assert reading_of(exchanged(formats.saved(book), {SHEET: xml.encode()})).actions[0]["due"]["text"] == "June 22"


def test_columns_that_are_hidden_are_read_and_doubted():
    book, sheet = formats.as_excel()
    sheet.column_dimensions["D"].hidden = True

    first = reading_of(book).actions[0]

    assert [lead["text"] for lead in first["leads"]] == ["AB"]
    assert "column D is hidden in the document" in first["doubts"]


def test_rows_that_a_filter_hides_are_read_and_noted():
    book, sheet = formats.as_excel()
    sheet.auto_filter.ref = "A1:F4"
    sheet.auto_filter.add_filter_column(5, ["RED"])
    sheet.row_dimensions[2].hidden = True
    content = edited(formats.saved(book), SHEET, (b'<row r="4"', b'<row r="4" ht="0" customHeight="1"'))

    reading = reading_of(content)

    hidden = ["this row is hidden in the document" in action["doubts"] for action in reading.actions]
    assert hidden == [True, False, True]
    assert "a filter hides 2 rows of sheet Plan; they were read" in reading.summary["notes"]


def test_titles_blank_rows_and_columns_stand_above_and_beside_a_table():
    book, sheet = formats.as_excel()
    sheet.insert_rows(1, 4)
    sheet.insert_cols(1, 2)
    sheet["C1"], sheet["C2"] = "Northfold Youth Justice Service", "Action plan 2022-23"
    sheet.merge_cells("C1:H1")

    assert [action["ref"] for action in reading_of(book).actions] == ["1.1", "1.2", "2.1"]


def test_several_tables_and_sheets_with_columns_of_their_own():
    book, sheet = formats.as_excel()
    sheet.title = "Rooms"
    for row in ([], ["Doors"], ["Action", "Lead", "Target date"], ["Paint every door", "EF", "July 2022"]):
        sheet.append(row)
    other = book.create_sheet("Bridges")
    for row in (
        ["No", "Task", "By whom", "Deadline", "Comments"],
        ["B1", "Mend the bridge", "GH", "May 2022", "Begun"],
    ):
        other.append(row)

    actions = reading_of(book).actions

    assert [action["title"] for action in actions][-2:] == ["Paint every door", "Mend the bridge"]
    assert [action["section"] for action in actions] == ["Rooms"] * 3 + ["Doors", "Bridges"]


def test_cells_merged_down_serve_many_rows():
    book, sheet = formats.as_excel()
    sheet["B3"] = None
    sheet.merge_cells("B2:B3")

    assert [action["objective"] for action in reading_of(book).actions] == ["Shorter waits"] * 2 + ["Open doors"]


def test_lists_to_choose_from_and_links_to_other_files_do_no_harm():
    book, sheet = formats.as_excel()
    choice = DataValidation(type="list", formula1='"Red,Amber,Green"')
    choice.add("F2:F9")
    sheet.add_data_validation(choice)
    sheet["C2"].hyperlink = "https://example.org/"

    assert len(reading_of(book).actions) == 3


def test_strict_files_are_read():
    book, sheet = formats.as_excel()
    sheet["E2"], sheet["E2"].number_format = formats.day(2022, 6, 14), "dd/mm/yyyy"
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(formats.saved(book))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = re.sub(r"http://schemas\.openxmlformats\.org/(spreadsheetml|drawingml|officeDocument)/2006/",
                          r"http://purl.oclc.org/ooxml/\1/", text)  # fmt: skip
            new.writestr(name, re.sub(r't="n"><v>44726</v>', 't="d"><v>2022-06-14</v>', text))

    assert reading_of(buffer.getvalue()).actions[0]["due"]["on"] == "2022-06-14"


def test_ticks_and_blobs_are_words_and_colours():
    book, sheet = formats.as_excel()
    sheet["F2"], sheet["F3"] = "🟢 On track", "●"
    sheet["F3"].font = Font(color="FFFF0000")

    first, second, _ = reading_of(book).actions

    assert (first["rag"], second["rag"]) == ("green", "red")
