"""Whether what is shared of a service covers a day: no plan that is shared is no plan without actions."""

from __future__ import annotations

from datetime import date

import pytest

from projections.region.covering import covering
from projections.region.matrix import matrix

LATER = {"as_at": "2026-07-31", "known_on": "2026-07-31"}


@pytest.fixture
def lacks(region):
    """`lacks("2026-04-30")`, as known in July 2026."""
    return lambda day: covering(region.reader(**LATER)).lacks(region.story.slug, date.fromisoformat(day))


@pytest.fixture
def cell(region):
    def ask(as_at):
        found = matrix(region.reader(as_at=as_at, known_on="2026-07-31"), authorities=[region.story.slug])
        return found.whole[region.story.slug]

    return ask


def ends(story, day="2026-04-20"):
    """The year is over: what was open has left, and the plan is closed."""
    for name in ("volunteers", "contact"):
        story.happens("withdraw", day, action=story.ids[name], reason="Out of our hands")
    story.happens("close_plan", day, plan=story.ids["plan"])


def signs_next(story, day="2026-06-09"):
    story.happens("sign_off_plan", day, plan=story.ids["next plan"], meeting="YJMB", meeting_on=day)


def test_nothing_is_lacking_while_a_signed_off_plan_runs(lacks):
    assert lacks("2025-05-31") == ""
    assert lacks("2025-04-01") == "no_plan", "it was signed off later"


def test_a_plan_that_is_closed_before_the_next_is_signed_off_leaves_a_service_between_plans(lacks, own_story):
    ends(own_story)
    assert lacks("2026-04-30") == "between_plans"

    signs_next(own_story)

    assert [lacks(day) for day in ("2026-04-19", "2026-04-30", "2026-06-08", "2026-06-09")] == [
        "", "between_plans", "between_plans", "",
    ]  # fmt: skip


def test_after_a_year_nobody_waits_for_the_next_plan(lacks, own_story):
    ends(own_story)

    assert lacks("2027-04-21") == "between_plans"
    assert lacks("2027-04-22") == "no_plan"


def test_no_change_is_told_of_a_service_that_is_between_plans(cell, own_story):
    ends(own_story)
    signs_next(own_story, "2026-07-07")

    fallen, risen = cell("2026-04-30"), cell("2026-07-31")
    assert (fallen.open, fallen.before > 0) == (0, True)
    assert (fallen.untold, fallen.change) == ("between_plans", None)
    assert (risen.open, risen.untold, risen.change) == (1, "", None)
    assert risen.unlike == "between_plans"


def test_a_service_that_shares_nothing_is_not_told_as_nought(lacks, cell, region):
    region.share()

    assert lacks("2025-12-31") == "not_shared"
    assert (cell("2025-12-31").untold, cell("2025-12-31").change) == ("not_shared", None)


def test_a_plan_withheld_by_a_rule_of_its_own_is_no_gap_between_plans(lacks, region, own_story):
    ends(own_story)
    signs_next(own_story)
    region.share(plan=own_story.ids["next plan"])

    assert lacks("2026-07-15") == "not_shared"
    assert lacks("2025-12-31") == "", "the plan of last year is still shared"
    assert matrix(region.reader(**LATER)).partly == [own_story.slug]
