"""Formats that are not read are refused, each with the words that say what to do."""

import gzip

import pytest

from tests.workers.hostile.parts import zipped
from workers.reading import sources
from workers.reading.refusals import DocumentIsBinary, DocumentIsProtected, DocumentRefused, DocumentTooLarge

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
NOISE = bytes(range(256)) * 20


def old(name):
    return OLD + name.encode("utf-16-le")


@pytest.mark.parametrize(("content", "says"), [
    (old("WordDocument"), r"old Word document \(\.doc\)\. Open it in Word, save it as \.docx"),
    (old("Workbook"), r"old Excel workbook \(\.xls\)\. Open it in Excel, save it as \.xlsx"),
    (old("PowerPoint Document"), r"\(\.ppt\)\. Save it as PDF"),
    (old("__substg1.0_1000001F"), r"Outlook message \(\.msg\)\. Save what is attached"),
    (OLD, r"old Word or Excel file"),
    (rb"{\rtf1\ansi Plan of actions\par}", r"Rich Text \(\.rtf\)\. Open it in Word"),
    (zipped({"ppt/presentation.xml": b"<x/>"}), r"\(\.pptx\)\. Save it as PDF"),
    (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), r"\(\.odt or \.ods\)"),
    (zipped({"Index/Document.iwa": b"x"}), r"Apple's Pages"),
    (zipped({"xl/workbook.bin": b"x"}), r"\(\.xlsb\)\. Open it in Excel, save it as \.xlsx"),
    (zipped({"plan.docx": b"x"}), r"Unpack it"),
    (zipped({"letter.txt": b"Dear all"}), r"zipped file"),
    (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "Excel in XML"),
    (b"<?xml version='1.0'?><w:d xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'/>", "Word in XML"),
    (b"\x89PNG\r\n\x1a\n" + NOISE, "a picture"), (b"BM" + NOISE, "a picture"), (b"MZ" + NOISE, "a program"),
    (gzip.compress(b"Plan", mtime=0), "a compressed file"),
])  # fmt: skip
def test_another_format_is_refused_with_what_to_do(content, says):
    with pytest.raises(DocumentIsBinary, match=says):
        sources.read(content, "plan")


def test_what_is_locked_says_so():
    with pytest.raises(DocumentIsProtected, match="Remove the protection"):
        sources.read(old("EncryptedPackage"), "plan.docx")


def test_text_may_begin_with_the_letters_of_a_picture():
    document = sources.read(b"BM\tBook rooms\nMZ\tAsk families\n", "plan.txt")

    assert [row.cells[0].text for row in document.tables[0].rows] == ["BM", "MZ"]


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.pdf", "plan.csv"])
def test_whatever_its_name_a_refusal_is_one_of_ours(name):
    with pytest.raises(DocumentRefused):
        sources.read(NOISE, name)


def test_a_hundred_thousand_rows_are_no_plan():
    with pytest.raises(DocumentTooLarge, match="100,001 rows; no plan has so many"):
        sources.read(b"Action\tLead\n" + b"Book rooms\tAB\n" * 100_000, "plan.txt")
