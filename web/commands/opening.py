"""How commands reach an authority: joining the database (or starting it), with its views caught up to its log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
from rich.console import Console

from domain.records import now
from domain.refusals import Refusal, UnknownAuthority
from migrations.commands.refusing import refusals_as_sentences
from migrations.database import ACCESS, PROJECTOR, REGION, Database
from migrations.runner import authorities, migrate
from projections.asked import Asked
from projections.catching_up import Memory, catch_up
from projections.reading import Reader
from web.access import accounts
from web.access.accounts import COMMAND_LINE
from web.access.refused import AccountRefused
from web.access.roles import ROLES

if TYPE_CHECKING:
    from web.orders import Desk

told = Console(stderr=True, highlight=False, soft_wrap=True)


@dataclass
class Opened:
    """An authority as a command has it: to read, and to record in."""

    database: Database
    slug: str
    reader: Reader
    projector: psycopg.Connection[Any]
    memory: Memory

    def catch_up(self) -> None:
        catch_up(self.projector, self.slug, self.memory)

    @contextmanager
    def desk(self, actor: UUID = COMMAND_LINE, clock: Callable[[], datetime] = now) -> Iterator[Desk]:
        """Orders from here are of whoever runs the instance, who may give them all."""
        from domain.registry import Registry  # here: commands that only read start without all of this
        from web.orders import Desk

        with Registry(self.database.environment(self.slug), clock=clock) as registry:
            yield Desk(
                registry, self.reader, actor, frozenset(ROLES), self.catch_up, shared_by=self.shared_by
            )  # fmt: skip

    def shared_by(self, action: UUID) -> str | None:
        """The authority that shares this action with the region, if one does."""
        from projections.likeness.adoptions import sharer
        from projections.region.reading import RegionReader

        with psycopg.connect(self.database.conninfo(REGION)) as conn:
            return sharer(RegionReader(conn, Asked.of()), action)


@contextmanager
def opened(slug: str, database: Database | None = None) -> Iterator[Opened]:
    """Refuses `UnknownAuthority`."""
    with ExitStack() as stack:
        if database is None:
            database = stack.enter_context(Database.find())
            migrate(database)
        access = stack.enter_context(psycopg.connect(database.conninfo(ACCESS), autocommit=True))
        refuse_unknown(access, slug)
        own = stack.enter_context(psycopg.connect(database.conninfo(slug), autocommit=True))
        projector = stack.enter_context(psycopg.connect(database.conninfo(PROJECTOR), autocommit=True))
        reader = Reader(own, slug, lambda actors: accounts.names_of(access, actors))
        found = Opened(database, slug, reader, projector, Memory())
        found.catch_up()
        yield found


def refuse_unknown(access: psycopg.Connection[Any], slug: str) -> None:
    known = authorities(access)
    if slug not in known:
        names = ", ".join(known) or "none yet"
        raise UnknownAuthority(
            f"There is no authority “{slug}” in this registry. There are: {names}."
            f' Add it with: throughline authority add {slug} "NAME"'
        )


def account_of(found: Opened, email: str) -> UUID:
    """The account in whose name orders are given."""
    with psycopg.connect(found.database.conninfo(ACCESS)) as access:
        return accounts.account_named(access, email)


def refusals_told(command: Callable[..., Any]) -> Callable[..., Any]:
    """A refusal is told in its own sentence and ends the command with exit code 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except (Refusal, AccountRefused) as refusal:
            told.print(str(refusal), style="red", markup=False)
            sys.exit(1)

    return refusals_as_sentences(run)
