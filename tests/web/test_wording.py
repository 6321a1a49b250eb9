"""Facts as sentences."""

from datetime import date

import pytest

from domain.fact import Fact
from domain.plan import KINDS
from projections.catalogue import VERSIONS, facts_of
from web.marks import linked, marked, words
from web.wording import TELLERS, kind_of_entry, later, listed, sentence, times, told_apart

DUE = {"text": "Sept 25", "on": "2025-09-30", "kind": "month", "every": None}
WAS = {"text": "June 25", "on": "2025-06-30", "kind": "month", "every": None}


def entry(event: str, before=None, **body):
    return {"event": event, "body": body} | ({"before": before} if before is not None else {})


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            entry("DueDateRevised", {"due": WAS}, due=DUE, reason="reason", meeting="YJMB", meeting_on="2025-07-03"),
            "Due date revised from June 25 to Sept 25 (92 days later), approved by YJMB on 3 July 2025: “reason”",
        ),
        (
            entry("DueDateRevised", {"due": DUE}, due=WAS, reason=None, meeting=None, meeting_on=None),
            "Due date revised from Sept 25 to June 25 (92 days earlier)",
        ),
        (
            entry("DueDateRevised", {"due": None}, due=DUE, reason=None, meeting=None, meeting_on=None),
            "Due date set: Sept 25",
        ),
        (entry("DueDateRevised", due=DUE, reason=None, meeting="YJMB", meeting_on=None),
         "Due date revised to Sept 25, approved by YJMB"),
        (entry("RagChanged", {"label": "Amber"}, label="Green", reason="It works"),
         "Rating changed from Amber to Green: “It works”"),
        (entry("RagChanged", {"label": None}, label="Green", reason=None), "Rated Green"),
        (entry("WordingAmended", {"title": "Old", "reference": "1"}, title="New", reference="2", reason=None),
         "Wording amended from “Old” to “New”, reference changed from 1 to 2"),
        (entry("LeadsNamed", {"leads": ["DK"]}, leads=["AB", "CD", "EF"]),
         "Leads named: AB, CD and EF, instead of DK"),
        (entry("ProgressNoted", note="Half done"), "Progress noted: “Half done”"),
        (entry("ActionMerged", into_action="x", reason=None), "Merged into another action"),
        (entry("ThemesTagged", themes=["OOCD", "NEW"]), "Themes tagged: Out-of-court decisions; NEW"),
        (entry("ActionEmbedded", note=None, check_on="2026-04-14"),
         "Became business as usual, to be checked on 14 April 2026"),
        (entry("DocumentReceived", document="ab", name="Plan 2021.docx"), "Document received: “Plan 2021.docx”"),
        (entry("DocumentRecorded", plan="x", accepted=52, left_out=0), "Document recorded: 52 accepted"),
        (entry("DocumentSetAside", reason=None), "Document set aside"),
        (entry("SomethingElseHappened"), "Something else happened"),
    ],
)  # fmt: skip
def test_what_happened_is_a_sentence(told, words):
    assert sentence(told) == words


def test_things_are_called_by_their_names():
    told = entry("ActionMerged", into_action="x", reason="One is enough")

    assert sentence(told, {"x": "1.2 The other"}) == "Merged into 1.2 The other: “One is enough”"


def test_a_document_is_recorded_in_a_plan():
    told = entry("DocumentRecorded", plan="x", accepted=52, left_out=3)

    assert sentence(told, {"x": "Plan 2021-22"}) == "Document recorded in Plan 2021-22: 52 accepted, 3 left out"


def test_every_event_has_its_sentence():
    events: list[type[Fact]] = [fact for each in VERSIONS for fact in facts_of(each.aggregate)]
    names = {fact.__name__ for fact in events} - {"Created"}  # which the library adds to every aggregate

    assert names - set(TELLERS) == set()


def test_kinds_of_entries_are_readable():
    assert kind_of_entry("RagSchemeAdopted") == "RAG scheme adopted"
    assert kind_of_entry("DueDateRevised") == "Due date revised"
    assert KINDS["delivery_plan"] == "Delivery plan"


def test_small_words():
    assert [times(1), times(2), times(3), times(11)] == ["once", "twice", "three times", "11 times"]
    assert [later(1), later(-3), later(1200)] == ["1 day later", "3 days earlier", "1,200 days later"]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["none", "a", "a, b and c"]


def a_plan(id, title="HMIP Improvement Plan", signed_on=()):
    meetings = [{"meeting_on": day} for day in signed_on]
    return {"id": id, "title": title, "period": "2026-27", "opened_on": date(2026, 4, id), "sign_offs": meetings}


def test_plans_of_one_name_are_told_apart_where_people_choose():
    plans = [a_plan(1), a_plan(2, signed_on=[date(2026, 5, 3)]), a_plan(3, "Training Plan")]

    assert list(told_apart(plans).values()) == [
        "HMIP Improvement Plan 2026-27, opened on 1 April 2026, not signed off",
        "HMIP Improvement Plan 2026-27, opened on 2 April 2026, signed off on 3 May 2026",
        "Training Plan 2026-27",
    ]


def test_a_rewording_is_marked_word_by_word():
    assert str(marked("Read on the bus", "Read on the bus, twice")) == (
        'Read on the bus<ins><span class="govuk-visually-hidden">put in: </span>, twice</ins> '
    )
    assert "<del>" in marked("Train all staff", "Train most staff")
    assert "&lt;b&gt;" in marked("a", "<b>")


def test_an_erased_text_has_a_mark():
    assert "text erased" in words("[text erased]")
    assert marked("[text erased]", "New") == "New"


@pytest.mark.parametrize("evil", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/x", "//example.org"])
def test_only_addresses_of_the_web_become_links(evil):
    assert "<a" not in linked(f"See {evil}")


def test_a_link_ends_before_the_full_stop_and_cannot_leave_its_attribute():
    assert 'href="https://example.org/a?b=1&amp;c=2"' in linked("See https://example.org/a?b=1&c=2.")
    assert linked('https://example.org/"onclick="x').count('"') == linked("https://example.org/").count('"')
