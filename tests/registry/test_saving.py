"""One order, one transaction: its facts, its texts and its command stand in the log together, or nothing does."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import IntegrityError

from domain.refusals import (
    ActionHasLeft,
    EffectiveInFuture,
    TextNotAllowed,
    TextTooLong,
    UnknownAction,
    UnknownPlan,
    UnknownRating,
)
from domain.registry import Registry
from domain.scoring import Score
from domain.together import Step
from tests.examples import BEGAN, NOW
from tests.registry.conftest import an_order


def test_facts_texts_and_command_are_stored_together(registry, log, plan):
    before = log.sizes()

    receipt = registry.create_action(
        an_order("one", "2021-05-01"), plan, "Train all managers", leads=["DK", "AL"], measure="All trained", rag="red"
    )

    facts, texts, commands = (now - then for now, then in zip(log.sizes(), before, strict=True))
    assert (facts, texts, commands) == (4, 4, 1)
    assert log.events()[-4:] == ["ActionCreated", "LeadsNamed", "MeasureSet", "RagChanged"]
    assert receipt.position == max(log.rows("stored_events", "notification_id"))[0]
    assert len(receipt.event_ids) == 4
    assert receipt.recorded_at == NOW


def test_an_order_without_a_day_is_of_today_in_london(registry, log, clock, action):
    clock.now = NOW.replace(year=2022, month=6, day=30, hour=23, minute=30).astimezone(UTC)

    registry.note_progress(an_order(), action, "Just after midnight")

    assert str(registry.any_action(action).facts[-1].effective_on) == "2022-07-01"


@pytest.mark.parametrize(
    ("order", "refusal"),
    [
        (lambda it, action: it.note_progress(an_order(), uuid4(), "Lost"), UnknownAction),
        (lambda it, action: it.create_action(an_order(), uuid4(), "Lost"), UnknownPlan),
        (lambda it, action: it.create_action(an_order(), action, "Not a plan"), UnknownPlan),
        (lambda it, action: it.merge(an_order(), action, uuid4()), UnknownAction),
        (lambda it, action: it.supersede(an_order(), action, "That", by_action=uuid4()), UnknownAction),
        (lambda it, action: it.transfer(an_order(), action, "There", to_plan=uuid4()), UnknownPlan),
        (lambda it, action: it.carry_forward(an_order(), action, uuid4()), UnknownPlan),
        (lambda it, action: it.note_progress(an_order(), action, "x" * 20_001), TextTooLong),
        (lambda it, action: it.note_progress(an_order(), action, "a\0b"), TextNotAllowed),
        (lambda it, action: it.amend_wording(an_order(), action, "x" * 2_001), TextTooLong),
        (lambda it, action: it.note_progress(an_order(effective_on="2022-04-01"), action, "Soon"), EffectiveInFuture),
        (lambda it, action: it.change_rag(an_order(), action, "Purple", "A reason typed"), UnknownRating),
    ],
)
def test_a_refused_order_stores_nothing(registry, log, action, order, refusal):
    before = log.sizes()

    with pytest.raises(refusal):
        order(registry, action)

    assert log.sizes() == before


def test_the_longest_text_is_kept_whole(registry, log, action):
    text = "é" * 20_000

    registry.note_progress(an_order(), action, text)

    assert text in {body for (body,) in log.rows("texts", "body")}


def a_document(actions: int, notes: int, rag: str | None = None) -> list[Step]:
    """What a document of so many rows becomes; the last row has that rating."""
    plan, objective = uuid4(), uuid4()
    opened = {"title": "Big plan", "kind": "delivery_plan", "period": "2021-22", "plan": plan}
    steps = [
        Step("open_plan", opened),
        Step("set_objective", {"plan": plan, "title": "Better", "objective": objective}),
    ]
    for number in range(actions):
        fields = {"title": f"Action {number}", "reference": f"{number}", "due": "30 September 2021"}
        fields |= {"leads": ("DK", "AL"), "measure": "All of them " * 4, "objectives": (objective,), "place": number}
        steps += a_row(plan, [f"Note {note} " + "of what happened " * 12 for note in range(notes)],
                       rag=rag if number == actions - 1 else "Green", **fields)  # fmt: skip
    return steps


def a_row(plan: UUID, notes: list[str], **fields: Any) -> list[Step]:
    action = uuid4()
    created = Step("create_action", {"plan": plan, "action": action, **fields}, place="a row")
    return [created, *(Step("note_progress", {"action": action, "text": note}) for note in notes)]


def test_five_thousand_facts_are_saved_at_once(registry, log):
    document = a_document(actions=900, notes=2, rag="Green")
    before, (_, texts_before, _) = len(log.events()), log.sizes()

    receipt = registry.together(an_order(effective_on=BEGAN), document)

    assert len(receipt.event_ids) == len(log.events()) - before == 5_402
    assert log.sizes()[1] - texts_before == 2 + 900 * 7
    assert sum(len(state) for (state,) in log.rows("stored_events", "state")) > 1_000_000


# psycopg's pipeline, which the library would use, hangs for ever at about 600,000 bytes.
@pytest.mark.parametrize("size", [95_000, 590_000, 605_000, 1_500_000])
def test_a_save_about_as_large_as_a_pipeline_takes_is_saved(registry, log, action, size):
    before = len(log.events())
    notes = ["x" * 20_000] * (size // 20_000) + ["x" * (size % 20_000)]
    plan = uuid4()
    opened = Step("open_plan", {"title": "Notes", "kind": "delivery_plan", "period": "2021-22", "plan": plan})
    document = [opened, *a_row(plan, notes, title="One")]

    registry.together(an_order(effective_on=BEGAN), document)

    assert log.events()[before:] == ["PlanOpened", "ActionCreated", *["ProgressNoted"] * len(notes)]


def test_an_import_that_fails_in_its_last_row_stores_nothing(registry, log):
    before = log.sizes()

    with pytest.raises(UnknownRating):
        registry.together(an_order(effective_on=BEGAN), a_document(actions=50, notes=2, rag="Purple"))

    assert log.sizes() == before


def test_an_import_that_the_database_refuses_half_way_stores_nothing(registry, log, connect):
    """The texts come after the facts: one that the database refuses takes the facts back, too."""
    before = log.sizes()
    connect("owner").execute(
        f"ALTER TABLE {registry.slug}.texts ADD CONSTRAINT for_this_test CHECK (body NOT LIKE 'Note 1 %') NOT VALID"
    )

    with pytest.raises(IntegrityError, match="for_this_test"):
        registry.together(an_order(effective_on=BEGAN), a_document(actions=900, notes=2, rag="Green"))

    assert log.sizes() == before


def test_recording_times_of_an_action_do_not_go_back_when_the_clock_does(registry, clock, action):
    clock.now = NOW - timedelta(hours=3)
    receipt = registry.note_progress(an_order(effective_on="2022-03-30"), action, "By a wrong clock")
    clock.now = NOW + timedelta(seconds=1)
    registry.note_progress(an_order(), action, "By a right one")

    recorded = [fact.recorded_at for fact in registry.any_action(action).facts]
    assert recorded == sorted(recorded)
    assert receipt.recorded_at == NOW


def test_the_library_s_fast_functions_are_refused(database, authority, monkeypatch):
    with pytest.raises(RuntimeError, match="POSTGRES_ENABLE_DB_FUNCTIONS is set"):
        Registry(database.environment(authority) | {"POSTGRES_ENABLE_DB_FUNCTIONS": "yes"})

    monkeypatch.setenv("POSTGRES_ENABLE_DB_FUNCTIONS", "no")
    with pytest.raises(RuntimeError, match="Unset it"):
        Registry(database.environment(authority))


# What is stored

MARKER = "Zebra crossing"
EMPTY_HERE = ("documents", "readings", "answers", "packs", "looks")
"""What people work on before it is recorded, and what inspectors looked at; these have tests of their own."""


def sealed_and_alarmed(connection, slug):
    """Something in each table of the proof."""
    from projections.proof.keys import SigningKey
    from projections.proof.sealed import Sealed
    from projections.proof.sealing import seal

    key = SigningKey(bytes(32))
    checkpoint = seal(connection, slug, key)
    Sealed(connection, slug).cosign(checkpoint, key.cosign(checkpoint.note, 0), key.verifier(4), NOW)
    Sealed(connection, slug).alarm("entry_altered", 1, NOW)
    Sealed(connection, slug).resolve_alarms("looked_at", NOW)
    connection.commit()


def test_what_people_typed_stands_in_the_table_of_texts_and_nowhere_else(registry, log, plan, next_plan, connect):
    typed = iter(range(1_000))

    def text() -> str:
        return f"{MARKER} {next(typed)}"

    objective = UUID(registry.set_objective(an_order(), plan, text(), section=text()).subjects["objective"])
    registry.sign_off_plan(an_order(), plan, text(), NOW.date(), text())
    registry.set_lead_glossary(an_order(), [{"initials": text(), "name": text(), "role": text()}])
    action = UUID(
        registry.create_action(
            an_order(), plan, text(), objectives=[objective], leads=[text()], due=text(), measure=text()
        ).subjects["action"]
    )
    registry.note_progress(an_order(), action, text())
    registry.change_rag(an_order(), action, "red", text())
    registry.revise_due_date(an_order(), action, text(), text(), text(), NOW.date())
    registry.amend_wording(an_order(), action, text(), reason=text())
    part = uuid4()
    registry.add_sub_action(an_order(), action, text(), "a", part)
    registry.close_sub_action(an_order(), action, part, "withdrawn", text())
    registry.attach_evidence(an_order(), action, text())
    registry.pause(an_order(), action, text())
    registry.resume(an_order(), action, text())
    registry.complete(an_order(), action, text())
    registry.reopen(an_order(), action, text())
    registry.correct_entry(an_order(), action, registry.any_action(action).facts[-1].entry, text(), {"reason": text()})
    registry.carry_forward(an_order(), action, next_plan, text(), due=text(), decision=text())
    inspection = UUID(registry.announce_inspection(an_order(), text()).subjects["inspection"])
    registry.make_recommendation(an_order(), inspection, text(), addressed_to=[text()])
    registry.record_audit(an_order(), text(), text(), [Score("Planning", Decimal(3), Decimal(4))], auditor=text())
    indicator = UUID(registry.define_indicator(an_order(), name=text(), unit="days").subjects["indicator"])
    registry.report_value(an_order(), indicator, "Q1 2021-22", Decimal(12), note=text())
    document = uuid4()
    registry.receive_document(an_order(), document, "0" * 64, text())
    registry.set_document_aside(an_order(), document, text())
    number = next(typed)

    from migrations.database import PROJECTOR, SEALER
    from projections.catching_up import Memory, catch_up

    catch_up(connect(PROJECTOR), registry.slug, Memory())
    sealed_and_alarmed(connect(SEALER), registry.slug)

    tables = connect("owner").execute(
        "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r'", [registry.slug]
    )
    holding = {}
    for (table,) in tables.fetchall():
        dumped = "\n".join(
            row
            for (row,) in connect("owner")
            .execute(f'SELECT convert_from(state, \'UTF8\') FROM "{registry.slug}".stored_events')
            .fetchall()
        ) if table == "stored_events" else "\n".join(
            row for (row,) in connect("owner").execute(f'SELECT t::text FROM "{registry.slug}"."{table}" t').fetchall()
        )  # fmt: skip
        assert dumped or table in EMPTY_HERE, f"{table} is empty: nothing was looked at"
        holding[table] = dumped.count(MARKER)
    assert holding.pop("texts") == number
    assert set(holding) >= {"stored_events", "commands", "action_versions", "plan_versions", "entries"}
    assert set(holding.values()) == {0}


def test_what_is_stored_of_a_fact_is_json_that_a_person_can_read(registry, log, action):
    registry.change_rag(an_order("a-command", "2021-07-01"), action, "Amber", "Two left")

    topic, state = max(log.rows("stored_events", "notification_id, topic, state"))[1:]

    told = json.loads(bytes(state))
    assert topic == "domain.action:Action.RagChanged"
    assert set(told) == {
        "entry", "timestamp", "effective_on", "actor", "command", "request", "source", "label", "colour", "scale",
        "reason",
    }  # fmt: skip
    assert (told["label"], told["colour"], told["scale"]) == ("Amber", "amber", "at_risk")
    assert (told["effective_on"], told["command"], told["source"]) == ("2021-07-01", "a-command", None)
    assert set(told["reason"]) == {"ref", "commitment"}


def test_the_same_order_typed_twice_leaves_digests_that_differ(registry, log, action):
    registry.note_progress(an_order("one"), action, "Yes")
    registry.note_progress(an_order("two"), action, "Yes")

    digests = [bytes(digest) for (digest,) in log.rows("commands", "digest")]
    assert len(set(digests)) == len(digests)


def test_an_action_that_left_takes_no_more_though_the_registry_was_opened_anew(registry, database, action, clock):
    registry.complete(an_order(), action)

    with Registry(database.environment(registry.slug), clock=clock) as another, pytest.raises(ActionHasLeft):
        another.note_progress(an_order(), action, "One more thing")
