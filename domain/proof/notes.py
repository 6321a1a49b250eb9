"""Checkpoints as signed notes: text that people can read and other programs can check.

The formats are those of https://c2sp.org/signed-note, https://c2sp.org/tlog-checkpoint and
https://c2sp.org/tlog-cosignature, so a witness of another maker can co-sign.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

ED25519, COSIGNATURE = 0x01, 0x04
"""Kinds of signature, which take part in a key's id."""
DASH = "— "


class NotANote(ValueError):
    """The text is no signed note, or its checkpoint is none; the sentence says what is missing."""


@dataclass(frozen=True)
class Checkpoint:
    """How large an authority's log is, and the root of its tree. `origin` names the log for ever."""

    origin: str
    size: int
    root: bytes
    further: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        lines = (self.origin, str(self.size), base64.b64encode(self.root).decode(), *self.further)
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def read(cls, text: str) -> Checkpoint:
        origin, size, root, *further = text.splitlines() if text.count("\n") >= 3 else ("", "", "")
        hashed = unbase64(root)
        if not origin or not size.isascii() or not size.isdecimal() or str(int(size)) != size or len(hashed) != 32:
            raise NotANote("A checkpoint has three lines: the log's name, its size, and its root in base64.")
        return cls(origin, int(size), hashed, tuple(further))


@dataclass(frozen=True)
class Signature:
    """One line under a note. `blob` is what follows the key's id: the signature, with a moment before it or not."""

    name: str
    key_id: bytes
    blob: bytes

    @property
    def line(self) -> str:
        return f"{DASH}{self.name} {base64.b64encode(self.key_id + self.blob).decode()}\n"

    @property
    def moment(self) -> int:
        """Of a co-signature: when the witness signed, in seconds since 1970."""
        return int.from_bytes(self.blob[:8], "big")


@dataclass(frozen=True)
class Note:
    """A text and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...] = field(default=())

    def __str__(self) -> str:
        return f"{self.text}\n" + "".join(signature.line for signature in self.signatures)

    @property
    def checkpoint(self) -> Checkpoint:
        return Checkpoint.read(self.text)

    def of(self, key_id: bytes, name: str) -> list[Signature]:
        """The signatures that a key is said to have made."""
        return [each for each in self.signatures if (each.key_id, each.name) == (key_id, name)]

    def signed_also(self, signatures: Iterable[Signature]) -> Note:
        return Note(self.text, (*self.signatures, *signatures))

    @classmethod
    def read(cls, written: str) -> Note:
        text, blank, below = written.rpartition("\n\n")
        if not blank or not below.endswith("\n"):
            raise NotANote("A signed note has a text, an empty line, and signatures.")
        return cls(f"{text}\n", tuple(signature(line) for line in below.splitlines()))


def signature(line: str) -> Signature:
    name, space, encoded = line.removeprefix(DASH).partition(" ")
    signed = unbase64(encoded)
    if not line.startswith(DASH) or not name or not space or len(signed) <= 4:
        raise NotANote("A signature is a dash, the signer's name, and base64.")
    return Signature(name, signed[:4], signed[4:])


def key_id(name: str, kind: int, public_key: bytes) -> bytes:
    """Four bytes by which a verifier finds the key that a signature was made with."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public_key).digest()[:4]


def verifier_key(name: str, kind: int, public_key: bytes) -> str:
    """A public key as one line that is passed on: name+id+base64."""
    encoded = base64.b64encode(bytes([kind]) + public_key).decode()
    return f"{name}+{key_id(name, kind, public_key).hex()}+{encoded}"


def cosigned(text: str, moment: int) -> bytes:
    """What a witness signs: that it saw this checkpoint at this moment (seconds since 1970), and no fork of it."""
    return f"cosignature/v1\ntime {moment}\n{text}".encode()


def unbase64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotANote(f"“{text[:60]}” is not base64.") from None
