"""`throughline worker` and `throughline beat`: the processes that carry out tasks, and that give them out in time."""

from __future__ import annotations

import warnings

import click


@click.command()
@click.option("--concurrency", default=2, show_default=True, metavar="N", help="How many tasks at once.")
def worker(concurrency: int) -> None:
    """Carry out tasks, until stopped."""
    # The containers run as nobody; an embedded instance of root is root's own choice, and tasks are plain JSON.
    warnings.filterwarnings("ignore", message=".*superuser privileges.*")
    _celery("worker", f"--concurrency={concurrency}", "--without-gossip", "--without-mingle", "--without-heartbeat")


@click.command()
def beat() -> None:
    """Give out the tasks whose time has come, until stopped. One for an instance."""
    from migrations.database import home

    _celery("beat", f"--schedule={home() / 'beat-schedule'}", "--pidfile=")


def _celery(command: str, *arguments: str) -> None:
    from workers.celery_app import app

    app.start([command, "--loglevel=INFO", *arguments])
