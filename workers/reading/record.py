"""One row of a plan as it was before any page break, with what it takes over from other rows."""

from dataclasses import dataclass, field

from workers.reading.columns import Columns
from workers.reading.document import Cell, Row
from workers.reading.headers import Kind


@dataclass
class Note:
    """A row that belongs to the row above: "Progress – 21.4.21", its text, and what stood under the due date."""

    label: str
    text: str
    decision: str = ""
    due: str = ""
    others: str = ""
    said: str = ""
    """When, as the name of its column tells; those words stand in the header."""

    @property
    def words(self) -> list[str]:
        return [self.label, self.text, self.decision, self.due, self.others]


@dataclass
class Record:
    cells: dict[Kind, Cell]
    rows: list[Row]
    columns: Columns
    section: str | None = None
    objective: str | None = None
    torn: bool = False
    new_sentence_after_break: bool = False
    page: int = 0
    notes: list[Note] = field(default_factory=list)
    inline_reference: bool = False
    rag: str | None = None
    rag_label: str | None = None
    doubts: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    reference: str | None = None
    parts: list[tuple[str | None, str]] = field(default_factory=list)
    under: str | None = None
    """The objective that a row of its own names, above this one."""
    struck: tuple[str, ...] = ()
    marked: list[str] = field(default_factory=list)
    """The months or quarters whose cells are marked for it."""
    whole: tuple[str, ...] = ()
    """All its words as they stand, where its cells were taken from one text."""
    ticked: bool = False
    """A list to tick has a tick before it."""
    counted: bool = True
    """Whether its words count as its own; else the record before it on the same row holds them."""
    counted_on: str | None = None
    """What its reference must have been before a sheet kept it as a number."""
    shared: bool = False
    """Its notes stand in the document for another record too."""

    def text(self, kind: Kind) -> str:
        cell = self.cells.get(kind)
        return cell.text if cell else ""

    @property
    def has_reference(self) -> bool:
        return bool(self.text("ref")) or self.reference is not None

    @property
    def own_reference(self) -> str | None:
        return self.counted_on or self.text("ref") or self.reference or None

    @property
    def merged_objective(self) -> bool:
        cells = [row.cells[n] for row in self.rows for n in self.columns.of("objective") if n < len(row.cells)]
        return any(cell.continues for cell in cells)

    @property
    def ends_its_sentence(self) -> bool:
        return self.text("action")[-1:] in {"", ".", "!", "?"}

    @property
    def holds(self) -> list[str]:
        """Every text of the document that this record holds."""
        if not self.counted:
            return []
        if self.whole:
            return list(self.whole)
        notes = [] if self.shared else [word for note in self.notes for word in note.words]
        return [cell.text for cell in self.cells.values()] + notes + self.extra


@dataclass
class Unused:
    """Words that no record holds, and the reason."""

    text: str
    reason: str
    locator: str


@dataclass
class Mended:
    records: list[Record] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    keys: list[Row] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
