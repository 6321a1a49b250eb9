"""How cells of a workbook look: their formats, fills and strikes, by the number of a style."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workers.reading import colours
from workers.reading.sources import theme
from workers.reading.sources.excel.formats import BUILT_IN

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Look:
    form: str = ""
    fill: str | None = None
    struck: bool = False
    colour: str | None = None
    bold: bool = False
    indent: int = 0


class Styles:
    def __init__(self, root: Any, theme_root: Any) -> None:
        self.theme = theme.read(theme_root)
        self.root = root
        self.looks = self._looks() if root is not None else []
        self.rules = [self.fill_of(each.find(f"{S}fill"), of_rule=True) for each in self._all("dxfs")]
        """The fills that rules of conditional formatting give, by number."""

    def look(self, number: int) -> Look:
        return self.looks[number] if 0 <= number < len(self.looks) else Look()

    def _all(self, name: str) -> list[Any]:
        found = self.root.find(f"{S}{name}") if self.root is not None else None
        return list(found) if found is not None else []

    def _looks(self) -> list[Look]:
        forms = BUILT_IN | {_number(f.get("numFmtId")): f.get("formatCode") or "" for f in self._all("numFmts")}
        fonts = [(on(f, "strike"), self.hue(f.find(f"{S}color")), on(f, "b")) for f in self._all("fonts")]
        fills = [self.fill_of(each) for each in self._all("fills")]
        found = []
        for xf in self._all("cellXfs"):
            struck, colour, bold = _at(fonts, xf.get("fontId")) or (False, None, False)
            alignment = xf.find(f"{S}alignment")
            indent = _number(alignment.get("indent")) if alignment is not None else 0
            form = forms.get(_number(xf.get("numFmtId")), "")
            found.append(Look(form, _at(fills, xf.get("fillId")), struck, colour, bold, indent))
        return found

    def fill_of(self, fill: Any, of_rule: bool = False) -> str | None:
        """The colour of a fill. Rules keep it where cells keep the colour behind a pattern."""
        if fill is None:
            return None
        stop = fill.find(f"{S}gradientFill/{S}stop/{S}color")
        if stop is not None:
            return self.hue(stop)
        pattern = fill.find(f"{S}patternFill")
        if pattern is None or (pattern.get("patternType") in {None, "none", "gray125"} and not of_rule):
            return None
        solid = pattern.get("patternType") in {"solid", None}
        front, back = pattern.find(f"{S}fgColor"), pattern.find(f"{S}bgColor")
        first, second = (back, front) if of_rule or not solid else (front, back)
        return self.hue(first) if first is not None else self.hue(second)

    def hue(self, colour: Any) -> str | None:
        """The name of a colour; None for black, white and none."""
        return colours.named(self._rgb(colour)) if colour is not None else None

    def _rgb(self, colour: Any) -> str | None:
        rgb, tint = colour.get("rgb"), _tint(colour.get("tint"))
        if rgb is None and (number := colour.get("theme") or "").isdigit() and int(number) < len(theme.IN_ORDER):
            rgb = self.theme[theme.IN_ORDER[int(number)]]
        if rgb is None and (number := colour.get("indexed") or "").isdigit() and int(number) < len(self._indexed):
            rgb = self._indexed[int(number)]
        return theme.tinted(rgb[-6:], tint) if tint and re.fullmatch("[0-9A-Fa-f]{6,8}", rgb or "") else rgb

    @cached_property
    def _indexed(self) -> list[str]:
        """The palette: the workbook's own, else the usual one."""
        own = self.root.find(f"{S}colors/{S}indexedColors") if self.root is not None else None
        if own is not None and len(own):
            return [each.get("rgb") or "" for each in own]
        from openpyxl.styles.colors import COLOR_INDEX

        return list(COLOR_INDEX)


def on(look: Any, name: str) -> bool:
    found = look.find(f"{S}{name}")
    return found is not None and found.get("val") not in {"0", "false"}


def _number(told: str | None) -> int:
    return int(told) if told and told.isdigit() and told.isascii() and len(told) < 9 else 0


def _tint(told: str | None) -> float:
    return (
        float(told) if told and re.fullmatch(r"-?[01]?\.?\d{0,30}(?:E-?\d\d?)?", told) and told[-1].isdigit() else 0.0
    )


def _at(found: list[Any], number: str | None) -> Any:
    at = _number(number)
    return found[at] if 0 <= at < len(found) else None
