"""A document that was handed in: received, then recorded or set aside, once."""

from __future__ import annotations

import pytest

from domain.document import DocumentReading
from domain.refusals import DocumentIsRecorded, DocumentIsSetAside, EffectiveInFuture, InvalidOrder
from tests.examples import THIS_PLAN, UUID, afterwards, happened, on, words

HASH = "0123456789abcdef" * 4
READING = UUID(int=77)


def a_document(*what_happened):
    return afterwards(DocumentReading.receive(on("2022-03-01"), HASH, words("Plan.docx"), READING), *what_happened)


def recorded(document):
    document.record_entries(on("2022-03-02"), THIS_PLAN, 52, 3)


def set_aside(document):
    document.set_aside(on("2022-03-02"), words("The wrong file"))


def test_a_document_is_received():
    document = DocumentReading.receive(on("2022-03-01"), HASH, words("Plan.docx"), READING)

    assert happened(document) == [("DocumentReceived", {"document": HASH, "name": words("Plan.docx")})]
    assert document.latest.status == "received"


@pytest.mark.parametrize("name", ["", HASH[1:], HASH.upper(), HASH + "0", "../etc/passwd"])
def test_a_document_is_named_by_its_hash(name):
    with pytest.raises(InvalidOrder):
        DocumentReading.receive(on(), name, words("Plan.docx"), READING)


def test_a_document_is_not_received_tomorrow():
    with pytest.raises(EffectiveInFuture):
        DocumentReading.receive(on("2022-04-01"), HASH, words("Plan.docx"), READING)


def test_what_was_accepted_is_recorded():
    document = a_document()

    recorded(document)

    assert happened(document) == [("DocumentRecorded", {"plan": THIS_PLAN, "accepted": 52, "left_out": 3})]
    state = document.latest
    assert (state.status, state.plan, state.accepted, state.left_out) == ("recorded", THIS_PLAN, 52, 3)


def test_a_document_is_set_aside():
    document = a_document()

    set_aside(document)

    assert happened(document) == [("DocumentSetAside", {"reason": words("The wrong file")})]
    assert document.latest.status == "set_aside"


@pytest.mark.parametrize("again", [recorded, set_aside])
def test_a_document_is_recorded_once(again):
    document = a_document(recorded)

    with pytest.raises(DocumentIsRecorded) as refused:
        again(document)
    assert refused.value.details == {"plan": str(THIS_PLAN)}
    assert happened(document) == []


@pytest.mark.parametrize("again", [recorded, set_aside])
def test_a_document_that_was_set_aside_stays_there(again):
    document = a_document(set_aside)

    with pytest.raises(DocumentIsSetAside):
        again(document)
    assert happened(document) == []
