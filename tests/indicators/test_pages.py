"""The pages of indicators, in words; the API; and what a regional lead sees of those who share."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from tests.web.conftest import somebody
from tests.web.reading import manager, own_story, reading_app, reading_as, story
from web.indicators.chart import days, placed, scale_for
from web.indicators.words import amount, direction

__all__ = ["manager", "own_story", "reading_app", "reading_as", "somebody", "story"]


@pytest.fixture(scope="module")
def told(story):
    """Kept by the service that all pages of this module are about."""
    made = story.happens("define_indicator", "2025-04-01", code="FTE", definition="By area of home")
    id = made.subjects["indicator"]
    for period, value, day in (
        ("Q1 2025-26", "151", "2025-08-01"), ("Q2 2025-26", "149", "2025-11-01"), ("Q1 2025-26", "158", "2025-12-01"),
    ):  # fmt: skip
        story.happens("report_value", day, indicator=id, period=period, value=Decimal(value), region=Decimal(160))
    story.happens("define_indicator", "2025-04-01", name="Days waited", unit="days")
    story.catch_up()
    return story, id


def test_the_page_says_the_latest_value_where_it_goes_and_what_it_is_beside(manager, told):
    story, _ = told

    manager.get(f"/{story.slug}/indicators/")

    words = manager.page.words
    assert "149 per 100,000 Q2 2025-26 (quarter)" in words
    assert "Down by 9 since Q1 2025-26: better" in words
    assert "Region 160: better here" in words
    assert "No value has been reported." in words


def test_a_past_page_shows_what_was_known_then(manager, told):
    story, id = told

    manager.get(f"/{story.slug}/indicators/{id}/?as_at=2025-11-30")

    assert "151 per 100,000" in manager.page.words
    assert "158" not in manager.page.words
    assert "Report a value" not in manager.page.words


def test_a_value_is_reported_anew_from_what_stands_for_its_period(manager, told):
    story, id = told
    manager.get(f"/{story.slug}/indicators/{id}/")
    assert "Report anew for Q1 2025-26" in manager.page.words

    form = manager.get(f"/{story.slug}/indicators/{id}/report-value?period=Q1%202025-26").text

    typed = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', form))
    assert (typed["period"], typed["value"], typed["region"], typed["national"]) == ("Q1 2025-26", "158", "160", "")


def test_points_of_one_day_and_nearly_one_value_do_not_cover_each_other():
    """The shorter period's stands at its end."""
    days = {"quarter": date(2025, 1, 1), "rolling_year": date(2024, 4, 1)}
    values = [
        {
            "entry": kind, "value": Decimal(149), "comparators": {},
            "period": {"kind": kind, "starts_on": starts_on, "ends_on": date(2025, 3, 31)},
        }
        for kind, starts_on in days.items()
    ]  # fmt: skip
    scale = scale_for(values)

    places = placed(values, scale)

    assert places["quarter"] == (scale.x(date(2025, 3, 31)), scale.y(149))
    assert places["quarter"][0] - places["rolling_year"][0] >= 12


def test_an_indicator_that_is_not_there_is_not_found(manager, told):
    assert manager.get(f"/{told[0].slug}/indicators/{UUID(int=4)}/").status_code == 404


def test_the_region_has_one_row_for_each_service(manager, told):
    assert manager.get("/region/indicators/?indicator=FTE").status_code == 200
    assert "149 per 100,000" in manager.page.words
    assert manager.get("/region/indicators/?indicator=NONE").status_code == 404


def test_the_api_answers_the_same(manager, told):
    story, id = told

    (fte, _) = manager.get(f"/api/v1/authorities/{story.slug}/indicators").json["indicators"]

    assert (fte["id"], fte["code"], fte["latest"]["value"], fte["direction"]["way"]) == (id, "FTE", 149, "down")
    assert [each["value"] for each in fte["values"][0]["earlier"]] == [151]


def test_values_are_said_with_their_unit():
    assert [amount(Decimal(value), unit) for value, unit in (
        ("27.50", "percent"), ("12500", "pounds"), ("0.06", "per_1000"), ("3", "number"),
    )] == ["27.5%", "£12,500", "0.06 per 1,000", "3"]  # fmt: skip


def test_without_values_nothing_is_said_of_a_direction():
    assert direction({"values": [], "direction": None}) == "No value has been reported."


def value(number, first, last):
    return {"value": Decimal(number), "comparators": {}, "period": {"starts_on": first, "ends_on": last}}


@pytest.mark.parametrize("numbers", [("0", "0"), ("12",), ("90", "98"), ("0.02", "0.2"), ("55", "1250000")])
def test_a_scale_goes_by_round_numbers_around_all_values(numbers):
    found = scale_for([value(each, date(2025, 1, 1), date(2025, 3, 31)) for each in numbers])

    assert found.least <= min(map(float, numbers))
    assert found.most >= max(map(float, numbers))
    assert found.least < found.most
    assert len(days(found)) <= 6
