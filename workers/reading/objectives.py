"""Which objective each action of a table serves, where the objective stands once for several rows.

A document may say so with a merged cell. A text or a PDF has lost that: the objective's words then stand on any of
its rows, in pieces, often in the middle ("vertically centred"), and again on the next page under "Continued".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workers.reading import headers
from workers.reading.document import words
from workers.reading.record import Record

_CONTINUED = re.compile(
    r"\(?\bcont(?:inued|inues|'d|’d|d)?\b\.?\s*(?:from (?:above|previous page))?\)?[.:…]*", re.IGNORECASE
)


@dataclass
class _Group:
    """Rows that serve one objective, and the pieces of its words."""

    pieces: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    leading: int = 0
    again: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.pieces)


def assign(records: Sequence[Record]) -> None:
    """Give each record of one table its objective. Those that say theirs in a row of their own keep it."""
    if not records:
        return
    have_references = any(record.columns.have_references or record.inline_reference for record in records)
    if any(record.merged_objective for record in records) or (have_references and not _is_in_the_middle(records)):
        _carry_down(records)
    else:
        _join_pieces(records)


def is_said_in(text: str, across: str) -> bool:
    """Whether `across` says this text, alone or after a name such as "Outcome:"."""
    mine, whole = words(text.casefold()), words(across.casefold())
    before = [word for word in whole[: len(whole) - len(mine)] if not word.isdigit()]
    said = bool(mine) and whole[-len(mine) :] == mine and len(before) <= 2
    return said and (not before or "objective" in headers.weights(" ".join(before)))


def without_continued(text: str) -> tuple[str, bool]:
    """The text without "(continued)", and whether it said so."""
    bare = _CONTINUED.sub("", text).strip(" -–—:") if _CONTINUED.fullmatch(text.strip()) else text
    if bare == text:
        bare = re.sub(
            rf"(?:^{_CONTINUED.pattern}\s*[-–—:]?\s*(?=[A-Z]))|(?:\s*[-–—]?\s*\({_CONTINUED.pattern[3:]}$)",
            "",
            text,
            flags=re.I,
        )
    return bare.strip(), bare.strip() != text.strip()


def _carry_down(records: Sequence[Record]) -> None:
    above: str | None = None
    for record in records:
        own, again = without_continued(record.under or record.text("objective"))
        if words(own):
            above = above if again and above and _same(own, above) else own
        record.objective = above


def _join_pieces(records: Sequence[Record]) -> None:
    centred = _is_centred(records)
    groups: list[_Group] = []
    page: object = None
    for record in records:
        if groups and groups[-1].records and groups[-1].records[-1].section != record.section:
            groups.append(_Group())
        starts_page = record.page != page
        page = record.page
        _place(record, groups, starts_page, centred)
    _name(groups)


def _is_in_the_middle(records: Sequence[Record]) -> bool:
    """Whether an objective first stands on a later row of its section than the first."""
    first = {record.section: record for record in reversed(records)}
    missing = [record for record in first.values() if not words(record.text("objective")) and not record.under]
    torn = any(record.text("objective")[:1].islower() for record in records)
    return (bool(missing) or torn) and any(words(record.text("objective")) for record in records)


def _is_centred(records: Sequence[Record]) -> bool:
    """Whether cells of this column are cut in pieces or lie in the middle of their rows."""
    texts = [record.text("objective") for record in records]
    torn = sum(1 for text in texts if text[:1].islower() or text[:1] == "(" or without_continued(text)[1])
    return torn > 0 or not words(texts[0])


def _place(record: Record, groups: list[_Group], starts_page: bool, centred: bool) -> None:
    own, again = without_continued(record.text("objective"))
    if record.under:
        own, again = record.under, False
    last = groups[-1] if groups else None
    if not words(own):
        if again and last:
            groups.append(_Group(records=[record], again=True))
        elif last is None or (starts_page and centred and last.pieces):
            groups.append(_Group(records=[record], leading=1))
        else:
            last.records.append(record)
            last.leading += not last.pieces
        return
    if last and last.again and not last.pieces and not starts_page and not _is_repeated(own, groups):
        groups.append(_Group([own], [record]))
    elif last and last.pieces and _same(own, last.text):
        last.records.append(record)
    elif last and not last.again and (not last.pieces or (not starts_page and _continues(last.text, own))):
        last.pieces.append(own)
        last.records.append(record)
    elif last and starts_page and again:
        groups.append(_Group([own], [record], again=True))
    elif last and starts_page and own[:1].islower() and last.pieces:
        last.pieces.append(own)
        last.records.append(record)
    else:
        groups.append(_Group([own], [record]))


def _continues(before: str, text: str) -> bool:
    if text[:1].islower() or text[:1] == "(":
        return True
    return before[-1:] in {"-", ","} or before.count("(") > before.count(")")


def _is_repeated(text: str, groups: Sequence[_Group]) -> bool:
    """Whether these words begin the objective that the page before was about."""
    earlier = next((group.text for group in reversed(groups) if group.pieces), "")
    start = words(text.casefold())
    return bool(start) and words(earlier.casefold())[: len(start)] == start


def _name(groups: Sequence[_Group]) -> None:
    """Each group's objective; one that continues takes the words of the one it continues."""
    above: str | None = None
    for group in groups:
        text = group.text
        if not group.records:
            above = None
            continue
        if not words(text):
            text = above or ""
        elif above and _same(text, above):
            text = above
        above = text or above
        for record in group.records:
            record.objective = text or None


def _same(one: str, other: str) -> bool:
    first, second = words(one.casefold()), words(other.casefold())
    return first == second or (len(first) >= 2 and second[: len(first)] == first)
