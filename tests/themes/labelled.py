"""Actions with what a careful reader says they are about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Labelled:
    """`first` holds the first themes that are fair, usually one; `further` what else it is about."""

    first: frozenset[str]
    further: tuple[str, ...]
    action: dict[str, Any]


def labelled(name: str) -> list[Labelled]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def _read(line: str) -> Labelled:
    codes, title, above = (each.strip() for each in (line + " | ").split(" | ", 3)[:3])
    first, *further = codes.split()
    objectives = [{"title": above.rstrip("| ")}] if above.strip("| ") else []
    return Labelled(frozenset(first.split("/")), tuple(further), {"title": title, "objectives": objectives})


def first_right(told: list[Labelled], proposed: list[tuple[str, ...]]) -> float:
    return sum(codes[0] in each.first for each, codes in zip(told, proposed, strict=True)) / len(told)
