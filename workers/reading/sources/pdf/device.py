"""What a page of a PDF draws: its letters, its lines and its filled shapes, with nothing else kept."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import hypot
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, decode_text

from workers.reading import colours

MOST_SHAPES = 60_000
"""On one page; a map or a drawing has more, and no table needs so many."""
UNKNOWN = "\ufffd"
_THIN, _DOT = 3.0, 10.0
Box = tuple[float, float, float, float]
Mark = tuple[int, int]
"""The stream in which marked content stands (0: the page itself), and its number there."""


@dataclass(slots=True)
class Letter:
    """`turn`: 0 upright, 90 reading upwards, 270 downwards, -1 askew. `unseen`: drawn so that nobody sees it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str
    colour: str | None
    mark: Mark | None
    turn: int
    unseen: bool


@dataclass(slots=True)
class Fill:
    """A filled rectangle; `colour` is None for white, black and what has no name. `round`: a blob."""

    box: Box
    colour: str | None
    round: bool = False
    mark: Mark | None = None


@dataclass
class Drawn:
    """Everything on one page, measured from its top left corner."""

    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    """Circles and squares without a colour, so small that they may be bullets."""
    pictures: int = 0


class Device(PDFLayoutAnalyzer):
    """Takes what the interpreter draws. Marked content may be nested: the innermost number counts."""

    drawn: Drawn

    def begin_page(self, page: Any, ctm: Any) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self.drawn = Drawn(abs(x1 - x0), abs(y1 - y0))
        self.shapes = 0
        self.marks: list[tuple[Mark | None, bool]] = []
        self.streams = [0]
        self.said: list[str] | None = None
        self.unseen = False

    def end_page(self, page: Any) -> None:
        pass

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        pass

    def end_figure(self, name: str) -> None:
        pass

    def render_image(self, name: str, stream: Any) -> None:
        self.drawn.pictures += 1

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        mark = self.marks[-1][0] if self.marks else None
        says = isinstance(props, dict) and isinstance(props.get("ActualText"), bytes) and self.said is None
        if isinstance(props, dict) and isinstance(props.get("MCID"), int):
            mark = (self.streams[-1], props["MCID"])
        elif getattr(tag, "name", None) == "Artifact":
            mark = None
        if says:
            self.said = [decode_text(props["ActualText"])]
        self.marks.append((mark, says))

    def end_tag(self) -> None:
        if self.marks and self.marks.pop()[1]:
            self.said = None

    def do_tag(self, tag: Any, props: Any = None) -> None:
        pass

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self.unseen = textstate.render in (3, 7)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any, gstate: Any
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except Exception:  # a broken font may raise anything; its letter is shown as unknown, never dropped
            text = UNKNOWN
        advance = float(font.char_width(cid)) * fontsize * scaling
        low = min(-0.12, max(-0.3, font.get_descent())) * fontsize + rise
        x0, y0, x1, y1 = apply_matrix_rect(matrix, (0, low, advance, low + fontsize))
        a, b, c, d = matrix[:4]
        size = abs(fontsize) * hypot(c, d)
        if size > 0.5 and self.said != []:
            text = self.said.pop() if self.said else text
            height = self.drawn.height
            self.drawn.letters.append(
                Letter(text, x0, height - y1, x1, height - y0, size, font.fontname or "", _name(gstate.ncolor),
                       self.marks[-1][0] if self.marks else None, _turn(a, b), self.unseen)
            )  # fmt: skip
        return advance

    def handle_undefined_char(self, font: Any, cid: int) -> str:
        return UNKNOWN

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        self.shapes += 1
        if self.shapes > MOST_SHAPES or not path:
            return
        shape = "".join(each[0] for each in path)
        starts = [found.start() for found in re.finditer("m", shape)] + [len(shape)]
        for start, end in itertools.pairwise(starts):
            self._paint(gstate, stroke, fill, path[start:end], shape[start:end])

    def _paint(self, gstate: Any, stroke: bool, fill: bool, path: Sequence[Any], shape: str) -> None:
        height = self.drawn.height
        points = [apply_matrix_pt(self.ctm, each[-2:]) for each in path if each[0] != "h"]
        points = [(x, height - y) for x, y in points]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        self._dot(gstate, fill, box, shape)
        if "c" in shape or "v" in shape or "y" in shape:
            if fill:
                is_round = len(points) <= 14 and 3 < box[2] - box[0] < 40 and 3 < box[3] - box[1] < 40
                self.drawn.fills.append(
                    Fill(box, _name(gstate.ncolor), is_round, self.marks[-1][0] if self.marks else None)
                )
            return
        if fill:
            self._filled(box, gstate.ncolor)
        if stroke:
            self._stroked(points, closed="h" in shape)

    def _dot(self, gstate: Any, fill: bool, box: Box, shape: str) -> None:
        """A circle may be drawn as a ring; a square as a ring is a box to tick."""
        width, height = box[2] - box[0], box[3] - box[1]
        small = 1 < width < _DOT and 1 < height < _DOT and 0.75 < width / height < 1.33
        if small and (fill or "c" in shape) and _name(gstate.ncolor if fill else gstate.scolor) is None:
            self.drawn.dots.append(box)

    def _filled(self, box: Box, colour: Any) -> None:
        """A thin rectangle is a line."""
        width, height = box[2] - box[0], box[3] - box[1]
        if height <= _THIN and width > height:
            self.drawn.across.append(((box[1] + box[3]) / 2, box[0], box[2]))
        elif width <= _THIN and height > width:
            self.drawn.down.append(((box[0] + box[2]) / 2, box[1], box[3]))
        elif width > _THIN and height > _THIN:
            self.drawn.fills.append(Fill(box, _name(colour), mark=self.marks[-1][0] if self.marks else None))

    def _stroked(self, points: Sequence[tuple[float, float]], closed: bool) -> None:
        ends = [*points, points[0]] if closed else list(points)
        for (x0, y0), (x1, y1) in itertools.pairwise(ends):
            if abs(y0 - y1) <= 1 and abs(x0 - x1) > 0.5:
                self.drawn.across.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) <= 1 and abs(y0 - y1) > 0.5:
                self.drawn.down.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


class Interpreter(PDFPageInterpreter):
    """Marked content may name its properties instead of giving them, and is numbered anew in each form."""

    device: Device

    def do_Do(self, name: Any) -> None:
        form = self.xobjmap.get(getattr(name, "name", ""))
        self.device.streams.append(getattr(form, "objid", None) or 0)
        try:
            super().do_Do(name)
        finally:
            self.device.streams.pop()

    def do_BDC(self, tag: Any, props: Any) -> None:
        if isinstance(props, PSLiteral):
            listed = resolve1(self.resources.get("Properties")) if self.resources else None
            props = resolve1(listed.get(props.name)) if isinstance(listed, dict) else None
        super().do_BDC(tag, props)


def _turn(a: float, b: float) -> int:
    if abs(b) <= abs(a) * 0.1:
        return 0 if a >= 0 else 180
    if abs(a) <= abs(b) * 0.1:
        return 90 if b > 0 else 270
    return -1


def _name(value: Any) -> str | None:
    return _named(tuple(value) if isinstance(value, list) else value)


@lru_cache(maxsize=1024)
def _named(value: Any) -> str | None:
    rgb = _rgb(value)
    return colours.of(*rgb) if rgb else None


def _rgb(value: Any) -> tuple[float, float, float] | None:
    """Parts from 0 to 1 of a colour in grey, RGB or CMYK."""
    parts = list(value) if isinstance(value, (tuple, list)) else [value]
    if not all(isinstance(part, int | float) for part in parts):
        return None
    parts = [max(0.0, min(1.0, float(part))) for part in parts]
    if len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if len(parts) == 3:
        return parts[0], parts[1], parts[2]
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None
