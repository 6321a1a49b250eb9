"""What is new in a progress cell."""

from __future__ import annotations

import pytest

from projections.documents.noting import fresh


@pytest.mark.parametrize(
    ("text", "known", "new"),
    [
        ("Two workers were trained.", ["Two workers were trained."], None),
        ("Two workers were trained", ["Two  workers were trained."], None),
        ("Two workers were trained. Letters go out.", ["Two workers were trained."], "Letters go out."),
        ("Letters go out. Two workers were trained.", ["Two workers were trained."], "Letters go out."),
        ("12 May 2021: Two workers were trained.", ["Two workers were trained."], None),
        ("12 May 2021: Two workers were trained. June 21: Letters go out.", ["Two workers were trained."],
         "June 21: Letters go out."),
        ("A draft exists now. Half is written now.", ["Half is written now.", "A draft exists now."], None),
        ("Training has begun in July", ["Begun"], "Training has begun in July"),
        ("Begun. In July the second group.", ["Begun"], "In July the second group."),
        ("Something new", [], "Something new"),
        ("21.4.21", [], "21.4.21"),
    ],
)  # fmt: skip
def test_only_what_goes_on_from_what_is_known_is_new(text, known, new):
    found = fresh(text, known)

    assert (found.text if found else None) == new


def test_a_note_worded_anew_is_new_and_doubted():
    found = fresh("Two workers were trained in June and July", ["Two workers were trained in May and June"])

    assert found is not None
    assert found.text == "Two workers were trained in June and July"
    assert found.doubts == ("worded anew: it was “Two workers were trained in May and June”",)


FOURTEEN, NINETEEN = "01/06/26 14 of 22 trained.", "20/07/26 19 of 22 trained."


@pytest.mark.parametrize(("text", "beside"), [(f"{FOURTEEN} {NINETEEN}", []), (NINETEEN, [FOURTEEN, NINETEEN])])
def test_a_note_much_like_one_that_still_stands_is_not_that_one_worded_anew(text, beside):
    found = fresh(text, [FOURTEEN], beside)

    assert found is not None
    assert (found.text, found.doubts) == (NINETEEN, ())


def test_of_two_that_are_much_alike_the_one_that_is_gone_is_named():
    found = fresh(f"{FOURTEEN} {NINETEEN}", [FOURTEEN, "20/07/26 18 of 22 trained."])

    assert found is not None
    assert found.doubts == ("worded anew: it was “20/07/26 18 of 22 trained.”",)
