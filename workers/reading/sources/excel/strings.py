"""Texts of a workbook, with what is struck through or set apart in a part of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workers.reading.document import words
from workers.reading.sources import letters
from workers.reading.sources.excel.styles import S, Styles, on


@dataclass(frozen=True)
class Said:
    """A text whose parts do not all look alike."""

    text: str
    struck: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


def of(element: Any, styles: Styles) -> str | Said:
    """What `si` or `is` holds: one text, or runs."""
    runs = element.findall(f"{S}r")
    if not runs:
        return plain("".join(t.text or "" for t in element.iterchildren(f"{S}t")))
    parts = [(plain("".join(t.text or "" for t in run.iterchildren(f"{S}t"))), run.find(f"{S}rPr")) for run in runs]
    whole = "".join(text for text, _ in parts)
    struck = tuple(_together(parts, lambda look: on(look, "strike")))
    aside = tuple(_together(parts, lambda look: on(look, "i") or styles.hue(look.find(f"{S}color"))))
    return Said(whole, struck, aside) if struck or aside else whole


def _together(parts: list[tuple[str, Any]], test: Any) -> Iterator[str]:
    """Neighbouring runs of a kind, as texts."""
    current = ""
    for text, look in [*parts, ("\x00", None)]:
        if look is not None and test(look):
            current += text
        else:
            if words(current):
                yield " ".join(current.split())
            current = ""


def plain(text: str) -> str:
    """Without escapes ("_x000D_") and letters that nobody sees."""
    if "_x" in text:
        text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: _letter(int(found[1], 16)), text)
    return letters.clean(text)


def _letter(code: int) -> str:
    return "\n" if code in {10, 11, 13} else chr(code) if 32 <= code < 0xD800 else " "
