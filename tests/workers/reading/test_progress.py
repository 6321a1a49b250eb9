"""Whoever waits for a long document is told how far its reading has come."""

import pytest

from tests.workers.reading.formats import as_excel, as_word, saved
from workers.reading import confined


@pytest.fixture
def told():
    return []


def reading_of(tmp_path, name, content, listener):
    document = tmp_path / name
    document.write_bytes(content)
    return confined.read(document, listener=listener)


def test_sheets_and_parts_are_told_up_to_the_last(tmp_path, told):
    reading_of(tmp_path, "plan.xlsx", saved(as_excel()[0]), lambda *how_far: told.append(how_far))
    reading_of(tmp_path, "plan.docx", saved(as_word()), lambda *how_far: told.append(how_far))

    assert (1, 1, "sheet") in told
    done, total, unit = told[-1]
    assert (done, unit) == (total, "part")


def test_a_reading_that_nobody_listens_to_is_the_same(tmp_path, told):
    heard = reading_of(tmp_path, "plan.docx", saved(as_word()), lambda *how_far: told.append(how_far))
    unheard = reading_of(tmp_path, "plan.docx", saved(as_word()), None)

    assert heard.actions == unheard.actions


class NoLongerMine(Exception):
    pass


def test_who_listens_may_end_the_reading(tmp_path):
    def enough(*_):
        raise NoLongerMine

    with pytest.raises(NoLongerMine):
        reading_of(tmp_path, "plan.docx", saved(as_word()), enough)
