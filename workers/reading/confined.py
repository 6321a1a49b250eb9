"""A stranger's file is parsed in a process of its own, with limits on memory and time, that can be killed.

Run as a module it is that process: it prints one JSON object, the reading or the refusal.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from domain.period import Period
from workers.reading import refusals
from workers.reading.reading import Reading
from workers.reading.reading import read as read_here
from workers.reading.refusals import DocumentNotFound, DocumentRefused, DocumentTooHard, NotAPlan
from workers.reading.sources import refuse_too_large

PROJECT = Path(__file__).parents[2]
SURE = 0.9
"""The mean confidence of actions below which a document that is mostly something else is hardly a plan."""


@dataclass(frozen=True)
class Limits:
    """What one document may take."""

    seconds: int = 60
    memory: int = 1024**3


def read(path: str | Path, within: Period | None = None, limits: Limits | None = None) -> Reading:
    """What a document says. Refuses with a `DocumentRefused`; a document without actions is a reading too."""
    document = Path(path)
    _refuse_missing(document)
    return _told(document, *_run(document, within, limits or Limits()))


def read_plan(path: str | Path, within: Period | None = None, even_so: bool = False) -> Reading:
    """What a plan says. Refuses what has no table of actions and, unless `even_so`, what is hardly a plan."""
    reading = read(path, within)
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


def _run(document: Path, within: Period | None, limits: Limits) -> tuple[int, str, str]:
    """Exit code, what it printed, and what it complained of."""
    period = [within.text, within.starts_on.isoformat(), within.ends_on.isoformat()] if within else []
    arguments = [str(document.absolute()), str(limits.seconds), str(limits.memory), *period]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "workers.reading.confined", *arguments],
            env={"PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8", "PATH": os.environ.get("PATH", "")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=limits.seconds,
        )
    except subprocess.TimeoutExpired:
        raise _too_hard(f"it took more than {limits.seconds} seconds") from None
    return done.returncode, done.stdout, done.stderr


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


def _child(path: str, seconds: str, memory: str, *period: str) -> dict[str, Any]:
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    within = Period(period[0], *map(date.fromisoformat, period[1:])) if period else None
    try:
        return read_here(Path(path).read_bytes(), Path(path).name, within).as_json()
    except DocumentRefused as refusal:
        return {"refusal": refusal.code, "message": str(refusal), "details": refusal.details}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_child(*sys.argv[1:]), ensure_ascii=False))
