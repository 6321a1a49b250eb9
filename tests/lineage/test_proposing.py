"""Who became what is proposed from words, references, objectives and leads, with why and how sure."""

from __future__ import annotations

import pytest

from projections.lineage.proposing import proposals
from tests.lineage.made_up import plan


@pytest.fixture(scope="module")
def found():
    return {each.old["ref"]: each for each in proposals(plan("older"), plan("newer"))}


def refs(proposal):
    return [each["ref"] for each in proposal.becomes]


def test_the_same_words_are_carried_and_sure(found):
    assert (found["1i"].how, refs(found["1i"]), found["1i"].sure) == ("carried", ["1i"], True)
    assert found["1i"].why[0] == "the same words"


def test_nearly_the_same_words_are_reworded(found):
    assert (found["1ii"].how, refs(found["1ii"])) == ("reworded", ["1.2"])
    assert (found["2ii"].how, refs(found["2ii"])) == ("reworded", ["2ii"])
    assert "the same leads" in found["2ii"].why


def test_a_part_of_its_words_was_split_off(found):
    assert (found["2i"].how, sorted(refs(found["2i"])), found["2i"].sure) == ("split", ["2i", "2iv"], False)


def test_two_that_say_the_same_of_different_people_became_one(found):
    assert (found["3ii"].how, refs(found["3ii"])) == ("merged", ["3ii"])
    assert (found["3iii"].how, refs(found["3iii"])) == ("merged", ["3ii"])


def test_what_has_no_likeness_was_dropped(found):
    assert (found["3i"].how, found["3i"].becomes) == ("dropped", [])


def test_each_action_is_proposed_once_or_with_those_it_became_one_with(found):
    assert set(found) == {"1i", "1ii", "2i", "2ii", "3i", "3ii", "3iii"}


def test_one_that_became_one_with_what_is_told_keeps_its_proposal():
    older, newer = plan("older"), plan("newer")
    olds, news = ({each["ref"]: each for each in which["actions"]} for which in (older, newer))
    for first, second in (("3ii", "3iii"), ("3iii", "3ii")):
        news["3ii"]["origins"] = [olds[first]["id"]]
        olds[first]["status"], olds[second]["status"] = "carried_forward", "open"

        found = {each.old["ref"]: each for each in proposals(older, newer)}

        assert (found[second].how, refs(found[second]), found[second].sure) == ("merged", ["3ii"], False)
        assert found["3i"].becomes == [], "and nothing else is proposed as what it is not"
