"""HTML fragments and a little Markdown inside text: taken off, keeping the paragraphs and list items they mark.

Only tags that we know are markup: "G= <313" is text.
"""

import html
import re

from workers.reading.document import BREAK, Cell, words

_BLOCK = r"</?(?:p|ul|ol|li|br|div|td|tr|th|table|tbody|thead|h[1-6])\b[^<>\t\n]*>"
_INLINE = r"</?(?:b|i|u|em|strong|sup|sub|del|ins|s|strike|span|a|font|mark|small|img|hr)\b[^<>\t\n]*>"
_MARKDOWN = r"\*\*+|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|^#+ |~~"
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
"""What programs that write Markdown put a backslash before: "1\\. Book"."""
_BULLET = r"^(?:[-•·▪●○*]|o(?= [A-Z]))\s+"
_ITEM = re.compile(r"<li\b[^<>]*>(.*?)(?=</?(?:li|ul|ol)\b|$)", re.IGNORECASE)
_STRUCK = re.compile(r"<(del|s|strike)\b[^<>]*>(?P<tagged>.*?)</\1>|~~(?P<tilded>[^~\t\n]+)~~", re.IGNORECASE)
_ASIDE = re.compile(
    r"<(?P<tag>a|font|em|i)\b[^<>]*>(?P<text>.*?)</(?P=tag)>|"
    r"<span\b[^<>]*(?:color|italic)[^<>]*>(?P<coloured>.*?)</span>",
    re.IGNORECASE,
)


def cell(text: str) -> Cell:
    """A cell of a text export, with what its markup says beside the words."""
    parts = pieces(text)
    bare = [re.sub(_INLINE, "", part, flags=re.IGNORECASE) for part in re.split(_BLOCK, text, flags=re.IGNORECASE)]
    bare = [html.unescape(part.strip()) for part in bare]
    lines = [plain(line) for part in bare for line in BREAK.split(part)]
    items = tuple(plain(found) for found in _ITEM.findall(text))
    return Cell(parts, tuple(line for line in lines if words(line)), struck_in(text), asides_in(text), items=items)


def struck_in(text: str) -> tuple[str, ...]:
    found = (plain(each["tagged"] or each["tilded"] or "") for each in _STRUCK.finditer(text))
    return tuple(each for each in found if words(each))


def asides_in(text: str) -> tuple[str, ...]:
    found = (plain(each["text"] or each["coloured"] or "") for each in _ASIDE.finditer(text))
    return tuple(each for each in found if words(each))


def pieces(text: str) -> tuple[str, ...]:
    """The paragraphs and list items of a cell; one piece where it has no markup."""
    parts = (plain(part) for part in re.split(_BLOCK, text, flags=re.IGNORECASE))
    return tuple(part for part in parts if part)


def plain(text: str) -> str:
    """Markup off, entities resolved, white space collapsed."""
    text = re.sub(_BLOCK, " ", text, flags=re.IGNORECASE)
    text = html.unescape(re.sub(_INLINE, "", text, flags=re.IGNORECASE))
    text = re.sub(_MARKDOWN, "", text.strip())
    return " ".join((_ESCAPED.sub(r"\1", text) if "\\" in text else text).split())


def without_bullet(text: str) -> str:
    return re.sub(_BULLET, "", text)
