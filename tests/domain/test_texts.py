"""Texts: kept apart from the facts, which remember only a commitment to them."""

from __future__ import annotations

import hashlib

import pytest

from domain.refusals import TextNotAllowed, TextTooLong
from domain.text import LONGEST_TEXT, LONGEST_TITLE, Text
from tests.examples import on, words


def test_a_text_is_kept_without_the_white_space_around_it():
    assert Text.write("  Two of nine \n trained \n").body == "Two of nine \n trained"


def test_its_reference_commits_to_what_it_said():
    text = Text.write("Two of nine trained")

    digest = hashlib.sha256(b"throughline/text/v1\0" + text.ref.bytes + text.salt + b"Two of nine trained")

    assert text.reference.commitment == digest.hexdigest()
    assert len(text.salt) == 32


def test_the_same_words_twice_can_not_be_told_to_be_the_same():
    one, other = Text.write("Yes"), Text.write("Yes")

    assert one.reference.commitment != other.reference.commitment


@pytest.mark.parametrize(("longest", "said"), [(LONGEST_TEXT, "20,000"), (LONGEST_TITLE, "2,000")])
def test_a_text_has_a_limit_that_is_said(longest, said):
    assert len(Text.write("é" * longest, longest).body) == longest

    with pytest.raises(TextTooLong, match=f"has {longest + 1:,} characters; the limit is {said}") as refused:
        Text.write("é" * (longest + 1), longest)

    assert refused.value.details == {"limit": longest, "length": longest + 1}


@pytest.mark.parametrize("body", ["a\x00b", "half a \ud83d character"])
def test_what_no_database_can_keep_is_refused(body):
    with pytest.raises(TextNotAllowed, match="cannot be kept"):
        Text.write(body)


def test_an_order_collects_what_was_written_on_it():
    stamp = on()

    first, kept, nothing = stamp.write("One"), stamp.write(words("Kept already")), stamp.write_if("")

    assert [text.body for text in stamp.texts] == ["One"]
    assert (first.ref, kept, nothing) == (stamp.texts[0].ref, words("Kept already"), None)


def test_what_is_written_on_another_day_or_at_another_place_of_an_order_is_still_of_that_order():
    stamp = on()

    stamp.of(on("2021-04-01").effective_on).write("One")
    stamp.at("row 7").write("Two")

    assert [text.body for text in stamp.texts] == ["One", "Two"]
