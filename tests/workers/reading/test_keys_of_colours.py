"""What the document itself says its colours mean, in one row of shaded cells."""

import pytest

from tests.workers.reading.test_web_pages import HEADER, actions_of, reading_of, row

SHADES = {"blue": "#00B0F0", "green": "#92D050", "amber": "#FFC000", "red": "#FF0000", "grey": "#BFBFBF"}
MEANT = {"blue": "Complete", "green": "On track", "amber": "At risk", "red": "Off track", "grey": "Closed"}
CELLS = "".join(f"<td style='background:{SHADES[colour]}'>{text}</td>" for colour, text in MEANT.items())
RATED = row(rag=f"<td style='background:{SHADES['amber']}'></td>")


@pytest.mark.parametrize("first", ["", "<td>Key:</td>", "<td>RAG key</td>"])
def test_a_table_of_one_row_of_shaded_cells_is_a_key(first):
    reading = reading_of(RATED, above=f"<table><tr>{first}{CELLS}</tr></table><p></p>")

    assert reading.summary["rag_key"] == MEANT
    assert [action["rag_label"] for action in reading.actions] == ["At risk"]
    assert {left["reason"] for left in reading.leftovers if "Off track" in left["text"]} == {"key"}


def test_a_line_of_shaded_cells_above_the_header_is_a_key():
    reading = reading_of(RATED, above=f"<table><tr>{CELLS}</tr>{HEADER}{RATED}</table>")

    assert reading.summary["rag_key"] == MEANT


def test_cells_shaded_alike_are_no_key():
    alike = "".join(f"<td style='background:#FFC000'>{text}</td>" for text in MEANT.values())

    reading = reading_of(RATED, above=f"<table><tr>{alike}</tr></table>")

    assert reading.summary["rag_key"] == {}


def test_an_action_whose_cells_are_shaded_is_no_key():
    texts = ("1.2", "Waits", "Paint the door", "AB", "May 2022", "x")
    cells = zip(("", *SHADES.values()), texts, strict=True)
    shaded = "".join(f"<td style='background:{shade}'>{text}</td>" for shade, text in cells)

    assert [action["ref"] for action in actions_of(RATED, f"<tr>{shaded}</tr>")] == ["1.1", "1.2"]
