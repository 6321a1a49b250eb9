"""A leaf binds an entry to its authority, its thing, its moment and its bytes."""

from uuid import UUID

import pytest

from domain.proof.leaves import entry_leaf, epoch_leaf

ID, OTHER = UUID(int=1), UUID(int=2)
STORED = b'{"timestamp":"2026-04-01T09:00:00Z","entry":"x"}'
LEAF = ("westmoor", ID, 1, "domain.action:Action.ActionCreated", STORED)


def test_the_same_entry_has_the_same_leaf():
    assert entry_leaf(*LEAF) == entry_leaf(*LEAF)
    assert entry_leaf(*LEAF).hex() == "67f34aaf3250a3defd82f9b2eca9e99495fddc88013ebe64c5525bef9f6bf38b"


OTHERS = ("eastmoor", OTHER, 2, "domain.action:Action.ActionCreate", STORED.replace(b'"x"', b'"y"'))


@pytest.mark.parametrize(("part", "other"), list(enumerate(OTHERS)))
def test_whatever_is_changed_makes_another_leaf(part, other):
    assert entry_leaf(*LEAF[:part], other, *LEAF[part + 1 :]) != entry_leaf(*LEAF)


def test_nothing_can_move_from_one_part_to_the_next():
    assert entry_leaf("west", ID, 1, "ab", STORED) != entry_leaf("westa", ID, 1, "b", STORED)
    assert entry_leaf("west", ID, 11, "a", STORED) != entry_leaf("west", ID, 1, "1a", STORED)


def test_what_is_no_entry_has_no_leaf():
    with pytest.raises(ValueError, match="no entry"):
        entry_leaf("westmoor", ID, 1, "topic", b"{}")


def test_an_epoch_is_no_entry():
    assert epoch_leaf("westmoor", 2, "restored", "") != epoch_leaf("westmoor", 3, "restored", "")
