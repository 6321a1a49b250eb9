"""One theme across the services: what the page says of a year that the tests know."""

from __future__ import annotations

from datetime import date

import pytest

from projections.region.theme_page import RECURRING, UNDATED, month_ends, slip_class, theme_page

MAY = {"as_at": "2025-05-31", "known_on": "2026-04-30"}


@pytest.fixture
def theme(region):
    def ask(code="OOCD", **dates):
        return theme_page(region.reader(**dates), code, [region.story.slug])

    return ask


def test_its_actions_are_those_with_the_theme_confirmed_or_proposed(theme, own_story):
    found = theme()

    (protocol,) = [each for each in found.actions if str(each["id"]) == own_story.ids["protocol"]]
    assert (protocol["proposed"], protocol["by_theme"]) == (False, ("OOCD",))
    assert all("OOCD" in each["by_theme"] for each in found.actions)


def test_the_trend_is_how_many_stood_open_at_the_end_of_each_month(theme, own_story):
    found = theme(as_at="2025-08-15")
    days = [day for day, _ in found.trend]

    assert days[-3:] == [date(2025, 6, 30), date(2025, 7, 31), date(2025, 8, 15)]
    for day, counts in found.trend:
        then = theme(as_at=day.isoformat())
        ids = {each["id"] for each in found.actions}
        open_then = [each for each in then.actions if each["status"] in ("open", "paused") and each["id"] in ids]
        assert sum(counts.values()) == len(open_then)


def test_the_trend_goes_back_two_years_and_no_further():
    ends = month_ends(date(2019, 1, 1), date(2026, 11, 22))

    assert len(ends) == 24
    assert (ends[0], ends[-2], ends[-1]) == (date(2024, 12, 31), date(2026, 10, 31), date(2026, 11, 22))


def test_what_is_done_says_how_long_it_took(theme, own_story):
    assert theme().usual_days is None

    own_story.happens("complete", "2026-04-02", action=own_story.ids["contact"])

    found = theme("VIC")
    days = (date(2026, 4, 2) - date(2025, 4, 1)).days
    assert found.days_to_complete == [days]
    assert found.usual_days == (days, days, days)


def test_slippage_counts_each_line_once_by_how_much_later_it_is_promised(theme):
    slips = dict(theme(as_at="2025-12-31").slippage)

    assert slips["91 to 180 days later"] == 1, "from the end of June to the end of September is 92 days"
    assert sum(slips.values()) == len({each["lineage"] for each in theme(as_at="2025-12-31").actions})


@pytest.mark.parametrize(
    ("days", "name"), [(-5, "Not later than first promised"), (0, "Not later than first promised"),
                       (30, "Up to 30 days later"), (31, "31 to 90 days later"), (181, "More than 180 days later")],
)  # fmt: skip
def test_classes_of_slippage_have_no_gap(days, name):
    assert slip_class({"due": {"kind": "day"}, "days_slipped_in_all": days}) == name


def test_what_was_never_promised_for_a_day_is_a_class_of_its_own():
    assert slip_class({"due": {"kind": "conditional"}, "days_slipped_in_all": 0}) == UNDATED
    assert slip_class({"due": None, "days_slipped_in_all": 0}) == UNDATED


@pytest.mark.parametrize("kind", ["recurring", "start_and_recurring"])
def test_what_comes_round_again_was_promised_for_more_than_one_day(kind):
    assert slip_class({"due": {"kind": kind}, "days_slipped_in_all": 40}) == RECURRING


def test_months_between_plans_are_named(theme, own_story):
    for name in ("volunteers", "contact"):
        own_story.happens("withdraw", "2026-04-20", action=own_story.ids[name], reason="Out of our hands")
    own_story.happens("close_plan", "2026-04-20", plan=own_story.ids["plan"])

    found = theme(as_at="2026-05-15", known_on="2026-05-31")

    gaps = {str(day): why for day, why in found.gaps.items()}
    assert gaps["2026-04-30"] == gaps["2026-05-15"] == {"between_plans": [own_story.slug]}
    assert "2026-03-31" not in gaps


def test_what_became_of_them_is_told_by_plan_year(theme):
    ((period, counts),) = theme().dispositions

    assert period == "2025-26"
    assert counts["carried_forward"] == 1, "the protocol; where it went is a draft, which nobody shares"


def test_open_actions_without_news_for_90_days_are_stalled(theme, own_story):
    quiet = theme("VIC", as_at="2025-12-31").stalled

    assert own_story.ids["contact"] in [str(each["id"]) for each in quiet]
    assert all(each["computed"]["days_without_news"] > 90 for each in quiet)


def test_best_is_what_is_done_and_has_evidence(theme, own_story):
    contact = own_story.ids["contact"]
    own_story.happens("complete", "2026-04-02", action=contact)
    assert theme("VIC").best == []

    own_story.happens("attach_evidence", "2026-04-03", action=contact, evidence="Twelve letters")

    assert [str(each["id"]) for each in theme("VIC").best] == [contact]


def test_whom_to_ask_is_a_role_where_roles_are_shared_never_a_name(theme, region):
    assert theme().askable[0]["roles"] == []

    region.share("plans", "roles")

    (one,) = theme().askable
    assert one["service"] == "Testshire Youth Justice Service"
    assert one["roles"] == ["Practice Manager"]
    assert "Dipa Kaur" not in repr(theme())
