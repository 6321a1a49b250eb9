"""`throughline projector`, `rebuild` and `check`: the views kept up to date, made anew, and compared with the log."""

from __future__ import annotations

import logging
import signal
import sys
import threading

import click
import psycopg

from migrations.database import PROJECTOR, Database
from projections.projector import Projector

log = logging.getLogger("throughline.projector")


@click.command()
def projector() -> None:
    """Keep the views of all authorities up to date, until stopped. One for an instance."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with Database.find() as database:
        try:
            Projector(database.conninfo(PROJECTOR), stop.is_set).run()
        except psycopg.OperationalError as error:
            log.error("the projector stops: the database does not answer: %s", str(error).strip())
            sys.exit(1)
        except Exception as error:
            log.error("the projector stops: %s", error, exc_info=error)
            sys.exit(1)
