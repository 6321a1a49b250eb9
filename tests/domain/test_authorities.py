"""An authority, its RAG scheme, its glossary; and an inspection of it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.authority import Authority, GlossaryEntry, authority_id
from domain.inspection import Inspection
from domain.rag import DEFAULT_SCHEME, Colour, Rating, Scale, rating
from domain.refusals import (
    EffectiveBeforeExistence,
    EffectiveInFuture,
    InspectionOutOfOrder,
    InvalidOrder,
    NothingWouldChange,
    UnknownRating,
)
from tests.examples import THIS_PLAN, an_authority, an_inspection, happened, on, words

OURS = (
    Rating("Action taken so far", Colour.GREEN, Scale.COMPLETE),
    Rating("In progress", Colour.AMBER, Scale.ON_TRACK),
    Rating("At risk", Colour.RED, Scale.AT_RISK),
    Rating("Not started", Colour.GREY, Scale.NOT_STARTED),
    Rating("Suspended", Colour.GREY, Scale.NOT_STARTED),
)
DK = GlossaryEntry(words("DK"), words("D. Kerrow"), words("Practice manager"))


def adopted(day):
    return lambda authority: authority.adopt_rag_scheme(on(day), OURS)


def test_an_authority_joins_under_an_id_that_follows_from_its_slug():
    authority = Authority.join(on(), "testshire", words("Testshire"), "04-01")

    assert happened(authority) == [
        ("AuthorityJoined", {"slug": "testshire", "name": words("Testshire"), "year_starts": "04-01"})
    ]
    assert authority.id == authority_id("testshire") != authority_id("elsewhere")


def test_an_authority_has_a_scheme_before_it_adopts_its_own():
    assert an_authority().latest.scheme == DEFAULT_SCHEME


def test_a_scheme_holds_from_its_day():
    authority = an_authority(adopted("2021-07-01"))

    assert authority.scheme_as_at(date(2021, 6, 30)) == DEFAULT_SCHEME
    assert authority.scheme_as_at(date(2021, 7, 1)) == OURS


def test_days_before_it_joined_have_its_first_scheme():
    assert an_authority(adopted("2021-04-01")).scheme_as_at(date(1999, 1, 1)) == OURS


def test_the_scheme_it_has_is_not_adopted_again():
    authority = an_authority(adopted("2021-07-01"))

    with pytest.raises(NothingWouldChange, match="exactly this RAG scheme"):
        authority.adopt_rag_scheme(on(), OURS)

    assert happened(authority) == []


@pytest.mark.parametrize(
    ("scheme", "said"),
    [
        ((), "at least one rating"),
        ((Rating("", Colour.RED, Scale.AT_RISK),), "each rating a label"),
        ((Rating("Late", Colour.RED, Scale.AT_RISK), Rating("LATE", Colour.GREY, Scale.AT_RISK)), "the same label"),
    ],
)
def test_a_scheme_whose_ratings_can_not_be_told_apart_is_refused(scheme, said):
    authority = an_authority()

    with pytest.raises(InvalidOrder, match=said):
        authority.adopt_rag_scheme(on(), scheme)

    assert happened(authority) == []


@pytest.mark.parametrize("written", ["In progress", "in PROGRESS", "  In progress ", "amber", "AMBER"])
def test_a_rating_is_meant_by_its_label_or_by_a_colour_of_its_own(written):
    assert rating(OURS, written).label == "In progress"


def test_a_label_goes_before_a_colour():
    scheme = (Rating("Green", Colour.AMBER, Scale.AT_RISK), Rating("Done", Colour.GREEN, Scale.COMPLETE))

    assert rating(scheme, "green").colour == "amber"


@pytest.mark.parametrize("written", ["blue", "grey", "", "on_track", "finished"])
def test_a_rating_that_is_none_or_could_be_two_is_refused_with_those_there_are(written):
    with pytest.raises(UnknownRating, match="Choose one of: Action taken so far, In progress, At risk, Not started"):
        rating(OURS, written)


def test_a_glossary_is_set_for_all_plans_or_for_one():
    authority = an_authority()

    authority.set_lead_glossary(on(), (DK,), None)
    authority.set_lead_glossary(on(), (), THIS_PLAN)

    assert happened(authority) == [
        ("LeadGlossarySet", {"entries": (DK,), "plan": None}),
        ("LeadGlossarySet", {"entries": (), "plan": THIS_PLAN}),
    ]
    assert authority.latest.glossary == (DK,)
    assert authority.latest.plan_glossaries == {str(THIS_PLAN): ()}


@pytest.mark.parametrize(
    "order",
    [lambda it, stamp: it.adopt_rag_scheme(stamp, OURS), lambda it, stamp: it.set_lead_glossary(stamp, (), None)],
)
def test_nothing_happens_to_an_authority_before_it_joined_or_tomorrow(order):
    authority = an_authority()

    with pytest.raises(EffectiveBeforeExistence, match="This authority exists from 1 April 2021"):
        order(authority, on("2021-03-31"))
    with pytest.raises(EffectiveInFuture):
        order(authority, on("2022-04-01"))

    assert happened(authority) == []


# Inspections


def test_an_inspection_is_announced_begun_and_published():
    inspection = Inspection.announce(on("2021-06-01"), words("The framework of 2021"))
    inspection.start_fieldwork(on("2021-06-14"))
    inspection.publish(on("2021-10-01"), (("1.1 Governance", "Good"),))

    assert happened(inspection) == [
        ("InspectionAnnounced", {"framework": words("The framework of 2021"), "edition": None}),
        ("FieldworkStarted", {}),
        ("InspectionPublished", {"ratings": (("1.1 Governance", "Good"),)}),
    ]
    state = inspection.latest
    assert (state.announced_on, state.fieldwork_on, state.published_on) == (
        date(2021, 6, 1), date(2021, 6, 14), date(2021, 10, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "order", "said"),
    [
        (lambda it: it.start_fieldwork(on()), lambda it: it.start_fieldwork(on()), "has started already"),
        (lambda it: it.publish(on(), ()), lambda it: it.start_fieldwork(on()), "has been published already"),
        (lambda it: it.publish(on(), ()), lambda it: it.publish(on(), ()), "has been published already"),
    ],
)
def test_an_inspection_does_not_go_backwards(before, order, said):
    inspection = an_inspection(before)

    with pytest.raises(InspectionOutOfOrder, match=said):
        order(inspection)

    assert happened(inspection) == []


def test_an_inspection_is_not_announced_tomorrow():
    with pytest.raises(EffectiveInFuture):
        Inspection.announce(on("2022-04-01"), words("The framework of 2021"))


def test_fieldwork_does_not_start_before_the_inspection_is_announced():
    inspection = an_inspection(began="2021-06-01")

    with pytest.raises(EffectiveBeforeExistence, match="This inspection exists from 1 June 2021"):
        inspection.start_fieldwork(on("2021-05-31"))

    assert happened(inspection) == []
