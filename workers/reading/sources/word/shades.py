"""The colour of a cell: its shading, or what stands for it: highlighted words, a blob, a drawn shape.

Shades that come from the style of the table are not asked for: they band rows and set off headers, and rate nothing.
"""

from collections.abc import Sequence
from typing import Any

from workers.reading import colours
from workers.reading.document import words
from workers.reading.sources import letters, theme
from workers.reading.sources.word.inline import Text
from workers.reading.sources.word.names import A, W

_FEW = 6
"""Words; more that are highlighted are a remark."""


def of_shading(shade: Any, theme_colours: dict[str, str]) -> str | None:
    """What `w:shd` says."""
    if shade is None:
        return None
    if shade.get(f"{W}val") == "solid":
        return colours.named(shade.get(f"{W}color"))
    rgb = shade.get(f"{W}fill")
    if rgb in {None, "auto"} and (name := shade.get(f"{W}themeFill")):
        rgb = theme.named(theme_colours, name)
        for key, sign in (("themeFillTint", 1), ("themeFillShade", -1)):
            if rgb and (told := shade.get(f"{W}{key}")):
                rgb = theme.tinted(rgb, sign * (1 - _share(told)))
    return colours.named(rgb)


def _share(told: str) -> float:
    try:
        return int(told, 16) / 255
    except ValueError:
        return 1.0


def of_cell(cell: Any, texts: Sequence[Text], theme_colours: dict[str, str]) -> str | None:
    """A cell's own shading; else that of its paragraphs, of its few words, of a blob or a shape in it."""
    if own := of_shading(cell.find(f"{W}tcPr/{W}shd"), theme_colours):
        return own
    shades = {of_shading(p.find(f"{W}pPr/{W}shd"), theme_colours) for p in cell.iterchildren(f"{W}p")}
    if len(shades) == 1 and (one := shades.pop()):
        return one
    text = " ".join(each.text for each in texts)
    if len(words(text)) <= _FEW:
        marked = {each.marked for each in texts if each.text}
        if len(marked) == 1 and (one := marked.pop()):
            return one
        if (blob := letters.colour_in(text)) or (blob := _of_blob(texts, text)):
            return blob
    return None if words(text) else _of_shape(cell, theme_colours)


def _of_blob(texts: Sequence[Text], text: str) -> str | None:
    if not letters.is_blob(text):
        return None
    found = {colours.named(run.colour) for each in texts for run in each.runs if run.text.strip()}
    return found.pop() if len(found) == 1 else None


def _of_shape(cell: Any, theme_colours: dict[str, str]) -> str | None:
    """A circle drawn in a cell without words."""
    for properties in cell.iter():
        if not isinstance(properties.tag, str):
            continue
        if properties.tag.endswith("}spPr") and (solid := properties.find(f"{A}solidFill")) is not None:
            for told in solid:
                given = told.get("val") or ""
                return colours.named(given if told.tag == f"{A}srgbClr" else theme.named(theme_colours, given))
        if properties.get("fillcolor"):
            return colours.named(properties.get("fillcolor").lstrip("#").split(" ")[0])
    return None
