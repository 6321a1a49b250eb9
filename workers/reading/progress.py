"""How far a reading has come: page n of m, told to whoever listens; to nobody where nobody does."""

from collections.abc import Callable
from typing import Literal

Unit = Literal["page", "sheet", "part"]
Listener = Callable[[int, int, str], None]

_listener: Listener | None = None


def listen(callback: Listener | None) -> None:
    """From now on `callback` is told; None stops it."""
    global _listener
    _listener = callback


def tell(done: int, total: int, unit: Unit) -> None:
    """`done` of `total` pages, sheets or parts are read. Does nothing unless somebody listens."""
    if _listener:
        _listener(done, total, unit)
