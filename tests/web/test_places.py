"""Where people can go: their own services, and the region for everybody who works in one."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("role", ["editor", "manager", "board"])
def test_who_works_in_a_service_finds_the_region_on_its_pages_and_among_the_places(signed_in, authority, role):
    here = signed_in(role, authority)

    here.get(f"/{authority}/")
    assert "/region/" in here.page.links()

    here.get("/places")
    assert "The region What all services share, side by side" in here.page.words
    assert here.get("/region/").status_code == 200
    assert f"/{authority}/" in here.page.links()


def test_the_first_page_of_who_works_in_one_service_is_that_service(signed_in, authority):
    assert signed_in("editor", authority).get("/").location == f"/{authority}/"


def test_an_inspector_is_not_offered_the_region(signed_in, authority):
    inspector = signed_in("inspector", authority)

    inspector.get(f"/{authority}/")
    assert "/region/" not in inspector.page.links()
    inspector.get("/places")
    assert "/region/" not in inspector.page.links()


def test_a_regional_lead_comes_to_the_region(signed_in):
    assert signed_in("regional_lead").get("/").location == "/region/"
