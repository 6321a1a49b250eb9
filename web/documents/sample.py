"""A plan of no service at all, as Word has such plans, for whoever wants to see what a document becomes.

Two of its rows have something to look at: a lead whom its glossary lacks, and a day that no calendar has.
"""

from __future__ import annotations

import io

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

HEADER = ("Ref", "Outcome needed", "Action", "Lead", "By when", "How will we know", "Progress", "RAG")
FIRST, SECOND, THIRD = (
    "Fewer children are brought to court for a first offence",
    "Every child on an order has a school place",
    "Victims are heard before a plan is made",
)
ROWS = (
    ("1.1", FIRST, "Offer a prevention worker to each child at the first report", "PT", "June 2026",
     "Nine in ten reports are followed by an offer", "21.5.26 Two workers have started.", "Green"),
    ("1.2", FIRST, "Agree with the police which outcomes need no panel", "PT / Insp. Rowan Teale", "Sept 26",
     "Agreement signed and reviewed each quarter", "Second draft is with the police.", "Amber"),
    ("1.3", FIRST, "Train all panel members in unconscious bias", "HB", "31 March 2027",
     "Every member trained once a year", "", "Amber"),
    ("2.1", SECOND, "Check the school place of each child within five days", "ML", "April 26 and every 3 months",
     "Weekly list has no child without a place for more than ten days", "List is kept since April.", "Green"),
    ("2.2", SECOND, "Meet the virtual school once a month", "ML", "monthly until March 27",
     "Minutes of eleven meetings", "Three met so far.", "Green"),
    ("2.3", SECOND, "Write an offer for children in elective home education", "ML / QV", "Q3 2026-27",
     "Offer agreed by the board", "", "Red"),
    ("3.1", THIRD, "Ring each victim within ten days of the offence report", "QV", "May 2026",
     "Calls are logged; eight in ten are in time", "4.6.26 Log is in place, six in ten in time.", "Amber"),
    ("3.2", THIRD, "Ask victims each quarter what would have helped", "QV", "31/09/2026",
     "Four short reports to the board", "", "Red"),
)  # fmt: skip
GLOSSARY = "Leads: PT = Petra Thorne, ML = Marcus Lindqvist, QV = Quentin Vale"
SHADES = {"Green": "A9D18E", "Amber": "FFC000", "Red": "FF7C80"}


def plan() -> bytes:
    """Word, with a table as services write them."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("Youth Justice Plan 2026-27", 1)
    document.add_paragraph("A sample: this service does not exist, and neither do its people.")
    table = document.add_table(rows=1, cols=len(HEADER), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, HEADER, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in ROWS:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
        shade(cells[-1], SHADES[row[-1]])
    document.add_paragraph()
    document.add_paragraph(GLOSSARY)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def shade(cell: docx.table._Cell, colour: str) -> None:
    """The colour behind a cell, for which python-docx has no word."""
    made = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        made.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(made)
