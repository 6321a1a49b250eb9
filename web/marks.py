"""Texts as pages show them: a mark where one was erased, links made safe, what a rewording took out and put in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby

from markupsafe import Markup, escape

from projections.texts import ERASED

LINK = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
WORD = re.compile(r"(?:\w[\w’'-]*|[^\w\s])\s*")
BEGINNING = 150
"""Characters of a long text that a row shows before it is opened."""
ENOUGH = 190
"""A text up to this length is shown whole: hiding its last word helps nobody."""


def words(text: str | None) -> Markup:
    """A text as it was typed, or the mark of one that was erased."""
    if text == ERASED:
        return Markup('<span class="tl-erased">text erased</span>')
    return escape(text or "")


def linked(text: str) -> Markup:
    """A text with its web addresses as links: http and https alone, everything else stays text."""
    if text == ERASED:
        return words(text)
    parts, at = [], 0
    for found in LINK.finditer(text):
        address = found[0].rstrip(".,;:!?)]’'")
        parts += [escape(text[at : found.start()]), link(address)]
        at = found.start() + len(address)
    return Markup("").join([*parts, escape(text[at:])])


def link(address: str) -> Markup:
    return Markup('<a class="govuk-link" href="{}" rel="noopener noreferrer external">{}</a>').format(address, address)


def marked(before: str, after: str) -> Markup:
    """What a rewording took out (<del>) and put in (<ins>), word by word."""
    if ERASED in (before, after):
        return words(after)
    old, new = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    pieces: list[tuple[str, str]] = []
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            pieces.append(("", "".join(new[c:d])))
        else:
            pieces += [("del", "".join(old[a:b])), ("ins", "".join(new[c:d]))]
    pieces = [(tag, text) for tag, text in pieces if text]
    return Markup("").join(
        _tagged(tag, "".join(text for _, text in group)) for tag, group in groupby(pieces, key=lambda piece: piece[0])
    )


def _tagged(tag: str, text: str) -> Markup:
    if not tag:
        return escape(text)
    bare = text.rstrip()
    label = Markup('<span class="govuk-visually-hidden">{} </span>').format("taken out:" if tag == "del" else "put in:")
    return Markup("<{0}>{1}{2}</{0}>{3}").format(tag, label, bare, text[len(bare) :] or " ")


def beginning_and_rest(text: str) -> tuple[str, str]:
    """A long text in two, between words; the rest is empty where it is short enough to be shown whole."""
    if len(text) <= ENOUGH:
        return text, ""
    cut = text.rfind(" ", 0, BEGINNING)
    cut = cut if cut > BEGINNING // 2 else BEGINNING
    return text[:cut], text[cut:].strip()
