"""`throughline web`: serves pages and API with gunicorn."""

from __future__ import annotations

import gc
import signal
import threading
from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication

PATIENCE = 60  # seconds a request may take
QUIET = 3.0  # seconds after a worker's start
MEMORY = Path("/dev/shm")  # where workers show that they live; a slow disk there would look like death


class Serving(BaseApplication):  # type: ignore[misc]
    """Gunicorn without a configuration file. Each worker makes its own application after the fork.

    What was loaded by then stays, and what a page reads holds no circles: looking for some through all of it, again
    and again while a plan is read, took a quarter of a plan page's time.
    """

    def __init__(self, **options: Any) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from projections.commands import GARBAGE
        from web import create_app

        application = create_app()
        gc.freeze()
        gc.set_threshold(GARBAGE)
        return application


def _load_later(worker: Any) -> None:
    """What comparing takes is loaded when the first pages are out, by one worker after the other: whoever asks first
    what is alike need not wait for it. A page that is asked for meanwhile shares the processor with it."""

    def load() -> None:
        from projections.likeness import comparing

        comparing.load()
        gc.freeze()

    timer = threading.Timer(QUIET * (1 + worker.age % worker.cfg.workers), load)
    timer.daemon = True
    timer.start()


def _leave_in_peace(_server: Any, _worker: Any) -> None:
    """A second signal while a worker leaves must not interrupt its leaving the database."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, envvar="HOST", help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, envvar="WEB_WORKERS", type=click.IntRange(1, 64))
@click.option("--threads", default=8, show_default=True, envvar="WEB_THREADS", type=click.IntRange(1, 64))
def web(host: str, port: int, workers: int, threads: int) -> None:
    """Serve pages and API until told to stop."""
    Serving(
        bind=f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        workers=workers,
        threads=threads,
        worker_class="gthread",
        worker_tmp_dir=str(MEMORY) if MEMORY.is_dir() else None,
        timeout=PATIENCE,
        graceful_timeout=20,
        max_requests=20_000,
        max_requests_jitter=2_000,
        control_socket_disable=True,
        post_worker_init=_load_later,
        worker_exit=_leave_in_peace,
        loglevel="warning",
        proc_name="throughline web",
    ).run()
