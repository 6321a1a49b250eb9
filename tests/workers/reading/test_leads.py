"""Leads: split as people join them, expanded through the glossary and never by guessing."""

import pytest

from tests.workers.reading.examples import a_plan, reading_of, row
from workers.reading import leads

GLOSSARY = {"AB": "Ann Baker", "CD": "Carl Dunn", "LT": "Leadership Team"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("AB", ["AB"]),
        ("AB/CD", ["AB", "CD"]),
        ("AB, CD & LT", ["AB", "CD", "LT"]),
        ("AB EF", ["AB", "EF"]),
        ("AB/C D", ["AB", "C D"]),
        ("All TM's", ["All TM's"]),
        ("East Team Manager/Seconded Nurses", ["East Team Manager", "Seconded Nurses"]),
        ("Head of Service and Team Managers", ["Head of Service", "Team Managers"]),
        ("Head of Education and Training", ["Head of Education and Training"]),
        ("RST/UVW steering group", ["RST/UVW steering group"]),
        ("ETE Worker + College", ["ETE Worker", "College"]),
        ("Team Manager, Estates", ["Team Manager", "Estates"]),
        ("Team Manager, East", ["Team Manager, East"]),
        ("Practice Lead, Out of Court", ["Practice Lead, Out of Court"]),
        ("QA and Performance Manager", ["QA and Performance Manager"]),
        ("Police and Crime Commissioner", ["Police and Crime Commissioner"]),
        ("Youth Justice Board (YJB) Chair", ["Youth Justice Board (YJB) Chair"]),
        ("Panel Adviser with support of the Data Officer", ["Panel Adviser with support of the Data Officer"]),
        ("n/a", []),
        ("TBC", []),
        ("", []),
    ],
)
def test_leads_are_split_as_people_join_them(text, parts):
    assert [lead.text for lead in leads.split(text, GLOSSARY)] == parts


def test_initials_are_expanded_even_where_a_space_slipped_in():
    found = leads.split("AB/C D", GLOSSARY)

    assert [lead.name for lead in found] == ["Ann Baker", "Carl Dunn"]


@pytest.mark.parametrize("text", ["EF", "All TM's"])
def test_initials_that_the_glossary_lacks_are_kept_and_flagged(text):
    [lead] = leads.split(text, GLOSSARY)

    assert lead == leads.Lead(text, None, unknown=True)


def test_a_post_is_no_unknown_initial():
    [lead] = leads.split("YOT Manager", GLOSSARY)

    assert not lead.unknown


def test_the_glossary_is_read_from_the_document():
    text = a_plan(row(lead="AB/EF"), before=["Glossary", "AB – Ann Baker", "CD – Carl Dunn", ""])

    reading = reading_of(text)

    assert reading.glossary == {"AB": "Ann Baker", "CD": "Carl Dunn"}
    assert reading.actions[0]["leads"] == [
        {"text": "AB", "name": "Ann Baker", "role": None},
        {"text": "EF", "name": None, "role": None},
    ]
    assert "lead EF is not in the glossary" in reading.actions[0]["doubts"]


def test_one_line_with_a_dash_is_no_glossary():
    assert reading_of(a_plan(row(), before=["NB – Nothing follows", ""])).glossary == {}
