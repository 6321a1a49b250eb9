"""Packs of one registry, made once, for tests that change them."""

from __future__ import annotations

import pytest

from tests.workers.packs import examples


@pytest.fixture(scope="session")
def packs(request, tmp_path_factory):
    """A folder with whole.zip, one.zip (of one plan), early.zip (another day) and receipt.json."""
    return examples.folder_of(lambda: request.getfixturevalue("database"), tmp_path_factory)


@pytest.fixture
def whole(packs):
    return examples.Edited(packs / "whole.zip")


@pytest.fixture
def one(packs):
    return examples.Edited(packs / "one.zip")


@pytest.fixture
def said(tmp_path):
    """What the verifier says is wrong with a pack that was changed and signed anew: altered, missing."""
    from workers.packs import verify

    def about(pack, key=None, kept=(), receipts=(), witnesses=()):
        found = verify.verify(pack.write(tmp_path / "pack.zip"), key, kept, receipts, witnesses)
        assert found.slips == []
        return found.altered, found.missing

    return about
