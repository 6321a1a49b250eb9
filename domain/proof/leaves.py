"""What a leaf says: one entry of the log, exactly as it is stored, bound to its authority and its moment.

    SHA-256(0x00 ‖ tag ‖ authority ‖ identity ‖ recorded at ‖ topic ‖ SHA-256(stored bytes))

Each part is preceded by its length (four bytes, big-endian), so that nothing can move from one part to the next. The
identity is the thing's id and the entry's number among the entries about it, not its position in the log: the tree
itself says the position.
"""

from __future__ import annotations

import hashlib
import json
from uuid import UUID

from domain.proof.merkle import leaf_hash

TAG = b"throughline entry v1"
EPOCH_TAG = b"throughline epoch v1"


def entry_leaf(authority: str, id: UUID, version: int, topic: str, stored: bytes) -> bytes:
    """The hashed leaf of a fact, by the bytes that the log holds. Raises ValueError for bytes that are no fact."""
    identity = f"{id}:{version}"
    return hashed(TAG, authority, identity, recorded_at(stored), topic, hashlib.sha256(stored).digest())


def epoch_leaf(authority: str, epoch: int, reason: str, before: str) -> bytes:
    """The first leaf of a log that goes on after entries were lost: which epoch, why, and after which checkpoint."""
    return hashed(EPOCH_TAG, authority, str(epoch), reason, before)


def recorded_at(stored: bytes) -> str:
    """The moment of recording as the stored fact writes it."""
    try:
        return str(json.loads(stored)["timestamp"])
    except (ValueError, KeyError, TypeError) as reason:
        raise ValueError(f"The log holds something that is no entry: {reason}") from None


def hashed(tag: bytes, *parts: str | bytes) -> bytes:
    written = (part.encode() if isinstance(part, str) else part for part in (tag, *parts))
    return leaf_hash(b"".join(len(part).to_bytes(4, "big") + part for part in written))
