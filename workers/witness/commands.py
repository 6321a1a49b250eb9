"""`throughline witness`: the tiny service by which another organisation watches a registry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from domain.proof.notes import COSIGNATURE, NotANote
from projections.proof.keys import NoKey, SigningKey, VerifyingKey, kept
from workers.witness.seen import Seen
from workers.witness.service import service


@click.command()
@click.option("--name", required=True, help="Your organisation's name in signatures, such as witness.county.example.")
@click.option("--log", "logs", multiple=True, required=True, metavar="KEY", help="The public key of a registry.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Where it keeps its key and what it saw: back it up.",
)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8046, show_default=True, type=click.IntRange(1, 65535))
def witness(name: str, logs: tuple[str, ...], folder: Path, host: str, port: int) -> None:
    """Watch the logs of a registry: sign each checkpoint that goes on from the last, and no other.

    Print the key that the registry needs, then serve until told to stop. Put a proxy with TLS in front.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        key = SigningKey(kept(folder / "witness-key"), name)
        seen = Seen(folder, key, [VerifyingKey(log) for log in logs])
    except (NoKey, NotANote) as reason:
        raise click.ClickException(str(reason)) from None
    click.echo(key.verifier(COSIGNATURE))
    Serving(seen, f"{host}:{port}").run()


class Serving(BaseApplication):  # type: ignore[misc]
    """One process: it signs a few times a minute."""

    def __init__(self, seen: Seen, address: str) -> None:
        self.seen, self.address = seen, address
        super().__init__()

    def load_config(self) -> None:
        options = {"bind": self.address, "threads": 4, "worker_class": "gthread", "loglevel": "warning"}
        for name, value in {**options, "control_socket_disable": True}.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return service(self.seen)
