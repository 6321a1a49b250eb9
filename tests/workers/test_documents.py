"""Documents that were handed in are read by workers, and whatever happens to a worker, they are read in the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from migrations.broker import task_queue
from projections.documents.store import Documents
from tests.examples import SOMEBODY
from tests.workers.reading.examples import a_plan, row
from tests.workers.reading.formats import as_pdf, as_word, saved
from workers import documents as reading

THROUGHLINE = str(Path(sys.executable).with_name("throughline"))


@pytest.fixture
def rows(authority, connect):
    return Documents(connect(authority), authority)


@pytest.fixture
def handed_in(rows):
    def hand_in(content, name="plan.docx", **asked):
        id = uuid4()
        rows.begin(id, rows.keep(content, name, "application/octet-stream"), asked, SOMEBODY)
        return id

    return hand_in


def test_what_a_document_says_is_kept_for_review(rows, handed_in):
    id = handed_in(saved(as_word()))

    ended = reading.read_one(rows.conn, rows.slug, id)

    assert ended == rows.reading(id).status == "ready"
    assert [line["ref"] for line in rows.lines(id) if line["kind"] == "action"] == ["1.1", "1.2", "2.1"]
    assert rows.lines(id)[-1]["document"] == "plan.docx"


def test_how_far_it_is_read_is_seen_meanwhile(rows, handed_in):
    id = handed_in(as_pdf(), "plan.pdf")

    reading.read_one(rows.conn, rows.slug, id)

    read = rows.reading(id)
    assert (read.done, read.total, read.unit) == (1, 1, "page")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a picture"),
        (b"Dear all,\n\nplease come.\n", "no table of actions was found in it"),
    ],
)
def test_what_can_not_be_read_ends_in_a_sentence(rows, handed_in, content, says):
    id = handed_in(content, "letter.txt")

    reading.read_one(rows.conn, rows.slug, id)

    refused = rows.reading(id)
    assert refused.status == "refused"
    assert says in refused.refusal


def test_a_document_is_read_once(rows, handed_in):
    id = handed_in(saved(as_word()))
    reading.read_one(rows.conn, rows.slug, id)

    assert reading.read_one(rows.conn, rows.slug, id) == "not waiting"
    assert rows.reading(id).attempts == 1


def test_a_document_that_kills_its_readers_is_refused_in_the_end(rows, handed_in):
    id = handed_in(saved(as_word()))
    for _ in range(reading.TRIES):
        rows.claim(id)
        fall_silent(rows, id)

    reading.read_one(rows.conn, rows.slug, id)

    assert "failed 3 times" in rows.reading(id).refusal


def test_a_name_with_folders_leads_nowhere(rows, handed_in):
    id = handed_in(saved(as_word()), "../../plan.docx")

    assert reading.read_one(rows.conn, rows.slug, id) == "ready"


def test_dates_without_a_year_are_of_the_period_that_was_named(rows, handed_in):
    id = handed_in(a_plan(row(due="30 September")).encode(), "plan.txt", period="2031-32")

    reading.read_one(rows.conn, rows.slug, id)

    (action,) = (line for line in rows.lines(id) if line["kind"] == "action")
    assert action["due"]["on"] == "2031-09-30"


def test_what_waits_is_handed_out_and_what_is_being_read_is_not(database, authority, rows, handed_in):
    waiting, being_read, silent, read = (handed_in(saved(as_word())) for _ in range(4))
    rows.claim(being_read)
    rows.claim(silent)
    fall_silent(rows, silent)
    reading.read_one(rows.conn, rows.slug, read)

    assert rows.waiting() == [waiting, silent]
    assert reading.hand_out_again(database)[authority] == 2


@pytest.fixture
def start_worker(database, home, tmp_path):
    started = []

    def start():
        command = [THROUGHLINE, "worker", "--concurrency", "1"]
        with (tmp_path / f"worker{len(started)}.log").open("wb") as log:
            started.append(subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0


def test_a_reading_whose_worker_was_killed_is_read_by_the_next(rows, handed_in, start_worker):
    heavy = a_plan(*[row(progress="Rooms " * 100)] * 8_000).encode()
    id = handed_in(heavy, "heavy.txt")
    task_queue().send_task("read-document", args=[rows.slug, str(id)])
    worker = start_worker()
    until(lambda: rows.reading(id).status == "reading")

    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    assert rows.reading(id).status == "reading"
    fall_silent(rows, id)
    start_worker()
    task_queue().send_task("hand-out-readings")

    until(lambda: rows.reading(id).status == "ready")
    assert rows.reading(id).attempts == 2


def fall_silent(rows: Documents, id) -> None:
    """As if whoever reads it had been gone for longer than a lease lasts."""
    rows.conn.execute(f"UPDATE {rows.slug}.readings SET leased_until = now() - interval '1 second' WHERE id = %s", [id])


def until(true) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def test_progress_is_told_as_the_role_of_the_authority_only(database, rows, handed_in, connect):
    id = handed_in(saved(as_word()))

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        Documents(connect("throughline_projector"), rows.slug).claim(id)
