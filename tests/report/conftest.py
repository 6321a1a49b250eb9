"""A service with a year of history, and reports of the region about it."""

from __future__ import annotations

from contextlib import contextmanager

import psycopg
import pytest

from projections.asked import Asked
from projections.region.reading import RegionReader
from projections.report.choices import Choices
from projections.report.report import report_of
from tests.web.conftest import app, client, signed_in, somebody
from tests.web.reading import own_story, reading_app, reading_as, story

__all__ = ["app", "client", "own_story", "reading_app", "reading_as", "signed_in", "somebody", "story"]

NOW = {"as_at": "2025-12-31", "known_on": "2026-04-30"}


class Reporting:
    """`make("OOCD")`: a report as people ask for it, after the views have caught up."""

    def __init__(self, story, database):
        self.story, self.database = story, database

    def share(self, *codes, day="2026-05-01"):
        self.story.happens("share_with_region", day, shares=list(codes))

    @contextmanager
    def reader(self, asked):
        self.story.catch_up()
        with psycopg.connect(self.database.conninfo("throughline_region")) as conn:
            yield RegionReader(conn, asked)

    def make(self, *themes, least=0, before=None, **dates):
        asked = Asked.of(**(NOW | dates))
        choices = Choices.of(themes, [self.story.slug], asked, least, [self.story.slug])
        with self.reader(asked) as reader:
            return report_of(reader, choices, before)


@pytest.fixture
def reporting(own_story, database):
    return Reporting(own_story, database)


@pytest.fixture(scope="module")
def shared(story, database):
    """Reports about a story to which no test adds anything."""
    return Reporting(story, database)


@pytest.fixture(scope="module")
def report(shared):
    """Of all themes."""
    return shared.make()


@pytest.fixture(scope="module")
def of_one(shared):
    """Of out-of-court decisions."""
    return shared.make("OOCD")
