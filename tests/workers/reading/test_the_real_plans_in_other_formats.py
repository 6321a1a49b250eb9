"""The real documents, which we have as text, written as Word, HTML, Excel and PDF: each is read as its text is."""

from collections import Counter
from functools import cache

import pytest

from tests.workers.reading import other_formats
from tests.workers.reading.examples import PLANS
from workers.reading.reading import read

NAMES = sorted(path.stem for path in PLANS.glob("*.txt"))
WRITTEN = {"docx": other_formats.as_word, "html": other_formats.as_html, "xlsx": other_formats.as_excel}

FOUND = {
    "derby-inspection-progress-2019": (8, {"score": 15}),
    "derby-outstanding-actions-2021": (23, {}),
    "derbyshire-youth-justice-plan-2021-22": (45, {"indicator": 4}),
    "leicester-delivery-plan-2022-23": (52, {}),
    "nottingham-inspection-actions-2020": (17, {"recommendation": 6}),
}
"""How many actions, and what else, a person counts in each."""


@cache
def blocks_of(name):
    return other_formats.blocks_of(PLANS / f"{name}.txt")


@cache
def read_as_text(name):
    path = PLANS / f"{name}.txt"
    return read(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def prints():
    """Every plan as PDF, with ruled tables and without any lines."""
    wanted = [(name, css) for name in NAMES for css in (other_formats.RULED, other_formats.PLAIN)]
    printed = other_formats.as_pdfs([other_formats.as_html(blocks_of(name), css) for name, css in wanted])
    return dict(zip(wanted, printed, strict=True))


def counts(reading):
    return len(reading.actions), dict(Counter(each["kind"] for each in reading.others))


def said_by(action):
    """What matters most of an action: its title, whose it is and when it is due."""
    due = action["due"] or {"text": None}
    return action["title"], tuple(lead["text"] for lead in action["leads"]), due["text"]


def share_alike(reading, name):
    """How many of the actions in the text are just so in the other format."""
    wanted = Counter(map(said_by, read_as_text(name).actions))
    return (wanted & Counter(map(said_by, reading.actions))).total() / wanted.total()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", WRITTEN)
def test_word_html_and_excel_say_the_same(name, kind):
    reading = read(WRITTEN[kind](blocks_of(name)), f"plan.{kind}")

    assert counts(reading) == FOUND[name]
    assert share_alike(reading, name) >= 0.95


@pytest.mark.parametrize("name", NAMES)
def test_a_print_with_ruled_tables_says_the_same(name, prints):
    reading = read(prints[name, other_formats.RULED], "plan.pdf")

    assert counts(reading) == FOUND[name]
    assert share_alike(reading, name) >= 0.95


@pytest.mark.parametrize("name", NAMES)
def test_a_print_without_any_lines_says_nearly_the_same(name, prints):
    reading = read(prints[name, other_formats.PLAIN], "plan.pdf")

    count, _ = FOUND[name]
    assert abs(len(reading.actions) - count) <= 1
    assert share_alike(reading, name) >= 0.9
