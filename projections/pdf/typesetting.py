"""From what a paper says to its pages: typst sets it, in a process of its own that can be killed.

A paper is a template of ours (`*.typ`) and data. What people typed is data: typst reads it as JSON and never as
markup. The same data of the same moment give the same bytes, so that a pack can be made again and compared.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from domain.refusals import Refusal
from projections.answers import json_ready

CHILD = Path(__file__).with_name("child.py")
FONTS = Path(__file__).with_name("fonts")
"""Source Sans 3, put there by hatch_build.py; typst brings what it falls back upon."""


class TooHardToTypeset(Refusal):
    """A paper took more time or memory than one may."""


@dataclass(frozen=True)
class Limits:
    """What one paper may take."""

    seconds: int = 60
    memory: int = 3 * 1024**3


def typeset(template: Path, said: Mapping[str, Any], made_at: datetime, limits: Limits | None = None) -> bytes:
    """The PDF of a template and its data. `made_at` is the day that the file gives as its own.

    Other templates are found beside it and in this folder. Refuses `TooHardToTypeset`.
    """
    limits = limits or Limits()
    asked = {
        "template": str(template), "root": str(Path(__file__).parents[1]), "fonts": str(FONTS),
        "said": json.dumps(json_ready(said), ensure_ascii=False), "made_at": int(made_at.timestamp()),
        "seconds": limits.seconds, "memory": limits.memory,
    }  # fmt: skip
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(CHILD)],
            input=json.dumps(asked).encode(),
            env={"PATH": os.environ.get("PATH", ""), "RAYON_NUM_THREADS": "2"},
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_hard(f"it took more than {limits.seconds} seconds") from None
    if done.returncode < 0:  # killed by a limit, or aborted for want of memory
        raise too_hard("it took too much time or memory")
    if done.returncode:
        raise RuntimeError(f"Typesetting {template.name} failed:\n{done.stderr.decode('utf-8', 'replace')}")
    return done.stdout


def too_hard(why: str) -> TooHardToTypeset:
    return TooHardToTypeset(f"This could not be made into a PDF: {why}. Word and Excel files hold the same.")
