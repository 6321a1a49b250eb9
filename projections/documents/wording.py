"""Wordings compared: what counts as the same text, and how a person reads a text in a sentence."""

from __future__ import annotations

import re

_DASHES = re.compile("[‐-―−]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\xa0": " ", "\u200b": ""})


def plain(text: str | None) -> str:
    """The text as it is compared: one kind of space, quotation mark and dash. Capitals count: they may be amended."""
    return " ".join(_DASHES.sub("-", (text or "").translate(_QUOTES)).split())


def bare(text: str | None) -> str:
    """The text as it is searched for: its words alone, in lower case."""
    return " ".join(bare_words(text))


def bare_words(text: str | None) -> list[str]:
    return re.findall(r"\w+", plain(text).casefold())


def short(text: str, most: int = 80) -> str:
    """As much of a text as a sentence can quote."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def quoted(text: str, most: int = 80) -> str:
    return f"“{short(text, most)}”"


def in_row(texts: list[str]) -> str:
    """ "a, b and c"."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}" if texts else ""
