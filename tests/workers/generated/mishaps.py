"""What page breaks and exports do to a table: it is cut, its header goes missing, rows are torn, cells fall apart."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.workers.generated.blocks import Block, Cell, PageBreak, Row, Table, cell

BREAKS = ("header repeated after a page break", "header missing after a page break", "row torn by a page break",
          "continued")  # fmt: skip


def befall(table: Table, kinds: list[str], mishaps: set[str], chance: Random) -> list[Block]:
    """The table as it stands after what happens to this document; several tables where pages break."""
    if "objective in fragments" in mishaps and "objective" in kinds:
        _fragment(table, kinds.index("objective"), chance)
        mishaps = mishaps - {"continued"}
    breaks = [mishap for mishap in BREAKS if mishap in mishaps]
    return _cut(table, kinds, breaks[0], chance) if breaks else [table]


def _fragment(table: Table, place: int, chance: Random) -> None:
    """A vertically centred cell, printed line by line, falls on the rows beside it."""
    groups: dict[int | None, list[Row]] = {}
    for row in table.rows:
        groups.setdefault(row.group, []).append(row)
    for group, rows in groups.items():
        if group is None or len(rows) < 2:
            continue
        words = rows[0][place].text.split()
        if chance.random() < 0.5:
            cuts = sorted(chance.choices(range(1, len(words)), k=len(rows) - 1))
            texts = [" ".join(words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
        else:
            texts = [" ".join(words) if n == len(rows) // 2 else "" for n in range(len(rows))]
        for row, text in zip(rows, texts, strict=True):
            row.cells[place] = cell(text)


def _cut(table: Table, kinds: list[str], mishap: str, chance: Random) -> list[Block]:
    places = _places(table, kinds, mishap)
    if not places:
        return [table]
    at = chance.choice(places)
    above, below = table.rows[:at], table.rows[at:]
    if mishap == "row torn by a page break":
        above, below = _torn(table.rows, at, chance)
    elif "objective" in kinds:
        _cut_objective(above, below, kinds.index("objective"), mishap)
    headers = [row for row in table.rows if row.header]
    repeated = mishap != "header missing after a page break" and (mishap == BREAKS[0] or chance.random() < 0.5)
    below = [Row(list(row.cells), header=True) for row in headers] + below if repeated else below
    furniture = chance.choice(["", "", f"Page {chance.randint(2, 9)} of 12", f"{chance.randint(3, 20)}"])
    return [Table(above, table.widths), PageBreak(furniture), Table(below, table.widths)]


def _places(table: Table, kinds: list[str], mishap: str) -> list[int]:
    """Rows before which, or in which, the page may end."""
    rows = table.rows
    plain = [n for n, row in enumerate(rows) if row.group is not None and n > 0 and not rows[n - 1].title]
    plain = [n for n in plain if _stands_alone(rows[n], kinds)]
    if mishap == "row torn by a page break":
        return [n for n in plain if all(rows[n].cells) and all(each.down == 1 for each in rows[n].cells if each)
                and len(rows[n][kinds.index("action")].texts) == 1]  # fmt: skip
    if mishap == "continued" and "objective" in kinds:
        return [n for n in plain if rows[n].group == rows[n - 1].group] or []
    return [n for n in plain if rows[n - 1].group is not None]


def _stands_alone(row: Row, kinds: list[str]) -> bool:
    """Whether it shows that a row is an action of its own even as the first on a page, and no tail of the last."""
    told = [kind for kind in ("ref", "lead", "due", "lead due") if kind in kinds]
    return any(row[kinds.index(kind)].text for kind in told)


def _torn(rows: list[Row], at: int, chance: Random) -> tuple[list[Row], list[Row]]:
    """Longer cells go on below the break; the rest of the row there is empty."""
    row = rows[at]
    heads: list[Cell | None] = []
    tails: list[Cell | None] = []
    for each in row.cells:
        words = each.text.split() if each else []
        if each and len(words) > 7 and len(each.texts) == 1:
            middle = chance.randint(len(words) // 2, len(words) - 2)
            heads.append(each.with_text(" ".join(words[:middle])))
            tails.append(each.with_text(" ".join(words[middle:])))
        else:
            heads.append(each)
            tails.append(Cell())
    return [*rows[:at], replace(row, cells=heads)], [replace(row, cells=tails), *rows[at + 1 :]]


def _cut_objective(above: list[Row], below: list[Row], place: int, mishap: str) -> None:
    """A cell merged down that the break cuts: the rest stands empty, or says "Continued" and is said again."""
    group = below[0].group
    if above[-1].group != group:
        return
    first = next(row for row in above if row.group == group)
    over = [row for row in below if row.group == group]
    said = first[place].text
    if first[place].down > 1:
        first.cells[place] = replace(first[place], down=len([row for row in above if row.group == group]))
        over[0].cells[place] = Cell(down=len(over))
    if mishap == "continued":
        over[0].cells[place] = replace(cell("Continued", said), down=over[0][place].down)
