"""What is looked at before a zipped office file is opened: its size unpacked, its entities, macros and links.

Nothing in it is run, and nothing outside of it is fetched.
"""

import io
import re
import zipfile
import zlib

from workers.reading.refusals import DocumentBroken, DocumentDangerous, DocumentIsProtected, DocumentTooLarge

LARGEST = 300 * 1024 * 1024
"""Bytes unpacked."""
RATIO = 250
"""Times smaller than what it holds; text in a real document packs to a tenth."""
PARTS = 5000

_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def opened(content: bytes) -> tuple[zipfile.ZipFile, list[str]]:
    """The package, and what a person should know of it. Refuses what is broken or made to do harm."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        raise DocumentBroken(
            "This file is broken: it is cut off or damaged. Open it in Word or Excel, save it again and try that."
        ) from None
    _refuse_bombs(parts)
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentIsProtected("This file is protected by a password. Remove the password, save it and try that.")
    _refuse_entities(package, parts)
    return package, _notes(package, parts)


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    whole = sum(part.file_size for part in parts)
    if len(parts) > PARTS or whole > LARGEST:
        raise DocumentTooLarge(
            f"This document unpacks to {whole / 1024 / 1024:,.0f} MB in {len(parts):,} parts, more than one plan can"
            " need. Copy the plan alone, without pictures, into a new document, save that and try it."
        )
    for part in parts:
        if part.file_size > 10 * 1024 * 1024 and part.file_size > RATIO * max(part.compress_size, 1):
            raise DocumentDangerous(
                f"This document holds a part that unpacks to {part.file_size / max(part.compress_size, 1):,.0f} times "
                "its size, as no real plan does. It was not opened."
            )


def _refuse_entities(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    for part in parts:
        if not part.filename.casefold().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            with package.open(part) as opened_part:
                start = opened_part.read(64 * 1024)
                if _DTD.search(start) or _DTD.search(start.replace(b"\x00", b"")):
                    raise DocumentDangerous(
                        "This document defines entities of its own, as no office program does. It was not opened."
                    )
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
            raise DocumentBroken(
                "This file is broken: a part of it is damaged. Open it in Word or Excel, save it again and try that."
            ) from None


def _notes(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> list[str]:
    names = [part.filename.casefold() for part in parts]
    notes = []
    if any("vbaproject" in name or "/macrosheets/" in name for name in names):
        notes.append("the file holds macros; they were not run")
    if any("/embeddings/" in name or "/activex/" in name for name in names):
        notes.append("the file holds embedded objects; they were not opened")
    for part in parts:
        if part.filename.casefold().endswith(".rels") and _has_outside_links(package.read(part)):
            notes.append("the file refers to things outside of it; they were not fetched")
            break
    return notes


def _has_outside_links(rels: bytes) -> bool:
    """Links that a program would follow by itself; a hyperlink waits for a click."""
    found = re.findall(rb"<Relationship\b[^>]*>", rels)
    return any(b'TargetMode="External"' in each and b"/hyperlink" not in each for each in found)
