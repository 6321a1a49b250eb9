"""Documents of the examination: each a function that writes a paper and says what it means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from tests.workers.examined.papers.printing import printed
from tests.workers.examined.truth import Act

HALVES = ("for_development", "held_back")


@dataclass
class Told:
    """What a document's function gives back: the paper, its actions in order, and how many there are of other kinds:
    every number in the set is fair."""

    paper: Any
    actions: list[Act] = field(default_factory=list)
    others: dict[str, set[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Examined:
    """As `Generated` for judging; `layout` is the kind of document."""

    number: str
    name: str
    format: str
    layout: str
    half: str
    content: bytes
    answers: tuple[dict[str, Any], ...]
    words: Counter[str]
    others: dict[str, set[int]]
    mishaps: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


Writer = Callable[[], Told]
WRITERS: dict[str, tuple[str, Writer]] = {}


def document(kind: str) -> Callable[[Writer], Writer]:
    """A document of this kind; its half is the package it stands in."""

    def keep(writer: Writer) -> Writer:
        WRITERS[f"{_half(writer)}/{writer.__name__}"] = (kind, writer)
        return writer

    return keep


def _half(writer: Writer) -> str:
    """The package below this one, such as `held_back` or `second_round.kept`."""
    return writer.__module__.partition(".examined.")[2].rpartition(".")[0]


def names(half: str) -> list[str]:
    """All documents of one half, unwritten."""
    package = import_module(f"tests.workers.examined.{half}")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return sorted(name for name in WRITERS if name.startswith(half))


@cache
def examined(half: str) -> tuple[Examined, ...]:
    """All documents of one half, written."""
    told = {name: WRITERS[name][1]() for name in names(half)}
    pages = {
        name.split("/")[1]: each.paper.page() for name, each in told.items() if getattr(each.paper, "printed", False)
    }
    pdfs = printed(pages) if pages else {}
    return tuple(_examined(name, WRITERS[name][0], each, pdfs.get(name.split("/")[1])) for name, each in told.items())


def _examined(name: str, kind: str, told: Told, pdf: bytes | None) -> Examined:
    half, title = name.split("/")
    suffix = told.paper.suffix
    words = Counter(word for text in told.paper.words for word in re.findall(r"\w+", text.replace("_", " ")))
    answers = tuple(_titled(action.answer, getattr(told.paper, "title", None)) for action in told.actions)
    content = pdf or told.paper.content()
    return Examined(title, f"{title}.{suffix}", suffix, kind, half, content, answers, words, told.others)


def _titled(answer: dict[str, Any], title: str | None) -> dict[str, Any]:
    """Where no section is fair, the title of the whole document or sheet is fair too."""
    for reading in (answer, *answer.get("readings", [])):
        if title and None in reading.get("section", []):
            reading["section"] = [*reading["section"], title]
    return answer
