"""Names and places: what a file may be called, and what is no file at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.workers.hostile.cases import CASES, Case, Made, hostile
from tests.workers.hostile.texts import PLAN


@hostile("names of files")
def _names() -> Made:
    names = ["plan 2022 (final) v2.txt", "-rf.txt", "$(touch ran).txt", "plan;ls.txt", "план.txt", "%s%n.txt", ".txt",
             "plan\u202etxt.exe", "plan\nplan.txt", "📋.txt", "p" * 240 + ".txt", "plan.txt.docx.pdf"]  # fmt: skip
    for name in names:
        yield name, PLAN.encode(), "read"


def _no_file(kind: str) -> Callable[[Path], Path]:
    def lay(folder: Path) -> Path:
        path = folder / f"{kind}.docx"
        if kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        elif kind == "points to itself":
            path.symlink_to(path)
        elif kind == "points nowhere":
            path.symlink_to(folder / "nowhere")
        elif kind == "device":
            return Path("/dev/zero")
        return path

    return lay


for _kind in ("folder", "pipe", "points to itself", "points nowhere", "missing", "device"):
    CASES.append(Case("no file", _kind, b"", "refused", _no_file(_kind)))
