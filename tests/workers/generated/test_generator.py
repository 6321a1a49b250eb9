"""The generator itself: enough variety, the same document for the same number, answers that the document holds."""

import re
from collections import Counter

import pytest

from tests.workers.generated import combinations, document
from tests.workers.generated.document import of_kind
from tests.workers.generated.layouts.tables import TABLES

ONE_OF_EACH = range(len(combinations()))


@pytest.fixture(scope="module")
def documents():
    return [document(number) for number in ONE_OF_EACH]


def test_there_are_many_layouts_in_many_formats(documents):
    assert len(combinations()) >= 60
    assert len({each.layout for each in documents}) >= 18
    assert len({each.format for each in documents}) == 12
    assert all(each.answers for each in documents)


def test_every_mishap_befalls_some_document(documents):
    befallen = Counter(mishap for each in documents for mishap in each.mishaps)

    assert len(befallen) >= 20
    assert min(befallen.values()) >= 3, befallen


def test_a_number_always_means_the_same_document():
    for number in ONE_OF_EACH[::20]:
        one, again = document(number), document(number)

        assert (one.answers, one.words, one.mishaps) == (again.answers, again.words, again.mishaps)
        if not one.name.endswith(("docx", "xlsx")):  # their zip files hold the time of writing
            assert one.content == again.content


def test_every_word_of_an_answer_is_in_the_document(documents):
    for each in documents:
        for answer in each.answers:
            title, objective, measure = answer["title"][-1], answer["objective"][0], answer["measure"][0]
            said = Counter(re.findall(r"\w+", " ".join(filter(None, [title, objective, measure]))))
            assert not set(said) - set(each.words), (each.number, set(said) - set(each.words))


@pytest.mark.parametrize("layout", sorted(set(TABLES) - {"shaded only", "shaded and worded", "sheets"}))
def test_the_same_plan_has_the_same_answers_in_every_format(layout):
    answers = [of_kind(layout, fmt, 7, {"lettered parts"}).answers for fmt in ("docx", "xlsx", "html", "csv")]

    assert all(each == answers[0] for each in answers)


def test_a_due_date_says_what_its_words_mean(documents):
    dues = [answer["due"][0] for each in documents for answer in each.answers if answer["due"][0]]

    assert {due["kind"] for due in dues} == {
        "day", "month", "quarter", "recurring", "start_and_recurring", "conditional", "completed", "unclear",
    }  # fmt: skip
    assert all(due["on"] is None for due in dues if due["kind"] in {"unclear", "conditional"})
