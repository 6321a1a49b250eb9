"""Several notes in one cell, each of a day of its own."""

import pytest

from tests.workers.reading.test_web_pages import HEADER
from workers.reading.reading import read

YEAR = "<p>Plan 2026-27</p>"


def notes_of(cell):
    table = HEADER.replace("</tr>", "<th>Progress / update</th></tr>")
    told = f"<tr><td>1.1<td>Shorter waits<td>Book rooms early<td>AB<td>June 2026<td>Green<td>{cell}</tr>"
    [action] = read(f"<html><body>{YEAR}<table>{table}{told}</table></body></html>".encode(), "plan.html").actions
    return [(note["on"], note["text"]) for note in action["progress"]], action["doubts"]


@pytest.mark.parametrize("between", ["<br>", "</p><p>"])
@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("First meeting held.", "15/09/26: Signed off"), [(None, 0), ("2026-09-15", 1)]),
        (("14 April 2026 Draft", "15 May 2026 Signed"), [("2026-04-14", 0), ("2026-05-15", 1)]),
        (("April: Draft written", "May: Signed by all"), [("2026-04-30", 0), ("2026-05-31", 1)]),
        (("14/04/26: Draft", "15/05/26: Signed", "with thanks"), [("2026-04-14", 0), ("2026-05-15", 1)]),
        (("Draft shared. Workshop held 6 May.", "15/09/26: Signed off."), [(None, 0), ("2026-09-15", 1)]),
    ],
)
def test_a_line_that_begins_with_a_day_is_a_note_of_its_own(lines, told, between):
    notes, _ = notes_of(f"<p>{between.join(lines)}</p>")

    assert [on for on, _ in notes] == [on for on, _ in told]
    assert all(text.startswith(lines[n]) for (_, text), (_, n) in zip(notes, told, strict=True))


def test_a_dated_note_after_a_sentence_is_one_on_the_same_line_too():
    notes, _ = notes_of("First meeting held. 15/09/26: Signed off")

    assert notes == [(None, "First meeting held."), ("2026-09-15", "15/09/26: Signed off")]


def test_days_without_a_mark_after_them_begin_notes_after_a_sentence_where_the_first_does():
    notes, _ = notes_of("30.6.26 Signed off; 14.7.26 Board agreed")

    assert notes == [("2026-06-30", "30.6.26 Signed off;"), ("2026-07-14", "14.7.26 Board agreed")]


@pytest.mark.parametrize("cell", [
    "We hope to sign it on<br>15 May 2026 with all partners", "Training booked between<br>14 April 2026 and June",
    "Signed by all on 15/05/26 - at last", "Leaflet out<br>12 May 2026 was the launch",
    "30/06/26: Signed off. 14/07/26 Board will look at it",
])  # fmt: skip
def test_a_day_within_a_sentence_begins_no_note(cell):
    notes, _ = notes_of(cell)

    assert len(notes) == 1


def test_a_note_without_a_day_beside_others_with_theirs_is_doubted():
    _, doubts = notes_of("First meeting held.<br>15/09/26: Signed off")

    assert "the note “First meeting held.” has no day, others in its cell have" in doubts
