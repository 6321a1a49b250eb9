"""Words are compared by what they mean: endings, abbreviations and hyphens do not count."""

from __future__ import annotations

import pytest

from projections.likeness.candidates import either_way
from projections.likeness.clusters import groups, pairs
from projections.likeness.comparing import Compared
from projections.likeness.parts import texts
from projections.likeness.wording import pieces, stemmed

FEWER = "Fewer first-time entrants through a weekly panel"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reduce FTEs", "Reducing first-time entrants"),
        ("OOCD panel", "Out of court disposal panels"),
        ("Work with LAC", "Working with CIC"),
    ],
)
def test_an_abbreviation_is_what_it_stands_for(one, other):
    assert stemmed(one) == stemmed(other)


def test_words_that_both_say_are_marked_as_each_writes_them():
    stems = set(stemmed("FTE panel").split())

    assert [piece.text for piece in pieces(FEWER, stems) if piece.shared] == ["first-time entrants", "panel"]
    assert "".join(piece.text for piece in pieces(FEWER, stems)) == FEWER


@pytest.mark.parametrize("text", ["", "–", "A", "FTE", "the of and"])
def test_texts_that_say_nothing_are_like_nothing(text):
    compared = Compared([FEWER], [[text], ["Nothing of the kind"]])

    assert max(compared.scores) <= 0.5 if text == "FTE" else max(compared.scores) < 0.3
    assert pieces(text, {"fewer"}) == [] or "".join(piece.text for piece in pieces(text, {"fewer"})) == text


def test_the_part_that_is_most_alike_counts_and_is_named():
    others = [["Close the old office"], ["Close the old office " + FEWER, "Close the old office", FEWER]]

    compared = Compared([FEWER], others)

    assert compared.scores[1] > 0.99
    assert compared.meant[1] == (0, 2)
    assert compared.shared(1)


def test_a_part_is_compared_for_itself_if_it_says_enough():
    parts = ["Staff training", "With and for the whole of it", FEWER + " in every town"]

    whole, *alone = texts({"title": "Better", "sub_actions": [{"title": each} for each in parts]})

    assert whole.startswith("Better Staff training")
    assert alone == [parts[2]]


def test_what_is_searched_for_is_abbreviated_and_written_out():
    assert "first time entrant" in either_way("Reduce FTE")
    assert "FTE" in either_way("Fewer first time entrants")


def test_groups_are_joined_through_others():
    assert sorted(groups([(1, 2, 0.6), (5, 6, 0.9), (2, 3, 0.8)])) == [([1, 2, 3], 0.8), ([5, 6], 0.9)]


def test_nothing_and_one_text_make_no_pairs():
    assert pairs([]) == pairs(["review every exit plan"]) == pairs(["", ""]) == pairs(["the of", "and the"]) == []


def test_nearly_the_same_words_are_a_pair():
    said = [stemmed(each) for each in (
        "Recruit ten community panel members", "Recruit and train ten community panel members", "Close the old office",
    )]  # fmt: skip

    ((one, other, score),) = pairs(said)

    assert (one, other) == (0, 1)
    assert score > 0.55
