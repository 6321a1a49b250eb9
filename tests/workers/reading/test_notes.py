"""The day that a note on progress is of."""

import pytest

from tests.workers.reading.examples import a_plan, actions_of, reading_of, row

TITLE = ("Delivery plan 2026-27",)


def of(progress, before=TITLE):
    [action] = actions_of(row(progress=progress, due="Sept 26"), before=before)
    return action


@pytest.mark.parametrize(("begins", "day"), [
    ("14/9 – ", "2026-09-14"), ("14/9: ", "2026-09-14"), ("3 Oct: ", "2026-10-03"), ("3rd October – ", "2026-10-03"),
    ("Update 9 Feb: ", "2027-02-09"), ("Sept – ", "2026-09-30"), ("Oct 3rd: ", "2026-10-03"),
])  # fmt: skip
def test_a_note_that_leaves_the_year_out_is_of_the_plans_year_and_doubted(begins, day):
    action = of(f"{begins}draft sent round")

    assert [note["on"] for note in action["progress"]] == [day]
    assert any("is taken from the plan" in doubt for doubt in action["doubts"])


@pytest.mark.parametrize("progress", [
    "1/2 of the staff trained", "3 October saw the first of them", "14/9/26 – draft sent", "May be late",
    "3 Oct – 5 Nov rooms shut", "March 2027 – too far off", "32/9 – no such day",
])  # fmt: skip
def test_nothing_is_taken_from_the_plan_where_no_day_begins_the_note_or_its_year_is_said(progress):
    assert not any("the year of the note" in doubt for doubt in of(progress)["doubts"])


def test_no_note_is_of_a_day_after_the_documents_own_date():
    action = of("12/2 – rooms booked", before=(*TITLE, "Updated 10 November 2026"))

    assert action["progress"][0]["on"] == "2026-02-12"
    assert "the year of the note “12/2” is taken from the document’s date: 2026" in action["doubts"]


def test_several_notes_without_years_are_told_apart():
    action = of("14/9 – draft sent round. 3 Oct: interviews held. 20 more to come")

    assert [(note["on"], note["text"]) for note in action["progress"]] == [
        ("2026-09-14", "14/9 – draft sent round."), ("2026-10-03", "3 Oct: interviews held. 20 more to come"),
    ]  # fmt: skip


def test_without_a_plan_year_no_day_is_told():
    [action] = reading_of(a_plan(row(progress="14/9 – draft sent", due="ongoing"))).actions

    assert action["progress"] == [{"on": None, "text": "14/9 – draft sent"}]
