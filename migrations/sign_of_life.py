"""A file in the home that a process without pages touches while it works, for whoever checks its health."""

from __future__ import annotations

import time
from pathlib import Path

from migrations.database import home

EVERY = 5.0  # seconds


class SignOfLife:
    def __init__(self, name: str, folder: Path | None = None) -> None:
        self.file = (folder or home()) / f"{name}-alive"
        self.shown = -EVERY

    def show(self) -> None:
        """To be called often; touches the file seldom."""
        if (now := time.monotonic()) - self.shown >= EVERY:
            self.file.touch()
            self.shown = now
