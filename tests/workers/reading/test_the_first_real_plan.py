"""The first real plan: a delivery plan exported as tab-separated text, checked by hand against the document."""

import json
from collections import Counter

import jsonschema_rs
import pytest

from tests.workers.reading.examples import FIRST_REAL_PLAN, PLANS, SCHEMA
from workers.reading import confined


@pytest.fixture(scope="module")
def reading():
    return confined.read(FIRST_REAL_PLAN)


@pytest.fixture(scope="module")
def by_ref(reading):
    return {action["ref"]: action for action in reading.actions}


def test_all_fifty_two_actions_are_there(reading):
    references = [action["ref"] for action in reading.actions]

    assert len(references) == 52
    assert references.count(None) == 2
    assert [ref for ref, times in Counter(references).items() if times > 1 and ref] == ["3.16"]
    per_section = Counter(ref.split(".")[0] for ref in references if ref)
    assert per_section == {"1": 7, "2": 6, "3": 21, "4": 5, "5": 5, "6": 2, "7": 4}


def test_the_two_rows_without_reference_serve_the_outcome_above_them(reading):
    places = [n for n, action in enumerate(reading.actions) if action["ref"] is None]

    assert [reading.actions[n - 1]["ref"] for n in places] == ["1.1", "3.1"]
    assert [reading.actions[n]["title"].split()[0] for n in places] == ["QA", "Co-production"]
    assert all(reading.actions[n]["objective"] == reading.actions[n - 1]["objective"] for n in places)
    assert all(reading.actions[n]["measure"] for n in places)


@pytest.mark.parametrize(
    ("ref", "begins", "ends", "leads", "on"),
    [
        ("1.1", "Adopt panel", "Youth cautions.", ["CH", "IS"], "2022-06-30"),
        ("1.2", "Triage reviews", "via OOCDP", [], None),
        ("1.6", "Increased pre court", "work with CYPJS", ["BB"], "2022-09-30"),
        ("2.3", "PSR QA processes", "inform best practice.", ["KS"], "2022-06-30"),
        ("2.6", "Communication with Youth", "for custody sentences", ["KS"], "2022-06-30"),
        ("3.2", "Support the task", "may be tracked.", ["LT"], "2022-06-30"),
        ("3.6", "Review the management", "clarify responsibilities", ["BB", "LH"], "2022-06-30"),
        ("3.8", "Work with Police", "key hotspots", ["IS", "DK"], "2022-09-30"),
        ("3.10", "To utilise NACRO", "social identity", ["DK"], "2022-09-30"),
        ("3.20", "By disseminating", "all practitioners.", ["All TM's"], "2022-06-30"),
        ("4.1", "Collating children's", "into documents", ["KS"], "2022-06-30"),
        ("4.2", "To work alongside", "national standard", ["BB", "D K"], "2022-06-30"),
        ("5.5", "Awaiting directive", "guidance from YJB", ["KS"], "2022-09-30"),
        ("6.2", "Quarterly QA report", "support NS review.", ["BB"], "2022-09-30"),
        ("7.4", "Establish structures", "SW/Youth placements.", [], None),
    ],
)
def test_rows_read_by_hand(by_ref, ref, begins, ends, leads, on):
    action = by_ref[ref]

    assert action["title"].startswith(begins)
    assert action["title"].endswith(ends)
    assert [lead["text"] for lead in action["leads"]] == leads
    assert (action["due"] or {"on": None})["on"] == on


def test_cells_broken_over_a_page_are_whole_again(by_ref):
    assert by_ref["1.4"]["objective"].endswith("in assessments and plans")
    assert by_ref["1.4"]["measure"].endswith("who have offended")
    assert by_ref["5.5"]["objective"].endswith("update CYPJS processes.")
    assert by_ref["7.3"]["measure"].endswith("low risk prevention delivery.")
    assert by_ref["4.1"]["source"]["locator"] == "lines 123, 125"


def test_paragraphs_in_a_cell_are_sub_actions(reading):
    parts = {action["ref"]: len(action["sub_actions"]) for action in reading.actions if action["sub_actions"]}

    assert parts == {"2.3": 4, "2.4": 2, "4.1": 3, "6.1": 2}


def test_sections_are_the_titles_of_the_tables(reading):
    sections = list(dict.fromkeys(action["section"] for action in reading.actions))

    assert len(sections) == 8
    assert sections[0] == "National Standard 1 OCDP"
    assert sections[6:] == ["6 GOVERNANCE", "7 STAFF"]


def test_the_two_actions_3_16_are_in_different_sections(reading):
    first, second = (action for action in reading.actions if action["ref"] == "3.16")

    assert first["section"] != second["section"]
    assert [first["due"]["text"], second["due"]["text"]] == ["Sept 22", "June 22"]


def test_leads_are_expanded_through_the_glossary_of_the_document(reading, by_ref):
    assert set(reading.glossary) == {"IS", "KS", "BB", "DK", "CH", "LT"}
    assert by_ref["4.2"]["leads"][1]["name"] == reading.glossary["DK"]
    assert by_ref["3.6"]["leads"][1]["name"] is None
    assert "lead LH is not in the glossary" in by_ref["3.6"]["doubts"]


def test_every_due_date_is_a_month(reading):
    kinds = Counter(action["due"]["kind"] if action["due"] else None for action in reading.actions)

    assert kinds == {"month": 48, None: 4}


def test_no_rating_is_made_up_where_the_column_is_empty(reading):
    assert {action["rag"] for action in reading.actions} == {None}
    assert list(reading.summary["rag_key"]) == ["Completed", "On track", "Not started"]


def test_nothing_is_left_over_but_narrative_headings_headers_glossary_and_key(reading):
    reasons = Counter(leftover["reason"] for leftover in reading.leftovers)

    assert set(reasons) == {"narrative", "heading", "header_row", "glossary", "key"}
    assert reasons["header_row"] == 8


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_of_every_document_is_as_the_contract_says(path):
    contract = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text()), validate_formats=True)

    lines = confined.read(path).lines

    assert [line["kind"] for line in lines].count("summary") == 1
    assert lines[-1]["kind"] == "summary"
    for line in lines:
        contract.validate(line)
