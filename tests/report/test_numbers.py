"""Every number of a report is the region's, stands under a key, and rests on actions that can be looked up."""

from __future__ import annotations

import io
from collections import Counter
from uuid import UUID

import openpyxl
import pytest

from domain.theme import THEMES
from projections.region.matrix import matrix
from projections.region.theme_page import SLIP_CLASSES, theme_page
from projections.report.blocks import STEPS, Table
from projections.report.known import entries_of
from projections.report.making import FORMATS
from projections.report.numbers import DoesNotAddUp, Numbers
from tests.report.files import as_typeset, in_word


def numbers(report):
    return report.as_json()["numbers"]


def test_the_numbers_are_those_of_the_matrix(report, shared, story):
    with shared.reader(report.choices.asked) as reader:
        found, told = matrix(reader, authorities=[story.slug]), numbers(report)
    for code in THEMES:
        for slug, named in ((story.slug, story.slug), ("", "all")):
            cell, begins = found.rows[code][slug], f"M-{code}-{named}"
            assert told[f"{begins}-open"] == cell.open
            assert [told[f"{begins}-{step}"] for step in STEPS] == [cell.scales[step] for step in STEPS]
            assert (told[f"{begins}-overdue"], told[f"{begins}-before"], told[f"{begins}-change"]) == (
                cell.overdue, cell.before, cell.change,
            )  # fmt: skip
    assert told["M-ONCE-all-open"] == found.whole[""].open == 3


def test_the_numbers_of_a_theme_are_those_of_its_page(of_one, shared, story):
    told = numbers(of_one)

    with shared.reader(of_one.choices.asked) as reader:
        page = theme_page(reader, "OOCD", [story.slug])
    for day, counts in page.trend:
        assert [told[f"T-OOCD-{day}-{step}"] for step in STEPS] == [counts[step] for step in STEPS]
    slipped = {name: told[f"T-OOCD-slip-{key}"] for key, name in SLIP_CLASSES.items()}
    assert slipped == dict(page.slippage)
    assert told["T-OOCD-stalled"] == len(page.stalled)
    assert told["T-OOCD-actions"] == len(page.actions) > 0


def test_every_count_is_the_number_of_different_actions_that_it_rests_on(report):
    for number in report.numbers.traced():
        assert {*number.rests_on} <= report.known.actions.keys()
        if number.counts:
            assert number.value == len({*number.rests_on}), number.key


def test_every_key_in_a_table_is_one_of_the_report(report):
    told = {cell.key for section in report.sections for block in section.blocks if isinstance(block, Table)
            for row in block.rows for cell in row if hasattr(cell, "key")}  # fmt: skip
    assert told <= report.numbers.by_key.keys()
    assert len(told) > 300


def test_in_excel_a_number_counts_the_rows_that_it_rests_on(of_one):
    content = FORMATS["xlsx"](of_one)

    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = Counter(row[0] for row in book["Where from"].iter_rows(min_row=2, values_only=True))
    formulas = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row
                if isinstance(cell.value, str) and cell.value.startswith("=")]  # fmt: skip
    keys = [formula.split('"')[1] for formula in formulas]
    assert {formula.split("(")[0] for formula in formulas} == {"=COUNTIF"}
    assert {key: rows[key] for key in keys} == {key: of_one.numbers.by_key[key].value for key in keys}


def test_word_and_pdf_say_where_each_number_comes_from(of_one, story):
    number = of_one.numbers.by_key[f"M-OOCD-{story.slug}-open"]
    action = of_one.known.actions[number.rests_on[0]]

    for said in map(unbroken, (in_word(FORMATS["docx"](of_one)), as_typeset(FORMATS["pdf"](of_one)))):
        assert unbroken(f"Open = {number.value}: {of_one.known.names(number.rests_on)}") in said
        assert unbroken(action["title"]) in said
        assert "entries/?action=" in said


def unbroken(words):
    """Lines of a narrow column are broken anywhere."""
    return "".join(words.split())


def test_an_address_in_the_report_is_that_of_its_entries(of_one, reading_as):
    page = reading_as("manager")

    assert page.get(entries_of(next(iter(of_one.known.actions.values())))).status_code == 200
    assert "First draft went to the police." in page.page.words


def test_small_numbers_are_hidden_in_every_part(shared):
    report = shared.make("OOCD", "VIC", least=5)

    told = numbers(report)
    assert told["M-ONCE-all-open"] in ("hidden", "1 or more")
    assert {each for each in told.values() if isinstance(each, int) and each} == set()
    assert (report.known.actions, report.numbers.traced()) == ({}, [])
    assert not [section for section in report.sections if section.name in ("Where from", "Actions")]
    for write in FORMATS.values():
        assert write(report)


def test_a_number_that_is_not_the_count_of_its_actions_is_refused():
    with pytest.raises(DoesNotAddUp):
        Numbers().count("M-DISP-here-open", [], expected=1)


def test_what_a_number_rests_on_is_told_in_one_order_however_it_was_read():
    one, other = UUID(int=1), UUID(int=2)

    assert Numbers().count("M-DISP-here-open", [other, one]).rests_on == (one, other)


def test_a_day_before_every_plan_has_a_report(shared):
    report = shared.make("OOCD", as_at="2020-01-01")

    assert numbers(report)["M-ONCE-all-open"] == 0
    for write in FORMATS.values():
        assert write(report)
