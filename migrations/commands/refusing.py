"""What a person reads when a command can't do what was asked: the refusal's sentence, and exit code 1."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click
import psycopg

from domain.refusals import Refusal
from migrations.database import NoDatabase
from migrations.embedded import CannotStart
from migrations.joining import BadRegion, BadService
from migrations.runner import BadSlug, CannotPrepare, KnownAuthority, MigrationChanged

REFUSALS = (
    Refusal,
    BadRegion,
    BadService,
    BadSlug,
    CannotPrepare,
    CannotStart,
    KnownAuthority,
    MigrationChanged,
    NoDatabase,
)


def refusals_as_sentences(command: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(command)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except REFUSALS as refusal:
            raise click.ClickException(str(refusal)) from refusal
        except psycopg.OperationalError as error:
            raise click.ClickException(f"The database does not answer: {error}") from error

    return told
