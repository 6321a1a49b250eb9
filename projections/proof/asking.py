"""How a registry asks a witness to co-sign: with a proof that the new checkpoint goes on from what the witness saw."""

from __future__ import annotations

import base64
import os
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.proof.merkle import consistency
from domain.proof.notes import NotANote, Note, Signature, signature
from domain.records import now
from projections.proof.keys import VerifyingKey
from projections.proof.sealed import Checkpoint, Sealed

REFUSES = "witness_refuses"
"""The alarm that a witness raises."""
PATIENCE = 10  # seconds
LARGEST = 10_000  # bytes of an answer


class WitnessRefuses(Exception):
    """A witness did not sign. `contradicts`: because it saw another history than it is shown now, of `saw` leaves
    where it says so."""

    def __init__(self, sentence: str, contradicts: bool = False, saw: int = 0) -> None:
        super().__init__(sentence)
        self.contradicts, self.saw = contradicts, saw


@dataclass(frozen=True)
class Witness:
    url: str
    written: str
    """Its public key, as it is passed on."""

    @property
    def key(self) -> VerifyingKey:
        return VerifyingKey(self.written)

    def cosign(self, sealed: Sealed, checkpoint: Checkpoint) -> Signature:
        """Refuses `WitnessRefuses`; raises OSError where it does not answer."""
        before = sealed.last_size_signed_by(self.key.name, checkpoint.epoch)
        status, answer = self._post(sealed, checkpoint, before)
        if status == 409 and answer.strip().isdecimal() and int(answer) <= checkpoint.size:
            status, answer = self._post(sealed, checkpoint, int(answer))
        if status != 200:
            said = f"The witness {self.key.name} does not sign the checkpoint of {checkpoint.size:,} leaves: "
            saw = int(answer) if status == 409 and answer.strip().isdecimal() else 0
            why = f"it saw one of {saw:,}." if saw else answer.strip()
            raise WitnessRefuses(said + why, contradicts=status in (409, 422), saw=saw)
        return self._checked(checkpoint, answer)

    def _checked(self, checkpoint: Checkpoint, answer: str) -> Signature:
        note = Note.read(checkpoint.note)
        try:
            given = [signature(line) for line in answer.splitlines()]
        except NotANote as reason:
            raise WitnessRefuses(f"The witness {self.key.name} answers something else: {reason}") from None
        right = self.key.signed(note.signed_also(given))
        if right is None:
            raise WitnessRefuses(f"The signature that the witness {self.key.name} gave is not right.")
        return right

    def _post(self, sealed: Sealed, checkpoint: Checkpoint, old: int) -> tuple[int, str]:
        same = old in (0, checkpoint.size)
        proof = [] if same else consistency(old, checkpoint.size, sealed.node(checkpoint.epoch))
        lines = [f"old {old}", *(base64.b64encode(hashed).decode() for hashed in proof), "", checkpoint.note]
        request = urllib.request.Request(
            self.url.rstrip("/") + "/add-checkpoint",
            data="\n".join(lines).encode(),
            headers={"User-Agent": "throughline"},
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read(LARGEST).decode("utf-8", "replace")
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read(LARGEST).decode("utf-8", "replace")


def hear(sealed: Sealed, watching: Sequence[Witness]) -> list[str]:
    """Ask each anew to co-sign the newest checkpoint, also who did before; returns who does not answer.

    Raises `WitnessRefuses`, after noting the alarm where it contradicts.
    """
    checkpoint, silent = sealed.last(), []
    for witness in watching if checkpoint else ():
        assert checkpoint is not None
        try:
            signature = witness.cosign(sealed, checkpoint)
        except OSError as reason:
            silent.append(f"The witness {witness.key.name} does not answer: {reason}")
        except WitnessRefuses as refusal:
            if refusal.contradicts:
                sealed.alarm(REFUSES, None, now())
            raise
        else:
            sealed.cosign(checkpoint, signature, witness.written, now())
    return silent


def witnesses(environ: Mapping[str, str] = os.environ) -> list[Witness]:
    """Those that THROUGHLINE_WITNESSES names: a file with an address and a public key on each line."""
    named = environ.get("THROUGHLINE_WITNESSES")
    if not named:
        return []
    lines = (line.split() for line in Path(named).read_text().splitlines() if line.strip() and line[0] != "#")
    return [Witness(url, key) for url, key in lines]
