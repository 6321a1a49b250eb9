"""What a witness remembers: of each log the largest checkpoint that it signed."""

from __future__ import annotations

import base64
import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time

from domain.proof.merkle import EMPTY, consistent
from domain.proof.notes import Checkpoint, Note, Signature
from projections.proof.keys import SigningKey, VerifyingKey


class NotSigned(Exception):
    """Why a witness does not sign, with the status that c2sp.org/tlog-witness gives for it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Seen:
    """The memory of a witness in a folder: one file for each log, replaced as a whole."""

    def __init__(self, folder: Path, key: SigningKey, logs: list[VerifyingKey]) -> None:
        self.folder, self.key, self.logs = folder, key, logs

    def cosign(self, note: Note, old: int, proof: list[bytes]) -> Signature:
        """Sign a checkpoint that goes on from the last one that was signed of its log. Refuses `NotSigned`."""
        checkpoint = note.checkpoint
        self._refuse_stranger(note, checkpoint)
        with self._alone(checkpoint.origin) as file:
            size, root = self._last(file)
            if old != size:
                raise NotSigned(409, f"{size}\n")
            if old > checkpoint.size:
                raise NotSigned(400, "The checkpoint is smaller than the size that it is said to go on from.\n")
            if not goes_on(size, root, checkpoint, proof):
                raise NotSigned(422, "The checkpoint does not go on from the one that was signed before.\n")
            self._remember(file, checkpoint)
        return self.key.cosign(note.text, int(time()))

    def _refuse_stranger(self, note: Note, checkpoint: Checkpoint) -> None:
        known = [key for key in self.logs if checkpoint.origin.startswith(f"{key.name}/")]
        if not known:
            raise NotSigned(404, "This witness does not watch a log of this name.\n")
        if not any(key.signed(note) for key in known):
            raise NotSigned(403, "The checkpoint is not signed by the key of its log.\n")

    def _last(self, file: Path) -> tuple[int, bytes]:
        if not file.exists():
            return 0, EMPTY
        size, root = file.read_text().split()[-2:]
        return int(size), base64.b64decode(root)

    def _remember(self, file: Path, checkpoint: Checkpoint) -> None:
        """On the disk before the signature is given away: a witness that forgets could sign a fork."""
        fresh = file.with_suffix(".new")
        with fresh.open("w") as writing:
            writing.write(checkpoint.text)
            writing.flush()
            os.fsync(writing.fileno())
        fresh.replace(file)
        folder = os.open(self.folder, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    @contextmanager
    def _alone(self, origin: str) -> Iterator[Path]:
        name = hashlib.sha256(origin.encode()).hexdigest()
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield self.folder / f"{name}.checkpoint"


def goes_on(size: int, root: bytes, checkpoint: Checkpoint, proof: list[bytes]) -> bool:
    if size == 0:
        return not proof
    return consistent(size, root, checkpoint.size, checkpoint.root, proof)
