"""Two services beside each other: one that a test is about, one that shares what is alike."""

from __future__ import annotations

import pytest

from projections.asked import Asked
from projections.catching_up import catch_up
from projections.region.reading import RegionReader
from tests.alike.neighbours import action, neighbour, service_called, sign_off
from tests.web.conftest import app, client, signed_in, somebody
from tests.web.recording.conftest import module_projector, projector

__all__ = ["app", "client", "module_projector", "neighbour", "projector", "signed_in", "somebody"]


@pytest.fixture
def ours(database):
    """A service with an action that is like that of its neighbour, and one that is like nothing."""
    with service_called(database, "Ourshire Youth Justice Service") as made:
        made.ids["action"] = action(made, "Agree a joint protocol on exit plans", measure="The protocol is signed")
        made.ids["other"] = action(made, "Buy a second vehicle")
        sign_off(made)
        yield made


@pytest.fixture
def region(connect, ours, neighbour):
    """`region()`: what the region sees now of both."""

    def see(**dates):
        for each in (ours, neighbour):
            catch_up(each.projector, each.slug)
        return RegionReader(connect("throughline_region"), Asked.of(**dates))

    return see


@pytest.fixture
def adopt(ours, neighbour):
    """`adopt()`: ours says that its action was adopted from the neighbour's."""

    def say(**fields):
        receipt = ours.registry.name_adoption(
            ours.occasion("2026-04-20"), ours.ids["action"], neighbour.slug, neighbour.ids["action"], **fields
        )
        catch_up(ours.projector, ours.slug)
        return receipt

    return say


@pytest.fixture(scope="module", autouse=True)
def alone(region_of_nobody):
    """What these tests look at is the whole region."""
