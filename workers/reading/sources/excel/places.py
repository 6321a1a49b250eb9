"""Places on a sheet: "B2" and "A1:C9" as numbers, and back."""

import re
from dataclasses import dataclass

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ROWS, _COLUMNS = 1_048_576, 16_384


@dataclass(frozen=True)
class Area:
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def place(name: str) -> tuple[int, int] | None:
    """Row and column, counted from 1."""
    found = _PLACE.fullmatch(name)
    return (int(found[2]), column(found[1])) if found else None


def column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters(number: int) -> str:
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def area(name: str) -> Area | None:
    first, _, last = name.partition(":")
    begins, ends = place(first), place(last or first)
    if begins is None or ends is None:
        return _whole_columns(first, last)
    (top, bottom), (left, right) = sorted((begins[0], ends[0])), sorted((begins[1], ends[1]))
    return Area(top, left, bottom, right)


def _whole_columns(first: str, last: str) -> Area | None:
    names = [name.replace("$", "") for name in (first, last)]
    if not all(re.fullmatch("[A-Z]{1,3}", name) for name in names):
        return None
    return Area(1, column(names[0]), _ROWS, min(column(names[1]), _COLUMNS))


def areas(names: str) -> list[Area]:
    """Those of "A1:B9 D2"."""
    return [found for name in names.split()[:2000] if (found := area(name))]
