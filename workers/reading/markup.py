"""HTML fragments and a little Markdown inside text: taken off, keeping the paragraphs and list items they mark.

Only tags that we know are markup: "G= <313" is text.
"""

import html
import re

_BLOCK = r"</?(?:p|ul|ol|li|br|div|td|tr|th|table|tbody|thead|h[1-6])\b[^<>\t\n]*>"
_INLINE = r"</?(?:b|i|u|em|strong|sup|sub|del|ins|s|strike|span|a|font|mark|small|img|hr)\b[^<>\t\n]*>"
_MARKDOWN = r"\*\*+|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|^#+ "
_BULLET = r"^(?:[-•·▪●○*]|o(?= [A-Z]))\s+"


def pieces(text: str) -> tuple[str, ...]:
    """The paragraphs and list items of a cell; one piece where it has no markup."""
    parts = (plain(part) for part in re.split(_BLOCK, text, flags=re.IGNORECASE))
    return tuple(part for part in parts if part)


def plain(text: str) -> str:
    """Markup off, entities resolved, white space collapsed."""
    text = re.sub(_BLOCK, " ", text, flags=re.IGNORECASE)
    text = html.unescape(re.sub(_INLINE, "", text, flags=re.IGNORECASE))
    return " ".join(re.sub(_MARKDOWN, "", text.strip()).split())


def without_bullet(text: str) -> str:
    return re.sub(_BULLET, "", text)
