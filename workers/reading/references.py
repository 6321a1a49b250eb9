"""References that a sheet kept as numbers: 5.10 became 5.1, and stands right after 5.9."""

import re
from collections.abc import Sequence

from workers.reading.record import Record

_OF_TWO = re.compile(r"(\d{1,3})\.(\d{1,3})")


def count_on(records: Sequence[Record]) -> None:
    """Gives such an action the reference that it must have had, and says so; only where the shorter one is taken."""
    seen: set[str] = set()
    above = ""
    for record in records:
        reference = record.own_reference or ""
        if (whole := _with_nought(reference, above)) and reference in seen:
            record.counted_on = whole
            record.doubts.append(f"reference {reference} comes after {above}, so it is read as {whole}")
            reference = whole
        seen.add(reference)
        above = reference


def _with_nought(reference: str, above: str) -> str | None:
    """ "5.10" for "5.1" below "5.9", "5.20" for "5.2" below "5.19"."""
    mine, before = _OF_TWO.fullmatch(reference), _OF_TWO.fullmatch(above)
    if not mine or not before or mine[1] != before[1] or int(mine[2]) == 0:
        return None
    return f"{reference}0" if int(mine[2]) * 10 == int(before[2]) + 1 else None
