"""What the filters of the findings offer, and how people tell it apart."""

from __future__ import annotations

from datetime import date

from projections.findings.answer import Shown
from projections.findings.found import Finding
from tests.findings.made_up import a_plan
from web.findings.filters import choices


def in_plan(**said) -> Shown:
    return Shown(Finding("plan_quiet", "Nothing was recorded.", (), plan=a_plan(sign_offs=[], **said)))


def test_two_plans_of_one_name_are_told_apart():
    found = [in_plan(), in_plan(opened_on=date(2026, 5, 4)), in_plan(title="Training plan")]

    assert [words for _, words in choices(found)["plan"]] == [
        "Delivery plan 2026-27, opened on 1 April 2026, not signed off",
        "Delivery plan 2026-27, opened on 4 May 2026, not signed off",
        "Training plan 2026-27",
    ]
