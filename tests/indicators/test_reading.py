"""What is read of indicators for two dates: the latest figure of each period, with what was told before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.refusals import IndicatorAlreadyDefined, InvalidOrder, NothingWouldChange
from projections.indicators.reading import direction, lines
from projections.rebuild import rebuild
from tests.indicators.conftest import on


@pytest.fixture
def waiting(service):
    return service.defines(name="Days waited", unit="days", better="down", definition="From referral")


def figures(indicator):
    return [(each["period"]["text"], each["value"]) for each in indicator["values"]]


def test_a_later_figure_has_the_earlier_one_beside_it_and_only_when_it_was_known(service, waiting):
    service.reports(waiting, "Q1 2021-22", 12, "2021-08-01")
    service.reports(waiting, "Q1 2021-22", 13, "2021-11-01", note="Two referrals came late")

    (now,) = service.sees()["Days waited"]["values"]
    (then,) = service.sees(as_at="2021-10-31")["Days waited"]["values"]
    assert (now["value"], now["note"], [each["value"] for each in now["earlier"]]) == (
        13, "Two referrals came late", [12],
    )  # fmt: skip
    assert (then["value"], then["earlier"]) == (12, [])


def test_what_was_recorded_wrongly_is_gone_and_the_right_value_stands_on_its_day(service, waiting):
    wrong = service.reports(waiting, "Q1 2021-22", 120, "2021-08-01", comparators={"national": Decimal(14)})

    service.registry.correct_value(on("2022-03-01"), waiting, wrong, "A nought too many", Decimal(12))

    (value,) = service.sees(as_at="2021-08-01")["Days waited"]["values"]
    assert (value["value"], value["comparators"], value["earlier"]) == (12, {"national": 14}, [])


def test_national_indicators_stand_first_in_the_order_of_the_list_and_bring_unit_and_direction(service, waiting):
    service.defines(code="CUSTODY")
    service.defines(code="FTE", definition="By area of home")

    found = service.sees()
    assert list(found) == ["First-time entrants", "Use of custody", "Days waited"]
    assert (found["First-time entrants"]["unit"], found["First-time entrants"]["better"]) == ("per_100000", "down")


def test_an_indicator_is_defined_once_by_code_or_name(service, waiting):
    service.defines(code="FTE")

    for said in ({"code": "FTE"}, {"name": "days  WAITED", "unit": "days"}):
        with pytest.raises(IndicatorAlreadyDefined):
            service.registry.define_indicator(on("2021-05-01"), **said)
    for said in ({}, {"code": "FTE", "name": "Both"}, {"name": "Without a unit"}):
        with pytest.raises(InvalidOrder):
            service.registry.define_indicator(on("2021-05-01"), **said)


def test_the_same_definition_again_is_no_news(service, waiting):
    with pytest.raises(NothingWouldChange):
        service.registry.revise_definition(on("2021-05-01"), waiting, "From referral")


def test_only_what_was_counted_alike_is_joined_and_compared(service, waiting):
    for period, value, day in (
        ("Q1 2021-22", 12, "2021-08-01"), ("Q2 2021-22", 11, "2021-11-01"), ("Jan–Dec 2021", 10, "2022-02-01"),
    ):  # fmt: skip
        service.reports(waiting, period, value, day)
    found = service.sees()["Days waited"]
    assert [[each["period"]["text"] for each in line] for line in lines(found["values"])] == [
        ["Q1 2021-22", "Q2 2021-22"], ["Jan–Dec 2021"],
    ]  # fmt: skip
    assert found["direction"] is None
    assert direction(found["values"][:2], "down")["better"] is True

    service.registry.revise_definition(on("2021-07-01"), waiting, "From first contact")
    service.reports(waiting, "Q3 2021-22", 7, "2022-02-01")
    quarters = [line for line in lines(service.sees()["Days waited"]["values"]) if len(line) == 1]
    assert ["Q3 2021-22"] in [[each["period"]["text"] for each in line] for line in quarters]


def test_views_and_region_are_the_fold_of_the_facts_and_rebuilt_they_are_the_same(service, waiting, database):
    fte = service.defines(code="FTE")
    wrong = service.reports(fte, "Q1 2021-22", 182, "2021-09-01", comparators={"region": Decimal(170)})
    service.reports(fte, "Q2 2021-22", 175, "2021-12-01", note="Marked note")
    service.registry.revise_definition(on("2021-10-01"), fte, "Anew")
    service.registry.correct_value(on("2022-03-01"), fte, wrong, "Mistyped", Decimal(128))
    assert service.differences() == []
    before = service.sees()

    assert rebuild(database, service.slug).differences == []
    assert service.sees() == before


def test_the_region_sees_them_without_notes_while_they_are_shared(service, waiting):
    service.reports(waiting, "Q1 2021-22", 12, "2021-08-01", note="Marked note")
    shared = service.region_sees()["Days waited"]
    assert (figures(shared), shared["values"][0]["note"]) == ([("Q1 2021-22", 12)], None)
    assert shared["definitions"][0]["text"] == "From referral"
    assert "Marked note" not in service.in_region()

    service.registry.share_with_region(on("2022-03-01"), ["plans"])
    assert service.region_sees() == {}
    assert service.in_region() == ""

    service.reports(waiting, "Q2 2021-22", 11, "2021-11-01")
    service.registry.share_with_region(on("2022-03-02"), ["indicators"])
    assert figures(service.region_sees()["Days waited"]) == [("Q1 2021-22", 12), ("Q2 2021-22", 11)]
    assert service.differences() == []


def test_what_a_value_is_compared_with_stands_until_it_is_said_anew(service):
    id = service.defines(code="FTE")
    service.reports(id, "Q1 2021-22", 138, "2021-08-01", comparators={"region": Decimal(160), "family": Decimal(150)})
    service.reports(id, "Q1 2021-22", 140, "2021-09-01", comparators={"family": Decimal(152)})

    for seen in (service.sees(), service.region_sees()):
        (value,) = next(iter(seen.values()))["values"]
        assert (value["value"], value["comparators"]) == (140, {"region": 160, "family": 152})
        assert value["earlier"][0]["comparators"] == {"region": 160, "family": 150}
