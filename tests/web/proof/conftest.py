from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from migrations.database import SEALER, Database
from projections.proof.keys import SigningKey
from projections.proof.sealing import seal
from tests.web.reading import board_member, editor, manager, own_story, reading_app, reading_as, story

__all__ = ["board_member", "editor", "manager", "own_story", "reading_app", "reading_as", "story"]

KEY = SigningKey(bytes(range(32)), "registry.example")


@pytest.fixture
def sealed(database: Database) -> Callable[..., Any]:
    """`sealed(slug)`: as the sealer does it each minute."""

    def now(slug: str, whole: bool = False) -> Any:
        with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
            return seal(sealer, slug, KEY, whole)

    return now


@pytest.fixture
def tampering(database: Database) -> Any:
    """A superuser who switches off what protects history."""

    @contextmanager
    def past_every_guard(slug: str) -> Iterator[psycopg.Connection]:
        with psycopg.connect(database.admin_conninfo(), autocommit=True) as superuser:
            superuser.execute(f'ALTER TABLE "{slug}".stored_events DISABLE TRIGGER USER')
            yield superuser
            superuser.execute(f'ALTER TABLE "{slug}".stored_events ENABLE TRIGGER USER')

    return past_every_guard


def more(story: Any) -> Any:
    """One entry more."""
    receipt = story.happens("note_progress", "2026-03-02", action=story.ids["volunteers"], text="Letters went out.")
    story.catch_up()
    return receipt
