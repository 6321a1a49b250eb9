"""The audit trail as a file: what the page shows, all of it, and no cell that a spreadsheet would calculate."""

import csv
import io
import json
from datetime import datetime

import pytest
from openpyxl import load_workbook

from projections import trail

FILES = ["entries.csv", "entries.xlsx", "entries.jsonl"]


def fetched(client, story, name, query=""):
    answer = client.get(f"/{story.slug}/entries/{name}{query}")
    assert answer.status_code == 200
    assert f'filename="{story.slug} entries, ' in answer.headers["Content-Disposition"]
    return answer.data


def rows(client, story, name, query=""):
    """Each entry by the headings of the file."""
    content = fetched(client, story, name, query)
    if name.endswith("jsonl"):
        return [json.loads(line) for line in content.decode().splitlines()]
    if name.endswith("csv"):
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    heading, *lines = load_workbook(io.BytesIO(content), read_only=True).active.iter_rows(values_only=True)
    return [dict(zip(heading, line, strict=True)) for line in lines]


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_every_entry_newest_first(board_member, story, name, monkeypatch):
    monkeypatch.setattr(trail, "AT_ONCE", 7)

    positions = [int(each["position"]) for each in rows(board_member, story, name)]

    assert positions == list(range(max(positions), 0, -1))
    assert len(positions) > 30


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_what_the_filters_leave(board_member, story, name):
    board_member.get(f"/{story.slug}/entries/?announced=1&late=7")
    assert f"/{story.slug}/entries/{name}?late=7&announced=1" in board_member.page.links()

    found = rows(board_member, story, name, "?late=7&announced=1")

    assert "Typed up from the August minutes." in str(found)
    assert len(found) == 1


def test_a_row_says_what_the_page_says(board_member, story):
    (row,) = rows(board_member, story, "entries.csv", "?late=7&announced=1")

    assert row["kind"] == "Progress noted"
    assert row["said"] == "Typed up from the August minutes."
    assert (row["effective on"], row["recorded at"], row["days late"]) == (
        "2025-08-01", "2025-09-11T13:00:00+01:00", "41"
    )  # fmt: skip
    assert (row["by"], row["role"]) == ("Maud Ives", "manager")
    assert (row["plan"], row["action"]) == ("Delivery Plan 2025-26", "1.2 Agree and sign an Outcome 22 protocol")
    assert row["after an inspection was announced"] == "yes"


def test_days_and_moments_are_such_in_excel_by_the_clock_in_london(board_member, story):
    (row,) = rows(board_member, story, "entries.xlsx", "?late=7&announced=1")

    assert (row["effective on"], row["recorded at"]) == (datetime(2025, 8, 1), datetime(2025, 9, 11, 13))


def called(client, story, query):
    answer = client.get(f"/{story.slug}/entries/entries.csv?known_on=2026-04-01{query}")
    assert answer.data
    header = answer.headers["Content-Disposition"]
    return header.removeprefix(f'attachment; filename="{story.slug} entries, ').removesuffix('.csv"')


def test_the_name_of_a_file_says_what_was_filtered_and_for_which_days(board_member, story):
    plan = story.ids["plan"]
    for query, name in (
        ("", ""),
        (f"&plan={plan}&late=7&announced=1", "of Delivery Plan 2025-26, over 7 days late, after an announcement, "),
        ("&event=DueDateRevised&effective_from=1/4/2025", "due date revised, effective from 2025-04-01, "),
        ("&as_at=2025-05-31", "as at 2025-05-31, "),
    ):
        assert called(board_member, story, query) == f"{name}known on 2026-04-01"


def test_the_name_of_a_file_is_plain_and_names_nobody(board_member, story):
    for query, name in (
        ("&action=Zoë+Ives&person=nobody", "by one person, of chosen actions, known on 2026-04-01"),
        ('&event="x&plan=x%0d%0ay', "of one kind, of one plan, known on 2026-04-01"),
    ):
        assert called(board_member, story, query) == name


@pytest.mark.parametrize("begun", ["=1+1", "+44 20", "-x", "@SUM(A1)"])
@pytest.mark.parametrize("name", ["entries.csv", "entries.xlsx"])
def test_no_text_is_taken_for_a_formula(own_story, signed_in, name, begun):
    own_story.happens("note_progress", "2026-04-02", action=own_story.ids["contact"], text=begun)
    own_story.catch_up()

    newest = rows(signed_in("board", own_story.slug), own_story, name)[0]

    assert newest["said"] == f"'{begun}"


@pytest.mark.parametrize("name", FILES)
def test_filters_that_match_nothing_make_an_empty_file(board_member, story, name):
    assert rows(board_member, story, name, "?action=9.99") == []
    assert rows(board_member, story, name, "?person=nobody") == []


@pytest.mark.parametrize("name", FILES)
def test_no_file_says_more_than_was_asked_for(board_member, story, name):
    for query in ("?late=x", "?recorded_from=soon", "?as_at=soon"):
        assert board_member.get(f"/{story.slug}/entries/{name}{query}").status_code == 400


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_in_one_snapshot_that_is_given_back_at_the_end(board_member, story, name, monkeypatch):
    monkeypatch.setattr(trail, "AT_ONCE", 7)
    states, asked = [], trail.rows_of

    def seen(reader, *rest):
        states.append(reader.conn.info.transaction_status.name)
        return asked(reader, *rest)

    monkeypatch.setattr(trail, "rows_of", seen)

    fetched(board_member, story, name)

    assert len(states) > 3
    assert set(states) == {"INTRANS"}
    pools = board_member.application.extensions["connections"]._pools.values()
    assert all(pool.get_stats()["pool_size"] == pool.get_stats()["pool_available"] for pool in pools)


@pytest.mark.parametrize("name", FILES)
def test_files_are_for_those_who_may_read_the_page(client, signed_in, story, name):
    path = f"/{story.slug}/entries/{name}"

    assert client.get(path).status_code in (302, 303, 401)
    assert signed_in("regional_lead").get(path).status_code == 404
    assert signed_in("inspector", story.slug).get(path).status_code == 200
