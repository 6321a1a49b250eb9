"""The pages of lineage in a real browser: at both widths, by keyboard, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.lineage.telling import a_service
from tests.web.recording.conftest import module_projector, projector

__all__ = ["module_projector", "projector"]


@pytest.fixture
def service(database, authority, projector):
    for made in a_service(database, authority):
        made.becomes(made.newer["1.2"], made.older["1ii"])
        made.becomes(made.newer["2i"], made.older["2i"], how="split")
        made.becomes(made.newer["2iv"], made.older["2i"])
        made.becomes(made.newer["3ii"], made.older["3ii"], made.older["3iii"])
        later = made.happens("open_plan", "2026-01-05", title="Youth Justice Plan", kind="youth_justice_plan",
                             period="2026-27").subjects["plan"]  # fmt: skip
        for ref, due in (("1.2", "Dec 26"), ("2i", "June 26")):
            made.happens("carry_forward", "2026-01-20", action=made.newer[ref], into=later, due=due)
        made.happens("withdraw", "2026-01-20", action=made.newer["2iv"], reason="No trainer was found")
        made.happens("complete", "2026-01-20", action=made.newer["3ii"])
        yield made


@pytest.fixture
def here(service):
    return f"/{service.slug}/lineage/{service.plans['2024-25']}/{service.plans['2025-26']}/"


def test_nobody_stumbles_over_them(look, sign_in, service, here):
    sign_in("manager", service.slug)

    look(f"/{service.slug}/lineage/")
    look(here)
    look(f"/{service.slug}/actions/{service.newer['1.2']}/")


def test_without_scripts_a_manager_decides(without_scripts, service, here):
    plain = without_scripts("manager", service.slug)
    plain.goto(here)

    plain.locator(f"[name='was-{service.older['3i']}'][value=dropped]").check()
    plain.locator(f"[name='why-{service.older['3i']}']").fill("No money for it")
    plain.get_by_role("button", name="Record what is decided").click()

    expect(plain.get_by_role("main")).to_contain_text("Recorded what became of 3 actions.")
    assert service.action(service.older["3i"])["status"] == "withdrawn"
