"""Generated plans, read: no word is lost, every format tells the same, and what is found stays above a floor."""

from __future__ import annotations

import pytest

from tests.workers.generated import combinations, document, kind_of
from tests.workers.generated.document import of_kind
from tests.workers.generated.headings import HELD_BACK
from tests.workers.generated.judging import FIELDS, judge, lost
from workers.reading.reading import Reading, read

FLOORS = {
    "docx": (0.95, 0.95),
    "xlsx": (0.95, 0.95),
    "pdf, ruled": (0.94, 0.94),
    "pdf, unruled": (0.85, 0.92),
    "html": (0.95, 0.95),
    "md": (0.92, 0.94),
    "csv": (0.95, 0.95),
    "text, tabs": (0.95, 0.95),
    "text, fragments": (0.93, 0.94),
    "text, pipes": (0.95, 0.95),
    "text, word": (0.95, 0.95),
    "text, plain": (0.92, 0.92),
}
"""Recall and precision of actions, by format: what holds now and may only rise."""
NUMBERS = range(len(combinations()))
MARKED = ("docx", "html", "md", "text, fragments", "text, pipes")
"""Formats that keep the paragraphs of a cell; others say the same in one line."""
ALIKE = [
    (MARKED, "focus"), (MARKED, "sheets"), (MARKED, "two header rows"), (MARKED, "minimal"), (MARKED, "quarters"),
    (MARKED, "shuffled"), (MARKED, "lead and date in one"), (MARKED, "unnamed column"), (MARKED, "year end"),
     (MARKED, "bullets with owner and date"),
    (("docx", "html"), "shaded only"), (("docx", "html"), "shaded and worded"),
    (("docx", "pdf, ruled"), "focus"), (("docx", "pdf, ruled"), "shaded only"), (("docx", "pdf, ruled"), "minimal"),
    (("docx", "pdf, ruled"), "sheets"), (("docx", "pdf, ruled"), "unnamed column"),
    (("text, tabs", "text, word"), "numbered"), (("text, tabs", "text, word"), "titles within"),
    (("text, tabs", "text, word"), "year end"), (("text, tabs", "text, word"), "quarters"),
]  # fmt: skip
SAID = ("ref", "section", "objective", "title", "leads", "due", "measure", "rag", "status", "sub_actions", "progress")


@pytest.fixture(scope="module")
def readings() -> dict[int, Reading]:
    made = (document(number) for number in NUMBERS)
    return {each.number: read(each.content, each.name) for each in made}


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: f"{number}, {' in '.join(kind_of(number))}")
def test_no_word_of_a_generated_plan_is_lost(number, readings):
    reading = readings[number]

    summary = reading.summary
    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"]
    shown = [line for line in reading.lines if "source" in line]
    assert not lost(document(number), shown)


@pytest.mark.parametrize("fmt", sorted(FLOORS))
def test_actions_are_found_and_none_are_made_up_beyond_what_held_before(fmt, readings):
    expected = found = matched = 0
    for number in NUMBERS:
        if kind_of(number)[1] == fmt:
            verdict = judge(document(number), readings[number].actions, readings[number].leftovers)
            expected, found, matched = expected + verdict.expected, found + verdict.found, matched + verdict.matched

    recall, precision = FLOORS[fmt]
    assert matched / expected >= recall
    assert matched / found >= precision


def test_plans_with_words_that_nobody_tuned_for_are_read_too():
    """Names of columns, posts, dates and references that only documents held back have."""
    numbers = range(HELD_BACK, HELD_BACK + len(combinations()), 3)
    verdicts = []
    for made in map(document, numbers):
        reading = read(made.content, made.name)
        shown = [line for line in reading.lines if "source" in line]
        verdicts.append(judge(made, reading.actions, shown))

    expected, found, matched = (sum(getattr(v, name) for v in verdicts) for name in ("expected", "found", "matched"))
    assert matched / expected >= 0.74
    assert matched / found >= 0.77
    assert sum(verdict.words_lost for verdict in verdicts) == 0


def test_what_is_found_is_mostly_right(readings):
    verdicts = [judge(document(n), readings[n].actions, readings[n].leftovers) for n in NUMBERS]
    right = [each for verdict in verdicts for each in verdict.right]

    accuracy = {name: sum(each[name] for each in right) / len(right) for name in FIELDS}
    assert min(accuracy.values()) >= 0.93, accuracy
    assert all(accuracy[name] >= 0.96 for name in ("ref", "title", "leads", "due", "measure", "progress", "rag")), (
        accuracy
    )


@pytest.mark.parametrize(("formats", "layout"), ALIKE)
@pytest.mark.parametrize("number", [11, 12, 13])
def test_the_same_plan_in_different_formats_is_read_alike(formats, layout, number):
    made = {fmt: of_kind(layout, fmt, number, set()) for fmt in formats if (layout, fmt) in combinations()}

    told = {
        fmt: [{name: action[name] for name in SAID} for action in read(each.content, each.name).actions]
        for fmt, each in made.items()
    }

    assert len(told) >= 2
    first = next(iter(told.values()))
    assert first
    assert {fmt for fmt, actions in told.items() if actions != first} == set()
