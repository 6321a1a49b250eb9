"""Formats that no module here reads: each is refused with the words that say how to make one that is read."""

import re
from collections.abc import Collection
from typing import NoReturn

from workers.reading.refusals import DocumentIsBinary, DocumentIsProtected

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OLD = (
    ("WordDocument", "an old Word document (.doc). Open it in Word, save it as .docx and upload that."),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt). Save it as PDF and upload that."),
    ("__substg1.0", "an Outlook message (.msg). Save what is attached to it and upload that."),
    ("VisioDocument", "a Visio drawing (.vsd). Save it as PDF and upload that."),
    ("Workbook", "an old Excel workbook (.xls). Open it in Excel, save it as .xlsx and upload that."),
    ("Book", "an old Excel workbook (.xls). Open it in Excel, save it as .xlsx and upload that."),
)  # fmt: skip
_PACKAGES = (
    (r"ppt/", "a PowerPoint presentation (.pptx). Save it as PDF and upload that."),
    (r"visio/", "a Visio drawing (.vsdx). Save it as PDF and upload that."),
    (r"index/.*\.iwa|index\.zip|index\.apxl", "a document of Apple's Pages, Numbers or Keynote. Export it as Word or "
     "Excel and upload that."),
    (r"content\.xml", "an OpenDocument file (.odt or .ods). Open it in Word, Excel or LibreOffice, save it as .docx or "
     ".xlsx and upload that."),
    (r"meta-inf/container\.xml", "an e-book. Save the plan as Word, Excel or PDF and upload that."),
)  # fmt: skip


def refuse(content: bytes) -> None:
    """Refuses what its bytes show to be another format; else does nothing."""
    start = content[:4096].lstrip()
    if content.startswith(_OLD_OFFICE):
        _refuse_old_office(content)
    if start.startswith(b"{\\rtf"):
        raise DocumentIsBinary("This file is Rich Text (.rtf). Open it in Word, save it as .docx and upload that.")
    if not start.startswith(b"<?xml"):
        return
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<html" not in start.lower():
        raise DocumentIsBinary("This file is Excel in XML. Open it in Excel, save it as .xlsx and upload that.")
    if b"office/word/2003/wordml" in start or b"<pkg:package" in start:
        raise DocumentIsBinary("This file is Word in XML. Open it in Word, save it as .docx and upload that.")


def _refuse_old_office(content: bytes) -> NoReturn:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("DataSpaces"):
        raise DocumentIsProtected(
            "This file is protected by a password or by rights. Remove the protection, save it and try that."
        )
    unknown = "an old Word or Excel file (.doc or .xls). Open it, save it as .docx or .xlsx and upload that."
    raise DocumentIsBinary(f"This file is {next((told for name, told in _OLD if holds(name)), unknown)}")


def refusal_of(names: Collection[str]) -> DocumentIsBinary:
    """Why a zipped file that is neither Word nor Excel is not read. `names`: of its parts, in small letters."""
    for shape, sentence in _PACKAGES:
        if any(re.match(shape, name) for name in names):
            return DocumentIsBinary(f"This file is {sentence}")
    if any(re.search(r"\.(?:docx|xlsx|pdf|doc|xls)$", name) for name in names):
        return DocumentIsBinary("This file is a zip file with documents in it. Unpack it and upload the plan alone.")
    return DocumentIsBinary(
        "This file is a zipped file, which can't be read. Save the plan as Word, Excel or PDF and upload that."
    )
