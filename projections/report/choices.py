"""What a report is about. With the two dates and where each log stood, it is what a report is made again from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.refusals import InvalidOrder, UnknownAuthority
from domain.theme import THEMES
from projections.asked import Asked

LEAST = (0, 3, 5, 10)
"""From which number on numbers are told; 2 would tell that what is hidden is 1."""


@dataclass(frozen=True)
class Choices:
    """`themes` in the order of the common list, `authorities` in that of their slugs. `least`: 0 hides nothing."""

    themes: tuple[str, ...]
    authorities: tuple[str, ...]
    as_at: date
    known_on: datetime
    least: int = 0

    @classmethod
    def of(
        cls, themes: Collection[str], authorities: Collection[str], asked: Asked, least: int, known: Collection[str]
    ) -> Choices:
        """`known`: the services there are. None chosen is all. Refuses what there is not."""
        for code in themes:
            if code not in THEMES:
                raise InvalidOrder(f"There is no theme “{code}”. There are: {', '.join(THEMES)}.")
        for slug in authorities:
            if slug not in known:
                raise UnknownAuthority(f"There is no service “{slug}” in this region. There are: {', '.join(known)}.")
        if least not in LEAST:
            raise InvalidOrder(f"Numbers are hidden below {', '.join(map(str, LEAST[1:]))}, or not at all (0).")
        chosen = tuple(code for code in THEMES if not themes or code in themes)
        return cls(chosen, tuple(sorted(set(authorities) or set(known))), asked.as_at, asked.known_on, least)

    @property
    def asked(self) -> Asked:
        return Asked(self.as_at, self.known_on, True, True)

    def as_json(self) -> dict[str, Any]:
        return {
            "themes": list(self.themes),
            "authorities": list(self.authorities),
            "as_at": self.as_at.isoformat(),
            "known_on": self.known_on.isoformat(),
            "least": self.least,
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Choices:
        return cls(
            tuple(said["themes"]), tuple(said["authorities"]), date.fromisoformat(said["as_at"]),
            datetime.fromisoformat(said["known_on"]), int(said["least"]),
        )  # fmt: skip
