"""Local audits: what is kept of their tables, and what is found in them."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audit import Audit
from domain.refusals import EntryCannotBeCorrected, InvalidOrder, NothingWouldChange
from domain.scoring import CUT_OFFS, Score, findings, rating_for, rounded, share
from tests.examples import afterwards, happened, on, words


def line(standard, points, maximum, **more) -> Score:
    more = {name: Decimal(value) if name == "percent" else value for name, value in more.items()}
    return Score(standard, Decimal(points), Decimal(maximum), **more)


def an_audit(*lines: Score) -> Audit:
    audit = Audit.carry_out(
        on("2021-09-01"), title=words("Case audit"), framework=words("The framework"), id=UUID(int=77)
    )
    return afterwards(audit, lambda it: it.score(on("2021-09-01"), lines)) if lines else afterwards(audit)


def told(*lines: Score) -> list[tuple[str, int, str]]:
    return [(each.code, each.row, each.sentence) for each in findings(lines, CUT_OFFS)]


PLANNING = line("Planning", "52", "80", percent="65", rating="Good")


def test_an_audit_keeps_its_table_as_it_is():
    audit = an_audit()

    audit.score(on("2021-09-02"), (PLANNING,))

    assert happened(audit) == [("AuditScored", {"scores": (PLANNING,)})]
    assert audit.latest.scores == (PLANNING,)
    assert audit.latest.cut_offs == CUT_OFFS


@pytest.mark.parametrize("wrong", [line("Planning", "-1", "80"), line("Planning", "1", "0")])
def test_lines_that_no_table_can_have_are_refused(wrong):
    audit = an_audit()

    with pytest.raises(InvalidOrder):
        audit.score(on("2021-09-02"), (PLANNING, wrong))

    assert happened(audit) == []


def test_an_empty_table_is_refused():
    audit = an_audit()

    with pytest.raises(InvalidOrder, match="at least one line"):
        audit.score(on("2021-09-02"), ())

    assert happened(audit) == []


def test_the_same_scores_again_are_no_news():
    audit = an_audit(PLANNING)

    with pytest.raises(NothingWouldChange):
        audit.score(on("2021-09-03"), (PLANNING,))

    assert happened(audit) == []


# What adds up


def test_a_table_that_adds_up_has_no_findings():
    assert told(
        line("Assessment", "61.5", "80", percent="77", rating="Good", group="Post-court"),
        line("Planning", "66", "80", percent="82.5", rating="Outstanding", group="Post-court"),
        line("Overall", "127.5", "160", percent="80", rating="Outstanding", group="Post-court", overall=True),
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("percent", "rating"),
    [("80", "Outstanding"), ("79.9", "Good"), ("65", "Good"), ("50", "Requires improvement"), ("0", "Inadequate")],
)
def test_a_share_earns_its_rating_by_the_cut_offs(percent, rating):
    assert rating_for(Decimal(percent), CUT_OFFS) == rating


def test_cut_offs_that_begin_above_nothing_leave_the_lowest_unrated():
    assert rating_for(Decimal(10), (("Met", Decimal(60)),)) is None


# What does not


def test_a_wrong_percentage_is_found():
    assert told(line("Planning", "40", "80", percent="62")) == [
        ("percent", 0, "Planning: 40 of 80 is 50%; the table says 62%."),
    ]


@pytest.mark.parametrize("printed", ["66.7", "66.67", "67", "66.66"])
def test_a_percentage_may_be_rounded_as_people_round(printed):
    expected = [] if printed != "66.66" else ["percent"]

    assert [code for code, _, _ in told(line("Planning", "2", "3", percent=printed))] == expected


def test_a_rating_that_the_cut_offs_do_not_give_is_found():
    assert told(line("Planning", "40", "80", rating="Good")) == [
        ("rating", 0, "Planning: 50% is Requires improvement by the cut-offs; the table says Good."),
    ]


def test_a_rating_may_be_that_of_the_rounded_share():
    assert told(line("Planning", "64.6", "100", rating="Good")) == []
    assert told(line("Planning", "64.6", "100", rating="Requires improvement")) == []


def test_more_points_than_there_are_is_found():
    assert [code for code, _, _ in told(line("Planning", "90", "80"))] == ["more_than_all"]


def test_a_total_that_belongs_to_another_part_is_found_and_named():
    table = (
        line("Assessment", "30", "40", group="Before court"),
        line("Planning", "20", "40", group="Before court"),
        line("Overall", "50", "80", group="Before court", overall=True),
        line("Assessment", "10", "20", group="After court"),
        line("Overall", "50", "80", group="After court", overall=True),
    )

    assert told(*table) == [
        ("sum", 4, "Overall of “After court”: the lines add up to 10 of 20 (50%); the table says 50 of 80 (63%)."
                   " These are the sums of “Before court”."),
    ]  # fmt: skip


def test_a_total_without_lines_has_nothing_to_be_checked_by():
    assert told(line("Overall", "50", "80", overall=True)) == []


def test_a_standard_that_stands_twice_in_a_part_is_found():
    assert told(line("Planning", "1", "2"), line("planning ", "1", "2"), line("Planning", "1", "2", group="B")) == [
        ("twice", 1, "planning  stands in this part twice."),
    ]


@given(st.lists(st.tuples(st.integers(0, 160), st.integers(1, 80)), min_size=1, max_size=12))
def test_what_is_summed_rightly_is_never_found(numbers):
    lines = [line(f"Standard {n}", str(Decimal(min(p, 2 * m)) / 2), str(m)) for n, (p, m) in enumerate(numbers)]
    points, maximum = sum(each.points for each in lines), sum(each.maximum for each in lines)
    total = Score("Overall", points, maximum, overall=True)

    assert findings([*lines, total], CUT_OFFS) == []
    assert share(total) <= 100
    assert [each.code for each in findings([*lines, line("Overall", str(points + 1), str(maximum), overall=True)],
                                           CUT_OFFS) if each.code == "sum"] == ["sum"]  # fmt: skip


# Taken back


def test_scores_recorded_wrongly_are_taken_back_and_those_before_them_hold_again():
    audit = an_audit(PLANNING)
    wrong = line("Planning", "12", "80")
    audit.score(on("2021-09-02"), (wrong,))

    audit.correct_entry(on(), audit.facts[-1].entry, words("Of another audit"))

    assert [name for name, _ in happened(audit)] == ["AuditScored", "EntryCorrected"]
    assert audit.latest.scores == (PLANNING,)


def test_the_only_scores_of_an_audit_stay_until_there_are_others():
    audit = an_audit(PLANNING)
    first = audit.facts[-1].entry

    with pytest.raises(EntryCannotBeCorrected, match="the only scores"):
        audit.correct_entry(on(), first, words("Of another audit"))
    assert happened(audit) == []

    audit.score(on("2021-09-02"), (line("Planning", "12", "80"),))
    audit.correct_entry(on(), first, words("Of another audit"))
    assert audit.latest.scores == (line("Planning", "12", "80"),)


def test_that_an_audit_was_carried_out_is_not_taken_back():
    audit = an_audit(PLANNING)

    with pytest.raises(EntryCannotBeCorrected, match="began"):
        audit.correct_entry(on(), audit.facts[0].entry, words("It never was"))

    assert happened(audit) == []


def test_a_number_with_very_many_places_is_rounded_like_any_other():
    enormous = share(line("Planning", "1000000", "1e-300"))

    assert rounded(enormous) == enormous
    assert rounded(Decimal("1e-300"), 2) == 0
