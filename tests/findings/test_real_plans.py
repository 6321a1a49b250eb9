"""The contradictions that a careful reader finds in the five real plans are found, and little else."""

from __future__ import annotations

from datetime import date
from itertools import count

import psycopg
import pytest

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import PROJECTOR
from migrations.runner import add_authority
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.documents.store import Documents
from projections.findings.answer import Shown, findings
from projections.reading import Reader
from tests.conftest import leave
from tests.examples import SOMEBODY
from tests.workers.reading.examples import PLANS
from workers import importing
from workers.reading.reading import read

NUMBERS = count(1)
DOCUMENTS = {
    "derby-inspection-progress-2019": ("Inspection progress", "2018-19", date(2018, 4, 1)),
    "derby-outstanding-actions-2021": ("Outstanding actions", "2020-21", date(2020, 4, 1)),
    "derbyshire-youth-justice-plan-2021-22": ("Youth justice plan", "2021-22", date(2021, 4, 1)),
    "leicester-delivery-plan-2022-23": ("Delivery plan", "2022-23", date(2022, 4, 1)),
    "nottingham-inspection-actions-2020": ("Inspection actions", "2020-21", date(2020, 4, 1)),
}


@pytest.fixture(scope="module")
def found(database):
    """`found["derby-…"]`: the findings of that document, imported into an authority of its own, as known now."""
    slugs = {name: f"realshire_{next(NUMBERS)}" for name in DOCUMENTS}
    yield {name: list(findings_of(database, slug, name)) for name, slug in slugs.items()}
    for slug in slugs.values():
        leave(database, slug)


def findings_of(database, slug: str, name: str) -> list[Shown]:
    add_authority(database, slug)
    title, period, since = DOCUMENTS[name]
    content = (PLANS / f"{name}.txt").read_bytes()
    wanted = importing.Wanted(title, "delivery_plan", period, since)
    with (
        psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector,
        psycopg.connect(database.conninfo(slug), autocommit=False) as own,
        Registry(database.environment(slug)) as registry,
    ):
        registry.join(Occasion(SOMEBODY, "join"), "Realshire")
        catch_up(projector, slug)
        reading = read(content, f"{name}.txt")
        importing.outcome(Documents(own, slug), Reader(own, slug), registry, reading, content, wanted, False)
        own.commit()
        catch_up(projector, slug)
        return findings(Reader(own, slug), Asked.of())


def of_kind(found: list[Shown], kind: str) -> list[str]:
    return [each.finding.sentence for each in found if each.finding.kind == kind]


def test_the_sum_that_is_the_other_tables(found):
    (sentence,) = of_kind(found["derby-inspection-progress-2019"], "sums")

    assert "207.5 of 253 (82%); the table says 296.5 of 416 (71%)" in sentence
    assert "These are the sums of “lines 300 to 304”" in sentence


def test_an_action_that_is_superseded_and_retained(found):
    sentences = of_kind(found["derby-outstanding-actions-2021"], "decided_twice")

    (one,) = [each for each in sentences if each.startswith("5vi ")]
    assert "both “superseded” and “carried forward”" in one


def test_decisions_that_nobody_carried_out_are_one_finding_for_each_way(found):
    sentences = of_kind(found["derby-outstanding-actions-2021"], "decision_open")

    assert [each.split(" by the words")[0] for each in sentences] == [
        "12 actions are “carried forward”", "1 action is “merged”",
    ]  # fmt: skip


def test_the_reference_used_twice(found):
    (sentence,) = of_kind(found["leicester-delivery-plan-2022-23"], "reference_twice")

    assert sentence.startswith("Reference 3.16 stands for 2 actions")


def test_the_lead_that_the_glossary_lacks(found):
    (sentence,) = of_kind(found["leicester-delivery-plan-2022-23"], "lead_unknown")

    assert "LH (of 3.6)" in sentence


def test_the_same_action_with_two_progress_texts(found):
    (sentence,) = of_kind(found["leicester-delivery-plan-2022-23"], "two_progress_texts")

    assert sentence.startswith("1.4 ")


def test_green_but_it_has_only_started(found):
    (sentence,) = of_kind(found["nottingham-inspection-actions-2020"], "green_only_begun")

    assert "rated “Green”" in sentence
    assert sentence.endswith("and has started.”")


def test_the_same_action_under_three_objectives(found):
    sentences = of_kind(found["derbyshire-youth-justice-plan-2021-22"], "said_twice")

    assert [each for each in sentences if "3 times, in nearly the same words" in each]


def test_due_after_the_end(found):
    (sentence,) = of_kind(found["derbyshire-youth-justice-plan-2021-22"], "due_after_end")

    assert "31 December 2022" in sentence


def test_five_plans_bring_up_no_more_than_a_person_can_look_at(found):
    assert 12 <= sum(map(len, found.values())) <= 20


def test_every_finding_leads_to_what_it_rests_on(found):
    for shown in (each for those in found.values() for each in those):
        it = shown.finding
        assert it.entries
        assert it.actions or it.document
