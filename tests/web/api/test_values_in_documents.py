"""A program puts a row of a table of indicators in other words, as people do on the pages."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.web.api.documents import hand_in
from tests.web.api.test_documents import items_of, patch
from tests.web.documents.test_values_rewritten import HEARD, WAITED, with_indicators
from workers import documents as reading


@pytest.fixture
def document(manager, connect, slug):
    id = hand_in(manager, with_indicators(WAITED, HEARD)).json["id"]
    reading.read_one(connect(slug), slug, UUID(id))
    return id


def path_of(manager, document, name):
    items = items_of(manager, document)
    (key,) = (key for key, item in items.items() if item["proposal"].get("name", "").startswith(name))
    return f"/documents/{document}/items/{key}"


def test_what_is_not_sent_of_a_value_stays(manager, document):
    said = {"value": 0, "published_on": "2024-12-05", "region": None, "unit": "days"}

    answer = patch(manager, path_of(manager, document, "Days"), verdict="accepted", says=[said])

    assert answer.status_code == 200, answer.json
    (change,) = answer.json["changes"]
    assert {name: change["fields"][name] for name in ("value", "period", "unit", "comparators", "published_on")} == {
        "value": 0, "period": "Q2 2024-25", "unit": "days", "comparators": {"national": 15},
        "published_on": "2024-12-05",
    }  # fmt: skip
    assert answer.json["verdict"] == "accepted"


def test_a_period_that_is_asked_may_be_given_as_an_edit(manager, document):
    answer = patch(
        manager, path_of(manager, document, "Victims"), verdict="accepted",
        says=[{"code": "VICTIMS", "period": "Jan–Dec 2024"}],
    )  # fmt: skip

    assert (answer.status_code, answer.json["verdict"]) == (200, "accepted")
    assert answer.json["says"][0]["code"] == "VICTIMS"


@pytest.mark.parametrize(("says", "field"), [
    ({"period": "last spring"}, "says.0.period"),
    ({"name": "", "code": None}, "says.0.name"),
    ({"title": "Book rooms"}, "says.0.title"),
    ({"value": -1}, "says.0.value"),
])  # fmt: skip
def test_what_can_not_be_meant_is_said_of_its_field(manager, document, says, field):
    answer = patch(manager, path_of(manager, document, "Days"), says=[says])

    assert (answer.status_code, list(answer.json["fields"])) == (422, [field])


def test_two_rows_can_not_report_the_same(manager, document):
    says = {"name": WAITED[0], "period": "Q2 2024-25"}

    answer = patch(manager, path_of(manager, document, "Victims"), says=[says])

    assert (answer.status_code, list(answer.json["fields"])) == (422, ["says"])
