"""Word documents written by hand, as Word and other programs write them, where python-docx has no words for it."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER = ("Ref", "Outcome sought", "Action", "Owner", "By when", "RAG")


def run(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inside="", look=""):
    """A paragraph: of runs, or of plain words."""
    return f"<w:p><w:pPr>{look}</w:pPr>{inside if inside.startswith('<') or not inside else run(inside)}</w:p>"


def item(text="", number=1, depth=0):
    """A list item that Word numbers."""
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(inside="", look=""):
    inside = inside if inside.startswith(("<w:p", "<w:sdt")) else p(inside)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inside}</w:tc>"


def tr(*cells, look=""):
    written = (each if each.startswith(("<w:tc", "<w:sdt")) else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(written)}</w:tr>"


def table(*rows, widths=()):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def plan(*rows):
    """A plan with a header of six columns."""
    return table(tr(*HEADER), *rows)


def row(ref="1.1", outcome="Shorter waits", action="Book rooms early", lead="AB", due="June 2022", rag="Green"):
    return tr(ref, outcome, action, lead, due, rag)


def level(form="decimal", text="%1.", depth=0, more=""):
    said = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{said}</w:lvl>'


def numbering(*levels, lists='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    described = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return f"<w:numbering {SPACES}>{described}{lists}</w:numbering>"


def styles(inside):
    return f"<w:styles {SPACES}>{inside}</w:styles>"


def document(*blocks, parts=None, relations=None, name="word/document.xml"):
    """The file. `parts` are further ones by name; `relations` of the document, by id: kind and target."""
    body = f"<w:document {SPACES}><w:body>{''.join(blocks)}</w:body></w:document>"
    first = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{name}"/>'
    others = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in (relations or {}).items()
    )
    written = {
        "[Content_Types].xml": _TYPES, "_rels/.rels": _RELS.format(first), name: body,
        f"word/_rels/{name.rpartition('/')[2]}.rels": _RELS.format(others), **(parts or {}),
    }  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for part, content in written.items():
            made.writestr(part, content)
    return buffer.getvalue()
