"""The runs of a paragraph: their words, and what sets some of them apart. Deleted words, and words that only say where
to type, are kept beside."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from workers.reading import colours
from workers.reading.document import words
from workers.reading.sources import letters
from workers.reading.sources.word.names import AROUND, GONE, M, W, is_on, number, value
from workers.reading.sources.word.styles import Style, Styles, look_of

_BLACK = {None, "auto", "000000", "FFFFFF"}
_HIGHLIGHTS = {
    "yellow": "amber", "darkYellow": "amber", "green": "green", "darkGreen": "green", "red": "red", "darkRed": "red",
    "blue": "blue", "darkBlue": "blue", "cyan": "blue", "darkCyan": "blue", "darkGray": "grey", "lightGray": "grey",
}  # fmt: skip
_INSIDE = AROUND | {f"{W}hyperlink", f"{W}fldSimple", f"{W}r", f"{W}ruby", f"{W}rubyBase"}
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_GAP = "\x00"


@dataclass(frozen=True)
class Run:
    text: str
    struck: bool = False
    colour: str | None = None
    slanted: bool = False
    bold: bool = False
    hidden: bool = False
    marked: str | None = None
    """The colour that words are highlighted with."""


@dataclass
class Text:
    """A paragraph. `deleted`: what tracked changes took out. `waiting`: "Click here to type". `remarks`: ids of the
    comments on it. `boxes`: text boxes that hang on it."""

    runs: list[Run] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    @property
    def whole(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def text(self) -> str:
        return " ".join(self.whole.split())

    @property
    def lines(self) -> list[str]:
        return [" ".join(line.split()) for line in re.split(r"\n| {3,}", self.whole) if words(line)]

    def struck(self) -> list[str]:
        return _together(self.runs, lambda run: run.struck)

    def aside(self) -> list[str]:
        return _together(self.runs, lambda run: run.slanted or run.colour is not None or self._partly_marked(run))

    def _partly_marked(self, run: Run) -> bool:
        return run.marked is not None and self.marked is None

    @property
    def is_hidden(self) -> bool:
        return any(run.hidden and words(run.text) for run in self.runs)

    @property
    def marked(self) -> str | None:
        """The one colour that all its words are highlighted with."""
        told = {run.marked for run in self.runs if run.text.strip()}
        return told.pop() if len(told) == 1 else None


def _together(runs: Sequence[Run], test: Callable[[Run], bool]) -> list[str]:
    """Neighbouring runs of a kind, as texts."""
    found, current = [], ""
    for run in [*runs, Run(_GAP)]:
        if run.text != _GAP and (test(run) or (current and not run.text.strip())):
            current += run.text
            continue
        if words(current):
            found.append(" ".join(current.split()))
        current = ""
    return found


class Reader:
    """Reads paragraphs of one document."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles

    def read(self, paragraph: Any) -> Text:
        text = Text()
        style = self.styles.paragraph(paragraph)
        field_states: list[bool] = []
        kept_back: list[Run] = []
        for run in self._runs(paragraph, text):
            before, said = any(field_states), self._said(run, text, field_states)
            if said:
                (kept_back if before and any(field_states) else text.runs).append(self._run(run, said, style))
        if any(field_states):  # a field that never ends: better its instruction than no words
            text.runs += kept_back
        return text

    def _runs(self, element: Any, text: Text) -> Iterator[Any]:
        for child in element:
            if child.tag == f"{W}r":
                yield child
            elif child.tag in GONE:
                gone = "".join(t.text or "" for t in child.iter(f"{W}t", f"{W}delText"))
                text.deleted += [letters.clean(gone)] if words(gone) else []
            elif child.tag == f"{W}sdt" and is_on(child.find(f"{W}sdtPr"), "showingPlcHdr"):
                text.waiting.append("".join(t.text or "" for t in child.iter(f"{W}t")))
            elif child.tag in _INSIDE:
                yield from self._runs(child, text)
            elif child.tag in {f"{M}oMath", f"{M}oMathPara"}:
                said = " ".join(t.text or "" for t in child.iter(f"{M}t"))
                text.runs.append(Run(f" {letters.clean(said)} "))
            elif child.tag == f"{W}commentRangeStart":
                _remark(child, text)

    def _said(self, run: Any, text: Text, fields: list[bool]) -> str:
        """The words of a run. `fields`: for each field we are within, whether we are still in its instruction."""
        said = []
        font = run.find(f"{W}rPr/{W}rFonts")
        pictures = (font.get(f"{W}ascii") or "") if font is not None else ""
        for child in run:
            if child.tag == f"{W}t":
                words_of = child.text or ""
                drawn = letters.is_pictures(pictures) and len(words_of) <= 3
                said.append("".join(letters.symbol(pictures, ord(c)) or c for c in words_of) if drawn else words_of)
            elif child.tag == f"{W}fldChar":
                said.append(_field(child, fields))
            elif child.tag == f"{W}commentReference":
                _remark(child, text)
            elif child.tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
                text.boxes += [box for box in child.iter(f"{W}txbxContent")
                               if not any(a.tag == f"{W}txbxContent" for a in _up_to(box, child))]  # fmt: skip
            elif child.tag == f"{W}ruby":
                said += [t.text or "" for base in child.iter(f"{W}rubyBase") for t in base.iter(f"{W}t")]
            else:
                said.append(_letter(child))
        return letters.clean("".join(said))

    def _run(self, run: Any, said: str, style: Style) -> Run:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return Run(said, bool(style.look.struck), None, False, bool(style.look.bold), bool(style.look.hidden))
        own = look_of(properties)
        if named := value(properties, "rStyle"):
            own = own.over(self.styles.of(named).look)
        look = own.over(style.look)
        hued = own.colour if own.colour not in _BLACK and colours.named(own.colour) else None
        return Run(said, bool(look.struck), hued, bool(own.slanted), bool(look.bold), bool(look.hidden),
                   _highlight(properties))  # fmt: skip


def _up_to(element: Any, top: Any) -> Iterator[Any]:
    for ancestor in element.iterancestors():
        if ancestor is top:
            return
        yield ancestor


def _remark(element: Any, text: Text) -> None:
    if (told := element.get(f"{W}id")) and told not in text.remarks:
        text.remarks.append(told)


def _letter(child: Any) -> str:
    if child.tag in {f"{W}tab", f"{W}ptab"}:
        return " "
    if child.tag == f"{W}br":
        return "\n"
    if child.tag == f"{W}cr":
        return "\n"
    if child.tag == f"{W}noBreakHyphen":
        return "-"
    if child.tag == f"{W}sym":
        code = child.get(f"{W}char") or ""
        return (
            letters.symbol(child.get(f"{W}font") or "", int(code, 16))
            if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code)
            else ""
        )
    return ""


def _field(element: Any, fields: list[bool]) -> str:
    """Follows fields by their marks; says what a form's box or list shows."""
    kind = element.get(f"{W}fldCharType")
    if kind == "begin":
        fields.append(True)
        return _form(element)
    if kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()
    return ""


def _form(element: Any) -> str:
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        ticked = is_on(box, "checked")
        return "☒" if (is_on(box, "default") if ticked is None else ticked) else "☐"
    choices = element.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [each.get(f"{W}val") or "" for each in choices.iter(f"{W}listEntry")]
    at = number(value(choices, "result"))
    return entries[at] if 0 <= at < len(entries) else ""


def _highlight(properties: Any) -> str | None:
    if (told := value(properties, "highlight")) is not None:
        return _HIGHLIGHTS.get(told)
    shade = properties.find(f"{W}shd")
    return colours.named(shade.get(f"{W}fill")) if shade is not None else None
