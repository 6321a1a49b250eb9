"""The colours of a file's theme, with their tints and shades."""

import re
from typing import Any

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_USUAL = {
    "lt1": "FFFFFF", "dk1": "000000", "lt2": "E7E6E6", "dk2": "44546A", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
IN_ORDER = tuple(_USUAL)
"""As Excel counts them."""
_ALSO = {"background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2", "light1": "lt1", "dark1": "dk1",
         "light2": "lt2", "dark2": "dk2", "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}  # fmt: skip


def read(root: Any) -> dict[str, str]:
    """The colours by name; those that Office has where the file brings none."""
    found = dict(_USUAL)
    scheme = next(root.iter(f"{_A}clrScheme"), None) if root is not None else None
    for each in scheme if scheme is not None else ():
        for value in each:
            rgb = value.get("lastClr") or value.get("val") or ""
            if re.fullmatch("[0-9A-Fa-f]{6}", rgb):
                found[str(each.tag).rpartition("}")[2]] = rgb
    return found


def named(theme: dict[str, str], name: str) -> str | None:
    return theme.get(_ALSO.get(name, name))


def tinted(rgb: str, tint: float) -> str:
    """Lighter for a tint above nought, darker below."""
    parts = [int(rgb[n : n + 2], 16) for n in (0, 2, 4)]
    mixed = [part + (255 - part) * tint if tint > 0 else part * (1 + tint) for part in parts]
    return "".join(f"{max(0, min(255, round(part))):02X}" for part in mixed)
