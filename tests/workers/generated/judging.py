"""A reading compared with the answers: which actions were found, which fields are right, which words are gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from tests.workers.generated.document import Generated
from tests.workers.generated.truth import Answer

FIELDS = ("ref", "section", "objective", "title", "sub_actions", "leads", "due", "measure", "progress", "rag",
          "status", "decisions")  # fmt: skip
ESSENTIALS = ("ref", "title", "leads", "due", "rag")
LIKE_ENOUGH = 0.6
"""Two titles at least so much alike name the same action."""


@dataclass
class Verdict:
    """`right`: for each action that was found, which of its fields are as they should be."""

    document: Generated
    expected: int
    found: int
    missed: list[Answer] = field(default_factory=list)
    invented: list[dict[str, Any]] = field(default_factory=list)
    pairs: list[tuple[Answer, dict[str, Any]]] = field(default_factory=list)
    right: list[dict[str, bool]] = field(default_factory=list)
    words_lost: int = 0

    @property
    def matched(self) -> int:
        return len(self.pairs)

    def calibration(self) -> list[tuple[float, bool, bool]]:
        """How sure the reader was of each action, whether all of it was right, and whether its essentials were.

        What was made up is wrong."""
        sure = [
            (found["confidence"], all(right.values()), all(right[name] for name in ESSENTIALS))
            for (_, found), right in zip(self.pairs, self.right, strict=True)
        ]
        return sure + [(found["confidence"], False, False) for found in self.invented]


def judge(document: Generated, actions: list[dict[str, Any]], leftovers: list[dict[str, Any]]) -> Verdict:
    verdict = Verdict(document, len(document.answers), len(actions))
    partners = _partners(list(document.answers), actions)
    for n, expected in enumerate(document.answers):
        if n in partners:
            found = actions[partners[n]]
            verdict.pairs.append((expected, found))
            verdict.right.append(rights(expected, found))
        else:
            verdict.missed.append(expected)
    verdict.invented = [each for n, each in enumerate(actions) if n not in partners.values()]
    verdict.words_lost = lost(document, [*actions, *leftovers]).total()
    return verdict


BESIDE = {"scores": ("score", 4), "indicators": ("indicator", 3), "recommendations": ("recommendation", 3)}
"""What the other kinds of line should be, where the document has such a table or list."""


def beside(document: Generated, lines: Iterable[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """Scores, indicators and recommendations: how many there are, and how many the reading has."""
    found = Counter(line["kind"] for line in lines)
    return {
        kind: (count if name in document.beside else 0, found[kind])
        for name, (kind, count) in BESIDE.items()
        if name in document.beside or found[kind]
    }


def lost(document: Generated, lines: Iterable[dict[str, Any]]) -> Counter[str]:
    """Words that were written and that no line of the reading shows."""
    texts = (text for line in lines for text in (line["source"]["text"], line.get("text", "")))
    shown = Counter(word for text in texts for word in re.findall(r"\w+", text.replace("_", " ")))
    return document.words - shown


def _partners(expected: list[Answer], actions: list[dict[str, Any]]) -> dict[int, int]:
    """Which action answers which expectation: the likest first, each only once, near in order where equal."""
    likeness = [
        (_likeness(answer, action), -abs(n - m), n, m)
        for n, answer in enumerate(expected)
        for m, action in enumerate(actions)
    ]
    partners: dict[int, int] = {}
    for score, _, n, m in sorted(likeness, reverse=True):
        if score >= LIKE_ENOUGH and n not in partners and m not in partners.values():
            partners[n] = m
    return partners


def _likeness(expected: Answer, action: dict[str, Any]) -> float:
    title = plain(action["title"])
    scores = []
    for text in map(plain, expected["title"]):
        matcher = SequenceMatcher(None, text, title, autojunk=False)
        if text == title:
            return 1.0
        scores.append(matcher.ratio() if matcher.quick_ratio() >= LIKE_ENOUGH else 0.0)
    return max(scores)


def rights(expected: Answer, found: dict[str, Any]) -> dict[str, bool]:
    """Which fields are right. Where another reading of the whole action is as fair, the one that fits best counts."""
    readings = [expected, *(expected | other for other in expected.get("readings", []))]
    judged = [{name: is_right(name, each, found) for name in FIELDS} for each in readings]
    return max(judged, key=lambda right: sum(right.values()))


def is_right(name: str, expected: Answer, found: dict[str, Any]) -> bool:
    value = value_of(name, found)
    return any(_same(name, value, accepted) for accepted in expected[name])


def value_of(name: str, found: dict[str, Any]) -> Any:
    if name == "leads":
        return [lead["text"] for lead in found["leads"]]
    if name == "sub_actions":
        return [(part["title"], bool(part.get("done"))) for part in found["sub_actions"]]
    if name == "progress":
        return [(note["on"], note["text"]) for note in found["progress"]]
    if name == "decisions":
        return [decision["disposition"] for decision in found["decisions"]]
    return found[name]


def _same(name: str, value: Any, accepted: Any) -> bool:
    if name == "leads":
        return [plain(text) for text in value] == [plain(text) for text in accepted]
    if name == "due":
        return _same_due(value, accepted)
    if name == "sub_actions":
        return [(_unlabelled(text), done) for text, done in value] == [(_unlabelled(t), done) for t, done in accepted]
    if name == "progress":
        return _same_progress(value, accepted)
    if isinstance(value, str) and isinstance(accepted, str):
        return plain(value) == plain(accepted)
    return bool(value == accepted)


def _same_due(value: Any, accepted: Any) -> bool:
    if value is None or accepted is None:
        return value is accepted
    names = ("kind", "on", "every", "original_on")
    texts = [plain(due["text"]).removeprefix("due date ").removeprefix("by ") for due in (value, accepted)]
    return texts[0] == texts[1] and all(value.get(name) == accepted.get(name) for name in names)


def _same_progress(value: Any, accepted: Any) -> bool:
    """The same notes one by one, or in all; a note may keep the date that stands before it."""
    if [on for on, _ in value if on] != [on for on, _ in accepted if on]:
        return False
    told, wanted = ([plain(text) for _, text in notes] for notes in (value, accepted))
    if len(told) == len(wanted) and all(text and long.endswith(text) for long, text in zip(told, wanted, strict=True)):
        return True
    in_all, wanted_in_all = " ".join(told), " ".join(wanted)
    return in_all == wanted_in_all or (bool(wanted_in_all) and in_all.endswith(wanted_in_all))


def _unlabelled(text: str) -> str:
    return plain(re.sub(r"^\s*[a-z][).]\s+", "", text))


def plain(text: str) -> str:
    """Case, dashes, quotes, white space and a last full stop are no matter of right or wrong."""
    text = re.sub(r"[‐-―−]", "-", text).replace("’", "'").replace("‘", "'")
    return " ".join(text.casefold().split()).rstrip(" .;:")
