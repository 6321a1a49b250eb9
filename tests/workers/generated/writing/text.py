"""Text in the shapes that exports have: Markdown, commas, tabs, HTML fragments, pipes, and Word's plain text."""

import csv
import io
from random import Random

from tests.workers.generated.blocks import Block, Bullets, Cell, Heading, PageBreak, Paragraph, Runs, Sheet, Table
from tests.workers.generated.writing.web import inner


def markdown(blocks: list[Block], chance: Random) -> bytes:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            lines += ["#" * block.level + " " + block.text, ""]
        elif isinstance(block, Sheet):
            lines += [f"## {block.name}", ""]
        elif isinstance(block, Table):
            lines += [*_pipe_rows(block, separator=True), ""]
        else:
            lines += [*_prose(block, marked=True), ""]
    return "\n".join(lines).encode()


def pipes(blocks: list[Block], chance: Random) -> bytes:
    """Pipe tables without the row of dashes, headings without a mark."""
    lines: list[str] = []
    for block in blocks:
        lines += [*(_pipe_rows(block, separator=False) if isinstance(block, Table) else _prose(block)), ""]
    return "\n".join(lines).encode()


def tabs(blocks: list[Block], chance: Random) -> bytes:
    return _rows(blocks, lambda row: "\t".join(" ".join(_texts(each)) for each in row.cells), "\n")


def fragments(blocks: list[Block], chance: Random) -> bytes:
    """Tab-separated, with what Word knew of a cell kept as HTML."""
    return _rows(blocks, lambda row: "\t".join(inner(each) if each else "" for each in row.cells), "\n")


def word_plain(blocks: list[Block], chance: Random) -> bytes:
    """A lone carriage return ends a cell, and a line feed after it the row."""
    return _rows(blocks, lambda row: "\r".join(" ".join(_texts(each)) for each in row.cells) + "\r", "\r\n")


def plain(blocks: list[Block], chance: Random) -> bytes:
    lines: list[str] = []
    for block in blocks:
        lines += [*_prose(block), ""]
        if isinstance(block, Table):
            lines += ["\t".join(" ".join(_texts(each)) for each in row.cells) for row in block.rows] + [""]
    return "\n".join(lines).encode()


def comma_separated(blocks: list[Block], chance: Random) -> bytes:
    """As a sheet is exported: every row as wide as the widest, most often an empty row between parts."""
    delimiter, apart = chance.choice([",", ",", ";"]), chance.random() < 0.8
    rows: list[list[str]] = []
    for block in blocks:
        if isinstance(block, Table):
            rows += [["\n".join(_texts(each)) for each in row.cells] for row in block.rows]
        else:
            rows += [[line] for line in _prose(block)]
        if apart and isinstance(block, Table | Paragraph | Bullets):
            rows.append([])
    width = max(map(len, rows))
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows([*row, *[""] * (width - len(row))] for row in rows)
    return ("\ufeff" if chance.random() < 0.3 else "").encode() + buffer.getvalue().encode()


def _rows(blocks: list[Block], as_line: "object", end: str) -> bytes:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += [as_line(row) for row in block.rows]  # type: ignore[operator]
        else:
            lines += ["", *_prose(block), *([""] if not isinstance(block, PageBreak) else [])]
    return (end.join(lines) + end).encode()


def _prose(block: Block, marked: bool = False) -> list[str]:
    if isinstance(block, Heading):
        return [block.text]
    if isinstance(block, Sheet):
        return [block.name]
    if isinstance(block, Paragraph):
        return [_marked(block.runs) if marked else block.text]
    if isinstance(block, Bullets):
        return ["- " + (_marked(item) if marked else "".join(run.text for run in item)) for item in block.items]
    return [block.furniture] if isinstance(block, PageBreak) else []


def _pipe_rows(table: Table, separator: bool) -> list[str]:
    lines = []
    for n, row in enumerate(table.rows):
        cells = ["<br>".join(_marked(runs) for runs in each.paragraphs) if each else "" for each in row.cells]
        lines.append("| " + " | ".join(text.replace("|", "\\|") for text in cells) + " |")
        if separator and n == 0:
            lines.append("|" + " --- |" * len(row.cells))
    return lines


def _texts(each: Cell | None) -> list[str]:
    return each.texts if each else []


def _marked(runs: Runs) -> str:
    text = ""
    for run in runs:
        mark = "~~" if run.struck else "**" if run.bold else "*" if run.italic else ""
        text += f"{mark}{run.text}{mark}"
    return text
