"""One table of actions, read row by row: which rows are headers, titles, actions, tails or news of the one above."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from workers.reading import (
    boards,
    cards,
    columns,
    fields,
    forms,
    headers,
    keys,
    notes,
    objectives,
    other_tables,
    parts,
    several,
    stacked,
    tails,
    titles,
    torn,
    verbs,
)
from workers.reading.columns import Columns
from workers.reading.document import Cell, Paragraph, Row, Table, words
from workers.reading.headers import Kind
from workers.reading.record import Mended, Note, Record, Unused
from workers.reading.shapes import INLINE_REFERENCE

_PAGE = re.compile(r"\W*(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)

_ABOUT = {"objective", "section"}
"""Kinds of what a form above a table says, which the rows below are for."""


class Tables:
    """Reads one table: which of its rows are headers, titles, actions or tails."""

    def __init__(
        self, mended: Mended, known: Columns | None, above: Paragraph | None, section: str | None = None
    ) -> None:
        self.mended, self.known = mended, known
        self.above = above
        self.section = above.text if above else section
        self.columns: Columns | None = None
        self.last: Record | None = None
        self.note: Note | None = None
        self.mine: list[Record] = []
        self.page = 0
        self.doubt: str | None = None
        self.under: str | None = None
        self.sectioned = False
        self.below_header = False
        self.down: str | None = None
        self.name: str | None = None
        self.outer = False
        """Titles of the table stand in two steps: the section is the outer."""

    def read(self, table: Table, known_cards: cards.Alike) -> Columns | None:
        if table.name and not titles.is_general(table.name) and (not self.section or titles.is_general(self.section)):
            self.section = table.name
        self.doubt, self.name = table.doubt, table.name
        if found := cards.find(cards.flattened(table) or table, known_cards) or cards.titled(table):
            self._cards(found)
            return None
        turned = stacked.turned(table)
        if not turned and (board := boards.find(table, self.section)):
            self._board(*board)
            return None
        table = turned or table
        rows = [row for row in self._without_key(table.rows) if row.filled or any(c.fill for c in row.cells)]
        self.columns = self._without_header(rows)
        skip = 0
        for n, row in enumerate(rows):
            if skip:
                skip -= 1
                continue
            skip = self._place(row, rows[n + 1 : n + 40])
        objectives.assign(self.mine)
        if self.mine and self.above:
            self.mended.titles.add(self.above.text)
        return self.columns

    def _cards(self, found: list[cards.Card]) -> None:
        """Each card is an action; the names of its fields are left over."""
        for card in found:
            record, names = cards.record(card, self.section)
            self.mine.append(record)
            self.mended.records.append(record)
            self.mended.unused += names
        if self.above:
            self.mended.titles.add(self.above.text)

    def _board(self, records: list[Record], left: list[Unused]) -> None:
        self.mine += records
        self.mended.records += records
        self.mended.unused += left
        if self.above:
            self.mended.titles.add(self.above.text)

    def _without_key(self, rows: tuple[Row, ...]) -> list[Row]:
        """The rows but for a key: from a cell that says "Key" to the next break; it explains words or colours."""
        if keys.is_key_of_colours(rows):
            self.mended.keys.extend(rows)
            return []
        others: list[Row] = []
        in_key = False
        for row in rows:
            if keys.is_row_of_colours(row):
                self.mended.keys.append(row)
                continue
            in_key = keys.begins_key(row) or (in_key and not row.after_break and len(row.filled) <= 3)
            (self.mended.keys if in_key else others).append(row)
        return others

    def _without_header(self, rows: list[Row]) -> Columns | None:
        """The columns for rows above the first header: those of the table before, or what the cells show."""
        headed = (n for n, row in enumerate(rows) if self._begins(row, rows[n + 1 : n + 40]))
        first = next(headed, len(rows))
        above = [row for row in rows[:first] if row.filled and not (first < len(rows) and first <= 3)]
        if not any(len(row.filled) > 1 for row in above):
            return None
        if self.known and columns.fits(self.known, above):
            return Columns(self.known.kinds, "table before", self.known.names)
        return columns.from_cells(above)

    def _begins(self, row: Row, below: Sequence[Row]) -> bool:
        texts = [row.cells[n].text for n in row.filled]
        return columns.from_header(row, below) is not None or other_tables.heads_one(texts)

    def _place(self, row: Row, following: list[Row]) -> int:
        """Put a row where it belongs; how many of the following rows went with it."""
        named = self.columns is not None and self.columns.learned_from == "header"
        header, depth = stacked.header(row, following, later=named)
        if other_tables.heads_one([row.cells[n].text for n in row.filled]):
            self.columns, self.last, self.note, self.known = None, None, None, None
            self._unused(row, "header_row")
            return 0
        if header:
            self.columns = header
            self.page += 1
            self.last = None if not self._goes_on(header) else self.last
            self.below_header = self.last is not None
            for each in (row, *following[:depth]):
                self._unused(each, "header_row")
            return depth
        if self._is_of_a_form(row, following):
            self._form(row)
            return 0
        if self.below_header and row.filled:
            row, self.below_header = replace(row, after_break=True), False
        self.page += row.after_break
        if self._repeats_header(row):
            self._unused(row, "header_row")
        elif forms.is_numbered_heading(self.columns, row, following):
            self._numbered_heading(row, following)
        elif self.last and (note := notes.across(row)):
            self._noted(self.last, note, row)
        elif self.last and (told := forms.told_across(self.last, row)):
            self.last.cells[told[0]] = told[1]
            self.last.rows.append(row)
            name = row.cells[row.filled[0]].text.removesuffix(told[1].text)
            self.mended.unused.append(Unused(name, "header_row", row.locator))
        elif forms.names_a_field(self.last, row):
            self._field(row)
        elif (
            len(row.filled) == 1
            and _PAGE.fullmatch(row.text.strip(" |"))
            and not (self.columns and 0 in self.columns.of("ref"))
        ):
            self._unused(row, "narrative")
        elif self._is_outer_title(row, following):
            self._outer_title(row.text.strip(" |"), following[0].text)
            self._unused(row, "heading")
        elif self._repeats_objective(row, following):
            self.last, self.note, self.down, self.under = None, None, None, None
            self._unused(row, "heading")
        elif self._is_title(row, following[0] if following else None):
            self._title(row.text.split(" | ")[0].strip(" |"))
            self._unused(row, "heading")
        elif self._is_objective_title(row, following):
            self._title_within(row.text.strip(" |"))
            self._unused(row, "heading")
        elif self.columns is None or forms.is_total(row):
            self._unused(row, "unplaced")
        elif row.filled:
            self._record(row, self.columns)
        return 0

    def _is_of_a_form(self, row: Row, following: Sequence[Row]) -> bool:
        """One of the rows above a header that say, name by name, what the table is about: its objective, its owner."""
        if not forms.names_across(row) or forms.names_a_field(self.last, row):
            return False
        rest = list(dropwhile(forms.names_across, following))
        if not rest and self.name and not self.mine:  # the plan of a sheet may stand apart, below what it is about
            return headers.kind_of(row.cells[0].text) in _ABOUT
        return len(following) - len(rest) <= 8 and bool(rest) and self._begins(rest[0], rest[1:])

    def _form(self, row: Row) -> None:
        first, second = (row.cells[n].text for n in row.filled)
        about = headers.kind_of(first) in _ABOUT and not first.endswith("?")
        if about and (self.columns or not self.under):
            self.under = second
        self.columns, self.last, self.note = None, None, None
        self._unused(row, "heading" if about else "unplaced")

    def _numbered_heading(self, row: Row, following: Sequence[Row]) -> None:
        assert self.columns
        text = row.cells[self.columns.of("action")[0]].text
        if forms.is_numbered_heading(self.columns, following[0], following[1:]):
            self.section, self.under = text, None
        else:
            self.under = text
        self.last, self.note = None, None
        self._unused(row, "heading")

    def _field(self, row: Row) -> None:
        kind = headers.kind_of(row.cells[0].text)
        self.mended.unused.append(Unused(row.cells[0].text, "header_row", row.locator))
        if self.last and kind and row.cells[1]:
            self.last.cells[kind] = row.cells[1]
            self.last.rows.append(row)

    def _goes_on(self, header: Columns) -> bool:
        """Whether this header is the one before, repeated on a new page."""
        return bool(self.mine) and self.mine[-1].columns.names == header.names

    def _repeats_header(self, row: Row) -> bool:
        names = self.columns.names if self.columns else ()
        mine = [cell.text.casefold() for cell in row.cells if cell]
        return len(mine) > 1 and bool(names) and mine == [name.casefold() for name in names if name]

    def _repeats_objective(self, row: Row, following: Sequence[Row]) -> bool:
        """A text across the table that the column of objectives says again: the title above the table stays."""
        if not self.columns or not following or len(row.filled) != 1:
            return False
        cell = row.cells[row.filled[0]]
        own = [following[0].cells[n] for n in self.columns.of("objective") if n < len(following[0].cells)]
        if cell.span < len(row.cells) - 1 or len(following[0].filled) < 2:
            return False
        return any(objectives.is_said_in(each.text, cell.text) for each in own)

    def _is_title(self, row: Row, following: Row | None) -> bool:
        """A text alone in the first cell: above a header, or where a reference should be and is none."""
        if len(row.filled) != 1 or len(words(row.text)) > titles.LONGEST_TITLE or titles.is_sentence(row.text):
            return False
        first = row.filled[0]
        if following and columns.from_header(following) and not self._is_torn_objective(row, first):
            return first == 0 or row.cells[first].span > 1
        if row.cells[first].span > 1 and row.cells[first].span >= len(row.cells) - 1:
            return self.columns is None or bool(self.columns.of("objective"))
        if first != 0:
            return False
        references = self.columns.of("ref") if self.columns and self.columns.of("objective") else []
        return 0 in references and not columns.looks_like_reference(row.cells[0].text)

    def _is_outer_title(self, row: Row, following: Sequence[Row]) -> bool:
        """A title across the table right above another: what several groups of rows belong to."""
        return _is_across(row) and bool(following) and _is_across(following[0]) and not titles.is_general(row.text)

    def _outer_title(self, text: str, below: str) -> None:
        self.last, self.note, self.down, self.under = None, None, None, None
        if not titles.is_general(below):
            self.section, self.outer = text, True
        elif not self.section:
            self.section = text

    def _title(self, text: str) -> None:
        """A title above a header. One that only says that this is the plan leaves a name that says more."""
        self.last, self.note, self.down = None, None, None
        self.under = None
        if self.outer:
            self.under = text
        elif not (self.section and titles.is_general(text) and not titles.is_general(self.section)):
            self.section = text

    def _title_within(self, text: str) -> None:
        """A title in the table is its section where the heading above only says that this is the plan."""
        self.last, self.note = None, None
        if self.outer:
            self.under = text
        elif self.sectioned or self.above is None or titles.is_general(self.above.text):
            self.section, self.sectioned = text, True
        else:
            self.under = text

    def _is_objective_title(self, row: Row, following: Sequence[Row]) -> bool:
        """A text alone in a row of a table without a column of objectives: what the rows below are for."""
        if not self.columns or self.columns.of("objective") or len(row.filled) != 1 or len(self.columns.kinds) < 3:
            return False
        text = row.cells[row.filled[0]].text
        full = not following or len(following[0].filled) > 1
        whole = row.cells[row.filled[0]].span >= len(row.cells) - 1
        alone = row.filled[0] == 0 and not verbs.begins(text) and text[:1].isupper() and text[-1] != "."
        torn = row.after_break and self.last is not None and not self.last.ends_its_sentence
        return full and len(words(text)) <= titles.LONGEST_TITLE and (whole or alone) and not torn

    def _is_torn_objective(self, row: Row, first: int) -> bool:
        return self.last is not None and row.cells[first].text[:1].islower()

    def _record(self, row: Row, known: Columns) -> None:
        found = fields.sorted_out(row, known)
        cells = found.cells
        is_note = bool(cells and self.last) and not found.notes and self._belongs_above(row, cells)
        if is_note and row.cells[row.filled[0]].text in found.extra:
            found.extra.remove(row.cells[row.filled[0]].text)  # the note's label
        if found.extra:
            self.mended.unused.append(Unused(" | ".join(found.extra), "unplaced", row.locator))
        if not cells and not (found.notes and self.last):
            self.mended.unused += [Unused(note.text, "unplaced", row.locator) for note in found.notes]
            return
        if is_note:
            return
        if not found.notes and tails.says_that_nothing_is_done(row, cells):
            self.mended.unused.append(Unused(fields.texts(cells), "unplaced", row.locator))
            return
        above = tails.Above(self.last, self.mine, known, self.note is not None) if self.last else None
        if self.last and above and tails.is_tail(row, cells, above):
            notes.add(self.last, found.notes)
            if self.note:
                notes.go_on(self.note, cells)
                self.last.rows.append(row)
            else:
                torn.join(self.last, cells, row)
            return
        if not ({"action", "objective", "parts", "measure", "ref"} & set(cells)):
            left = [fields.texts(cells), *(note.text for note in found.notes)]
            self.mended.unused.append(Unused(" | ".join(left), "unplaced", row.locator))
            return
        self.note = None
        each_own = several.apart(row, cells)
        for n, own in enumerate(each_own):
            self._begin(row, own, known, found)
            self._beside(n, cells)
        if not each_own:
            self._begin(row, cells, known, found)

    def _beside(self, n: int, cells: dict[Kind, Cell]) -> None:
        """One of several actions of a row: the first holds the words of all."""
        assert self.last
        self.last.doubts.append(several.DOUBT)
        self.last.counted = n == 0
        self.last.whole = tuple(cell.text for cell in cells.values())
        self.last.notes = self.last.notes if n == 0 else []

    def _begin(self, row: Row, cells: dict[Kind, Cell], known: Columns, found: fields.Fields) -> None:
        own, typed = notes.typed_in(cells.get("action", Cell()))
        cells = {**cells, "action": own} if typed else cells
        self.last = Record(cells, [row], known, self.section, page=self.page, under=self.under)
        self.last.section = self._section_of(self.last)
        self.last.notes, self.last.marked = [*typed, *found.notes], found.marked
        self._reference_inside(self.last)
        if row.hidden:
            self.last.doubts.append("this row is hidden in the document")
        self.last.doubts += row.doubts
        if self.doubt:
            self.last.doubts.append(self.doubt)
        self.mine.append(self.last)
        self.mended.records.append(self.last)

    def _section_of(self, record: Record) -> str | None:
        """By its own column, where a name stands for the rows below it, too; else by what stands above."""
        if record.columns.of("section"):
            self.down = record.text("section") or self.down
        return record.text("section") or self.down or record.section

    def _reference_inside(self, record: Record) -> None:
        """ "1i) Deliver …" in a table without a column of references."""
        if record.columns.have_references:
            return
        found = INLINE_REFERENCE.match(record.text("action"))
        is_list = len(parts.of(record.cells["action"].pieces)) > 1 if found and found[0][0] == "1" else False
        if found and not is_list and not re.match(r"\d+ [a-z]", record.text("action")):
            record.reference, record.inline_reference = found[1] or found[2], True

    def _belongs_above(self, row: Row, cells: dict[Kind, Cell]) -> bool:
        """A row that is news of the action above it: "Progress – 21.4.21"."""
        note = notes.of(row, cells)
        if note and self.last:
            self._noted(self.last, note, row)
        return note is not None

    def _noted(self, record: Record, note: Note, row: Row) -> None:
        self.note = note
        record.notes.append(note)
        record.rows.append(row)

    def _unused(self, row: Row, reason: str) -> None:
        self.mended.unused.append(Unused(row.text, reason, row.locator))


def _is_across(row: Row) -> bool:
    """One text, in a cell that covers nearly the whole table."""
    return len(row.filled) == 1 and row.cells[row.filled[0]].span >= max(len(row.cells) - 1, 3)
