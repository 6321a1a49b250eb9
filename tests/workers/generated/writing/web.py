"""HTML as Word or a council's site saves it."""

from html import escape
from random import Random

from tests.workers.generated.blocks import Block, Bullets, Cell, Heading, PageBreak, Paragraph, Row, Runs, Sheet


def write(blocks: list[Block], chance: Random) -> bytes:
    body = "\n".join(_block(block) for block in blocks)
    head = '<head><meta charset="utf-8"><title></title><style>td { border: 1px solid }</style></head>'
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n<body>\n{body}\n</body>\n</html>\n'.encode()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Sheet):
        return f"<h2>{escape(block.name)}</h2>"
    if isinstance(block, Paragraph):
        return f"<p>{marked(block.runs)}</p>"
    if isinstance(block, Bullets):
        items = "\n".join(f"<li>{marked(item)}</li>" for item in block.items)
        return f"<ul>\n{items}\n</ul>"
    if isinstance(block, PageBreak):
        return f'<p style="page-break-after: always">{escape(block.furniture)}</p>'
    return "<table>\n" + "\n".join(_row(row) for row in block.rows) + "\n</table>"


def _row(row: Row) -> str:
    tag = "th" if row.header else "td"
    return "<tr>" + "".join(_cell(each, tag) for each in row.cells if each) + "</tr>"


def _cell(each: Cell, tag: str) -> str:
    spans = (f' colspan="{each.across}"' if each.across > 1 else "") + (
        f' rowspan="{each.down}"' if each.down > 1 else ""
    )
    shade = f' style="background-color: #{each.shade}"' if each.shade else ""
    return f"<{tag}{spans}{shade}>{inner(each)}</{tag}>"


def inner(each: Cell) -> str:
    if len(each.paragraphs) < 2:
        return "".join(marked(runs) for runs in each.paragraphs)
    return "".join(f"<p>{marked(runs)}</p>" for runs in each.paragraphs)


def marked(runs: Runs) -> str:
    text = ""
    for run in runs:
        part = escape(run.text, quote=False)
        part = f"<b>{part}</b>" if run.bold else part
        part = f"<i>{part}</i>" if run.italic else part
        part = f"<del>{part}</del>" if run.struck else part
        text += f'<span style="color:#{run.colour}">{part}</span>' if run.colour else part
    return text
