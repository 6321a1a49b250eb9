"""The key by which an instance signs checkpoints. Whoever verifies needs its public half only."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from domain.proof.notes import COSIGNATURE, ED25519, NotANote, Note, Signature, cosigned, key_id, unbase64, verifier_key

LENGTH = 32


class NoKey(Exception):
    """The file that is named holds no signing key; the sentence says what it should hold."""


class SigningKey:
    """An Ed25519 key with the name that stands before its signatures."""

    def __init__(self, seed: bytes, name: str = "") -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()
        self.name = name or f"throughline-{key_id('', ED25519, self.public).hex()}"

    @classmethod
    def find(cls, home: Path, environ: Mapping[str, str] = os.environ) -> SigningKey:
        """Read from THROUGHLINE_SEALING_KEY_FILE; otherwise made once and kept, for this user only, in the home.

        THROUGHLINE_NAME names the instance in its checkpoints, as registry.region.example; never change it.
        """
        named = environ.get("THROUGHLINE_SEALING_KEY_FILE")
        written = read(Path(named)) if named else kept(home / "sealing-key")
        return cls(written, environ.get("THROUGHLINE_NAME", ""))

    def sign(self, text: str) -> Signature:
        return Signature(self.name, key_id(self.name, ED25519, self.public), self._key.sign(text.encode()))

    def cosign(self, text: str, moment: int) -> Signature:
        """As a witness: at this moment (seconds since 1970) this was the largest checkpoint that it had seen."""
        signed = moment.to_bytes(8, "big") + self._key.sign(cosigned(text, moment))
        return Signature(self.name, key_id(self.name, COSIGNATURE, self.public), signed)

    def verifier(self, kind: int = ED25519) -> str:
        return verifier_key(self.name, kind, self.public)


class VerifyingKey:
    """The public half, as it is passed on: name+id+base64."""

    def __init__(self, written: str) -> None:
        self.name, _, rest = written.strip().partition("+")
        id, _, encoded = rest.partition("+")
        decoded = unbase64(encoded)
        self.kind, self.public = decoded[0] if decoded else 0, decoded[1:]
        self.id = key_id(self.name, self.kind, self.public)
        if len(self.public) != LENGTH or self.id.hex() != id or self.kind not in (ED25519, COSIGNATURE):
            raise NotANote("A verifier's key is written as name+id+base64, and its id follows from the other two.")

    def signed(self, note: Note) -> Signature | None:
        """The signature of this key under a note, if there is one and it is right."""
        return next((each for each in note.of(self.id, self.name) if self._right(each, note.text)), None)

    def _right(self, signature: Signature, text: str) -> bool:
        cosigns = self.kind == COSIGNATURE
        message = cosigned(text, signature.moment) if cosigns else text.encode()
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature.blob[8 if cosigns else 0 :], message)
        except InvalidSignature:
            return False
        return True


def read(file: Path) -> bytes:
    try:
        seed = base64.b64decode(file.read_text().strip(), validate=True)
    except (OSError, ValueError) as reason:
        raise NoKey(f"The sealing key can't be read from {file}: {reason}") from None
    if len(seed) != LENGTH:
        raise NoKey(f"{file} should hold 32 random bytes in base64, as `openssl rand -base64 32` writes them.")
    return seed


def kept(file: Path) -> bytes:
    """Made on first use; two processes that come at once end with the same one."""
    fresh = file.with_name(f".{file.name}-{os.getpid()}")
    if not file.exists():
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as writing:
            writing.write(base64.b64encode(os.urandom(LENGTH)).decode() + "\n")
        try:
            os.link(fresh, file)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return read(file)
