"""Who appears in the demo region: its authorities and the people who can sign in."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

FOLDER = Path(__file__).parent
NAMESPACE = UUID("6f1d4c52-9a0e-5b7c-8d43-2e64a1f70b95")
SLUGS = ("alderbrook", "hartsmere", "wexcombe", "saltmarsh")
PASSWORD = "throughline-demo"  # every demo account has it, and the first page says so


@dataclass(frozen=True)
class Demonstrated:
    """A fictional authority: what the registry must know before its first plan opens."""

    slug: str
    name: str
    plan_year_start: str  # month and day: "04-01"
    rag_scheme: tuple[dict[str, str], ...]  # label, colour, scale
    glossary: tuple[dict[str, str], ...]  # initials, name, role


@dataclass(frozen=True)
class Person:
    """A demo account. `authorities` is what it may see; several for an inspector, none for a regional lead."""

    key: str  # "alderbrook.editor", "inspector"
    name: str
    email: str
    role: str  # editor, manager, board, regional_lead, inspector, administrator
    authorities: tuple[str, ...]

    @property
    def id(self) -> UUID:
        return uuid5(NAMESPACE, self.email)


def read_authority(slug: str) -> dict[str, Any]:
    """The content of an authority's `authority.toml`."""
    return tomllib.loads((FOLDER / slug / "authority.toml").read_text(encoding="utf-8"))


def _written() -> tuple[str, ...]:
    return tuple(slug for slug in SLUGS if (FOLDER / slug / "authority.toml").exists())


def _authority(slug: str) -> Demonstrated:
    content = read_authority(slug)
    return Demonstrated(
        slug=slug,
        name=content["name"],
        plan_year_start=content["plan_year_start"],
        rag_scheme=tuple(content["rag"]),
        glossary=tuple(content.get("glossary", ())),
    )


def _people() -> dict[str, Person]:
    people = [
        Person(f"{slug}.{each['key']}", each["name"], each["email"], each["role"], (slug,))
        for slug in _written()
        for each in read_authority(slug)["person"]
    ]
    people += [
        Person("regional_lead", "Ottilie Fairweather", "ottilie.fairweather@region.example", "regional_lead", ()),
        Person("inspector", "Desmond Achterberg", "desmond.achterberg@inspectorate.example", "inspector", _written()),
        Person("administrator", "Nerys Colclough", "nerys.colclough@region.example", "administrator", ()),
    ]
    return {person.key: person for person in people}


AUTHORITIES = tuple(_authority(slug) for slug in _written())
PEOPLE = _people()
