"""Whatever file comes, reading ends soon: with a reading, or with a sentence that a manager understands."""

from __future__ import annotations

import json
import re
import resource
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.workers.hostile.cases import CASES, Case
from tests.workers.hostile.parts import HOME
from workers.reading import confined, reading
from workers.reading.confined import Limits
from workers.reading.reading import Reading
from workers.reading.refusals import DocumentRefused

LIMITS = Limits(seconds=10)
HEAVY = {"100,000 rows": 3, "10 MB cells": 3, "500 columns": 6, "PDFs that loop": 4, "text that never ends": 6,
         "merges and corners of Excel": 5}  # fmt: skip
"""Less than a document may take in earnest, so that the slowest end soon; how they end is the same."""


@dataclass(frozen=True)
class Outcome:
    """`beside`: what stands in the document's folder afterwards, but for the document."""

    seconds: float
    reading: Reading | None = None
    refusal: str | None = None
    crash: str | None = None
    beside: tuple[str, ...] = ()


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Each file is read once, two at a time."""
    folder = tmp_path_factory.mktemp("hostile")
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda numbered: _read(numbered[1], folder / str(numbered[0])), enumerate(CASES))
        return {case.id: outcome for case, outcome in zip(CASES, found, strict=True)}


def _read(case: Case, folder: Path) -> Outcome:
    folder.mkdir()
    path = case.put_into(folder)
    began = time.perf_counter()
    read = refusal = crash = None
    try:
        read = confined.read(path, limits=Limits(seconds=HEAVY.get(case.kind, LIMITS.seconds)))
    except DocumentRefused as refused:
        refusal = str(refused)
    except Exception as error:  # what must not happen is told for each case by name
        crash = f"{type(error).__name__}: {error}"
    seconds = time.perf_counter() - began
    beside = tuple(sorted(each.name for each in folder.iterdir() if each.name != path.name))
    if path.parent == folder and path.is_file():
        path.unlink()
    return Outcome(seconds, read, refusal, crash, beside)


def test_there_are_many_cases_of_many_kinds():
    assert len(CASES) >= 150
    assert len({case.kind for case in CASES}) >= 25
    assert max(Counter(case.id for case in CASES).values()) == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id.encode("ascii", "replace").decode())
def test_a_hostile_file_ends_in_a_reading_or_in_a_clear_sentence(case, outcomes):
    outcome = outcomes[case.id]

    assert outcome.crash is None
    assert outcome.seconds < LIMITS.seconds + 5
    assert outcome.beside == ()
    if outcome.refusal is not None:
        assert case.ends != "read", outcome.refusal
        assert_clear(outcome.refusal)
    else:
        assert case.ends != "refused"
        assert_sane(outcome.reading)


def assert_clear(sentence: str) -> None:
    """A sentence for a person: no class, no path, no stack."""
    assert re.match(r"[A-Z“]", sentence)
    assert sentence.endswith(".")
    assert len(sentence.split()) >= 4
    assert len(sentence) <= 500
    assert not re.search(
        r"Traceback|Error\b|Exception|<class|site-packages|\bNone\b|0x[0-9a-f]{6}|[\x00-\x1f]", sentence
    )


def assert_sane(read: Reading) -> None:
    """Every word is counted once, and all of it can be told as lines of JSON."""
    summary = read.summary
    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"]
    assert summary["actions"] == len(read.actions)
    for line in read.lines[:50]:
        assert json.loads(json.dumps(line)) == line
        assert line["kind"] in {"action", "recommendation", "score", "indicator", "leftover", "summary"}


def test_nothing_calls_home(outcomes):
    HOME.setblocking(False)

    with pytest.raises(BlockingIOError):
        HOME.accept()


def test_no_reader_took_more_memory_than_it_may(outcomes):
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss

    assert kilobytes * 1024 <= LIMITS.memory


SMALL = {"formulas", "odd values of Excel", "words in odd places of Word", "macros", "wrong extension"}


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    for case in (case for case in CASES if case.kind in SMALL):
        content = case.make() if callable(case.make) else case.make
        _read_here(content, case.name)

    assert list(tmp_path.iterdir()) == []


def _read_here(content: bytes, name: str) -> None:
    try:
        reading.read(content, name)
    except DocumentRefused:
        return


@pytest.mark.parametrize(("name", "title"), [
    ("row.xlsx", "Ask families first"), ("sheet.xlsx", "Tell nobody about this row"),
    ("very-hidden-sheet.xlsx", "Tell nobody about this row"),
])  # fmt: skip
def test_what_is_hidden_is_read_and_doubted(name, title, outcomes):
    actions = outcomes[f"hidden rows and sheets: {name}"].reading.actions

    [hidden] = [action for action in actions if action["title"] == title]
    assert any("hidden" in doubt for doubt in hidden["doubts"])
