"""The rows of documents on their way into a plan: kept, read, answered by several people at once, and over."""

from __future__ import annotations

import threading
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.refusals import DocumentIsRecorded, DocumentIsSetAside, InvalidOrder, SomeoneChangedThis, UnknownReading
from projections.documents.store import Documents

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ADA, BOB = UUID(int=1), UUID(int=2)
LINES = [{"kind": "action", "title": "Train all managers"}, {"kind": "summary"}]
PLAN, ACTION = UUID(int=2021), UUID(int=31)


@pytest.fixture
def documents(connect, authority):
    return Documents(connect(authority), authority)


@pytest.fixture
def reading(documents):
    """A reading that waits to be read."""
    id = uuid4()
    documents.begin(id, documents.keep(b"PK a plan", "Plan 2021.docx", WORD), {"plan": None}, ADA)
    return id


@pytest.fixture
def ready(documents, reading):
    documents.claim(reading)
    documents.finish(reading, LINES)
    return reading


# Files


def test_a_file_comes_back_as_it_was_kept(documents):
    sha256 = documents.keep(b"PK\0\xff", "Plan 2021.docx", WORD)

    assert documents.content(sha256) == ("Plan 2021.docx", WORD, b"PK\0\xff")


def test_the_same_file_is_kept_once(documents):
    first = documents.keep(b"PK", "Plan.docx", WORD)

    assert documents.keep(b"PK", "Plan (copy).docx", WORD) == first
    assert documents.content(first)[0] == "Plan.docx"


def test_a_file_that_nobody_kept_is_not_there(documents):
    with pytest.raises(UnknownReading):
        documents.content("0" * 64)


# Readings


def test_a_reading_waits_with_what_was_asked(documents, reading):
    row = documents.reading(reading)

    assert (row.status, row.asked, row.version, row.created_by) == ("waiting", {"plan": None}, 1, ADA)
    assert (row.name, row.media_type, row.size) == ("Plan 2021.docx", WORD, 9)
    assert documents.lines(reading) == []


def test_a_reading_that_is_begun_again_stays_as_it_is(documents, reading):
    documents.begin(reading, documents.reading(reading).document, {"plan": str(PLAN)}, BOB)

    assert documents.reading(reading).created_by == ADA


def test_readings_are_listed_newest_first(documents, reading):
    newer = uuid4()
    documents.begin(newer, documents.reading(reading).document, {}, BOB)

    assert [row.id for row in documents.readings()] == [newer, reading]


def test_a_reading_that_nobody_began_is_not_there(documents):
    for ask in (documents.reading, documents.lines, documents.hold):
        with pytest.raises(UnknownReading):
            ask(uuid4())


# Workers


def test_a_reading_is_claimed_once(documents, reading):
    assert documents.waiting() == [reading]

    assert documents.claim(reading).attempts == 1
    assert documents.claim(reading) is None
    assert documents.waiting() == []


def test_two_who_claim_at_the_same_moment_do_not_both_get_it(authority, connect, documents, reading):
    connections = [connect(authority) for _ in range(6)]
    got = []
    threads = [
        threading.Thread(target=lambda conn=conn: got.append(Documents(conn, authority).claim(reading)))
        for conn in connections
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len([row for row in got if row]) == 1


def test_what_a_dead_worker_left_is_handed_out_again(documents, reading):
    documents.claim(reading, seconds=0)

    assert documents.waiting() == [reading]
    assert documents.claim(reading).attempts == 2


def test_progress_is_told_and_keeps_the_lease(documents, reading):
    documents.claim(reading, seconds=0)
    documents.progress(reading, 12, 60, "page")

    row = documents.reading(reading)
    assert (row.status, row.done, row.total, row.unit) == ("reading", 12, 60, "page")
    assert documents.waiting() == []


def test_what_was_read_comes_back_as_it_was_told(documents, ready):
    assert documents.lines(ready) == LINES
    assert documents.reading(ready).status == "ready"
    assert documents.reading(ready).finished_at


def test_a_worker_that_comes_second_changes_nothing(documents, ready):
    documents.finish(ready, [])
    documents.refuse(ready, "No table in it.")
    documents.progress(ready, 1, 2, "page")

    assert documents.lines(ready) == LINES
    assert documents.reading(ready).status == "ready"
    assert documents.claim(ready) is None


def test_a_document_that_can_not_be_read_says_why(documents, reading):
    documents.claim(reading)
    documents.refuse(reading, "This file holds macros. Save it as .docx.")

    row = documents.reading(reading)
    assert (row.status, row.refusal) == ("refused", "This file holds macros. Save it as .docx.")
    with pytest.raises(InvalidOrder):
        documents.answer(reading, "line:1", "accepted", {}, ADA, 0)


def test_characters_that_no_database_can_keep_are_left_out(documents, reading):
    documents.finish(reading, [{"title": "Train\0 all \ud800managers \\u0000"}])
    documents.answer(reading, "line:1", "accepted", {"says": ["Half\ud800 a\0 character"]}, ADA, 0)

    assert documents.lines(reading) == [{"title": "Train all managers \\u0000"}]
    assert documents.answers(reading)["line:1"].answer == {"says": ["Half a character"]}


# Answers


def test_an_answer_is_kept_with_who_gave_it(documents, ready):
    assert documents.answer(ready, "line:1", "open", {"without": ["rag"]}, ADA, 0) == 1
    assert documents.answer(ready, "line:1", "accepted", {"without": ["rag"]}, BOB, 1) == 2

    answer = documents.answers(ready)["line:1"]
    assert (answer.verdict, answer.answer, answer.version, answer.by) == ("accepted", {"without": ["rag"]}, 2, BOB)


@pytest.mark.parametrize("seen", [0, 2, 7])
def test_who_saw_an_older_answer_does_not_overwrite_a_newer(documents, ready, seen):
    documents.answer(ready, "line:1", "accepted", {}, ADA, 0)

    with pytest.raises(SomeoneChangedThis) as refused:
        documents.answer(ready, "line:1", "left_out", {}, BOB, seen)
    assert refused.value.details == {"seen": seen, "version": 1}
    assert documents.answers(ready)["line:1"].verdict == "accepted"


def test_who_says_that_they_saw_an_answer_that_nobody_gave_is_refused(documents, ready):
    with pytest.raises(SomeoneChangedThis):
        documents.answer(ready, "line:1", "accepted", {}, ADA, 3)
    assert documents.answers(ready) == {}


def test_of_many_at_the_same_moment_one_is_heard(authority, connect, documents, ready):
    heard, refused = [], []

    def answers(conn, number):
        documents = Documents(conn, authority)
        try:
            heard.append(documents.answer(ready, "line:1", "open", {"by": number}, UUID(int=number), 0))
        except SomeoneChangedThis:
            refused.append(number)

    threads = [threading.Thread(target=answers, args=(connect(authority), number)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (heard, len(refused)) == ([1], 7)


def test_many_are_accepted_at_once_but_for_those_that_changed_since(documents, ready):
    documents.answer(ready, "line:1", "open", {"says": [{"ref": "1a"}]}, ADA, 0)
    documents.answer(ready, "line:2", "left_out", {}, ADA, 0)
    documents.answer(ready, "line:3", "open", {}, ADA, 0)
    documents.answer(ready, "line:3", "left_out", {}, ADA, 1)

    reached = documents.answer_many(
        ready, [("line:0", 0), ("line:1", 1), ("line:2", 0), ("line:3", 1), ("line:4", 2)], "accepted", BOB
    )

    assert reached == 2
    answers = documents.answers(ready)
    assert {item: each.verdict for item, each in answers.items()} == {
        "line:0": "accepted", "line:1": "accepted", "line:2": "left_out", "line:3": "left_out",
    }  # fmt: skip
    assert answers["line:1"].answer == {"says": [{"ref": "1a"}]}


def test_settings_are_changed_by_who_saw_them(documents, ready):
    assert documents.ask_differently(ready, {"plan": str(PLAN)}, 1) == 2

    with pytest.raises(SomeoneChangedThis):
        documents.ask_differently(ready, {"plan": None}, 1)
    assert documents.reading(ready).asked == {"plan": str(PLAN)}


# The end


def test_what_became_of_it_is_the_base_for_the_next_document(documents, ready):
    documents.answer(ready, "line:0", "accepted", {"says": []}, BOB, 0)
    documents.recorded(ready, 77, {"line:0": [ACTION], "line:1": []}, PLAN)

    base = documents.base_of(PLAN)
    assert (base.reading, base.lines, base.position) == (ready, LINES, 77)
    assert base.answers["line:0"].answer == {"says": [], "became": [str(ACTION)]}
    assert base.answers["line:0"].by == BOB
    assert base.answers["line:1"].answer == {"became": []}
    assert documents.base_of(uuid4()) is None


def test_the_plan_that_was_asked_for_is_that_of_the_base(documents, ready):
    documents.ask_differently(ready, {"plan": str(PLAN)}, 1)
    documents.recorded(ready, 77, {})

    assert documents.base_of(PLAN).reading == ready


def test_the_last_that_was_recorded_is_the_base(documents, ready):
    later = uuid4()
    documents.begin(later, documents.reading(ready).document, {}, ADA)
    documents.finish(later, [])
    documents.recorded(later, 99, {}, PLAN)
    documents.recorded(ready, 77, {}, PLAN)

    assert documents.base_of(PLAN).reading == later


def test_nobody_answers_what_is_recorded(documents, ready):
    documents.recorded(ready, 77, {}, PLAN)

    with pytest.raises(DocumentIsRecorded):
        documents.answer(ready, "line:1", "accepted", {}, ADA, 0)
    with pytest.raises(DocumentIsRecorded):
        documents.ask_differently(ready, {}, 1)
    assert documents.reading(ready).recorded_at


def test_nobody_answers_what_is_set_aside(documents, ready):
    documents.set_aside(ready)

    assert documents.reading(ready).status == "set_aside"
    with pytest.raises(DocumentIsSetAside):
        documents.answer_many(ready, [("line:1", 0)], "accepted", ADA)


def test_what_is_recorded_is_not_set_aside(documents, ready):
    documents.recorded(ready, 77, {}, PLAN)
    documents.set_aside(ready)

    assert documents.reading(ready).status == "recorded"


def test_a_document_that_was_refused_can_be_set_aside(documents, reading):
    documents.refuse(reading, "It is empty.")
    documents.set_aside(reading)

    assert documents.reading(reading).status == "set_aside"


def test_nobody_answers_while_it_is_being_recorded(authority, connect, documents, ready):
    with documents.conn.transaction():
        documents.hold(ready)
        other = connect(authority)
        other.execute("SET lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            Documents(other, authority).answer(ready, "line:1", "accepted", {}, ADA, 0)
