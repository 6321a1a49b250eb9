"""Keeps the processes of an instance running: starts them, starts again what dies, stops them all.

Each runs in a session of its own, so that Ctrl-C in a terminal reaches only whoever supervises, and each is
told to stop when the supervisor is killed. What they print goes to files in the instance's folder `logs`.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

GRACE = 6.0  # seconds to finish what is being done
LONGEST_PAUSE = 30.0
STEADY = 60.0  # after so long a life a death counts as the first
LARGEST_LOG = 20_000_000
PR_SET_PDEATHSIG = 1


class Child:
    """One process of the instance."""

    def __init__(self, name: str, command: Sequence[str], log: Path, environ: Mapping[str, str]) -> None:
        self.name = name
        self.command = list(command)
        self.log = log
        self.environ = dict(environ)
        self.process: subprocess.Popen[bytes] | None = None
        self.due = 0.0
        self._started = 0.0
        self._deaths = 0

    def start(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=_stop_with_the_supervisor(os.getpid()),
            )
        self._started = time.monotonic()

    def died(self) -> int | None:
        """How it ended, once; then it is due to start again after a pause that grows with every death."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self.signal_group(signal.SIGKILL)  # what a killed process had started must not work on beside its successor
        self.process = None
        lived = time.monotonic() - self._started
        self._deaths = 0 if lived > STEADY else self._deaths + 1
        self.due = time.monotonic() + self.pause
        return code

    @property
    def pause(self) -> float:
        return float(min(2 ** (self._deaths - 1), LONGEST_PAUSE)) if self._deaths > 1 else 0.0

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()

    def wait_or_kill(self, seconds: float) -> None:
        if self.process is not None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
            self.signal_group(signal.SIGKILL)
            self.process.wait()

    def signal_group(self, number: int) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


class Supervisor:
    """The processes of one instance, for as long as `run` runs."""

    def __init__(self, children: Sequence[Child], told: Callable[[str], None]) -> None:
        self.children = children
        self.told = told

    def start(self) -> None:
        for child in self.children:
            child.start()

    def look_after(self) -> None:
        """Once: starts again what has died, when its pause is over."""
        for child in self.children:
            if (code := child.died()) is not None:
                when = f"in {child.pause:.0f} s" if child.pause else "now"
                self.told(f"{child.name} {_ended(code)}; starting it again {when}. See {child.log}")
            if child.process is None and time.monotonic() >= child.due:
                child.start()

    def stop(self) -> None:
        """All stop together; what has not finished after a few seconds is killed."""
        for child in self.children:
            child.stop()
        until = time.monotonic() + GRACE
        for child in self.children:
            child.wait_or_kill(max(0.0, until - time.monotonic()))


def _ended(code: int) -> str:
    return f"was stopped by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"


def _stop_with_the_supervisor(supervisor: int) -> Callable[[], None] | None:
    """Linux tells a process when its parent is gone; elsewhere a killed supervisor leaves its processes."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def before_it_runs() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != supervisor:
            os._exit(1)

    return before_it_runs
