"""A row of a table of indicators, edited in the review: its fields, what is refused, and what is recorded of it."""

from decimal import Decimal
from uuid import UUID

import pytest

from projections.asked import Asked
from projections.documents.review import review
from projections.indicators.reading import indicators
from projections.reading import Reader
from tests.web.documents.conftest import CLEAR, HEADER
from tests.workers.reading.formats import as_word, saved

WAITED = ["Days from referral to first meeting, Q2 2024-25", "12", "14.5", "15"]
HEARD = ["Victims who were heard, 12 months ending December", "81%", "", "77%"]
EDIT = "items/line:{}/edit"


def with_indicators(*rows, header=("Indicator", "Latest", "Region", "National average")):
    """A plan as Word has it, with a table of indicators behind its actions."""
    document = as_word([CLEAR], HEADER)
    table = document.add_table(rows=0, cols=len(header))
    for cells in [header, *rows]:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    return saved(document)


@pytest.fixture
def address(documents, projector):
    return documents.read(with_indicators(WAITED, HEARD))


def of(documents, address, name):
    """The row that says this."""
    id = UUID(address.rstrip("/").rpartition("/")[2])
    items = review(Reader(documents.rows.conn, documents.slug), documents.rows, id).items
    return next(item for item in items if item.line and item.line.get("name", "").startswith(name))


def edit(client, documents, address, name, **fields):
    path = f"{address}items/{of(documents, address, name).key}/edit"
    client.get(path)
    hidden = {each: client.page.value(each) for each in ("csrf_token", "version", "parts")}
    return client.post(path, data=hidden | {"do": "accept"} | fields)


def known(documents):
    return {each["name"]: each for each in indicators(Reader(documents.rows.conn, documents.slug), Asked.of())}


def places_of_values(documents):
    reader = Reader(documents.rows.conn, documents.slug)
    return reader._rows("SELECT source_place FROM {schema}.entries WHERE event = 'ValueReported'")


def test_the_form_has_what_was_understood_of_the_row(address, documents, editor):
    editor.get(f"{address}items/{of(documents, address, 'Days').key}/edit")

    fields = {name: editor.page.value(f"0-{name}") for name in ("period", "value", "region", "national", "family")}
    assert fields == {"period": "Q2 2024-25", "value": "12", "region": "14.5", "national": "15", "family": ""}
    assert "Days from referral to first meeting" in editor.page.words
    assert "Is it not one action?" not in editor.page.words


def test_the_line_that_a_row_is_folded_to_says_its_value_and_period(address, editor):
    editor.get(address)

    assert "12, Q2 2024-25" in editor.page.words


def test_what_was_edited_is_recorded_with_its_place_and_seen_on_the_page_of_the_indicator(address, documents, manager):
    row = of(documents, address, "Days")
    edit(manager, documents, address, "Days", **{
        "0-name": "Days to a first meeting", "0-unit": "days", "0-value": "12.75", "0-period": "Q1 2024-25",
        "0-region": "", "0-family": "13", "0-published_on": "5/9/2024",
    })  # fmt: skip
    assert of(documents, address, "Days").verdict == "accepted"

    manager.send(address + "record", form=address, open="left_out")

    manager.get(f"/{documents.slug}/indicators/")
    assert "Days to a first meeting" in manager.page.words
    kept = known(documents)["Days to a first meeting"]
    manager.get(f"/{documents.slug}/indicators/{kept['id']}/")
    assert "12.75" in manager.page.words
    (value,) = kept["values"]
    assert (value["value"], value["unit"], value["period"]["text"]) == (Decimal("12.75"), "days", "Q1 2024-25")
    assert value["comparators"] == {"national": Decimal(15), "family": Decimal(13)}
    assert (row.line["source"]["locator"],) in places_of_values(documents)


def test_a_row_is_said_to_be_one_of_the_national_list(address, documents, editor):
    edit(editor, documents, address, "Victims", **{"0-code": "VICTIMS", "0-period": "Jan–Dec 2024"})

    item = of(documents, address, "Victims")
    assert (item.says[0]["code"], item.says[0]["unit"]) == ("VICTIMS", "percent")
    assert item.changes[0].sentence.startswith("New indicator “Victims whose wishes are asked and met”: 81")


def test_of_the_national_list_it_is_counted_as_the_list_says_unless_somebody_says_otherwise(address, documents, editor):
    edit(editor, documents, address, "Days", **{"0-code": "FTE"})
    assert of(documents, address, "Days").says[0]["unit"] == "per_100000"

    edit(editor, documents, address, "Days", **{"0-unit": "per_1000"})
    assert of(documents, address, "Days").says[0]["unit"] == "per_1000"


def test_an_edit_answers_what_was_asked_of_the_row_which_still_stands_where_it_stood(address, documents, editor):
    assert of(documents, address, "Victims").needs

    edit(editor, documents, address, "Victims", do="keep", **{"0-period": "Jan–Dec 2024"})

    item = of(documents, address, "Victims")
    assert (item.verdict, item.needs, item.doubts) == ("open", (), ())
    editor.get(address)
    words = editor.page.words
    assert words.index("Look at these first") < words.index("Victims who were heard") < words.index("Without doubts")


def test_a_refused_edit_keeps_what_was_typed_and_says_beside_each_field_what_is_wrong(address, documents, editor):
    answer = edit(editor, documents, address, "Days", **{
        "0-name": "", "0-value": "a dozen", "0-period": "last spring", "0-family": "13.5",
    })  # fmt: skip

    assert answer.status_code == 422
    assert editor.page.value("0-value") == "a dozen"
    assert editor.page.value("0-period") == "last spring"
    assert editor.page.value("0-family") == "13.5"
    for told in ("Give a number, such as 207.5.", "“last spring” is not a period.", "write what it is called"):
        assert told in editor.page.words
    assert documents.verdicts(address) == {}


@pytest.mark.parametrize(("typed", "told"), [
    ({"0-period": "2098-99"}, "2098-99 is not over"),
    ({"0-published_on": "2024-09-01"}, "before its period was over"),
    ({"0-published_on": "2098-09-01"}, "This day is still to come."),
    ({"0-unit": ""}, "Say how it is counted."),
    ({"0-unit": "furlongs"}, "Choose one of: percent"),
    ({"0-value": "-2"}, "Give a number from 0"),
])  # fmt: skip
def test_what_no_order_takes_is_refused_before_it_is_kept(address, documents, editor, typed, told):
    answer = edit(editor, documents, address, "Days", **typed)

    assert answer.status_code == 422
    assert told in editor.page.words
    assert documents.verdicts(address) == {}


def test_two_rows_can_not_report_the_same(address, documents, editor):
    answer = edit(editor, documents, address, "Victims", **{
        "0-name": WAITED[0], "0-unit": "number", "0-period": "Q2 2024-25",
    })  # fmt: skip

    assert answer.status_code == 422
    assert "Another row reports the same indicator and period." in editor.page.words
    assert documents.verdicts(address) == {}


def test_what_somebody_else_said_meanwhile_stands_beside_what_was_typed(address, documents, editor, manager):
    edit(manager, documents, address, "Days", **{"0-value": "11.5"})

    answer = edit(editor, documents, address, "Days", version="0", **{"0-value": "13.5"})

    assert answer.status_code == 409
    assert "11.5" in editor.page.words
    assert editor.page.value("0-value") == "13.5"
    assert of(documents, address, "Days").says[0]["value"] == "11.5"


def test_a_row_of_several_periods_becomes_several_values(address, documents, manager):
    edit(manager, documents, address, "Days", do="split")
    assert "Value 2 of 2" in manager.page.words

    edit(manager, documents, address, "Days", parts="2", **{"1-period": "Q1 2024-25", "1-value": "16"})
    manager.send(address + "record", form=address, open="left_out")

    kept = known(documents)[WAITED[0]]
    values = [(each["period"]["text"], each["value"]) for each in kept["values"]]
    assert values == [("Q1 2024-25", 16), ("Q2 2024-25", 12)]


def test_a_row_of_a_period_that_is_not_over_can_be_put_right(documents, projector, editor):
    address = documents.read(with_indicators(["Days waited, Q2 2098-99", "12", "14", "15"]))
    assert of(documents, address, "Days").kind == "beside"

    edit(editor, documents, address, "Days", **{"0-period": "Q2 2024-25"})

    assert (of(documents, address, "Days").kind, of(documents, address, "Days").verdict) == ("indicator", "accepted")


def test_untouched_it_stays_as_it_was_read_and_an_edit_can_be_taken_back(address, documents, editor):
    edit(editor, documents, address, "Days")
    assert of(documents, address, "Days").says == (of(documents, address, "Days").line,)

    edit(editor, documents, address, "Days", **{"0-value": "11"})
    edit(editor, documents, address, "Days", do="restore")

    item = of(documents, address, "Days")
    assert (item.says, item.verdict) == ((item.line,), "open")
