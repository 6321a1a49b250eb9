"""Which action a row is: however it was moved, reworded or renumbered, and however alike others are."""

from __future__ import annotations

from uuid import UUID

from projections.documents.face import of_row
from projections.documents.matching import Target, matched
from tests.documents.rows import a_row


def found(held, rows, said=None):
    """For each row the number of the action that it is, from 1; None for a new one."""
    targets = [
        Target(str(number), (of_row(row),), {"id": UUID(int=number)}) for number, row in enumerate(held, 1)
    ]  # fmt: skip
    faces = {f"line:{number}": of_row(row) for number, row in enumerate(rows, 1)}
    matches = matched(faces, targets, said or {})
    return [matches.of[key].target.id.int if key in matches.of else None for key in faces]


TRAIN = a_row("Train all managers in trauma-informed practice", ref="1i", objective="Quality", leads=["DK"])
AUDIT = a_row("Audit ten assessments in every quarter", ref="1ii", objective="Quality", leads=["PR"])
PANEL = a_row("Agree a joint panel with the police", ref="2i", objective="Partners", leads=["DK"])


def test_rows_that_moved_are_found():
    assert found([TRAIN, AUDIT, PANEL], [PANEL, TRAIN, AUDIT]) == [3, 1, 2]


def test_rows_that_were_renumbered_are_found_by_their_words():
    rows = [a_row("Something wholly new for the schools", ref="1i"), {**TRAIN, "ref": "1ii"}, {**AUDIT, "ref": "1iii"}]

    assert found([TRAIN, AUDIT], rows) == [None, 1, 2]


def test_a_row_that_was_reworded_is_found():
    assert found([TRAIN, AUDIT], [{**AUDIT, "title": "Audit twelve assessments in each quarter"}, TRAIN]) == [2, 1]


def test_a_row_worded_wholly_anew_is_found_by_what_stands_beside():
    assert found([TRAIN, AUDIT, PANEL], [TRAIN, {**AUDIT, "title": "Look at cases"}, PANEL]) == [1, 2, 3]


def test_another_row_is_not_taken_for_one_that_is_gone():
    new = a_row("Publish a leaflet for parents", ref="9", objective="Families", leads=["LT"])

    assert found([TRAIN, AUDIT], [TRAIN, new]) == [1, None]


def test_the_same_words_under_other_headings_stay_apart():
    one = a_row("Staff training", objective="Exploitation", leads=["DK"])
    two = a_row("Staff training", objective="Health", leads=["PR"])

    assert found([one, two], [two, one]) == [2, 1]
    assert found([one, two], [{**two, "leads": one["leads"]}, one]) == [2, 1]


def test_one_reference_used_twice_says_nothing_by_itself():
    one, two = {**TRAIN, "ref": "3.16"}, {**AUDIT, "ref": "3.16"}

    assert found([one, two], [two, one]) == [2, 1]


def test_each_action_is_found_once():
    assert found([TRAIN], [TRAIN, TRAIN]) in ([1, None], [None, 1])


def test_what_a_person_said_comes_first():
    assert found([TRAIN, AUDIT], [TRAIN, AUDIT], {"line:1": str(UUID(int=2))}) == [2, None]
    assert found([TRAIN, AUDIT], [TRAIN, AUDIT], {"line:1": "new"}) == [None, 2]
