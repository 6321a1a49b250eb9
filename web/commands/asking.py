"""The options by which commands ask with two dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

as_at_option = click.option("--as-at", metavar="DATE", help="What was true on this day; default today.")
known_on_option = click.option(
    "--known-on", metavar="TIMESTAMP", help="As the registry had been told by then (a day means its end); default now."
)


def two_dates(command: Callable[..., Any]) -> Callable[..., Any]:
    return as_at_option(known_on_option(command))


def format_option(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option("--format", "fashion", type=click.Choice(formats), default=formats[0], show_default=True)
