"""How a service joins: one alone, or all those that a region file names."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

import psycopg

from domain.fact import Occasion
from domain.rag import Colour, Rating, Scale
from domain.refusals import UnknownAuthority
from domain.registry import Registry
from domain.text import LONGEST_TITLE, Text
from migrations.database import Database
from migrations.runner import KnownAuthority, add_authority, authorities, refuse_bad

REGIONS = Path(__file__).parent / "regions"
COMMAND_LINE = uuid5(NAMESPACE_DNS, "command-line.throughline")
"""The actor of what whoever runs the instance does from the command line."""


class BadRegion(ValueError):
    """A region file that can't be read, or says something impossible; the sentence says where."""


class BadService(ValueError):
    """A service without a name, or with a plan year that begins on no day."""


@dataclass(frozen=True)
class Service:
    """A youth justice service as a region file describes it."""

    slug: str
    name: str
    plan_year_start: str = "04-01"
    rag: tuple[Rating, ...] = ()

    def __post_init__(self) -> None:
        refuse_bad(self.slug)
        if not self.name.strip():
            raise BadService(f"The authority {self.slug} needs a name.")
        Text.write(self.name, LONGEST_TITLE)  # refuses what the registry would refuse, before anything is made
        try:
            date.fromisoformat(f"2001-{self.plan_year_start}")
        except ValueError:
            raise BadService(
                f"“{self.plan_year_start}” is no day on which plan years begin. Write month and day, as in 04-01."
            ) from None


def join(database: Database, service: Service) -> None:
    """The service gets its schema and role and is in the registry. What a kill left half done is completed."""
    if is_in_registry(database, service.slug):
        raise KnownAuthority(f"There is an authority {service.slug} already.")
    if service.slug not in known(database):
        add_authority(database, service.slug)
    with Registry(database.environment(service.slug)) as registry:
        registry.join(occasion(f"join {service.slug}"), service.name, service.plan_year_start)
        if service.rag:
            registry.adopt_rag_scheme(occasion(f"rag scheme of {service.slug}"), ratings=service.rag)


def occasion(command: str) -> Occasion:
    return Occasion(actor=COMMAND_LINE, command=command)


def known(database: Database) -> list[str]:
    with psycopg.connect(database.conninfo("owner")) as connection:
        return authorities(connection)


def is_in_registry(database: Database, slug: str) -> bool:
    refuse_bad(slug)
    if slug not in known(database):
        return False
    with Registry(database.environment(slug)) as registry:
        try:
            registry.authority()
        except UnknownAuthority:
            return False
    return True


def set_up_region(database: Database, region: str, told: Callable[[Service], None] = lambda service: None) -> int:
    """All services of the region that are not there yet; says how many joined."""
    missing = [service for service in read_region(region) if not is_in_registry(database, service.slug)]
    for service in missing:
        told(service)
        join(database, service)
    return len(missing)


def read_region(region: str) -> Sequence[Service]:
    """The services that a region file names; `region` is a file, or the name of one that comes along."""
    file = Path(region) if region.endswith(".toml") else REGIONS / f"{region}.toml"
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError:
        ours = ", ".join(sorted(path.stem for path in REGIONS.glob("*.toml")))
        raise BadRegion(f"There is no region file {region}. Name a file (….toml) or one of: {ours}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRegion(f"{file} is not TOML: {error}") from None
    services = [_service(file, each) for each in content.get("authority", ())]
    if not services or len({service.slug for service in services}) < len(services):
        raise BadRegion(f"{file} needs at least one [[authority]], and each slug only once.")
    return services


def _service(file: Path, content: dict[str, Any]) -> Service:
    try:
        rag = tuple(
            Rating(each["label"], Colour(each["colour"]), Scale(each["scale"])) for each in content.get("rag", ())
        )
        return Service(content["slug"], content["name"], content.get("plan_year_start", "04-01"), rag)
    except KeyError as missing:
        raise BadRegion(f"{file}: an authority, or one of its ratings, has no {missing}.") from None
    except ValueError as wrong:
        raise BadRegion(f"{file}: {wrong}") from None
