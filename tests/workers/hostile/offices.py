"""Parts of office files that say nonsense: numbering, styles, comments, rules, strings, themes, documents within."""

from __future__ import annotations

from collections.abc import Callable

from tests.workers.hostile.cases import Made, hostile
from tests.workers.hostile.packages import DOCUMENT, SHEET, W
from tests.workers.hostile.parts import edited, exchanged, part, sound

S = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ITEM = (
    b'<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>'
)


def _numbered(levels: bytes, items: bytes) -> Callable[[], bytes]:
    lists = b'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    xml = b'<w:numbering %s><w:abstractNum w:abstractNumId="0">%s</w:abstractNum>%s</w:numbering>' % (W, levels, lists)
    return lambda: exchanged(
        edited(sound("docx"), DOCUMENT, (b"<w:body>", b"<w:body>" + items)), {"word/numbering.xml": xml}
    )


def _level(text: bytes, start: bytes = b"1", form: bytes = b"decimal") -> bytes:
    said = b'<w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>' % (form, text)
    return b'<w:lvl w:ilvl="0"><w:start w:val="%s"/>%s</w:lvl>' % (start, said)


def _styled(styles: bytes) -> Callable[[], bytes]:
    return lambda: exchanged(sound("docx"), {"word/styles.xml": b"<w:styles %s>%s</w:styles>" % (W, styles)})


@hostile("numbers and styles of Word")
def _numbers() -> Made:
    yield "starts-at-nonsense.docx", _numbered(_level(b"%1.", b"many"), ITEM % (0, 1)), "read"
    yield "starts-below-nought.docx", _numbered(_level(b"%1.", b"-99999999999", b"lowerRoman"), ITEM % (0, 1)), "read"
    yield "a-million-letters.docx", _numbered(_level(b"%1" * 30_000), ITEM % (0, 1)), "either"
    yield "letters-without-end.docx", _numbered(_level(b"%1", b"99999999", b"lowerLetter"), ITEM % (0, 1) * 50), "read"
    yield "level-ninety-nine.docx", _numbered(_level(b"%9"), ITEM % (99, 1)), "read"
    yield "no-such-list.docx", _numbered(b"", ITEM % (0, 7)), "read"
    based = b'<w:style w:styleId="%s"><w:basedOn w:val="%s"/></w:style>'
    circle = based % (b"A", b"B") + based % (b"B", b"A")
    yield "styles-in-a-circle.docx", _styled(circle), "read"
    link = b'<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
    style = b'<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = b'<w:numbering %s>%s<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>' % (W, link)
    yield (
        "a-list-that-is-its-own-style.docx",
        lambda: exchanged(_styled(style)(), {"word/numbering.xml": numbering}),
        "read",
    )


def _within(target: str, content: bytes) -> Callable[[], bytes]:
    """A document with another in it."""
    relation = (b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                b'aFChunk" Target="%s"/></Relationships>' % target.encode())  # fmt: skip
    chunk = b'<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>'
    whole = edited(sound("docx"), "word/_rels/document.xml.rels", (b"</Relationships>", relation))
    return exchanged(edited(whole, DOCUMENT, (b"<w:body>", b"<w:body>" + chunk)), {f"word/{target}": content})


@hostile("documents within documents")
def _chunks() -> Made:
    inner = sound("docx")
    for depth in range(4):
        inner = _within(f"inner{depth}.docx", inner)
    yield "five-deep.docx", inner, "read"
    yield "a-broken-one.docx", lambda: _within("inner.docx", sound("docx")[:500]), "read"
    yield "noise.docx", lambda: _within("inner.html", bytes(range(256)) * 50), "read"
    yield (
        "html-that-calls.docx",
        lambda: _within("inner.html", b"<html><img src='http://127.0.0.1:1/'>x</html>"),
        "read",
    )
    yield "climbs-out.docx", lambda: _within("../../../../etc/passwd", b"root"), "read"


def _ruled(rule: bytes) -> Callable[[], bytes]:
    xml = b'<conditionalFormatting sqref="A1:XFD1048576">%s</conditionalFormatting>' % rule
    red = b'<dxfs><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf></dxfs>'
    styles = b"<styleSheet %s>%s</styleSheet>" % (S, red)
    ruled = (b"</sheetData>", b"</sheetData>" + xml)
    return lambda: exchanged(edited(sound("xlsx"), SHEET, ruled), {"xl/styles.xml": styles})


def _expression(formula: bytes) -> Callable[[], bytes]:
    return _ruled(b'<cfRule type="expression" dxfId="0" priority="1"><formula>%s</formula></cfRule>' % formula)


@hostile("rules and looks of Excel")
def _rules() -> Made:
    yield "brackets-without-end.xlsx", _expression(b"(" * 5000), "read"
    yield "a-formula-of-a-million-letters.xlsx", _expression(b"A1+" * 300_000), "read"
    yield "minus-without-end.xlsx", _expression(b"-" * 190 + b"1"), "read"
    yield "a-thousand-rules.xlsx", _ruled(b'<cfRule type="cellIs" dxfId="0" operator="equal"/>' * 1000), "read"
    yield "priority-of-nonsense.xlsx", _ruled(b'<cfRule type="cellIs" dxfId="many" priority="first"/>'), "read"
    fill = b'<patternFill patternType="solid"><fgColor theme="4" tint="dark"/></patternFill>'
    quotes = b'<numFmt numFmtId="200" formatCode="&quot;%s"/>' % (b"0.[" * 3000)
    looks = {
        "tint-of-nonsense": b"<fills><fill>%s</fill></fills>" % fill
        + b'<cellXfs><xf numFmtId="x" fontId="-1"/></cellXfs>',
        "a-theme-of-a-thousand": b'<fonts><font><color theme="1000"/></font></fonts><cellXfs><xf/></cellXfs>',
        "a-format-of-quotes": b'<numFmts>%s</numFmts><cellXfs><xf numFmtId="200"/></cellXfs>' % quotes,
    }
    for name, inside in looks.items():
        yield (
            f"{name}.xlsx",
            lambda inside=inside: exchanged(
                sound("xlsx"), {"xl/styles.xml": b"<styleSheet %s>%s</styleSheet>" % (S, inside)}
            ),
            "read",
        )


@hostile("parts of Excel that say nonsense")
def _parts() -> Made:
    sheet = part(sound("xlsx"), SHEET)
    yield (
        "rows-backwards.xlsx",
        lambda: exchanged(sound("xlsx"), {SHEET: sheet.replace(b'<row r="2"', b'<row r="9"')}),
        "read",
    )
    yield (
        "a-row-of-nonsense.xlsx",
        lambda: exchanged(sound("xlsx"), {SHEET: sheet.replace(b'<row r="2"', b'<row r="x"')}),
        "read",
    )
    column = b'<cols><col min="-1" max="x" hidden="1"/></cols><sheetData>'
    yield "columns-of-nonsense.xlsx", lambda: edited(sound("xlsx"), SHEET, (b"<sheetData>", column)), "read"
    yield "strings-are-no-xml.xlsx", lambda: exchanged(sound("xlsx"), {"xl/sharedStrings.xml": b"x"}), "either"
    yield "styles-are-no-xml.xlsx", lambda: exchanged(sound("xlsx"), {"xl/styles.xml": b"x"}), "read"
    yield "a-theme-of-nonsense.xlsx", lambda: exchanged(sound("xlsx"), {"xl/theme/theme1.xml": b"<a/>"}), "read"
