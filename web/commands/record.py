"""`throughline record`: orders as JSON lines, a result line for each; for scripts and migrations."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

import click

from domain.refusals import InvalidOrder, Refusal
from projections.answers import receipt_answer, refusal_answer
from web.access.accounts import COMMAND_LINE
from web.commands.opening import account_of, opened, refusals_told
from web.orders import Desk
from web.orders.as_json import from_json

LONGEST_LINE = 1_000_000
"""Characters of one order: fifty of the longest texts."""


@click.command()
@click.argument("slug")
@click.argument("file", type=click.File(encoding="utf-8", errors="surrogateescape"), default="-")
@click.option("--as", "email", metavar="EMAIL", help="Record in the name of this account; default: the command line.")
@refusals_told
def record(slug: str, file: TextIO, email: str | None) -> None:
    """Carry out orders, one JSON object on each line of FILE (or standard input).

    Prints a result line for each, in order, with the number of its line. A refused order changes nothing and
    the next is tried; the exit code is 1 if any was refused. docs/orders.md says what each order takes.
    """
    refused = 0
    with opened(slug) as found:
        actor = account_of(found, email) if email else COMMAND_LINE
        with found.desk(actor) as desk:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    answer = answered(desk, line) | {"line": number}
                    refused += not answer["ok"]
                    click.echo(json.dumps(answer, ensure_ascii=False))
    sys.exit(1 if refused else 0)


def answered(desk: Desk, line: str) -> dict[str, Any]:
    try:
        return receipt_answer(desk.give(as_order(line)))
    except Refusal as refusal:
        return refusal_answer(refusal)


def as_order(line: str) -> dict[str, Any]:
    """A line as an order, or `InvalidOrder`."""
    if len(line) > LONGEST_LINE:
        raise InvalidOrder(f"This line has {len(line):,} characters; the limit is {LONGEST_LINE:,}.")
    try:
        line.encode()
    except UnicodeEncodeError:
        raise InvalidOrder("This line is not UTF-8. Save the file as UTF-8 and try again.") from None
    try:
        order = from_json(line)
    except (ValueError, RecursionError) as unclear:
        raise InvalidOrder(f"This line is not JSON: {unclear}.") from None
    if not isinstance(order, dict):
        raise InvalidOrder("An order is a JSON object, with its name under “order”.")
    return order
