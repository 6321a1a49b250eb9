"""What can't be read is refused, each in its own words; a stranger's file gets limited time and memory."""

import io
import struct
import zlib

import docx
import pytest

from tests.workers.reading.examples import a_plan, row
from workers.reading import confined
from workers.reading.confined import Limits
from workers.reading.refusals import (
    DocumentBroken,
    DocumentIsBinary,
    DocumentIsEmpty,
    DocumentIsScan,
    DocumentNotFound,
    DocumentNotText,
    DocumentTooHard,
    DocumentTooLarge,
    NotAPlan,
)


@pytest.mark.parametrize(
    ("content", "refusal", "says"),
    [
        (b"", DocumentIsEmpty, "is empty"),
        (b" \n\t\n", DocumentIsEmpty, "is empty"),
        (b"%PDF-1.7 ...", DocumentBroken, "This PDF is broken"),
        (b"PK\x03\x04....", DocumentBroken, "cut off or damaged"),
        (b"plan\x00plan", DocumentIsBinary, "not text"),
        (b"one line\nRef\tAction\x81s", DocumentNotText, r"byte 19 \(0x81, on line 2\)"),
        ("plan".encode("utf-16")[:-1], DocumentNotText, "UTF-16"),
        (b"Dear all,\n\nthere is no table here.\n", NotAPlan, "no table of actions"),
        (b"Name\tAge\nAnn\t7\n", NotAPlan, "no table of actions"),
    ],
)
def test_what_is_no_plan_is_refused_in_its_own_words(tmp_path, content, refusal, says):
    document = tmp_path / "document.txt"
    document.write_bytes(content)

    with pytest.raises(refusal, match=says):
        confined.read_plan(document)


def a_picture():
    """One white dot, as a PNG."""

    def part(name, told):
        return struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told))

    size, dots = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0), zlib.compress(b"\0\xff\xff\xff")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", size) + part(b"IDAT", dots) + part(b"IEND", b""))


def a_word_document_with_a_picture(tmp_path, *paragraphs):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_picture(a_picture())
    document.save(tmp_path / "plan.docx")
    return tmp_path / "plan.docx"


@pytest.mark.parametrize("title", [(), ("Action plan 2026-27",)])
def test_a_word_document_of_pictures_is_told_as_what_it_is(tmp_path, title):
    with pytest.raises(DocumentIsScan, match="its pages are pictures"):
        confined.read(a_word_document_with_a_picture(tmp_path, *title))


def test_a_picture_beside_words_is_no_scan(tmp_path):
    document = a_word_document_with_a_picture(tmp_path, "We will meet each family. " * 5)

    assert confined.read(document).summary["words"] == 25


def test_a_document_over_the_limit_is_refused_before_it_is_read(tmp_path):
    document = tmp_path / "large.txt"
    with document.open("wb") as opened:
        opened.truncate(50 * 1024 * 1024)

    with pytest.raises(DocumentTooLarge, match="50 MB; the limit is 25 MB"):
        confined.read(document)


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_is_not_there_is_refused(tmp_path, name):
    with pytest.raises(DocumentNotFound, match="no file"):
        confined.read(tmp_path / name)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    document = tmp_path / "plan.txt"
    document.write_bytes(b"\xef\xbb\xbf" + a_plan(row()).replace("\n", "\r\n").encode())

    [action] = confined.read(document).actions

    assert action["rag_label"] is None


@pytest.fixture
def a_heavy_plan(tmp_path):
    document = tmp_path / "heavy.txt"
    document.write_text(a_plan(*[row(progress="Rooms " * 200)] * 15_000), encoding="utf-8")
    return document


def test_reading_that_takes_too_long_is_ended(a_heavy_plan):
    with pytest.raises(DocumentTooHard, match=r"too long|more than 1 second"):
        confined.read(a_heavy_plan, limits=Limits(seconds=1))


def test_reading_that_takes_too_much_memory_is_ended(a_heavy_plan):
    with pytest.raises(DocumentTooHard, match="too much memory"):
        confined.read(a_heavy_plan, limits=Limits(memory=120 * 1024**2))
