"""What the files of a report say, read back."""

from __future__ import annotations

import io

import docx
import openpyxl
import pdfplumber

from projections.report.making import FORMATS


def words_of(report):
    """All that people can read in each file, by format."""
    return {
        "docx": in_word(FORMATS["docx"](report)),
        "xlsx": in_excel(FORMATS["xlsx"](report)),
        "pdf": in_pdf(FORMATS["pdf"](report)),
        "json": FORMATS["json"](report).decode(),
    }


def in_word(content):
    return " ".join(each.text or "" for each in docx.Document(io.BytesIO(content)).element.body.iter() if each.text)


def in_excel(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


def as_typeset(content):
    """The letters of a PDF cell after cell; read by lines, a broken cell would be mixed with those beside it."""
    with pdfplumber.open(io.BytesIO(content)) as file:
        return "".join(char["text"] for page in file.pages for char in page.chars).replace("\u200b", "")


def in_pdf(content):
    with pdfplumber.open(io.BytesIO(content)) as file:
        return " ".join(page.extract_text() for page in file.pages).replace("\u200b", "")
