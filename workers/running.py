"""`throughline worker` carries out tasks, `throughline beat` gives them out in time; both until told to stop."""

from __future__ import annotations

import warnings

import click


@click.command()
@click.option("--concurrency", default=2, show_default=True, metavar="N", help="How many tasks at once.")
def worker(concurrency: int) -> None:
    """Carry out tasks."""
    # Threads: half the memory, and gone within 3 seconds where processes take 6. What must be killable, such as
    # reading a stranger's file, is a process of its own.
    # Containers run as a user without rights; an embedded instance of root is root's choice, and tasks are plain JSON.
    warnings.filterwarnings("ignore", message=".*superuser privileges.*")
    alone = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    _celery("worker", "--pool=threads", f"--concurrency={concurrency}", *alone)


@click.command()
def beat() -> None:
    """Give out the tasks whose time has come. One for an instance."""
    from migrations.database import home

    _celery("beat", f"--schedule={home() / 'beat-schedule'}", "--pidfile=")


def _celery(command: str, *arguments: str) -> None:
    from workers.celery_app import app

    app.start(["--quiet", command, "--loglevel=INFO", *arguments])
