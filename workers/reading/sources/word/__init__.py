"""Word documents: paragraphs with their styles and numbers, tables with merged and shaded cells, and what is struck
through or set apart by colour.

names      Word's XML, and what stands around its elements
styles     what paragraphs and runs look like through their styles
numbering  numbers that Word counts and does not store
inline     the runs of a paragraph
shades     the colour of a cell
grid       columns whose borders were dragged
tables     rows and cells
body       all of it in order
margins    headers, footers, notes, documents within
whole      what these share, and what stands beside the text
"""

from collections.abc import Sequence

from workers.reading.document import Block, Document, Paragraph, Table, words
from workers.reading.refusals import DocumentBroken, DocumentIsScan, DocumentRefused
from workers.reading.sources.office import Package
from workers.reading.sources.word import margins
from workers.reading.sources.word.body import Body
from workers.reading.sources.word.names import W, read_once
from workers.reading.sources.word.whole import Whole

_EARLY = 3000
_TITLE = 12
"""Words: a title may stand above a page that is a picture."""


def read(content: bytes, depth: int = 0) -> Document:
    """`depth`: how many documents this one stands within."""
    try:
        return _read(Package(content), depth)
    except (DocumentRefused, MemoryError):
        raise
    except Exception as error:
        raise DocumentBroken(
            "This Word document is broken and can't be opened. Open it in Word, save it again and try that."
        ) from error


def _read(package: Package, depth: int) -> Document:
    name = package.main("word/document.xml")
    root = package.whole(name)
    read_once(root)
    body = root.find(f"{W}body")
    whole = Whole(package, name, body)
    reader = Body(whole, depth)
    reader.read(body)
    beside = [*margins.notes(whole), *margins.diagrams(whole), *whole.left()]
    if depth == 0 and package.related(name, "image") and _hardly_says([*reader.blocks, *beside]):
        raise DocumentIsScan(
            "This Word document has no text to read: its pages are pictures, as a scanner or a screenshot makes them. "
            "Ask for the Word or Excel file that they were taken from."
        )
    around = [*margins.edges(whole, "header")], [*margins.edges(whole, "footer"), *beside]
    said = " ".join(whole.raw)[:_EARLY] + " ".join(each.text for each in around[0])
    before = [*margins.title(package, said), *around[0]]
    raw = [*whole.raw, *_texts(before), *_texts(around[1])]
    return Document("docx", (*before, *reader.blocks, *around[1]), "\n".join(raw), (*package.notes, *whole.notes))


def _hardly_says(blocks: Sequence[Block]) -> bool:
    tables = any(row.filled for block in blocks if isinstance(block, Table) for row in block.rows)
    paragraphs = [words(block.whole) for block in blocks if isinstance(block, Paragraph)]
    return not tables and sum(map(len, paragraphs)) <= _TITLE


def _texts(paragraphs: list[Paragraph]) -> list[str]:
    return [each.text for each in paragraphs]
