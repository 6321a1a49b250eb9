"""The parts of an office file: found by what refers to them, and parsed without fetching or expanding anything."""

import posixpath
import re
import zipfile
from functools import cached_property
from typing import Any

from lxml import etree

from workers.reading.sources import package

STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
USUAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
"""The namespaces of "strict" files, and of all others."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Package:
    """A zipped office file. Names of parts are found whatever their case and slashes."""

    def __init__(self, content: bytes) -> None:
        self.zip, self.notes = package.opened(content)

    @cached_property
    def names(self) -> dict[str, zipfile.ZipInfo]:
        return {_plain(part.filename): part for part in self.zip.infolist()}

    def bytes_of(self, name: str) -> bytes | None:
        part = self.names.get(_plain(name))
        return self.zip.read(part) if part else None

    def whole(self, name: str) -> Any:
        """A part that the document can't do without. Raises where it is missing or broken."""
        content = self.bytes_of(name)
        if content is None:
            raise KeyError(name)
        return parsed(content)

    def part(self, name: str | None) -> Any:
        """A part, or None where it is missing or broken: the words can be read without it."""
        if name is None or (content := self.bytes_of(name)) is None:
            return None
        try:
            return parsed(content)
        except etree.XMLSyntaxError:
            return None

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to within the file: by id, the kind and the part's name."""
        folder, _, file = name.rpartition("/")
        root = self.part(f"{folder}/_rels/{file}.rels")
        found = {}
        for each in root.iter(_RELATION) if root is not None else ():
            target = each.get("Target") or ""
            if each.get("TargetMode") != "External":
                target = target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}").lstrip("/")
                found[each.get("Id") or ""] = ((each.get("Type") or "").rpartition("/")[2], target)
        return found

    def main(self, otherwise: str) -> str:
        """The name of the part that is the document itself. Raises where the file says nothing of its parts."""
        if "[content_types].xml" not in self.names or "_rels/.rels" not in self.names:
            raise KeyError(otherwise)
        told = [name for kind, name in self.relations("").values() if kind == "officeDocument"]
        return next((name for name in told if _plain(name) in self.names), otherwise)

    def related(self, name: str, kind: str) -> list[str]:
        return [target for each, target in self.relations(name).values() if each == kind]


def parsed(content: bytes) -> Any:
    if b"purl.oclc.org/ooxml" in content[:4096]:  # the same words in the namespaces of "strict" files
        content = STRICT.sub(USUAL, content)
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
