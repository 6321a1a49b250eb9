"""The region's services and indicators by API, and one rule for which small numbers can be hidden."""

from __future__ import annotations

from decimal import Decimal

import pytest
from click.testing import CliRunner

from web.cli import throughline


def test_the_api_answers_what_each_service_shares_with_its_plans_in_numbers(lead, story):
    (service,) = lead.get(f"/api/v1/region/services?authority={story.slug}").json["services"]

    assert (service["slug"], service["shares"], service["by_plan"]) == (story.slug, ["plans", "indicators"], {})
    plan = next(each for each in service["plans"] if each["id"] == story.ids["plan"])
    assert sum(plan["scale"].values()) == plan["open"] <= plan["actions"]
    assert "counts" not in plan


def test_the_api_answers_the_indicators_that_are_shared(lead, story):
    for code in ("FTE", "REOFF_BINARY"):
        id = story.happens("define_indicator", "2025-04-01", code=code).subjects["indicator"]
        story.happens(
            "report_value", "2025-08-01", indicator=id, period="Q1 2025-26", value=Decimal(151), note="Two late"
        )
    story.catch_up()

    (fte,) = lead.get(f"/api/v1/region/indicators?authority={story.slug}&indicator=FTE").json["indicators"]

    assert (fte["key"], fte["authority"], fte["latest"]["value"]) == ("FTE", story.slug, 151)
    assert fte["latest"]["note"] is None, "notes stay at home"
    assert len(lead.get(f"/api/v1/region/indicators?authority={story.slug}").json["indicators"]) == 2
    assert lead.get("/api/v1/region/indicators?authority=nobody").json["indicators"] == []


@pytest.mark.parametrize(("least", "fits"), [(0, True), (1, False), (2, False), (3, True), (100, True), (101, False)])
def test_page_api_and_command_hide_below_the_same_numbers(lead, least, fits):
    assert lead.get(f"/region/themes/?least={least}").status_code == (200 if fits else 404)
    answer = lead.get(f"/api/v1/region/themes?least={least}")
    assert answer.status_code == (200 if fits else 422)
    if not fits:
        assert "below 3 to 100" in answer.json["detail"]
        ended = CliRunner().invoke(throughline, ["region", "--least", str(least)])
        assert (ended.exit_code, "below 3 to 100" in ended.output) == (2, True)


def test_a_theme_with_its_actions_can_hide_nothing_and_says_so(lead):
    assert lead.get("/api/v1/region/themes/DISP?least=5").status_code == 422

    ended = CliRunner().invoke(throughline, ["region", "--theme", "DISP", "--least", "5"])

    assert ended.exit_code == 2
    assert "nothing can be hidden there" in ended.output
