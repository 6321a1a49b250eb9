"""How deep list items are, and where slides begin, in Word, Excel, HTML and PDF."""

import io

import docx
import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tests.workers.reading.formats import saved
from tests.workers.reading.other_formats import as_pdfs
from workers.reading import sources
from workers.reading.document import Paragraph, Table
from workers.reading.reading import read

CARDS = [
    {"Ref": "1", "Action": "Book rooms early for every panel", "Owner": "Ann Baker", "By when": "30 June 2026"},
    {"Ref": "2", "Action": "Ask families what helps", "Owner": "Carl Dunn", "By when": "September 2026"},
    {"Ref": "3", "Action": "Paint the door of every office", "Owner": "Eve Fox", "By when": "31/12/2026"},
]


def levels(content, name):
    return [(each.indent, each.text) for each in sources.read(content, name).blocks if isinstance(each, Paragraph)]


def a_list_in_word(*items):
    document = docx.Document()
    document.add_heading("Easier doors", 2)
    for style, text in items:
        document.add_paragraph(text, style=style)
    return saved(document)


def test_words_own_list_styles_are_levels():
    content = a_list_in_word(("List Bullet", "Rooms"), ("List Bullet 2", "Large ones"), ("List Bullet", "Doors"))

    assert levels(content, "plan.docx")[1:] == [(0, "Rooms"), (1, "Large ones"), (0, "Doors")]


def test_fields_in_a_deeper_list_belong_to_the_item_above():
    items = [
        line
        for card in CARDS
        for line in (("List Bullet", card["Action"]), ("List Bullet 2", f"Lead: {card['Owner']}"),
                     ("List Bullet 2", f"By when: {card['By when']}"))
    ]  # fmt: skip

    actions = read(a_list_in_word(*items), "plan.docx").actions

    assert [action["title"] for action in actions] == [card["Action"] for card in CARDS]
    assert [action["leads"][0]["text"] for action in actions] == [card["Owner"] for card in CARDS]


def test_items_with_owner_and_date_serve_the_item_above_them():
    items = [("List Bullet", "Doors that open"), ("List Bullet 2", "Paint every door (Ann Baker, June 2026)"),
             ("List Bullet 2", "Oil every hinge (Carl Dunn, May 2026)")]  # fmt: skip

    actions = read(a_list_in_word(*items), "plan.docx").actions

    assert [(each["objective"], each["title"]) for each in actions] == [
        ("Doors that open", "Paint every door"), ("Doors that open", "Oil every hinge"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def printed():
    """Lists and cards without any lines, as a browser prints them: it draws bullets, it does not write them."""
    nested = (
        "<p>Doors</p><ul><li>Paint every door<ul><li>The front door<ul><li>Its hinges</li></ul></li></ul></li></ul>"
    )
    cards = "".join(_as_rows(card) for card in CARDS)
    lines = "".join(f"<div>{name}: {text}</div>" for card in CARDS for name, text in card.items())
    style = "<style>body {font: 10pt Arial} td {padding: 3px 8px} td:first-child {width: 9em}</style>"
    return as_pdfs([f"{style}<h1>Action plan 2026-27</h1>{each}".encode() for each in (nested, cards, lines)])


def _as_rows(card):
    rows = "".join(f"<tr><td>{name}</td><td>{text}</td></tr>" for name, text in card.items())
    return f"<table>{rows}</table><br>"


def test_drawn_bullets_are_items_of_their_level(printed):
    assert levels(printed[0], "plan.pdf")[1:] == [
        (None, "Doors"), (0, "Paint every door"), (1, "The front door"), (2, "Its hinges"),
    ]  # fmt: skip


@pytest.mark.parametrize("which", [1, 2], ids=["side by side", "on lines"])
def test_cards_without_lines_are_actions(printed, which):
    actions = read(printed[which], "plan.pdf").actions

    assert [action["ref"] for action in actions] == ["1", "2", "3"]
    assert [action["title"] for action in actions] == [card["Action"] for card in CARDS]
    assert [action["leads"][0]["text"] for action in actions] == [card["Owner"] for card in CARDS]


def test_a_sheet_with_prose_between_tables_is_cut():
    book = Workbook()
    sheet = book.active
    for cells in (["Doors", "Owner", "Painted"], ["Front", "AB", "no"], ["What we found"], ["• Hinges creak"],
                  ["• Paint peels"], ["Rooms", "Owner", "Booked"], ["Large", "CD", "yes"]):  # fmt: skip
        sheet.append(cells)
    sheet["A3"].font, sheet["A5"].alignment = Font(bold=True), Alignment(indent=1)
    buffer = io.BytesIO()
    book.save(buffer)

    blocks = sources.read(buffer.getvalue(), "plan.xlsx").blocks

    assert [isinstance(block, Table) for block in blocks] == [True, False, False, False, True]
    assert [(each.level, each.indent) for each in blocks[1:4]] == [(6, None), (0, 0), (0, 1)]


@pytest.mark.parametrize("between", ["<hr>", "<div style='page-break-after: always'></div>"])
def test_slides_of_a_page_begin_where_it_breaks(between):
    page = f"<html><body><p>Doors stick.</p>{between}<p>Rooms are dark.</p></body></html>".encode()

    assert [block.page for block in sources.read(page, "slides.html").blocks] == [1, 2]
