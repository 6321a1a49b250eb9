"""Plans as other services publish them: printed by many programs in many looks, with lines and without."""

from __future__ import annotations

import pytest

from tests.workers.generated.judging import Verdict, judge
from tests.workers.generated.writing import pdf_browser
from tests.workers.generated.writing.prints import STYLES, printed
from workers.reading.reading import read

EACH = 3
CAPITALS = {"set wide"}
"""Print in capitals what is written in small letters, so words can't be counted by what was written."""


@pytest.fixture(scope="module")
def verdicts() -> dict[str, list[Verdict]]:
    kinds = [(style, 7 * n + place) for place, style in enumerate(STYLES) for n in range(EACH)]
    found: dict[str, list[Verdict]] = {style: [] for style in STYLES}
    for made in printed(kinds):
        reading = read(made.content, made.name)
        shown = [line for line in reading.lines if "source" in line]
        found[made.format].append(judge(made, reading.actions, shown))
    return found


@pytest.mark.parametrize("style", STYLES)
def test_a_plan_is_read_however_its_tables_look(style, verdicts):
    expected, found, matched = _sums(verdicts[style])

    assert matched >= 0.85 * expected
    assert matched >= 0.85 * found


@pytest.mark.parametrize("style", sorted({*STYLES} - CAPITALS))
def test_no_word_of_a_print_is_lost(style, verdicts):
    assert [verdict.words_lost for verdict in verdicts[style]] == [0] * EACH


def test_nearly_all_actions_of_all_looks_are_read_and_nearly_all_are_wholly_right(verdicts):
    every = [verdict for each in verdicts.values() for verdict in each]
    expected, found, matched = _sums(every)
    whole = sum(all(right.values()) for verdict in every for right in verdict.right)

    assert matched >= 0.97 * expected
    assert matched >= 0.97 * found
    assert whole >= 0.9 * expected


@pytest.mark.parametrize("style", [name for name, look in pdf_browser.LOOKS.items() if look.tagged])
def test_what_the_structure_of_a_file_tells_is_taken_from_it(style, verdicts):
    expected, found, matched = _sums(verdicts[style])
    whole = sum(all(right.values()) for verdict in verdicts[style] for right in verdict.right)

    assert matched == expected == found
    assert whole >= 0.95 * expected


def _sums(verdicts: list[Verdict]) -> tuple[int, int, int]:
    expected, found, matched = (sum(getattr(v, name) for v in verdicts) for name in ("expected", "found", "matched"))
    return expected, found, matched
