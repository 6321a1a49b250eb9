"""Reports by a button: asked for on a page, made by a worker, taken away; gone when they must be."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest

from projections.region.rebuilding import tell_anew
from projections.report.rows import Reports
from tests.report.files import in_pdf
from tests.report.test_again import erase_title
from workers.reports.asked_for import TRIES, hand_out_again, make_one

PAGE = "/region/reports/"


@pytest.fixture
def here(own_story, signed_in):
    return signed_in("manager", own_story.slug)


@pytest.fixture
def rows(database):
    with psycopg.connect(database.conninfo("throughline_region"), autocommit=True) as connection:
        yield Reports(connection)
        connection.execute("UPDATE region.reports SET status = 'refused', refusal = 'Over' WHERE status = 'waiting'")


def asked_for(client, story, **fields):
    """Where the page of the report is."""
    given = {"themes": "OOCD", "authorities": story.slug, "as_at": "31/12/2025", "known_on": "30/4/2026"}
    answer = client.send(PAGE, form=PAGE, **(given | fields))
    assert answer.status_code == 303
    return answer.location


def id_in(address):
    return UUID(address.rstrip("/").rpartition("/")[2])


def test_a_report_is_asked_for_made_and_taken_away(here, own_story, database, rows):
    address = asked_for(here, own_story)
    here.get(address)
    assert "Waiting for a worker" in here.page.words

    assert make_one(database, id_in(address)) == "ready"

    here.get(address)
    assert "Out-of-court decisions" in here.page.words
    for kind, begins in (("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("json", b"{")):
        assert f"{address}report.{kind}" in here.page.links()
        answer = here.get(f"{address}report.{kind}")
        assert answer.data.startswith(begins)
        assert answer.headers["Content-Disposition"].startswith("attachment")
    assert here.get(f"{address}report.exe").status_code == 404
    here.get(PAGE)
    assert "Ready" in here.page.words


def test_only_who_asked_sees_it_and_only_who_may_compare_asks(here, own_story, database, rows, signed_in):
    address = asked_for(here, own_story)
    make_one(database, id_in(address))

    other = signed_in("board", own_story.slug)
    assert [other.get(f"{address}{end}").status_code for end in ("", "report.pdf", "report.json")] == [404] * 3
    assert signed_in("inspector", own_story.slug).get(PAGE).status_code == 403


def test_dates_that_cannot_be_read_are_said_and_what_was_chosen_is_kept(here, own_story):
    answer = here.send(PAGE, form=PAGE, as_at="soon", known_on="1/1/2190", themes="OOCD")

    assert answer.status_code == 422
    assert "The report was not asked for yet" in here.page.words
    assert "What will be recorded by then nobody knows yet" in here.page.words
    assert here.page.value("as_at") == "soon"


def test_what_a_worker_left_is_handed_out_again_and_not_for_ever(here, own_story, database, rows):
    id = id_in(asked_for(here, own_story))
    for _ in range(TRIES):
        assert rows.claim(id, seconds=-1), "a worker took it and died"
    assert hand_out_again(database) >= 1

    assert make_one(database, id) == "refused"
    assert rows.one(id).refusal.startswith("Making this report failed 3 times.")


def test_a_second_worker_makes_what_the_first_left_and_the_first_can_no_longer_finish(here, own_story, database, rows):
    id = id_in(asked_for(here, own_story))
    first = rows.claim(id, seconds=-1)

    assert make_one(database, id) == "ready"
    assert not rows.finish(first, {}, dict.fromkeys(("docx", "xlsx", "pdf"), b"late"))
    assert make_one(database, id) == "not waiting"
    assert rows.file(id, "pdf").startswith(b"%PDF")


def test_it_is_gone_when_a_text_is_erased_and_made_again_without_it(here, own_story, database, rows):
    address = asked_for(here, own_story)
    make_one(database, id_in(address))
    erase_title(own_story)

    assert here.get(f"{address}report.pdf").status_code == 404
    here.get(address)
    assert "A text of one of its services was erased" in here.page.words
    again = here.send(f"{address}again", form=address).location
    assert make_one(database, id_in(again)) == "ready"
    assert "Outcome 22" not in in_pdf(rows.file(id_in(again), "pdf"))


def test_it_is_gone_when_a_service_changes_what_it_shares_not_when_views_are_made_anew(
    here, own_story, database, rows, reporting
):
    reporting.share("plans", day="2026-04-01")
    own_story.catch_up()
    address = asked_for(here, own_story)
    make_one(database, id_in(address))
    with psycopg.connect(database.conninfo("owner")) as owner:
        list(tell_anew(owner.cursor(), own_story.slug, 0))
    assert rows.one(id_in(address)).status == "ready"

    reporting.share(day="2026-05-02")
    own_story.catch_up()

    assert rows.one(id_in(address)).gone_because == "sharing"
    assert here.get(f"{address}report.docx").status_code == 404


def test_made_again_it_says_on_the_page_and_in_its_files_how_it_differs_from_the_first(
    here, own_story, database, rows, reporting
):
    first = asked_for(here, own_story)
    make_one(database, id_in(first))
    kept = rows.answer(id_in(first))
    reporting.share(day="2026-05-02")
    own_story.catch_up()

    address = again_of(here, first, database)

    said = "Out-of-court decisions: Testshire Youth Justice Service: open 1 then, not shared now"
    assert said in here.page.words
    assert first in here.page.links()
    assert said in in_pdf(rows.file(id_in(address), "pdf"))
    assert rows.answer(id_in(address))["positions"] == kept["positions"]
    again_of(here, address, database)
    assert said in here.page.words, "it is compared with the report as it was first made"
    with psycopg.connect(database.conninfo("owner")) as owner:
        list(tell_anew(owner.cursor(), own_story.slug, 0))
    assert rows.one(id_in(address)).status == "ready", "it was made under the policy that is told again"


def test_made_again_from_the_same_record_it_says_that_every_number_is_as_it_was(here, own_story, database, rows):
    first = asked_for(here, own_story)
    make_one(database, id_in(first))

    address = again_of(here, first, database)

    assert "Made again: every number is as in the report as it was first made" in here.page.words
    assert rows.file(id_in(address), "pdf") == rows.file(id_in(first), "pdf")


def again_of(client, address, database):
    """Where the report is that is made again; its page is open."""
    client.get(address)
    again = client.send(f"{address}again", form=address).location
    assert make_one(database, id_in(again)) == "ready"
    client.get(again)
    return again


def test_one_that_is_being_made_while_sharing_changes_is_made_anew(here, own_story, database, rows, reporting):
    id = id_in(asked_for(here, own_story))
    row = rows.claim(id, seconds=100)
    reporting.share()
    own_story.catch_up()

    assert not rows.finish(row, {}, dict.fromkeys(("docx", "xlsx", "pdf"), b"read too much"))
    assert rows.one(id).status == "waiting"


def test_old_files_are_gone_and_what_they_are_made_from_stays(here, own_story, database, rows):
    address = asked_for(here, own_story)
    make_one(database, id_in(address))
    rows.conn.execute("UPDATE region.reports SET finished_at = finished_at - interval '31 days' WHERE id = %s",
                      [id_in(address)])  # fmt: skip
    rows.let_go_of_old()

    assert here.get(f"{address}report.pdf").status_code == 404
    assert here.get(f"{address}report.json").status_code == 200
