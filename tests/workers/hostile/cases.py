"""What a case is: a file, made when it is asked for, and how reading it may end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Ends = Literal["refused", "read", "either"]


@dataclass(frozen=True)
class Case:
    """`make` gives the bytes, or lays the file itself in the folder it is given."""

    kind: str
    name: str
    make: Callable[[], bytes] | bytes
    ends: Ends = "either"
    lay: Callable[[Path], Path] | None = None

    @property
    def id(self) -> str:
        return f"{self.kind}: {self.name}"

    def put_into(self, folder: Path) -> Path:
        if self.lay:
            return self.lay(folder)
        path = folder / self.name
        path.write_bytes(self.make() if callable(self.make) else self.make)
        return path


CASES: list[Case] = []
Made = Iterator[tuple[str, Callable[[], bytes] | bytes] | tuple[str, Callable[[], bytes] | bytes, Ends]]


def hostile(kind: str) -> Callable[[Callable[[], Made]], Callable[[], Made]]:
    """A class of cases: a function that yields names and bytes."""

    def remember(make: Callable[[], Made]) -> Callable[[], Made]:
        CASES.extend(Case(kind, *each) for each in make())
        return make

    return remember
