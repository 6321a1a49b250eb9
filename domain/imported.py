"""What a reader of documents hands to the registry: a whole plan as a document says it, each row with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class ImportedObjective:
    """An objective; actions name it by `key`, which is of the document only."""

    key: str
    title: str
    place: str
    reference: str | None = None
    section: str | None = None
    kind: str = "objective"


@dataclass(frozen=True)
class ImportedSubAction:
    title: str
    label: str | None = None
    done: bool = False


@dataclass(frozen=True)
class ImportedNote:
    """A progress note; `on` only where the document dates it."""

    text: str
    on: date | None = None


@dataclass(frozen=True)
class ImportedAction:
    title: str
    place: str
    reference: str | None = None
    objectives: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    due: str | None = None
    measure: str | None = None
    progress: tuple[ImportedNote, ...] = ()
    rag: str | None = None
    sub_actions: tuple[ImportedSubAction, ...] = ()


@dataclass(frozen=True)
class ImportedLead:
    """A line of the document's glossary."""

    initials: str
    name: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class ImportedPlan:
    title: str
    kind: str
    period: str
    objectives: tuple[ImportedObjective, ...] = ()
    actions: tuple[ImportedAction, ...] = ()
    glossary: tuple[ImportedLead, ...] = field(default_factory=tuple)
    glossary_place: str = "glossary"
