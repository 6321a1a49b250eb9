"""What is new in a progress cell: the words that go on from those that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from projections.documents.wording import bare_words, quoted

_WORD = re.compile(r"\w+")
_LABEL = re.compile(
    r"\d+|st|nd|rd|th|jan\w*|feb\w*|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?"
    r"|dec(ember)?|progress|updated?|update"
)
FEW = 4
"""Words. A known note of fewer is recognised only where it stands as a sentence of its own."""
WORDED_ANEW = 80


@dataclass(frozen=True)
class Fresh:
    text: str
    doubts: tuple[str, ...] = ()


def fresh(text: str, known: Iterable[str], beside: Iterable[str] = ()) -> Fresh | None:
    """The part of a note that nobody noted before; None where there is none. `beside`: the other notes of its row."""
    spans = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    words = [text[start:end].casefold() for start, end in spans]
    covered = [False] * len(words)
    known = sorted(set(known), key=lambda each: (-len(each), each))
    for each in known:
        cover(text, words, spans, bare_words(each), covered)
    runs = uncovered(covered)
    if any(covered):  # the day before a known note, or a heading, is nothing new
        runs = [run for run in runs if not all(_LABEL.fullmatch(words[n]) for n in run)]
    if not runs:
        return None
    new = " … ".join(text[spans[run[0]][0] : end_of(text, spans, run[-1])].strip() for run in runs)
    gone = (each for each in known if not any(stands_in(other, each) for other in (text, *beside)))
    alike = next((each for each in gone if fuzz.ratio(each, new) >= WORDED_ANEW), None)
    return Fresh(new, (f"worded anew: it was {quoted(alike)}",) if alike else ())


def stands_in(text: str, known: str) -> bool:
    """Whether a known note is still there, word for word: then no other is that note, worded anew."""
    spans = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    words = [text[start:end].casefold() for start, end in spans]
    covered = [False] * len(words)
    cover(text, words, spans, bare_words(known), covered)
    return any(covered)


def cover(
    text: str, words: Sequence[str], spans: Sequence[tuple[int, int]], known: Sequence[str], covered: list[bool]
) -> None:
    """Mark where a known note stands in the text."""
    size = len(known)
    if not size or size > len(words):
        return
    for start in range(len(words) - size + 1):
        if words[start] != known[0] or words[start : start + size] != list(known) or any(covered[start : start + size]):
            continue
        if size >= FEW or is_apart(text, spans, start, start + size - 1):
            covered[start : start + size] = [True] * size
            return


def is_apart(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether these words stand between ends of sentences."""
    before = text[spans[first - 1][1] : spans[first][0]] if first else "."
    after = text[spans[last][1] : spans[last + 1][0]] if last + 1 < len(spans) else "."
    return bool(re.search(r"[.;:!?\n–-]", before)) and bool(re.search(r"[.;:!?\n–-]", after))


def uncovered(covered: Sequence[bool]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number, done in enumerate(covered):
        if done:
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def end_of(text: str, spans: Sequence[tuple[int, int]], last: int) -> int:
    """With the punctuation behind the last word."""
    return spans[last + 1][0] if last + 1 < len(spans) else len(text)
