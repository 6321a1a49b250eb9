"""PDFs with text: by the structure that the file tells, else by ruled lines, shades and how words stand.

opening     pages, one after the other          device      what a page draws
words       letters → words                     rules       ruled lines, strokes through words
page        all of that for one page            furniture   what stands on every page
structure   the tags in the file                tagged      a document read by them
lattice     cells between lines                 columns     gutters between words
rows        rows without lines                  tables      the tables of a page, grid: as cells
prose       paragraphs, columns of text         hyphens     words parted at line ends
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from workers.reading import progress as told
from workers.reading.document import Block, Document, Paragraph, Row, Table
from workers.reading.refusals import DocumentBroken, DocumentIsScan
from workers.reading.sources.pdf import bullets, furniture, opening, prose, tables, tagged, words
from workers.reading.sources.pdf.grid import Found
from workers.reading.sources.pdf.hyphens import Hyphens
from workers.reading.sources.pdf.lines import lines_of
from workers.reading.sources.pdf.page import Page

__all__ = ["read"]


def read(content: bytes, name: str = "", progress: Callable[[int, int], None] | None = None) -> Document:
    """`progress` is told of each page; so is whoever listens to `workers.reading.progress`."""
    pages, root = opening.pages(content, progress or (lambda done, total: told.tell(done, total, "page")))
    _refuse_unreadable(pages)
    _forget_usual_colour(pages)
    furniture.mark(pages)
    hyphens = Hyphens(word for page in pages for word in page.words)
    found: list[list[Found]] = []
    if root is not None and tagged.is_sound(root, pages, _ruled(pages)):
        blocks: list[Block] = tagged.Tagged(pages, hyphens.mend).blocks(root)
    else:
        for page in pages:
            bullets.write(page)
            found.append(tables.find(page, _last(found), hyphens.mend))
        blocks = [block for page, mine in zip(pages, found, strict=True) for block in _blocks(page, mine, hyphens)]
        blocks = bullets.in_levels(_joined(blocks))
    raw = "\n".join(" ".join(word.text for word in [*page.words, *page.aside] if word.text) for page in pages)
    return Document("pdf", tuple(blocks), raw, tuple(_notes(pages)))


def _refuse_unreadable(pages: Sequence[Page]) -> None:
    found = [word for page in pages for word in page.words]
    if not found:
        raise DocumentIsScan(
            "This PDF has no text in it: its pages are pictures, as a scanner makes them. Ask for the Word or Excel "
            "file that it was printed from."
        )
    if words.unreadable(found) > 0.5:
        raise DocumentBroken(
            "The letters of this PDF can be printed but not read: its fonts do not say which letters they are. Ask "
            "for the Word or Excel file that it was made from."
        )


def _notes(pages: Sequence[Page]) -> list[str]:
    """Pages that hold only pictures, which a reader must look at."""
    without = [page.number for page in pages if page.pictures and not _has_text(page)]
    if not without:
        return []
    which = ", ".join(map(str, without))
    return [f"page{'s' if len(without) > 1 else ''} {which} hold{'' if len(without) > 1 else 's'} only pictures"]


def _has_text(page: Page) -> bool:
    return any(id(word) not in page.furniture for word in page.words)


def _forget_usual_colour(pages: Sequence[Page]) -> None:
    """A colour in which most of a document is written sets nothing apart."""
    colours = Counter(word.colour for page in pages for word in page.words)
    usual, count = colours.most_common(1)[0]
    if usual and count * 10 >= colours.total() * 4:
        for page in pages:
            for word in page.words:
                word.colour = None if word.colour == usual else word.colour


def _ruled(pages: Sequence[Page]) -> list[Found]:
    """Tables between drawn lines, to judge the structure by."""
    return [found for page in pages for found in tables.between_lines(page)]


def _last(found: Sequence[Sequence[Found]]) -> Found | None:
    """The last table of the page before, if nothing stands under it: this page may go on with it."""
    last = found[-1][-1] if found and found[-1] else None
    if last is None:
        return None
    used = {id(word) for table in found[-1] for word in table.words}
    under = lines_of([w for w in last.page.text_words if id(w) not in used and w.middle[1] > last.box[3]])
    return last if all(furniture.NUMBER.fullmatch(re.sub(r"\d+", "#", line.text)) for line in under) else None


def _blocks(page: Page, found: Sequence[Found], hyphens: Hyphens) -> list[Block]:
    """Tables and paragraphs from the top down."""
    placed: list[tuple[float, Block]] = [
        (table.box[1], Table(tuple(table.numbered(n)))) for n, table in enumerate(found, start=1)
    ]
    used = {id(word) for table in found for word in table.words}
    free = [word for word in page.words if id(word) not in used]
    heights = sorted(table.box[1] for table in found)
    count = 0
    for top, bottom in zip([-1e9, *heights], [*heights, 1e9], strict=True):
        part = [word for word in free if top <= word.middle[1] < bottom]
        made = prose.paragraphs(page, part, hyphens.mend, count + 1)
        placed += made
        count += len(made)
    for line in lines_of(page.aside):
        page.furniture |= {id(word) for word in line.words}
    if page.aside:
        count += 1
        place = f"page {page.number}, paragraph {count}"
        placed.append((1e9, prose.paragraph(page.aside, page, place, False, False, 1, 0)))
    return [block for _, block in sorted(placed, key=lambda each: each[0])]


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """A table that goes on over a page break is one."""
    joined: list[Block] = []
    for block in blocks:
        last = next((each for each in reversed(joined) if not (isinstance(each, Paragraph) and each.furniture)), None)
        if isinstance(block, Table) and isinstance(last, Table) and _same_width(last, block):
            at = joined.index(last)
            first = block.rows[0]
            torn = last.rows[-1].locator.partition(",")[0] != first.locator.partition(",")[0]
            tail = (Row(first.cells, first.locator, torn, first.hidden, first.is_header), *block.rows[1:])
            joined[at] = Table(last.rows + tail)
        elif isinstance(block, Table):
            first = block.rows[0]
            joined.append(Table((Row(first.cells, first.locator), *block.rows[1:])))
        else:
            joined.append(block)
    return joined


def _same_width(one: Table, other: Table) -> bool:
    return len(one.rows[-1].cells) == len(other.rows[0].cells)
