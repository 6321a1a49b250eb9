"""Rows mended: what a page break tore apart is one again; sections and objectives carry down.

A row without a reference, in a table whose rows have references, is either the tail of the row above or an
action of its own. What stands above it decides: after a page break it is a tail; with no break it is another
action under the same outcome, because nothing tore it off.
"""

from collections.abc import Sequence

from workers.reading import cards, pages, titles
from workers.reading.columns import Columns
from workers.reading.document import Block, Paragraph, Table, words
from workers.reading.record import Mended
from workers.reading.tables import Tables


def mend(blocks: Sequence[Block]) -> Mended:
    """The records of all tables of actions; what is no such table is left over."""
    mended = Mended()
    known: Columns | None = None
    above: list[Paragraph] = []
    section: str | None = None
    name: str | None = None
    under: str | None = None
    joined = pages.over_breaks(blocks)
    known_cards = cards.alike([block for block in joined if isinstance(block, Table)])
    for block in joined:
        if isinstance(block, Table):
            title = titles.over([each for each in above if _on_its_sheet(each, block)])
            goes_on = title is None and not above and block.name == name
            reader = Tables(mended, known, title, section if goes_on else None)
            reader.under = under if goes_on else None
            known = reader.read(block, known_cards) or known
            section, above, name = reader.section, [], block.name
            under = None if reader.mine else reader.under
        elif words(block.text) and not titles.is_furniture(block):
            above.append(block)
    return mended


def _on_its_sheet(paragraph: Paragraph, table: Table) -> bool:
    """A note at the foot of one sheet is no title on the next."""
    return table.name is None or paragraph.locator.startswith(f"sheet {table.name}, ")
