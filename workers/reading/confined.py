"""A stranger's file is parsed in a process of its own, with limits on memory and time, that can be killed.

Run as a module it is that process: it prints one JSON object, the reading or the refusal, and tells through a pipe
how far it has come.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from select import select
from typing import IO, Any

from domain.period import Period
from workers.reading import progress, refusals
from workers.reading.progress import Listener
from workers.reading.reading import Reading
from workers.reading.reading import read as read_here
from workers.reading.refusals import DocumentNotFound, DocumentRefused, DocumentTooHard, NotAPlan
from workers.reading.sources import refuse_too_large

PROJECT = Path(__file__).parents[2]
SURE = 0.6
"""The mean confidence of actions below which a document that is mostly something else is hardly a plan."""
SELDOM = 0.2
"""Seconds between two calls of who listens to the progress: more than a person can see is only work."""
AT_LEAST = 5.0
"""Seconds after which who listens is told the same again: a sign of life."""


@dataclass(frozen=True)
class Limits:
    """What one document may take."""

    seconds: int = 60
    memory: int = 1024**3


def read(
    path: str | Path, within: Period | None = None, limits: Limits | None = None, listener: Listener | None = None
) -> Reading:
    """What a document says. Refuses with a `DocumentRefused`; a document without actions is a reading too.

    `listener` is told how far it has come (done, total, unit), at least every few seconds; if it raises, it ends.
    """
    document = Path(path)
    _refuse_missing(document)
    return _told(document, *_run(document, within, limits or Limits(), listener))


def read_plan(
    path: str | Path, within: Period | None = None, even_so: bool = False, listener: Listener | None = None
) -> Reading:
    """What a plan says. Refuses what has no table of actions and, unless `even_so`, what is hardly a plan."""
    reading = read(path, within, listener=listener)
    if not reading.actions:
        raise not_a_plan(reading)
    if not even_so and hardly_a_plan(reading):
        raise _hardly(reading)
    return reading


def hardly_a_plan(reading: Reading) -> bool:
    """Whether little of a document became actions, and these are doubtful, or have neither lead nor date.

    A long plan may have its actions in one small table, so a small share alone says nothing.
    """
    if reading.summary["words_in_proposals"] >= reading.summary["words"] / 2:
        return False
    complete = sum(1 for action in reading.actions if action["leads"] or action["due"])
    return _sureness(reading) < SURE or complete < len(reading.actions) / 2


def _sureness(reading: Reading) -> float:
    return sum(action["confidence"] for action in reading.actions) / len(reading.actions)


def _hardly(reading: Reading) -> NotAPlan:
    summary, found = reading.summary, len(reading.actions)
    return NotAPlan(
        f"“{summary['document']}” does not look like a plan: {found} action{'s' if found > 1 else ''} "
        f"{'were' if found > 1 else 'was'} found in it, with {summary['words_in_proposals']:,} of its "
        f"{summary['words']:,} words, {_sureness(reading):.0%} sure on average. Nothing was recorded. "
        "Look at what was found with `throughline read`; to record it even so, add --even-so."
    )


def not_a_plan(reading: Reading) -> NotAPlan:
    return NotAPlan(
        f"“{reading.summary['document']}” is not a plan that can be read: no table of actions was found in it. "
        "A plan has a table with a header row that names, say, the action, the lead and the date."
    )


def _refuse_missing(document: Path) -> None:
    if not document.is_file():
        raise DocumentNotFound(f"There is no file “{document}”.")
    try:
        with document.open("rb"):
            pass
    except OSError as error:
        raise DocumentNotFound(f"The file “{document}” can't be opened: {error.strerror}.") from None
    refuse_too_large(document.stat().st_size)


def _run(document: Path, within: Period | None, limits: Limits, listener: Listener | None) -> tuple[int, str, str]:
    """Exit code, what it printed, and what it complained of."""
    period = [within.text, within.starts_on.isoformat(), within.ends_on.isoformat()] if within else []
    arguments = [str(document.absolute()), str(limits.seconds), str(limits.memory)]
    until = time.monotonic() + limits.seconds
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complaint:
        with _started(arguments, period, printed, complaint) as (process, pipe):
            try:
                _listen(pipe, until, listener)
                code = process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                raise _too_hard(f"it took more than {limits.seconds} seconds") from None
        return code, _whole(printed), _whole(complaint)


@contextmanager
def _started(
    arguments: list[str], period: list[str], printed: IO[bytes], complaint: IO[bytes]
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The process, and the end of the pipe on which it tells its progress; it is gone when the block ends."""
    pipe, telling = os.pipe()
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "workers.reading.confined", *arguments, str(telling), *period],
            env={"PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8", "PATH": os.environ.get("PATH", "")},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=complaint,
            pass_fds=[telling],
        )
    finally:
        os.close(telling)
    try:
        yield process, pipe
    finally:
        process.kill()
        process.wait()
        os.close(pipe)


def _listen(pipe: int, until: float, listener: Listener | None) -> None:
    """Pass on what the process tells, not too often, until it closes the pipe. Raises `TimeoutExpired`."""
    rest, last = b"", float("-inf")
    done, total, unit = "0", "0", "part"
    while (left := until - time.monotonic()) > 0:
        if select([pipe], [], [], min(left, AT_LEAST))[0]:
            if not (told := os.read(pipe, 65536)):
                return
            *lines, rest = (rest + told).split(b"\n")
            done, total, unit = lines[-1].decode().split() if lines else (done, total, unit)
        if listener and (done == total or time.monotonic() - last >= SELDOM):
            last = time.monotonic()
            listener(int(done), int(total), unit)
    raise subprocess.TimeoutExpired("reading", 0)


def _whole(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _told(document: Path, code: int, printed: str, complaint: str) -> Reading:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _too_hard("it took too long")
    if code != 0 and "MemoryError" in complaint:
        raise _too_hard("it took too much memory")
    if code != 0:
        raise RuntimeError(f"Reading {document.name} failed:\n{complaint}")
    told = json.loads(printed)
    if "refusal" in told:
        refusal: type[DocumentRefused] = getattr(refusals, told["refusal"])
        raise refusal(told["message"], **told["details"])
    return Reading(**told)


def _too_hard(why: str) -> DocumentTooHard:
    return DocumentTooHard(f"This document could not be read: {why}. Save a smaller part of it as text and try that.")


def _child(path: str, seconds: str, memory: str, telling: str, *period: str) -> dict[str, Any]:
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    within = Period(period[0], *map(date.fromisoformat, period[1:])) if period else None
    progress.listen(_through(int(telling)))
    try:
        return read_here(Path(path).read_bytes(), Path(path).name, within).as_json()
    except DocumentRefused as refusal:
        return {"refusal": refusal.code, "message": str(refusal), "details": refusal.details}


def _through(pipe: int) -> Callable[[int, int, str], None]:
    def tell(done: int, total: int, unit: str) -> None:
        os.write(pipe, f"{done} {total} {unit}\n".encode())

    return tell


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_child(*sys.argv[1:]), ensure_ascii=False))
