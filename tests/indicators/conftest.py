"""A service that keeps indicators, whose views and region can be looked at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from domain.fact import Occasion
from domain.registry import Registry
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.check import check
from projections.indicators.reading import indicators
from projections.reading import Reader
from projections.region.indicators import indicators as of_the_region
from projections.region.reading import RegionReader
from tests.examples import BEGAN, NOW, SOMEBODY


class Service:
    """On 31 March 2022, at noon."""

    def __init__(self, registry, connect):
        self.registry, self.slug, self.connect = registry, registry.slug, connect
        self.projector = connect("throughline_projector")

    def defines(self, day="2021-04-01", **said):
        return UUID(self.registry.define_indicator(on(day), **said).subjects["indicator"])

    def reports(self, indicator, period, value, day, **more):
        receipt = self.registry.report_value(on(day), indicator, period, Decimal(value), **more)
        return receipt.event_ids[0]

    def sees(self, **dates):
        catch_up(self.projector, self.slug)
        reader = Reader(self.connect(self.slug), self.slug)
        return {each["name"]: each for each in indicators(reader, Asked.of(**dates, now=NOW))}

    def region_sees(self, **dates):
        catch_up(self.projector, self.slug)
        reader = RegionReader(self.connect("throughline_region"), Asked.of(**dates, now=NOW))
        return {each["name"]: each for each in of_the_region(reader) if each["authority"] == self.slug}

    def in_region(self):
        """All that stands of it in the region's tables, as text."""
        catch_up(self.projector, self.slug)
        owner = self.connect("owner")
        tables = ("indicator_versions", "texts")
        query = "SELECT t::text FROM region.{} t WHERE authority = %s"
        return " ".join(
            row for table in tables for (row,) in owner.execute(query.format(table), [self.slug]).fetchall()
        )

    def differences(self):
        catch_up(self.projector, self.slug)
        return list(check(self.projector, self.slug))


def on(day):
    return Occasion(SOMEBODY, str(uuid4()), date.fromisoformat(day) if isinstance(day, str) else day)


@pytest.fixture
def service(database, authority, connect):
    with Registry(database.environment(authority), clock=lambda: NOW) as registry:
        registry.join(Occasion(SOMEBODY, "join", BEGAN), "Testshire")
        yield Service(registry, connect)
