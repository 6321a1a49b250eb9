"""The simple formulas of rules that colour cells: comparisons of a cell with a word or a number, joined by AND or OR.

Formulas in cells are never worked out: their stored value counts.
"""

import re
from collections.abc import Callable
from typing import Any

from workers.reading.sources.excel.places import column, place

Value = float | str | bool | None


class Unknown(Exception):
    """A formula that is not simple."""


_TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d+)?%?)|(?P<name>[A-Z]+)\(|(?P<place>\$?[A-Z]{1,3}\$?\d{1,7})'
    r"(?![\w(!:])|(?P<word>TRUE|FALSE)\b|(?P<sign><>|<=|>=|[=<>&+\-*/(),;]))",
    re.IGNORECASE,
)
_DEEPEST = 20


def worked_out(formula: str, cells: Callable[[int, int], Value], down: int, across: int) -> Value:
    """What a formula says for a cell that lies so far from the one that it is written for."""
    return _Formula(formula.strip().removeprefix("="), cells, down, across).value()


def compared(one: Value, sign: str, other: Value) -> bool:
    """As Excel compares: words without regard to case, and words come after numbers."""
    one, other = (("" if isinstance(b, str) else 0.0) if a is None else a for a, b in ((one, other), (other, one)))
    ranks = [0 if isinstance(v, float) else 2 if isinstance(v, bool) else 1 for v in (one, other)]
    left, right = (v.casefold() if isinstance(v, str) else float(v or 0) for v in (one, other))
    order = ranks[0] - ranks[1] or (left > right) - (left < right)  # type: ignore[operator]
    return {"=": order == 0, "<>": order != 0, "<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[sign]


def as_text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return value if isinstance(value, str) else f"{value:.10g}"


def is_true(value: Value) -> bool:
    if isinstance(value, str):
        raise Unknown
    return bool(value)


class _Formula:
    def __init__(self, text: str, cells: Callable[[int, int], Value], down: int, across: int) -> None:
        self.tokens = _tokens(text)
        self.cells, self.down, self.across = cells, down, across
        self.at = self.depth = 0

    def value(self) -> Value:
        found = self._comparison()
        if self.at != len(self.tokens):
            raise Unknown
        return found

    def _next(self, *signs: str) -> str | None:
        """The next sign, where it is one of these."""
        if self.at < len(self.tokens) and self.tokens[self.at] in [("sign", sign) for sign in signs]:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def _comparison(self) -> Value:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Unknown
        found = self._joined()
        while sign := self._next("=", "<>", "<", ">", "<=", ">="):
            found = compared(found, sign, self._joined())
        self.depth -= 1
        return found

    def _joined(self) -> Value:
        found = self._single()
        while self._next("&"):
            found = as_text(found) + as_text(self._single())
        return found

    def _single(self) -> Value:
        if self._next("-"):
            value = self._single()
            return -value if isinstance(value, float) else _unknown()
        if self._next("("):
            value = self._comparison()
            return value if self._next(")") else _unknown()
        if self.at >= len(self.tokens):
            raise Unknown
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "number":
            return float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
        if kind == "word":
            return text.upper() == "TRUE"
        if kind == "place":
            return self._cell(text)
        return self._function(text.upper()) if kind == "name" else _unknown()

    def _cell(self, name: str) -> Value:
        found = re.fullmatch(r"(\$?)([A-Z]{1,3})(\$?)(\d+)", name.upper())
        if not found or place(name.upper()) is None:
            raise Unknown
        row = int(found[4]) + (0 if found[3] else self.down)
        return self.cells(row, column(found[2]) + (0 if found[1] else self.across))

    def _function(self, name: str) -> Value:
        given: list[Value] = []
        while not self._next(")"):
            given.append(self._comparison())
            if not self._next(",", ";") and self.tokens[self.at : self.at + 1] != [("sign", ")")]:
                raise Unknown
        if name not in _FUNCTIONS:
            raise Unknown
        try:
            return _FUNCTIONS[name](*given)
        except (TypeError, ValueError, AttributeError):
            raise Unknown from None


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while at < len(text.rstrip()):
        token = _TOKEN.match(text, at)
        if not token or len(found) > 200:
            raise Unknown
        found.append((str(token.lastgroup), token[str(token.lastgroup)]))
        at = token.end()
    return found


def _unknown() -> Any:
    raise Unknown


def _search(sought: Value, within: Value, begins: float = 1.0) -> Value:
    at = as_text(within).casefold().find(as_text(sought).casefold(), int(begins) - 1)
    return float(at + 1) if at >= 0 else None


_FUNCTIONS: dict[str, Callable[..., Value]] = {
    "AND": lambda *given: all(is_true(each) for each in given),
    "OR": lambda *given: any(is_true(each) for each in given),
    "NOT": lambda given: not is_true(given),
    "ISBLANK": lambda given: given is None,
    "ISNUMBER": lambda given: isinstance(given, float),
    "ISTEXT": lambda given: isinstance(given, str),
    "ISERROR": lambda given: given is None,
    "LEN": lambda given: float(len(as_text(given))),
    "TRIM": lambda given: " ".join(as_text(given).split()),
    "UPPER": lambda given: as_text(given).upper(),
    "LOWER": lambda given: as_text(given).lower(),
    "EXACT": lambda one, other: as_text(one) == as_text(other),
    "LEFT": lambda given, count=1.0: as_text(given)[: int(count)],
    "RIGHT": lambda given, count=1.0: as_text(given)[-int(count) :],
    "SEARCH": _search,
    "FIND": _search,
}  # fmt: skip
