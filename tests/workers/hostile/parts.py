"""Sound documents to spoil, and packages with some of their parts exchanged."""

from __future__ import annotations

import io
import socket
import zipfile
from functools import cache

from tests.workers.generated.document import of_kind

HOME = socket.create_server(("127.0.0.1", 0))
LISTENER = f"http://127.0.0.1:{HOME.getsockname()[1]}/"
"""Where documents that call home would call. Nobody may: the tests look whether anybody knocked."""


@cache
def sound(fmt: str) -> bytes:
    """A plan that anybody can read."""
    return of_kind("numbered", fmt, 3, set()).content


def exchanged(package: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The package with these parts in place of its own; `None` takes one out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def part(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read(name)


def edited(package: bytes, name: str, *changes: tuple[bytes, bytes]) -> bytes:
    """The package with words exchanged in one part."""
    content = part(package, name)
    for old, new in changes:
        assert old in content, (name, old)
        content = content.replace(old, new, 1)
    return exchanged(package, {name: content})


def zipped(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return buffer.getvalue()
