"""Tables that a page break cut in two: what stands between their halves is only the number of a page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from workers.reading.document import Block, Paragraph, Table


def over_breaks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with a table that goes on below the number of a page joined to its beginning."""
    joined: list[Block] = []
    for block in blocks:
        at = len(joined) - 1
        while at >= 0 and isinstance(above := joined[at], Paragraph) and _is_number_of_page(above):
            at -= 1
        last = joined[at] if at >= 0 else None
        if isinstance(block, Table) and isinstance(last, Table) and _go_together(last, block):
            first = replace(block.rows[0], after_break=True)
            joined[at] = replace(last, rows=(*last.rows, first, *block.rows[1:]))
        else:
            joined.append(block)
    return joined


def _go_together(last: Table, table: Table) -> bool:
    width = max(len(row.cells) for row in last.rows)
    return last.name == table.name and abs(max(len(row.cells) for row in table.rows) - width) <= 1 and width > 2


def _is_number_of_page(paragraph: Paragraph) -> bool:
    plain = paragraph.whole.strip()
    return paragraph.furniture or bool(
        re.fullmatch(r"\W*(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*", plain, re.I)
    )
