"""Actions with what a careful reader says they are about.

development.txt and seen.txt are there to mend the signals by; unseen.txt and real_plans.txt only to judge them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workers.reading.reading import read
from workers.themes_command import as_action

HERE = Path(__file__).parent
REAL_PLANS = HERE.parents[2] / "shared" / "plans"


@dataclass(frozen=True)
class Labelled:
    """`first` holds the first themes that are fair, usually one; `further` what else it is about."""

    first: frozenset[str]
    further: tuple[str, ...]
    action: dict[str, Any]


def labelled(name: str) -> list[Labelled]:
    """Lines of codes | action | objective | section | measure."""
    return [_read(line) for line in _lines(name)]


def of_real_plans() -> list[Labelled]:
    """The labels stand here, the texts only in the plans beside the project: those that are there."""
    told = {}
    for line in _lines("real_plans.txt"):
        document, number, codes = line.partition(" | ")[0].split()
        told[document, int(number)] = frozenset(codes.split("/"))
    return [
        Labelled(told[document, number], (), action)
        for document, number, action in _actions_of_real_plans()
        if (document, number) in told
    ]


def first_right(told: list[Labelled], proposed: list[tuple[str, ...]]) -> float:
    return sum(codes[0] in each.first for each, codes in zip(told, proposed, strict=True)) / len(told)


def _lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _read(line: str) -> Labelled:
    codes, title, objective, section, measure = [*(each.strip() for each in line.split(" | ")), "", "", ""][:5]
    first, *further = codes.split()
    action = {"title": title, "objective": objective, "section": section or None, "measure": measure or None}
    return Labelled(frozenset(first.split("/")), tuple(further), as_action(action))


def _actions_of_real_plans() -> list[tuple[str, int, dict[str, Any]]]:
    found = []
    for file in sorted(REAL_PLANS.glob("*.txt")):
        content = file.read_bytes()
        document = hashlib.sha256(content).hexdigest()[:12]
        found += [
            (document, number, as_action(line)) for number, line in enumerate(read(content, file.name).actions, 1)
        ]
    return found
