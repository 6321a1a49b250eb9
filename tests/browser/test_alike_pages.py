"""The same thing elsewhere in a real browser: for everybody, at a desk and on a phone."""

from __future__ import annotations

import pytest

from tests.alike.neighbours import action, neighbour, service_called, sign_off
from tests.web.recording.conftest import module_projector, projector

__all__ = ["module_projector", "neighbour", "projector"]


@pytest.fixture
def ours(database, neighbour, projector):
    with service_called(database, "Ourshire Youth Justice Service") as made:
        made.ids["action"] = action(made, "Agree a joint protocol on exit plans", measure="The protocol is signed")
        made.ids["other"] = action(made, "Buy a second vehicle")
        sign_off(made)
        yield made


def test_what_is_alike_is_for_everybody(look, sign_in, ours):
    sign_in("manager", ours.slug)

    look(f"{ours.path('action')}alike/")
    look(f"{ours.path('other')}alike/")


def test_groups_are_for_everybody(look, sign_in, ours):
    sign_in("regional_lead")

    look("/region/alike/")
    look(f"/region/alike/{ours.ids['action']}/")
