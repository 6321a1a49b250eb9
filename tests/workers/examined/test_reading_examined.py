"""Plans written by hand, read: no word is lost, and what is found and right stays above a floor."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.workers.examined import HALVES, Examined, examined, names
from tests.workers.generated.judging import FIELDS, Verdict, judge, lost
from workers.reading.reading import Reading, read

NAMES = [name for half in HALVES for name in names(half)]
FLOORS = {"for_development": (0.97, 0.97, 0.95), "held_back": (0.87, 0.88, 0.63)}
"""Recall, precision and the share of actions that are wholly right: what holds now and may only rise."""


Readings = dict[str, tuple[Examined, Reading]]


@pytest.fixture(scope="module")
def readings() -> Readings:
    documents = {f"{half}/{each.number}": each for half in HALVES for each in examined(half)}
    return {name: (document, read(document.content, document.name)) for name, document in documents.items()}


def judged(half: str, readings: Readings) -> list[Verdict]:
    told = [pair for name, pair in readings.items() if name.startswith(half)]
    return [judge(document, reading.actions, _shown(reading)) for document, reading in told]  # type: ignore[arg-type]


def _shown(reading: Reading) -> list[dict]:
    return [line for line in reading.lines if "source" in line]


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_an_examined_document_is_lost(name, readings):
    document, reading = readings[name]

    summary = reading.summary
    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"]
    assert not lost(document, _shown(reading))


@pytest.mark.parametrize("half", HALVES)
def test_actions_are_found_and_right_and_none_are_made_up_beyond_what_held_before(half, readings):
    verdicts = judged(half, readings)

    expected, found, matched = (sum(getattr(v, name) for v in verdicts) for name in ("expected", "found", "matched"))
    whole = sum(all(right.values()) for verdict in verdicts for right in verdict.right)
    recall, precision, wholly = FLOORS[half]
    assert matched / expected >= recall
    assert matched / found >= precision
    assert whole / expected >= wholly


def test_each_field_is_mostly_right_in_the_half_for_development(readings):
    right = [each for verdict in judged("for_development", readings) for each in verdict.right]

    accuracy = {name: sum(each[name] for each in right) / len(right) for name in FIELDS}

    assert min(accuracy.values()) >= 0.95, accuracy


def test_documents_without_actions_give_none(readings):
    empty = {name: reading.actions for name, (document, reading) in readings.items() if not document.answers}

    assert len(empty) >= 6
    assert {name: len(actions) for name, actions in empty.items() if actions} == {}


def test_the_halves_are_of_like_kinds():
    kinds = [Counter(document.layout for document in examined(half)) for half in HALVES]

    assert set(kinds[0]) == set(kinds[1])
    assert min(sum(each.values()) for each in kinds) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_what_is_expected_stands_in_the_document(name, readings):
    document, _ = readings[name]

    for answer in document.answers:
        assert not Counter(re.findall(r"\w+", answer["title"][0])) - document.words, answer["title"][0]
