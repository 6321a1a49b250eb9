"""What is measured: a value, beside a named reference from the same run, against a target."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any


@dataclass
class Line:
    """One line of the table. `met` is None where there is no target: the number is for those who want to know."""

    what: str
    value: float
    unit: str
    target: str = ""
    met: bool | None = None
    beside: str = ""

    @classmethod
    def at_least(cls, what: str, value: float, least: float, unit: str, beside: str = "") -> Line:
        return cls(what, value, unit, f"≥ {least:,g} {unit}", value >= least, beside)

    @classmethod
    def at_most(cls, what: str, value: float, most: float, unit: str, beside: str = "") -> Line:
        return cls(what, value, unit, f"≤ {most:,g} {unit}", value <= most, beside)

    @property
    def verdict(self) -> str:
        return "" if self.met is None else "met" if self.met else "MISSED"

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"value": round(self.value, 4)}


class Times:
    """Durations of one thing done many times, in milliseconds."""

    def __init__(self) -> None:
        self.all: list[float] = []

    @contextmanager
    def one(self) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.all.append((time.perf_counter() - began) * 1000)

    @property
    def median(self) -> float:
        return statistics.median(self.all)

    def percentile(self, of_hundred: int) -> float:
        return statistics.quantiles(self.all, n=100, method="inclusive")[of_hundred - 1]

    def __str__(self) -> str:
        return f"p50 {self.median:.2f} ms, p99 {self.percentile(99):.2f} ms"
