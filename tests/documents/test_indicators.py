"""Tables of indicators in documents: their values are recorded with the rest, once, and nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from projections.asked import Asked
from projections.documents.figures import compared, unit_of
from projections.documents.indicating import code_of
from projections.indicators.reading import indicators
from tests.documents.rows import a_document, a_row
from tests.examples import NOW
from tests.workers.reading.examples import PLANS
from workers.reading.reading import read

ROW = a_row("Do it")


def a_value(name="Days waited", value=12.0, **says):
    said = {
        "kind": "indicator", "name": name, "value": value, "unit": None, "period": "Q2 2021-22",
        "comparators": {"Region": "14.5", "National average": "15"}, "published_on": "5 December 2021",
        "source": {"locator": "table 1, row 2", "text": f"{name} | {value:g}"},
    }  # fmt: skip
    return said | says


def known(service):
    return {each["name"]: each for each in indicators(service.reader, Asked.of(now=NOW))}


def kinds(service, id):
    return [item.kind for item in service.review(id).items]


def test_a_value_is_recorded_with_its_period_its_comparators_and_the_day_of_publication(service):
    service.takes_in(a_document(a_value(), ROW))

    (value,) = known(service)["Days waited"]["values"]
    assert (value["value"], value["period"]["text"], value["published_on"]) == (
        Decimal(12), "Q2 2021-22", date(2021, 12, 5),
    )  # fmt: skip
    assert value["comparators"] == {"national": Decimal(15), "region": Decimal("14.5")}


def test_the_entry_says_where_in_the_document_the_value_stands(service):
    service.takes_in(a_document(a_value(), ROW))

    rows = service.reader._rows("SELECT source_place FROM {schema}.entries WHERE event = 'ValueReported'")
    assert rows == [("table 1, row 2",)]


def test_the_same_document_again_records_nothing(service):
    lines = a_document(a_value(), ROW)
    plan = service.takes_in(lines)

    again = service.receives(lines, plan=str(plan))

    assert kinds(service, again) == ["same", "same"]
    assert [change for item in service.review(again).items for change in item.changes] == []


def test_a_figure_that_was_replaced_since_is_not_brought_back_by_an_old_document(service):
    old, new = a_document(a_value(value=12.0), ROW), a_document(a_value(value=13.0), ROW)
    plan = service.takes_in(old)
    service.takes_in(new, plan=str(plan))

    assert kinds(service, service.receives(old, plan=str(plan))) == ["same", "same"]
    (value,) = known(service)["Days waited"]["values"]
    assert (value["value"], [each["value"] for each in value["earlier"]]) == (13, [12])


def test_an_indicator_is_kept_once_though_several_rows_and_documents_name_it(service):
    rows = [a_value(period="Q1 2021-22"), a_value("days  waited"), a_value()]
    plan = service.takes_in(a_document(*rows, ROW))
    service.takes_in(a_document(a_value("DAYS WAITED", period="Q3 2021-22", published_on=None), ROW), plan=str(plan))

    (only,) = known(service).values()
    assert [each["period"]["text"] for each in only["values"]] == ["Q1 2021-22", "Q2 2021-22", "Q3 2021-22"]


def test_the_first_of_its_values_may_be_left_out_and_it_is_kept_for_the_second(service):
    id = service.receives(a_document(a_value(period="Q1 2021-22"), a_value(), ROW))
    service.answers(id, "line:1", "left_out")
    service.accepts_all(id)
    service.records(id)

    (value,) = known(service)["Days waited"]["values"]
    assert value["period"]["text"] == "Q2 2021-22"


def test_what_nobody_accepted_is_not_kept(service):
    id = service.receives(a_document(a_value(), ROW))
    service.answers(id, "line:1", "left_out")
    service.accepts_all(id)
    service.records(id)

    assert known(service) == {}


def test_a_period_that_can_not_be_read_is_asked(service):
    id = service.receives(a_document(a_value(period="12 months ending December"), ROW))
    service.accepts_all(id)
    (need,) = service.review(id).items[0].needs
    assert need.question.startswith("For which period?")

    service.answers(id, "line:1", needs={"value": {"period": "Jan–Dec 2020"}})
    service.records(id)

    (value,) = known(service)["Days waited"]["values"]
    assert (value["period"]["kind"], value["period"]["ends_on"]) == ("rolling_year", date(2020, 12, 31))


def test_unanswered_the_value_is_left_out_and_the_rest_is_recorded(service):
    plan = service.takes_in(a_document(a_value(period=None), ROW))

    assert known(service) == {}
    assert len(service.plan(plan)["actions"]) == 1


def test_a_period_that_is_not_over_stays_with_the_document(service):
    assert kinds(service, service.receives(a_document(a_value(period="2022-23"), ROW))) == ["beside", "new"]


def test_a_number_under_no_name_is_doubted_and_not_recorded(service):
    id = service.receives(a_document(a_value(comparators={"column 7": "208", "National Rank": "38 (of 137)"}), ROW))

    (item, _) = service.review(id).items
    assert item.doubts == ("208 stands in a column without a name: what it compares with is not recorded.",)
    assert "comparators" not in item.changes[0].step.fields


@pytest.mark.parametrize(("name", "code"), [
    ("First time entrants aged 10-17 (rate per 100,000)", "FTE"),
    ("Reoffending: binary rate", "REOFF_BINARY"),
    ("Proportion of children who re-offend", "REOFF_BINARY"),
    ("Average number of re-offences per child", "REOFF_FREQUENCY"),
    ("Children sentenced to custody", "CUSTODY"),
    ("serious violence", "SERIOUS_VIOLENCE"),
    ("Children in care who were convicted", None),
    ("Victims who were offered a meeting", None),
])  # fmt: skip
def test_the_old_national_indicators_are_known_by_their_wording_and_the_others_by_their_name(name, code):
    assert code_of(name) == code


def test_units_and_comparators_are_read_as_far_as_they_are_named():
    assert [unit_of(each) for each in ("%", "Rate per 100,000 10-17 pop", "rate per 1000", "points", None)] == [
        "percent", "per_100000", "per_1000", None, None,
    ]  # fmt: skip
    assert compared({"Family": "1,250", "East Midlands": "n/a", "Statistical neighbours": "2.86 (7 of 10 known)"}) == {
        "family": Decimal(1250), "neighbours": Decimal("2.86"),
    }  # fmt: skip


def test_the_real_table_of_indicators_comes_in_and_comes_in_once(service):
    path = PLANS / "derbyshire-youth-justice-plan-2021-22.txt"
    lines = read(path.read_bytes(), path.name).lines
    id = service.receives(lines)
    service.answers_everything(id)
    plan = service.records(id).subjects["plan"]

    found = {each["code"]: each for each in indicators(service.reader, Asked.of(now=NOW))}
    values = {code: (each["latest"]["value"], each["unit"], each["latest"]["period"]["ends_on"])
              for code, each in found.items()}  # fmt: skip
    assert values == {
        "CUSTODY": (Decimal("0.06"), "per_1000", date(2020, 12, 31)),
        "FTE": (Decimal(171), "per_100000", date(2019, 12, 31)),
        "REOFF_BINARY": (Decimal("27.5"), "percent", date(2018, 12, 31)),
        None: (Decimal("1.1"), "percent", date(2020, 12, 31)),
    }
    assert found["FTE"]["latest"]["comparators"] == {
        "region": Decimal(195), "family": Decimal(161), "neighbours": Decimal(157),
    }  # fmt: skip
    assert {each["latest"]["published_on"] for each in found.values()} == {date(2021, 3, 5)}
    again = service.review(service.receives(lines, plan=str(plan)))
    assert [item.kind for item in again.items if item.line and item.line["kind"] == "indicator"] == ["same"] * 4
