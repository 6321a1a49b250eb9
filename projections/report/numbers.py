"""The numbers of a report, each under its key, with the actions on which it rests: none is told that can't be traced.

A number from 1 to `least` − 1 is hidden; then nothing is said about what it rests on, either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID


class DoesNotAddUp(RuntimeError):
    """A number differs from the count of the actions on which it is said to rest."""


@dataclass(frozen=True)
class Number:
    """`value` None: hidden, `told` says what may be. `counts`: it is the number of the actions that it rests on.

    `how`: how it comes from them, where it does not count them. `repeats`: that names other numbers that have them.
    """

    key: str
    value: int | None
    rests_on: tuple[UUID, ...] = ()
    counts: bool = True
    told: str = ""
    how: str = ""
    repeats: bool = False

    @property
    def words(self) -> str:
        return self.told or f"{self.value:,}".replace("-", "−")


class Numbers:
    """All that a report tells, in the order in which it tells them."""

    def __init__(self) -> None:
        self.by_key: dict[str, Number] = {}

    def count(self, key: str, actions: Iterable[UUID], expected: int | None = None) -> Number:
        """How many these are. `expected`: as another way of counting has it. Refuses `DoesNotAddUp`."""
        ids = tuple(actions)
        if expected is not None and expected != len(ids):
            raise DoesNotAddUp(f"{key} is {expected}, but rests on {len(ids)} actions.")
        return self.add(Number(key, len(ids), ids))

    def work_out(self, key: str, value: int, how: str, actions: Collection[UUID]) -> Number:
        """A number that is no count, and in words how it comes from these actions."""
        return self.add(Number(key, value, tuple(actions), counts=False, how=how))

    def subtract(self, key: str, whole: Number, less: Number) -> Number:
        """The difference of two that are told."""
        actions = tuple(dict.fromkeys((*whole.rests_on, *less.rests_on)))
        value, how = (whole.value or 0) - (less.value or 0), f"{whole.key} − {less.key}"
        return self.add(Number(key, value, actions, counts=False, how=how, repeats=True))

    def hide(self, key: str, told: str) -> Number:
        return self.add(Number(key, None, counts=False, told=told))

    def add(self, number: Number) -> Number:
        if number.key in self.by_key:
            raise DoesNotAddUp(f"Two numbers are called {number.key}.")
        # In an order of their own: that in which they were read may be another the next time.
        self.by_key[number.key] = replace(number, rests_on=tuple(sorted(number.rests_on)))
        return self.by_key[number.key]

    def as_json(self) -> dict[str, int | str]:
        return {key: number.told if number.value is None else number.value for key, number in self.by_key.items()}

    def traced(self) -> list[Number]:
        """Those that rest on something."""
        return [number for number in self.by_key.values() if number.rests_on]
