"""How values are written for COPY, PostgreSQL's way to take in many rows at once (text format)."""

from __future__ import annotations

from typing import Any

from projections.rectangles import Rectangle

NULL = "\\N"


def line(*columns: bytes) -> bytes:
    return b"\t".join(columns) + b"\n"


def escaped(text: str | None) -> str:
    if text is None:
        return NULL
    if "\\" not in text and text.isprintable():
        return text
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def as_daterange(rectangle: Rectangle) -> bytes:
    return f"[{rectangle.valid_from},{rectangle.valid_to or ''})".encode()


def as_tstzrange(rectangle: Rectangle) -> bytes:
    return f'["{rectangle.known_from}",{_quoted(rectangle.known_to)})'.encode()


def _quoted(moment: Any) -> str:
    return f'"{moment}"' if moment else ""
