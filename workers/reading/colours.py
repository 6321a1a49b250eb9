"""Colours by the name that people give them in a rating: shades of one colour are one colour."""

import colorsys
import re
from collections.abc import Mapping

NAMES = {
    "red": "red", "amber": "amber", "yellow": "amber", "orange": "amber", "green": "green", "blue": "blue",
    "grey": "grey", "gray": "grey",
}  # fmt: skip


def named(rgb: str | None) -> str | None:
    """The name of "FF92D050" or "92D050"; None for white, black, nearly white and what is no colour."""
    if not rgb or not re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", rgb):
        return None
    red, green, blue = (int(rgb[-6:][n : n + 2], 16) / 255 for n in (0, 2, 4))
    return of(red, green, blue)


def of(red: float, green: float, blue: float) -> str | None:
    """Parts from 0 to 1."""
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < 0.12:
        return "grey" if 0.35 < value < 0.9 else None
    if value < 0.2:
        return None
    degrees = hue * 360
    for below, name in ((21, "red"), (67, "amber"), (172, "green"), (262, "blue"), (330, None), (361, "red")):
        if degrees < below:
            return name
    return None


def in_words(text: str) -> list[str]:
    """The colours that a text names, each once, in order."""
    found = (NAMES[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in NAMES)
    return list(dict.fromkeys(found))


def key_line(text: str) -> tuple[str, str] | None:
    """ "Green – on track": a line of a key; None where a text is none."""
    found = re.match(rf"({'|'.join(NAMES)})\b\s*(?:\(?[RAGB]\)?)?\s*[-–—=:]+\s*(\S.{{0,120}})$", text, re.IGNORECASE)
    return (NAMES[found[1].casefold()], found[2].strip()) if found else None


def key_part(text: str) -> tuple[str, str] | None:
    """ "Green on track": one of several such parts after the word "key"."""
    found = re.match(rf"({'|'.join(NAMES)})\s+(\w+(?:\s\S+){{0,5}})$", text, re.IGNORECASE)
    return key_line(text) or ((NAMES[found[1].casefold()], found[2].strip()) if found else None)


def from_label(label: str, key: Mapping[str, str]) -> str | None:
    """The colour that the document's key gives to a label."""
    plain = " ".join(re.findall(r"\w+", label.casefold()))
    same = (c for c, text in key.items() if text and " ".join(re.findall(r"\w+", text.casefold())) == plain)
    return next(same, None)
