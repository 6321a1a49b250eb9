"""The command line: `throughline`, with the commands that each part of the project contributes."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points, version

import click

CONTRIBUTED = "throughline.commands"


class Contributed(click.Group):
    """A group whose commands are named in pyproject.toml and loaded when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_commands())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        found = _commands().get(name)
        return found.load() if found else None


def _commands() -> dict[str, EntryPoint]:
    return {command.name: command for command in entry_points(group=CONTRIBUTED)}


@click.group(cls=Contributed)
@click.version_option(version("throughline"), prog_name="throughline")
def throughline() -> None:
    """The line that runs through an authority's youth justice plans, from year to year."""


def main() -> None:
    throughline(prog_name="throughline")
