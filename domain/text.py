"""A text: anything a person typed (a title, a note, a name, a reason), kept apart from the facts that refer to it.

A fact holds only a `TextRef`; the text and its salt stand in the table `texts`. So a text can be erased for data
protection by deleting one row, and no fact changes: the commitment still proves that there was exactly that text.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from uuid import UUID, uuid4

from domain.refusals import TextNotAllowed, TextTooLong

COMMITMENT_TAG = b"throughline/text/v1\0"
LONGEST_TEXT = 20_000
"""Characters. The longest progress cell in the documents we know has 1,300."""
LONGEST_TITLE = 2_000
UNKEEPABLE = re.compile("[\\x00\ud800-\udfff]")
"""What JSON can carry, but no database can keep."""


@dataclass(frozen=True, slots=True)
class TextRef:
    """Where a text stands, and a commitment (hex SHA-256) to what it said."""

    ref: UUID
    commitment: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the salt that keeps its commitment from being guessed."""

    ref: UUID
    salt: bytes
    body: str

    @classmethod
    def write(cls, body: str, longest: int = LONGEST_TEXT) -> Text:
        """Keep what a person typed, white space at both ends removed. Refuses `TextTooLong`, `TextNotAllowed`."""
        body = body.strip()
        if len(body) > longest:
            raise TextTooLong(
                f"This text has {len(body):,} characters; the limit is {longest:,}. Shorten it or attach a document.",
                limit=longest,
                length=len(body),
            )
        if UNKEEPABLE.search(body):
            raise TextNotAllowed(
                "This text contains a NUL character or half a character, which cannot be kept. Remove it."
            )
        return cls(uuid4(), os.urandom(32), body)

    @property
    def reference(self) -> TextRef:
        return TextRef(self.ref, commitment(self.ref, self.salt, self.body))


def commitment(ref: UUID, salt: bytes, body: str) -> str:
    """SHA-256(tag ‖ ref ‖ salt ‖ text) as hex: what a fact remembers of a text."""
    return hashlib.sha256(COMMITMENT_TAG + ref.bytes + salt + body.encode()).hexdigest()
