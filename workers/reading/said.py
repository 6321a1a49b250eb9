"""What a cell says beside its own matter: decisions added to it in colour, in slanted or struck-through letters,
or as a short line of their own; and parts that are struck through because they are done."""

import re
from dataclasses import dataclass, field

from workers.reading import decisions
from workers.reading.document import Cell, words

_PLAIN = re.compile(
    r"(?:keep|retain(?:ed)?)(?:\s*[-–—,:].*| for .*| to 20.*| and (?:add|carr).*)?|"
    r"(?:now )?(?:done|completed?|achieved)(?:\s*[-–—:].*|, \w+)?|(?:now )?bau\b.*|(?:now )?(?:business as usual"
    r"|embedded)(?:\s*[-–—,:].*)?|"
    r"in place|already (?:been )?(?:integrated|included|covered|incorporated)\b.*|re-?(?:worked|worded) and added.*|"
    r"replaced (?:by|with) .*|n/?a [-–—] .*|we will supersede .*|superseded by .*|"
    r"(?:this (?:is|will|has) )?(?:likely to )?(?:become|becoming) part of bau|"
    r"suspended (?:during|until|due|pending) .*|(?:on hold|paused)(?:\s*[-–—,:].*)?|no longer (?:required"
    r"|needed|relevant|applicable).*|"
    r"(?:withdrawn|dropped|discontinued|cancelled)(?:\s*[-–—,:].*)?|"
    r"(?:to be )?(?:carry|carried) (?:this )?(?:over|forward)(?: (?:to|into|for) .*)?|roll(?:ed)? (?:over|forward) .*|"
    r"merged (?:with|into) .*|(?:moved?|transferred|transfer|added) to (?:the )?(?:[\w-]+ ){0,3}(?:plan|board"
    r"|team|strategy)\b.*|"
    r"see (?:above|below|(?:prior|previous|earlier) comments?)",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?]) +(?=[A-Z])")


@dataclass
class Told:
    """A cell taken apart."""

    pieces: list[str]
    decisions: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def apart(cell: Cell, crossed_out: bool = False) -> Told:
    """The cell's own matter, and the decisions and struck-through parts in it; of a row that is `crossed_out` as a
    whole, the strokes tell no part."""
    told = Told(list(cell.pieces))
    _marked(cell, told)
    if crossed_out:
        told.done, told.doubts = [], []
    _plain(cell, told)
    if not any(words(piece) for piece in told.pieces):  # the decision is all it says: keep it as the matter, too
        told.pieces = []
    return told


def _marked(cell: Cell, told: Told) -> None:
    for text in dict.fromkeys((*cell.struck, *cell.aside)):
        struck = text in cell.struck
        if decisions.says_one(text) and _take(told, text):
            told.decisions.append(text)
            if struck:
                told.doubts.append(f"“{text}” is struck through: read as a decision, it may be a part that is done")
        elif struck and len(words(text)) >= 2:
            told.done.append(text)


def _plain(cell: Cell, told: Told) -> None:
    """Short lines and sentences that can be nothing but a decision."""
    for line in cell.shown:
        candidates = [line, *_SENTENCES.split(line)]
        for text in candidates:
            plain = text.strip(" .*–—-()")
            if len(words(plain)) <= 20 and _PLAIN.fullmatch(plain) and _take(told, text):
                told.decisions.append(text)
                break
    if told.pieces:
        rest, word = decisions.trailing(told.pieces[-1])
        if word:
            told.pieces[-1] = rest
            told.decisions.append(word)


def _take(told: Told, text: str) -> bool:
    """Take the words out of the pieces where they stand whole."""
    for n, piece in enumerate(told.pieces):
        at = _place(piece, text)
        if at >= 0:
            rest = f"{piece[:at].rstrip()} {piece[at + len(text) :].lstrip()}".strip()
            told.pieces[n : n + 1] = [rest] if words(rest) else []
            return True
    return False


def _place(piece: str, text: str) -> int:
    """Where it stands, at best at the end."""
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", piece)]
    return found[-1] if found else -1
