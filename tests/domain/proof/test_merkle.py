"""The Merkle tree: against the vectors that implementations of RFC 6962 share, and against pymerkle."""

import hashlib

import pytest
from pymerkle import InmemoryTree

from domain.proof import merkle
from domain.proof.merkle import Tree, consistent, included, leaf_hash

# The leaves and roots by which implementations of Certificate Transparency are tested.
LEAVES = [bytes.fromhex(each) for each in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
MOST = 256


def tree(size):
    return Tree(leaf_hash(str(n).encode()) for n in range(size))


WHOLE = tree(MOST)
ROOT = [merkle.root(size, WHOLE.node) for size in range(MOST + 1)]


def test_roots_are_those_of_the_standard():
    for size, expected in enumerate(ROOTS, 1):
        assert Tree(map(leaf_hash, LEAVES[:size])).root.hex() == expected


def test_a_tree_without_leaves_has_the_hash_of_nothing():
    assert Tree().root == hashlib.sha256(b"").digest()


def test_roots_are_those_of_another_implementation():
    other = InmemoryTree(algorithm="sha256")
    for size in range(1, 70):
        other.append_entry(str(size - 1).encode())

        assert other.get_root() == ROOT[size]


def test_however_leaves_are_added_the_tree_is_the_same():
    grown = Tree()

    for size in (1, 0, 2, 13, 40, 200):
        grown.extend(leaf_hash(str(n).encode()) for n in range(grown.size, grown.size + size))

    assert (grown.size, grown.levels) == (MOST, WHOLE.levels)


def test_every_leaf_of_every_size_is_included_and_at_no_other_place():
    for size in range(1, MOST + 1):
        for index in range(size):
            path = merkle.inclusion(index, size, WHOLE.node)
            leaf = WHOLE.node(0, index)

            assert included(leaf, index, size, path, ROOT[size])
            assert not included(leaf, (index + 1) % size, size, path, ROOT[size]) or size == 1
            assert not included(leaf, index, size, path, ROOT[size - 1])


def test_every_size_goes_on_from_every_smaller_one_and_from_no_other():
    for second in range(1, MOST + 1):
        for first in range(1, second + 1):
            path = merkle.consistency(first, second, WHOLE.node)

            assert consistent(first, ROOT[first], second, ROOT[second], path)
            assert not consistent(first, ROOT[first - 1], second, ROOT[second], path)
            assert not consistent(first, ROOT[first], second, ROOT[second - 1], path)


def test_any_changed_hash_of_a_path_is_noticed():
    for size in (2, 3, 7, 64, 100):
        for index in range(size):
            path, leaf = merkle.inclusion(index, size, WHOLE.node), WHOLE.node(0, index)
            for place, sibling in enumerate(path):
                wrong = [*path[:place], bytes([sibling[0] ^ 1]) + sibling[1:], *path[place + 1 :]]

                assert not included(leaf, index, size, wrong, ROOT[size])
            assert not included(leaf, index, size, [*path, leaf], ROOT[size])
            assert not included(leaf, index, size, path[:-1], ROOT[size])


def test_a_path_that_is_too_long_or_too_short_shows_no_growth():
    for first, second in ((1, 2), (3, 7), (4, 8), (6, 100), (64, 100)):
        path = merkle.consistency(first, second, WHOLE.node)

        assert not consistent(first, ROOT[first], second, ROOT[second], [*path, path[0]])
        assert not consistent(first, ROOT[first], second, ROOT[second], path[:-1])
        assert not consistent(first, ROOT[first], second, ROOT[second], path[1:])


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (1, 1), (0, 0)])
def test_a_leaf_that_is_not_there_has_no_path(index, size):
    with pytest.raises(ValueError, match="no leaf"):
        merkle.inclusion(index, size, WHOLE.node)

    assert not included(WHOLE.node(0, 0), index, size, [], ROOT[1])


@pytest.mark.parametrize(("first", "second"), [(0, 3), (4, 3), (-1, 1)])
def test_a_tree_does_not_shrink(first, second):
    with pytest.raises(ValueError, match="can't have grown"):
        merkle.consistency(first, second, WHOLE.node)

    assert not consistent(first, ROOT[4], second, ROOT[3], [ROOT[1]])


@pytest.mark.parametrize(("size", "more"), [(0, 13), (5, 8), (6, 1), (7, 9), (8, 8)])
def test_what_grew_is_told_from_what_was_there_before(size, more):
    def there(level, place):
        assert (place + 1) << level <= size, "it has only just grown"
        return WHOLE.node(level, place)

    grown = list(merkle.grown(size, (WHOLE.node(0, place) for place in range(size, size + more)), there))

    new = {(level, place) for level in range(5) for place in range(16) if size < (place + 1) << level <= size + more}
    assert {(each.level, each.place) for each in grown} == new
    assert len(grown) == len(new)
    assert all(each.hash == WHOLE.node(each.level, each.place) for each in grown)
