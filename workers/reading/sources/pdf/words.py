"""Letters put together to words: by the spaces that are drawn, and by the gaps where none are.

Text drawn twice (to look bold) is read once, letters set wide apart are one word, a raised "st" belongs to its "31".
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from workers.reading.sources.pdf.device import UNKNOWN, Box, Drawn, Letter, Mark

SOFT_HYPHEN = "\u00ad"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_DROPPED = re.compile("[\u200b-\u200f\u2060\ufeff\u202a-\u202e\x00-\x1f]")
_GAP = 0.19
"""Times the size of letters: a wider gap between two is a space."""


@dataclass(slots=True, eq=False)
class Word:
    """Places as the reader sees them on the page; `turn` as of its letters."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str
    colour: str | None
    mark: Mark | None
    turn: int = 0
    struck: bool = False

    @property
    def bold(self) -> bool:
        return bool(re.search(r"bold|black|heavy|semibold|,b", self.font, re.IGNORECASE))

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


def of(drawn: Drawn) -> list[Word]:
    """All words of a page that a reader can see; of a scan, what the recognition of letters put behind it."""
    seen = [letter for letter in drawn.letters if not letter.unseen]
    unseen = [letter for letter in drawn.letters if letter.unseen]
    found = _words(seen)
    if unseen:
        found += [word for word in _words(unseen) if not any(_over(word, other) for other in found)]
    return found


def _words(letters: Sequence[Letter]) -> list[Word]:
    by_turn: dict[int, list[Letter]] = defaultdict(list)
    for letter in letters:
        by_turn[letter.turn].append(letter)
    found: list[Word] = []
    for turn, mine in by_turn.items():
        upright = [letter if turn in (0, -1) else turned(letter, turn) for letter in mine]
        words = _askew(upright) if turn == -1 else _raised_joined(_in_lines(_once(upright)))
        for word in words:
            word.turn = turn
            if turn not in (0, -1):
                word.x0, word.top, word.x1, word.bottom = _back((word.x0, word.top, word.x1, word.bottom), turn)
        found += words
    return [word for word in found if word.text]


def turned(letter: Letter, turn: int) -> Letter:
    """The letter as it stands when the page is turned until the letter is upright."""
    x0, top, x1, bottom = upright((letter.x0, letter.top, letter.x1, letter.bottom), turn)
    return Letter(letter.text, x0, top, x1, bottom, letter.size, letter.font, letter.colour, letter.mark, 0,
                  letter.unseen)  # fmt: skip


def upright(box: Box, turn: int) -> Box:
    """A place on the page, turned until text with this turn reads from left to right."""
    x0, top, x1, bottom = box
    if turn == 90:
        return -bottom, x0, -top, x1
    if turn == 270:
        return top, -x1, bottom, -x0
    return (-x1, -bottom, -x0, -top) if turn == 180 else box


def _back(box: Box, turn: int) -> Box:
    return upright(box, {90: 270, 270: 90, 180: 180}[turn])


def _once(letters: Sequence[Letter]) -> list[Letter]:
    """Without letters that are drawn again at the same place."""
    places: dict[tuple[str, int, int], list[Letter]] = defaultdict(list)
    kept: list[Letter] = []
    for letter in letters:
        near = max(letter.size * 0.1, 0.4)
        column, line = int(letter.x0 // 2), int(letter.top // 2)
        twins = (
            other
            for x in (column - 1, column, column + 1)
            for y in (line - 1, line, line + 1)
            for other in places.get((letter.text, x, y), ())
        )
        if letter.text.strip() and any(
            abs(o.x0 - letter.x0) < near and abs(o.top - letter.top) < near and abs(o.size - letter.size) < 0.5
            for o in twins
        ):
            continue
        places[letter.text, column, line].append(letter)
        kept.append(letter)
    return kept


def _in_lines(letters: Sequence[Letter]) -> list[Word]:
    """Words of letters that stand on one line, whatever the order in which they were drawn."""
    lines: dict[int, list[list[Letter]]] = defaultdict(list)
    for letter in letters:
        line = _line_for(letter, lines)
        line.append(letter)
    found: list[Word] = []
    for line in (each for bucket in lines.values() for each in bucket):
        line.sort(key=lambda letter: letter.x0)
        found += _cut(line)
    return found


def _line_for(letter: Letter, lines: dict[int, list[list[Letter]]]) -> list[Letter]:
    bucket = round(letter.bottom)
    for near in (bucket, bucket - 1, bucket + 1):
        for line in lines.get(near, ()):
            if abs(line[0].bottom - letter.bottom) < 0.9 and abs(line[0].size - letter.size) < 0.25 * letter.size:
                return line
    lines[bucket].append([])
    return lines[bucket][-1]


def _cut(line: Sequence[Letter]) -> list[Word]:
    """A line of letters, from left to right, cut into words."""
    pieces: list[list[Letter]] = [[]]
    for letter in line:
        last = pieces[-1][-1] if pieces[-1] else None
        if not letter.text.strip() or letter.text == "\xa0":
            pieces.append([])
        elif last and (letter.x0 - last.x1 > letter.size * 1.2 or _begins_anew(last, letter)):
            pieces.append([letter])
        else:
            pieces[-1].append(letter)
    return [_word(run) for piece in pieces if piece for run in _by_gaps(piece)]


def _begins_anew(last: Letter, letter: Letter) -> bool:
    """Text over other text, or a text of another mark beside it."""
    return last.mark != letter.mark and letter.x0 - last.x1 > letter.size * 0.1


def _by_gaps(piece: Sequence[Letter]) -> list[list[Letter]]:
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(piece)]
    limit = piece[0].size * _GAP
    if len(gaps) >= 3 and (usual := median(gaps)) > limit * 0.6:  # letters set wide apart
        limit = usual + max(limit * 0.8, usual * 0.4)
    elif len(gaps) == 2 and min(gaps) > limit and max(gaps) - min(gaps) < limit * 0.2 and _is_single(piece):
        limit = max(gaps) + 1
    runs = [[piece[0]]]
    for gap, letter in zip(gaps, piece[1:], strict=True):
        if gap > limit:
            runs.append([])
        runs[-1].append(letter)
    return runs


def _is_single(piece: Sequence[Letter]) -> bool:
    return all(letter.text.isupper() for letter in piece)


def _word(run: Sequence[Letter]) -> Word:
    first = run[0]
    colours = {letter.colour for letter in run}
    return Word(
        clean("".join(letter.text for letter in run)), first.x0, min(letter.top for letter in run),
        max(letter.x1 for letter in run), max(letter.bottom for letter in run), first.size, first.font,
        first.colour if len(colours) == 1 and first.colour != "grey" else None, first.mark,
    )  # fmt: skip


def clean(text: str) -> str:
    """Ligatures as letters; the private signs of symbol fonts as bullets."""
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    text = re.sub("[\uf000-\uf0ff]", "•", _DROPPED.sub("", text))
    inner = text.rstrip(SOFT_HYPHEN).replace(SOFT_HYPHEN, "")
    return inner + SOFT_HYPHEN if text.endswith(SOFT_HYPHEN) and inner else inner


def _raised_joined(found: list[Word]) -> list[Word]:
    """Raised or lowered pieces ("st" of 31st, the 2 of CO2) put to the word they stand at."""
    small = sorted((word for word in found if len(word.text) <= 3), key=lambda word: word.x0)
    gone: set[int] = set()
    if len(small) == len(found):
        return found
    ends: dict[int, list[Word]] = defaultdict(list)
    for word in found:
        ends[round(word.x1 / 4)].append(word)
    for piece in small:
        near = round(piece.x0 / 4)
        for host in (word for n in (near - 1, near, near + 1) for word in ends[n]):
            if (
                host is not piece
                and id(host) not in gone
                and piece.size < host.size * 0.8
                and abs(piece.x0 - host.x1) < host.size * 0.15
                and piece.top < host.bottom - host.size * 0.2
                and piece.bottom > host.top + host.size * 0.2
            ):
                host.text, host.x1 = host.text + (" " if _is_note(piece, host) else "") + piece.text, piece.x1
                gone.add(id(piece))
                break
    return [word for word in found if id(word) not in gone]


def _is_note(piece: Word, host: Word) -> bool:
    """The raised number of a footnote, and not the 2 of a square metre."""
    raised = piece.bottom < host.bottom - host.size * 0.1
    return raised and piece.text.isdigit() and bool(re.search(r"[^\W\d_]{3,}\W*$|[.,;:)]$", host.text))


def _askew(letters: Iterable[Letter]) -> list[Word]:
    """A watermark: its letters in the order in which they were drawn."""
    runs: list[list[Letter]] = [[]]
    for letter in letters:
        if not letter.text.strip():
            runs.append([])
        else:
            runs[-1].append(letter)
    return [_word(run) for run in runs if run]


def _over(word: Word, other: Word) -> bool:
    across = min(word.x1, other.x1) - max(word.x0, other.x0)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    return across > 0.4 * (word.x1 - word.x0) and down > 0.4 * (word.bottom - word.top)


def unreadable(found: Sequence[Word]) -> float:
    """The share of letters whose meaning the file does not tell."""
    letters = sum(len(word.text) for word in found)
    return sum(word.text.count(UNKNOWN) for word in found) / letters if letters else 0.0
