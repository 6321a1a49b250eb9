"""What pages of a PDF do beside holding a table: pictures, hyphens, strokes through words, blobs, words set apart."""

from __future__ import annotations

import io

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.workers.reading import formats
from workers.reading import progress
from workers.reading.reading import read
from workers.reading.sources import pdf

WIDTH, HEIGHT = landscape(A4)
LEFTS = (40, 90, 420, 560, 700)


class Drawing:
    """A page on which words are put where they shall stand, from the top down."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=landscape(A4))
        self.canvas.setFont("Helvetica", 9)

    def put(self, top: float, *texts: str, lefts=LEFTS) -> None:
        for left, text in zip(lefts, texts, strict=False):
            self.canvas.drawString(left, HEIGHT - top, text)

    def done(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def a_plan(*rows: tuple[str, ...]) -> Drawing:
    drawing = Drawing()
    drawing.put(60, "Ref", "Action", "Lead", "By when", "RAG")
    for n, row in enumerate(rows):
        drawing.put(90 + 30 * n, *row)
    return drawing


ROWS = (("1.1", "Publish a guide for families", "Head of Service", "June 2024", ""),
        ("1.2", "Train all staff in restorative work", "Team Manager", "July 2024", ""),
        ("1.3", "Review the offer to victims", "Victim Worker", "May 2024", ""))  # fmt: skip


def actions(content: bytes):
    return read(content, "plan.pdf").actions


def picture() -> ImageReader:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738"
        "550000000049454e44ae426082"
    )
    return ImageReader(io.BytesIO(pixel))


def test_words_under_each_other_are_a_table_without_any_line():
    assert [(each["ref"], each["title"]) for each in actions(a_plan(*ROWS).done())] == [
        (row[0], row[1]) for row in ROWS
    ]


def test_pages_that_hold_only_pictures_are_named_and_the_others_are_read():
    drawing = a_plan(*ROWS)
    for _ in range(2):
        drawing.canvas.showPage()
        drawing.canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)
    reading = read(drawing.done(), "plan.pdf")

    assert len(reading.actions) == 3
    assert reading.summary["notes"] == ["pages 2, 3 hold only pictures"]


def test_every_page_is_told_as_it_is_read():
    drawing = a_plan(*ROWS)
    drawing.canvas.showPage()
    drawing.put(60, "The end.")
    content, told = drawing.done(), []

    progress.listen(lambda *how_far: told.append(how_far))
    pdf.read(content)
    progress.listen(None)
    pdf.read(content, "plan.pdf", progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 2, "page"), (2, 2, "page"), (1, 2), (2, 2)]


def test_circles_rate_where_no_word_does():
    drawing = a_plan(*ROWS)
    for n, colour in enumerate((colors.HexColor("#00B050"), colors.HexColor("#FFC000"), colors.HexColor("#FF0000"))):
        drawing.canvas.setFillColor(colour)
        drawing.canvas.circle(706, HEIGHT - 87 - 30 * n, 5, stroke=0, fill=1)

    assert [each["rag"] for each in actions(drawing.done())] == ["green", "amber", "red"]


def test_a_line_through_words_strikes_them_and_is_no_line_of_a_table():
    drawing = a_plan(*ROWS[:2], ("1.3", "Review the offer", "Victim Worker", "May 2024", ""))
    drawing.canvas.line(89, HEIGHT - 147, 89 + 68, HEIGHT - 147)
    cells = [row.cells[1] for table in pdf.read(drawing.done()).tables for row in table.rows]

    assert cells[-1].struck == ("Review the offer",)


def test_words_parted_at_the_end_of_a_line_are_one_again():
    row = ("1.1", "Share the learning from restorative prac-", "Head of Service", "June 2024")
    drawing = a_plan(row)
    drawing.put(101, "", "tice with every multi-")
    drawing.put(112, "", "agency meeting and say what practice changes")
    drawing.put(140, *ROWS[1])

    assert actions(drawing.done())[0]["title"] == (
        "Share the learning from restorative practice with every multi-agency meeting and say what practice changes"
    )


def test_letters_set_wide_apart_are_one_word_and_ligatures_are_letters():
    drawing = Drawing()
    drawing.canvas.drawString(40, HEIGHT - 40, "ACTION PLAN", charSpace=4)
    words = [paragraph.text for paragraph in pdf.read(drawing.done()).paragraphs]

    assert words == ["ACTION PLAN"]


def test_text_that_lies_across_the_page_is_furniture():
    drawing = a_plan(*ROWS)
    drawing.canvas.rotate(30)
    drawing.canvas.setFont("Helvetica", 80)
    drawing.canvas.drawString(300, 50, "DRAFT")
    document = pdf.read(drawing.done())

    assert [each.text for each in document.paragraphs if each.furniture] == ["DRAFT"]
    assert all("DRAFT" not in row.text for table in document.tables for row in table.rows)


def test_a_ruled_table_over_pages_is_one_whatever_stands_at_their_edges():
    rows = [[f"1.{n}", "Aim", f"Publish guide number {n} for families and partners", "A. Person", "June 2024", "Green"]
            for n in range(1, 41)]  # fmt: skip

    assert len(actions(formats.as_pdf(rows))) == 40
