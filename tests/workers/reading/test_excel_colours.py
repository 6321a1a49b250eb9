"""Ratings that are only colours: fills by theme, tint and palette, and rules that colour cells by what they hold."""

import pytest
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, FormulaRule, IconSetRule, Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle

from tests.workers.reading import formats
from workers.reading.reading import read
from workers.reading.sources.excel.formulas import Unknown, worked_out

RED, AMBER, GREEN = (PatternFill(bgColor=colour) for colour in ("FFFF0000", "FFFFC000", "FF00B050"))
STATES = ("At risk", "Slow", "Fine")


def book_of(*values, header="Rating"):
    """A plan whose last column holds these."""
    rows = [[*row[:5], value] for row, value in zip(formats.ROWS, values, strict=True)]
    return formats.as_excel(rows, [*formats.HEADER[:5], header])


def ratings(book):
    return [action["rag"] for action in read(formats.saved(book), "plan.xlsx").actions]


@pytest.mark.parametrize(("colour", "name"), [
    (Color(theme=6), "green"), (Color(theme=6, tint=0.4), "green"), (Color(theme=5, tint=-0.25), "red"),
    (Color(indexed=10), "red"), (Color(rgb="FF92D050"), "green"), (Color(theme=0, tint=-0.05), None),
])  # fmt: skip
def test_fills_by_theme_tint_and_palette(colour, name):
    book, sheet = book_of(None, None, None)
    sheet["F2"].fill, sheet["F3"].fill = PatternFill("solid", fgColor=colour), formats.fill("FF0000FF")

    assert ratings(book)[0] == name


def test_a_rule_may_compare_the_cell():
    book, sheet = book_of(*STATES)
    for state, fill in zip(STATES, (RED, AMBER, GREEN), strict=True):
        sheet.conditional_formatting.add("F2:F9", CellIsRule(operator="equal", formula=[f'"{state}"'], fill=fill))

    assert ratings(book) == ["red", "amber", "green"]


def test_a_rule_may_look_for_words():
    book, sheet = book_of("This is slow", "fine now", "slow and fine")
    for n, (text, fill) in enumerate((("slow", AMBER), ("fine", GREEN))):
        rule = Rule(
            type="containsText", operator="containsText", text=text, dxf=DifferentialStyle(fill=fill), priority=n + 1
        )
        rule.formula = [f'NOT(ISERROR(SEARCH("{text}",F2)))']
        sheet.conditional_formatting.add("F2:F9", rule)

    assert ratings(book) == ["amber", "green", "amber"]


def test_a_rule_may_colour_a_row_by_another_cell():
    book, sheet = book_of(1, 2, 3)
    for n, fill in enumerate((RED, AMBER, GREEN), start=1):
        sheet.conditional_formatting.add("A2:F9", FormulaRule(formula=[f"$F2={n}"], fill=fill))

    assert ratings(book) == ["red", "amber", "green"]


def test_traffic_lights_are_ratings():
    book, sheet = book_of(1, 2, 3)
    sheet.conditional_formatting.add("F2:F4", IconSetRule("3TrafficLights1", "num", [0, 2, 3]))

    assert ratings(book) == ["red", "amber", "green"]


def test_a_colour_that_changes_with_the_day_is_no_rating_and_is_doubted():
    book, sheet = book_of(None, None, None)
    sheet["F9"] = "x"
    for row in (2, 3, 4):
        sheet.cell(row, 6).fill = PatternFill("lightUp")
    sheet.conditional_formatting.add("F2:F4", FormulaRule(formula=["$E2<TODAY()"], fill=RED))

    reading = read(formats.saved(book), "plan.xlsx")

    assert [action["rag"] for action in reading.actions] == [None, None, None]
    assert any("rule may colour cell F2" in doubt for doubt in reading.actions[0]["doubts"])
    assert any("rules that could not be worked out" in note for note in reading.summary["notes"])


def test_scales_of_colour_rate_nothing():
    book, sheet = book_of(1, 2, 3)
    sheet.conditional_formatting.add("F2:F4", ColorScaleRule(start_type="min", start_color="FF0000", end_type="max",
                                                             end_color="00FF00"))  # fmt: skip

    assert ratings(book) == [None, None, None]


@pytest.mark.parametrize(("formula", "value"), [
    ('A1="red"', True), ("A1<>B1", True), ("$B$1>=3", True), ('AND(A1="RED",B1<3)', False),
    ("OR(B1=1,NOT(B1=2))", True),
    ('ISNUMBER(SEARCH("ed",A1))', True), ('NOT(ISERROR(SEARCH("x",A1)))', False), ('LEFT(A1,1)="R"', True),
    ("LEN(TRIM(C1))=0", True), ("ISBLANK(C1)", True), ('A1&"!"="Red!"', True), ("(B1)>-1", True), ("B1=3%", False),
])  # fmt: skip
def test_simple_formulas_are_worked_out(formula, value):
    cells = {(1, 1): "Red", (1, 2): 3.0}

    assert worked_out(formula, lambda row, column: cells.get((row, column)), 0, 0) == value


@pytest.mark.parametrize("formula", [
    "TODAY()>A1", "SUM(A1:A9)>2", "Other!A1=1", "A1+B1=2", "VLOOKUP(A1,B:C,2)", "A1=", "(" * 50 + "1", "[1]Sheet1!A1",
    "", '"', "AND(", "LEFT()", "A1" * 500,
])  # fmt: skip
def test_other_formulas_are_not(formula):
    with pytest.raises(Unknown):
        worked_out(formula, lambda row, column: 1.0, 0, 0)


def test_a_key_beside_the_plan_says_what_colours_mean():
    book, sheet = book_of(None, None, None)
    sheet["F2"].fill, sheet["F3"].fill = formats.fill("FF00B050"), formats.fill("FFFF0000")
    for row, (colour, meaning) in enumerate((("FFFF0000", "Off track"), ("FF00B050", "On track")), start=2):
        sheet.cell(row, 9).fill = formats.fill(colour)
        sheet.cell(row, 10, meaning)

    reading = read(formats.saved(book), "plan.xlsx")

    assert [(action["rag"], action["rag_label"]) for action in reading.actions] == [
        ("green", "On track"), ("red", "Off track"), (None, None),
    ]  # fmt: skip
    assert reading.summary["words"] == reading.summary["words_in_proposals"] + reading.summary["words_in_leftovers"]
