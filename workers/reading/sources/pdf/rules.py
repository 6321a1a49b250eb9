"""Ruled lines: drawn in one stroke, in dashes, doubled, cell by cell or as thin rectangles, they are the same lines.

A line through words strikes them out, a line under words underlines them; neither belongs to a table.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workers.reading.sources.pdf.words import Word

Rule = tuple[float, float, float]
"""Where it lies, and from where to where it goes."""
NEAR = 2.2
JOIN = 5.0


def merged(rules: Iterable[Rule], near: float = NEAR, join: float = JOIN) -> list[Rule]:
    """One rule for all pieces that lie in one line, with no wider gaps than those of dashes."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule[0] - groups[-1][0][0] <= near:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [rule for group in groups for rule in _joined(group, join)]


def _joined(group: Sequence[Rule], join: float) -> list[Rule]:
    runs: list[list[Rule]] = []
    end = 0.0
    for rule in sorted(group, key=lambda each: each[1]):
        if runs and rule[1] - end <= join:
            runs[-1].append(rule)
            end = max(end, rule[2])
        else:
            runs.append([rule])
            end = rule[2]
    found = []
    for run in runs:
        longest = max(run, key=lambda each: each[2] - each[1])
        found.append((longest[0], run[0][1], max(each[2] for each in run)))
    return [rule for rule in found if rule[2] - rule[1] > 2.5]


def without_strokes(across: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """The rules but for those that strike words out, which is noted on the words, or that underline them."""
    by_height: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if word.turn == 0:
            for height in range(int(word.top // 8), int((word.bottom + 3) // 8) + 1):
                by_height[height].append(word)
    kept = []
    for rule in across:
        near = [
            word for word in by_height.get(int(rule[0] // 8), ()) if min(rule[2], word.x1) - max(rule[1], word.x0) > 0
        ]
        struck = [word for word in near if _strikes(rule, word)]
        for word in struck:
            word.struck = True
        if not struck and not _underlines(rule, near):
            kept.append(rule)
    return kept


def _strikes(rule: Rule, word: Word) -> bool:
    height = word.bottom - word.top
    covered = min(rule[2], word.x1) - max(rule[1], word.x0)
    inside = word.top + height * 0.3 < rule[0] < word.top + height * 0.75
    return inside and covered > (word.x1 - word.x0) * 0.7 and rule[2] - rule[1] < 900


def _underlines(rule: Rule, near: Sequence[Word]) -> bool:
    """Whether a rule is as long as the words right above it, and no longer."""
    above = [word for word in near if word.bottom - word.size * 0.35 < rule[0] < word.bottom + word.size * 0.12]
    if not above:
        return False
    left, right = min(word.x0 for word in above), max(word.x1 for word in above)
    return rule[1] > left - 1.5 and rule[2] < right + 1.5 and rule[2] - rule[1] > 0.6 * (right - left)
