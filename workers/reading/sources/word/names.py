"""Names in Word's XML."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

AROUND = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo")
)
"""What may stand around paragraphs, rows, cells or runs."""
GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
"""What tracked changes have taken away."""


def value(parent: Any, path: str) -> str | None:
    """The `val` of what stands at "pPr/numPr/ilvl" under an element."""
    found = parent.find("/".join(f"{W}{name}" for name in path.split("/")))
    return found.get(f"{W}val") if found is not None else None


def number(text: str | None, otherwise: int = 0) -> int:
    """A whole number within reason."""
    try:
        return max(-1, min(int(text or ""), 10_000))
    except ValueError:
        return otherwise


def is_on(properties: Any, name: str) -> bool | None:
    """Whether a property is on; None where nothing is said of it."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}val") not in {"0", "false", "none", "off"}


def read_once(root: Any) -> None:
    """Of the versions of a drawing that Word keeps for newer and older programs, only one stays."""
    for each in list(root.iter(f"{MC}AlternateContent")):
        parent = each.getparent()
        if parent is None:
            continue
        versions = [child for child in each if child.tag in {f"{MC}Choice", f"{MC}Fallback"}]
        worded = [version for version in versions if next(version.iter(f"{W}t", f"{W}sym"), None) is not None]
        at = parent.index(each)
        for child in reversed(next(iter(worded or versions), [])):
            parent.insert(at, child)
        parent.remove(each)
