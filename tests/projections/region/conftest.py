"""A service with a year of history, and the region as its own role sees it."""

from __future__ import annotations

import psycopg
import pytest

from projections.asked import Asked
from projections.check import check
from projections.region.reading import RegionReader
from tests.web.conftest import somebody
from tests.web.reading import own_story

__all__ = ["own_story", "somebody"]

NOW = {"as_at": "2026-04-30", "known_on": "2026-04-30"}


class Seen:
    """What the region holds of one service, after the views have caught up."""

    def __init__(self, story, database, connect):
        self.story, self.database, self.connect = story, database, connect

    def share(self, *codes, day="2026-04-10", **more):
        self.story.happens("share_with_region", day, shares=list(codes), **more)

    def reader(self, **dates):
        self.story.catch_up()
        return RegionReader(self.connect("throughline_region"), Asked.of(**(NOW | dates)))

    def actions(self, **dates):
        own = [self.story.slug]
        return {str(each["id"]): each for each in self.reader(**dates).actions(authorities=own)}

    def action(self, name, **dates):
        return self.actions(**dates)[self.story.ids[name]]

    def plans(self, **dates):
        return [str(plan["id"]) for plan in self.reader(**dates).plans([self.story.slug])]

    def everything(self):
        """All that stands in schema `region`, as text."""
        self.story.catch_up()
        owner = self.connect("owner")
        tables = owner.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'region'::regnamespace AND relkind IN ('r', 'p', 'm')"
        ).fetchall()
        return " ".join(
            row for (table,) in tables for (row,) in owner.execute(f"SELECT t::text FROM region.{table} t").fetchall()
        )

    def differences(self):
        self.story.catch_up()
        with psycopg.connect(self.database.conninfo("throughline_projector")) as conn:
            return list(check(conn, self.story.slug))


@pytest.fixture
def region(own_story, database, connect):
    return Seen(own_story, database, connect)


@pytest.fixture(scope="module", autouse=True)
def alone(region_of_nobody):
    """What these tests look at is the whole region."""
