"""What stored entries refer to: texts, and the documents that they were read from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID


def refs(said: Any) -> Iterator[UUID]:
    """The texts that an entry refers to; what can't be a reference, in an entry that was tampered with, is none."""
    if isinstance(said, dict) and set(said) == {"ref", "commitment"}:
        with suppress(ValueError, AttributeError):
            yield UUID(said["ref"])
    elif isinstance(said, dict | list):
        for inner in said.values() if isinstance(said, dict) else said:
            yield from refs(inner)


def as_json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None  # the verifier says so


def document_of(said: Any) -> str | None:
    """The hash of the document that an entry was read from."""
    source = said.get("source") if isinstance(said, dict) else None
    document = source.get("document") if isinstance(source, dict) else None
    return document if isinstance(document, str) else None
