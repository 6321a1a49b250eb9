"""The Merkle tree of RFC 6962, section 2.1: its root, and short proofs about it.

Everything is told from the hashes of *complete* subtrees, which never change once they are there: `node(level, index)`
gives the hash over the 2^level leaves from index × 2^level on. So a proof in a log of a million entries reads a few
dozen hashes, wherever they are kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

Node = Callable[[int, int], bytes]

LEAF, INNER = b"\x00", b"\x01"
"""What a hash begins with, so that no leaf can be passed off as an inner node."""
EMPTY = hashlib.sha256().digest()


class Complete(NamedTuple):
    """A complete subtree, as `node(level, place)` will give it, and its hash."""

    level: int
    place: int
    hash: bytes


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(LEAF + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(INNER + left + right).digest()


def grown(size: int, leaves: Iterable[bytes], node: Node) -> Iterator[Complete]:
    """The subtrees that become complete when hashed leaves are added to a tree of this size, in order."""
    fresh: dict[tuple[int, int], bytes] = {}
    for place, hashed in enumerate(leaves, size):
        level, index = 0, place
        while True:
            fresh[level, index] = hashed
            yield Complete(level, index, hashed)
            if index % 2 == 0:
                break
            left = fresh.pop((level, index - 1), None) or node(level, index - 1)
            del fresh[level, index]
            level, index, hashed = level + 1, index // 2, node_hash(left, hashed)


def root(size: int, node: Node) -> bytes:
    return over(0, size, node) if size else EMPTY


def inclusion(index: int, size: int, node: Node) -> list[bytes]:
    """The hashes that lead from a leaf to the root. `index` counts from 0."""
    if not 0 <= index < size:
        raise ValueError(f"There is no leaf {index} in a tree of {size}.")
    start, end, path = 0, size, []
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            path.append(over(middle, end, node))
            end = middle
        else:
            path.append(over(start, middle, node))
            start = middle
    return path[::-1]


def consistency(first: int, second: int, node: Node) -> list[bytes]:
    """The hashes by which the root of the first size and the root of the second are seen to be of one growing tree."""
    if not 0 < first <= second:
        raise ValueError(f"A tree of {first} can't have grown to one of {second}.")
    start, end, path, own = 0, second, [], True
    while first != end:
        middle = start + split(end - start)
        if first <= middle:
            path.append(over(middle, end, node))
            end = middle
        else:
            path.append(over(start, middle, node))
            start, own = middle, False
    return ([] if own else [over(start, end, node)]) + path[::-1]


def over(start: int, end: int, node: Node) -> bytes:
    """The hash over some leaves that make a subtree: complete, or at the tree's right edge."""
    size = end - start
    if size & (size - 1) == 0:
        return node(size.bit_length() - 1, start // size)
    middle = start + split(size)
    return node_hash(over(start, middle, node), over(middle, end, node))


def split(size: int) -> int:
    """The largest power of two below a size: where RFC 6962 parts a tree."""
    return 1 << ((size - 1).bit_length() - 1)


def included(hashed: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether a path leads from a hashed leaf to a root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last = index, size - 1
    for sibling in path:
        if last == 0:
            return False
        if place % 2 or place == last:
            hashed = node_hash(sibling, hashed)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            hashed = node_hash(hashed, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and hashed == root


def consistent(first: int, first_root: bytes, second: int, second_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether a path shows that the second tree goes on from the first (RFC 9162, 2.1.4.2)."""
    if first == second:
        return not path and first_root == second_root
    if not 0 < first < second or not path:
        return False
    hashes = list(path) if first & (first - 1) else [first_root, *path]
    place, last = first - 1, second - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


class Tree:
    """A tree held in memory: for verifying a whole log, and for tests."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.levels: list[list[bytes]] = [[]]
        self.extend(leaves)

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add hashed leaves."""
        for complete in grown(self.size, leaves, self.node):
            if complete.level == len(self.levels):
                self.levels.append([])
            self.levels[complete.level].append(complete.hash)

    def node(self, level: int, index: int) -> bytes:
        return self.levels[level][index]

    @property
    def size(self) -> int:
        return len(self.levels[0])

    @property
    def root(self) -> bytes:
        return root(self.size, self.node)
