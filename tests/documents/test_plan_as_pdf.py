"""A plan as PDF: tagged, for any screen reader, and in which nothing that people type can be anything but text."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from uuid import UUID

import pdfplumber
import pytest

from projections.asked import Asked
from projections.documents.writing_pdf import TEMPLATE, as_pdf, as_said
from projections.pdf.typesetting import Limits, TooHardToTypeset, typeset

ASKED = Asked(date(2026, 6, 30), datetime(2026, 7, 1, 9, 30, tzinfo=UTC), True, True)
NAME = "Testshire Youth Justice Service"
HOSTILE = [
    '#panic("gone") #read("/pdf/child.py") #import "@preview/x:1.0.0": *', "*bold* _not_ `raw` $x^2$ $",
    "<label> @ref [a] {b}", "= A heading", "- a list", "// a comment /* another */", "\\u{41} \\ \\#",
    "~ -- --- ... '\" https://example.org/#a", "#{sys.inputs.said}", "{{ jinja }} <b>html</b> &amp;",
]  # fmt: skip
SERVED = [
    {"id": UUID(int=1), "ref": "1", "title": "Fewer first-time entrants", "section": "Prevention", "kind": "objective"}
]


def an_action(title="Offer every victim a talk", **given):
    due = {"text": "Sept 26", "original_text": "June 26", "revisions": 1, "days_slipped": 92}
    quiet = {"overdue": False, "days_overdue": 0, "no_news": False, "days_without_news": 3}
    return {
        "ref": "1i", "title": title, "objectives": SERVED, "leads": [{"text": "AB"}], "due": due, "measure": None,
        "rag": {"label": "Going well", "colour": "amber", "scale": "on_track", "reason": "Two trained"},
        "status": "open", "left_on": None, "outcome": None, "sub_actions": [], "evidence": [], "times_carried": 2,
        "progress": [{"effective_on": date(2026, 6, 3), "text": "Letters go out."}], "computed": quiet,
    } | given  # fmt: skip


def a_plan(*actions, title="Delivery Plan"):
    counts = {"actions": len(actions), "open": len(actions), "ratings": {"Going well": len(actions)}, "statuses": {},
              "overdue": 0, "no_news": 0, "carried": 0, "revised": 0}  # fmt: skip
    return {"title": title, "period": "2026-27", "objectives": SERVED, "actions": list(actions), "counts": counts,
            "sign_offs": [], "closed_on": None, "combined_into": None, "starts_on": date(2026, 4, 1),
            "ends_on": date(2027, 3, 31)}  # fmt: skip


def paper(*actions, title="Delivery Plan"):
    return as_pdf(a_plan(*actions, title=title), NAME, ASKED)


@pytest.fixture(scope="module")
def ordinary():
    return paper(an_action(), an_action("Hear every child before the panel", rag=None))


def opened(pdf):
    return pdfplumber.open(io.BytesIO(pdf))


def words(pdf):
    with opened(pdf) as file:
        return " ".join(page.extract_text() for page in file.pages)


def bare(text):
    """Without what a line break may have changed: spaces, and hyphens at the end of a line."""
    return re.sub(r"[\s\u200b\u00ad-]+", "", text)


def letters(pdf):
    with opened(pdf) as file:
        return bare("".join("".join(char["text"] for char in page.chars) for page in file.pages))


def structure(node):
    yield node.get("type")
    for child in node.get("children", ()):
        yield from structure(child)


def test_it_is_tagged_and_says_what_it_is_and_in_which_language(ordinary):
    with opened(ordinary) as file:
        kinds = [kind for each in file.structure_tree for kind in structure(each)]
        language = file.doc.catalog["Lang"]
        about = file.metadata

    assert b"pdfuaid:part" in ordinary
    assert language == b"en-GB"
    assert (about["Title"], about["Author"]) == ("Delivery Plan 2026-27", NAME)
    assert about["CreationDate"].startswith("D:20260701093000")
    assert {"H1", "H2", "Table", "TH", "TD"} <= set(kinds)


def an_objective(number, section):
    return {"id": UUID(int=number), "ref": None, "title": f"Aim {number}", "section": section, "kind": "objective"}


@pytest.mark.parametrize(
    "sections", [[None, None], [None, "Courts"], ["Courts", None], []], ids=["none", "later", "first", "no objective"]
)
def test_it_is_accessible_however_a_plan_is_grouped(sections):
    objectives = [an_objective(number, section) for number, section in enumerate(sections)]
    actions = [an_action(objectives=[each]) for each in objectives] or [an_action(objectives=[])]

    pdf = as_pdf(a_plan(*actions) | {"objectives": objectives}, NAME, ASKED)

    assert b"pdfuaid:part" in pdf


def test_a_plan_without_actions_is_a_paper_too():
    assert b"pdfuaid:part" in as_pdf(a_plan(), NAME, ASKED)


def test_its_letters_are_those_of_the_pages(ordinary):
    with opened(ordinary) as file:
        fonts = {char["fontname"].partition("+")[2] for char in file.pages[0].chars}

    assert fonts == {"SourceSans3-Regular", "SourceSans3-Bold"}


def test_it_says_of_which_day_it_is_and_how_many_pages_it_has(ordinary):
    said = words(ordinary)

    assert "as at 30 June 2026, as known on 1 July 2026 at 10:30" in said
    assert "Page 1 of 1" in said
    assert NAME in said


def test_a_rating_is_a_word_and_not_only_a_colour(ordinary):
    assert "Going well" in words(ordinary)
    assert "Not rated" in words(ordinary)


def test_what_the_registry_works_out_stands_beside_what_is_written(ordinary):
    said = letters(ordinary)

    beside = ("First: June 26", "Revised once, 92 days later", "Carried forward twice", "Two trained")
    assert [each for each in beside if bare(each) not in said] == []


def test_the_same_question_gives_the_same_bytes(ordinary):
    assert paper(an_action(), an_action("Hear every child before the panel", rag=None)) == ordinary


def test_a_text_is_never_markup():
    everywhere = [
        an_action(text, ref=text, leads=[{"text": text}], measure=text, outcome=text,
                  progress=[{"effective_on": date(2026, 6, 3), "text": text}])
        for text in HOSTILE
    ]  # fmt: skip
    found = letters(paper(*everywhere, title=HOSTILE[0]))

    assert [text for text in HOSTILE if found.count(bare(text)) < 4] == []


@pytest.mark.parametrize("text", ["Grüße, Łódź, ½ ✓ → ☑", "العربية", "বাংলা 🙂", "中文", "\ue000 \u202e \u0007 \u0000"])
def test_no_script_stops_it(text):
    assert paper(an_action(text, leads=[{"text": text}])).startswith(b"%PDF")


def test_a_word_that_is_too_long_breaks_instead_of_running_into_its_neighbour():
    action = an_action("q" * 300, ref="1.2.3.4.5.6.7.8", leads=[{"text": "a.very.long.address@testshire.example"}])
    with opened(paper(action)) as file:
        page = file.pages[0]
        heads = {word["text"]: word["x0"] for word in page.extract_words()}
        of_title = [char for char in page.chars if char["text"] == "q"]

    assert len(of_title) >= 300
    assert max(char["x1"] for char in of_title) < heads["Lead"]
    assert max(char["x1"] for char in page.chars) < page.width - 30


def test_a_plan_of_five_hundred_actions_is_typeset():
    pdf = paper(*[an_action(f"Action {n}: {'offer every victim a talk ' * 4}", ref=f"{n}") for n in range(500)])

    with opened(pdf) as file:
        assert len(file.pages) > 30


def test_what_takes_too_long_is_ended_and_refused():
    said = as_said(a_plan(*[an_action("x" * 4_000) for _ in range(400)]), NAME, ASKED)

    with pytest.raises(TooHardToTypeset, match="more than 1 second"):
        typeset(TEMPLATE, said, ASKED.known_on, Limits(seconds=1))


def test_what_takes_too_much_memory_is_refused():
    said = as_said(a_plan(*[an_action("x" * 4_000) for _ in range(400)]), NAME, ASKED)

    with pytest.raises(TooHardToTypeset):
        typeset(TEMPLATE, said, ASKED.known_on, Limits(memory=150 * 1024**2))
