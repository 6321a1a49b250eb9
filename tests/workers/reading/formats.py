"""The same invented plan as Word, Excel, PDF, HTML and comma-separated text."""

import csv
import io
from datetime import datetime

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import RGBColor
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

HEADER = ["Ref", "Outcome sought", "Action", "Owner", "By when", "RAG"]
ROWS = [
    ["1.1", "Shorter waits", "Book rooms early", "AB", "June 22", "GREEN"],
    ["1.2", "", "Ask families what helps", "AB/CD", "30/09/2022", "RED"],
    ["2.1", "Open doors", "Paint every door", "Team Manager", "quarterly until March 23", ""],
]


def as_word(rows=ROWS, header=HEADER):
    document = docx.Document()
    document.add_heading("Action plan 2022-23", 1)
    table = document.add_table(rows=0, cols=len(header))
    for cells in [header, *rows]:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    return document


def shade(cell, colour):
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def remark(cell, text, struck=False):
    run = cell.add_paragraph().add_run(text)
    run.font.strike = struck or None
    run.font.color.rgb = None if struck else RGBColor(0xFF, 0, 0)


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_excel(rows=ROWS, header=HEADER):
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for cells in [header, *rows]:
        sheet.append(cells)
    return book, sheet


def fill(colour):
    return PatternFill("solid", fgColor=colour)


def day(year, month, number):
    return datetime(year, month, number)


def as_pdf(rows=ROWS, header=HEADER, repeat=1, fills=()):
    buffer = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(text, style) for text in row] for row in [header, *rows]]
    look = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    look += [("BACKGROUND", place, place, colors.HexColor(colour)) for place, colour in fills]
    table = Table(cells, colWidths=[40, 110, 200, 90, 100, 60], style=TableStyle(look), repeatRows=repeat)
    SimpleDocTemplate(buffer, pagesize=landscape(A4)).build([table])
    return buffer.getvalue()


def as_html(rows=ROWS, header=HEADER):
    lines = ["".join(f"<td>{text}</td>" for text in cells) for cells in [header, *rows]]
    return ("<!doctype html><table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>").encode()


def as_csv(rows=ROWS, header=HEADER):
    buffer = io.StringIO()
    csv.writer(buffer).writerows([header, *rows])
    return buffer.getvalue().encode()


def as_word_text(rows=ROWS, header=HEADER):
    """Word's plain text: a lone carriage return ends a cell."""
    return "\r\n".join("\r".join(cells) + "\r" for cells in [header, *rows]).encode()


def as_pipes(rows=ROWS, header=HEADER):
    lines = [f"| {' | '.join(cells)} |" for cells in [header, ["---"] * len(header), *rows]]
    return "\n".join(lines).encode()
