"""A command id makes a repeated order the same fact: who asks again gets the same answer, and nothing more happens."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest

from domain.refusals import ActionHasLeft, CommandIdReused
from domain.registry import Registry
from tests.examples import BEGAN, SOMEBODY
from tests.registry.conftest import an_order


def test_an_order_sent_again_is_answered_the_same_and_records_nothing(registry, log, action):
    first = registry.note_progress(an_order("one"), action, "Two of nine")
    after = log.sizes()

    again = registry.note_progress(an_order("one"), action, "Two of nine")

    assert again == replace(first, repeated=True)
    assert not first.repeated
    assert log.sizes() == after


def test_it_is_answered_the_same_after_others_though_it_would_be_refused_by_now(registry, log, action):
    first = registry.complete(an_order("one"), action, "In place")
    registry.reopen(an_order(), action, "Too early")
    registry.withdraw(an_order(), action, "No money")
    after = log.sizes()

    assert registry.complete(an_order("one"), action, "In place") == replace(first, repeated=True)
    assert log.sizes() == after


def test_it_is_answered_the_same_from_a_form_that_is_stale_by_now(registry, log, action):
    seen = registry.any_action(action).version
    first = registry.note_progress(an_order("one", seen=seen), action, "Two of nine")
    after = log.sizes()

    assert registry.note_progress(an_order("one", seen=seen), action, "Two of nine") == replace(first, repeated=True)
    assert log.sizes() == after


def test_it_is_answered_the_same_to_a_registry_that_was_opened_anew(registry, log, database, action, clock):
    first = registry.note_progress(an_order("one"), action, "Two of nine")

    with Registry(database.environment(registry.slug), clock=clock) as another:
        assert another.note_progress(an_order("one"), action, "Two of nine") == replace(first, repeated=True)


def test_an_order_that_makes_new_things_makes_them_once(registry, log, plan):
    first = registry.create_action(an_order("one"), plan, "Train", leads=["DK"])
    after = log.sizes()

    assert registry.create_action(an_order("one"), plan, "Train", leads=["DK"]).subjects == first.subjects
    assert log.sizes() == after


def test_an_order_repeated_on_another_day_is_still_the_same(registry, log, clock, action):
    first = registry.note_progress(an_order("one"), action, "Two of nine")
    clock.now = clock.now.replace(month=5, year=2023)

    assert registry.note_progress(an_order("one"), action, "Two of nine") == replace(first, repeated=True)


@pytest.mark.parametrize(
    "other",
    [
        lambda it, action: it.note_progress(an_order("one"), action, "Three of nine"),
        lambda it, action: it.note_progress(an_order("one", "2022-03-30"), action, "Two of nine"),
        lambda it, action: it.complete(an_order("one"), action, "Two of nine"),
        lambda it, action: it.note_progress(an_order("one"), uuid4(), "Two of nine"),
    ],
)
def test_the_same_id_for_another_order_is_refused(registry, log, action, other):
    registry.note_progress(an_order("one"), action, "Two of nine")
    after = log.sizes()

    with pytest.raises(CommandIdReused, match="used for another order before"):
        other(registry, action)

    assert log.sizes() == after


def test_a_refused_order_does_not_use_its_id_up(registry, action):
    registry.complete(an_order(), action)
    with pytest.raises(ActionHasLeft):
        registry.note_progress(an_order("one"), action, "Two of nine")

    registry.reopen(an_order(), action, "Too early")

    assert not registry.note_progress(an_order("one"), action, "Two of nine").repeated


def test_two_authorities_may_use_one_id(registry, database, action, clock):
    from migrations.runner import add_authority

    add_authority(database, f"{registry.slug}_two")
    registry.note_progress(an_order("one"), action, "Two of nine")

    with Registry(database.environment(f"{registry.slug}_two"), clock=clock) as another:
        assert not another.join(an_order("one", BEGAN), "Another").repeated


@pytest.mark.parametrize(
    "order",
    [
        lambda it, plan, action: it.note_progress(an_order("one"), action, "Two of nine"),
        lambda it, plan, action: it.complete(an_order("one"), action),
        lambda it, plan, action: it.create_action(an_order("one"), plan, "Train"),
    ],
)
def test_an_order_sent_twice_at_the_same_moment_happens_once(registry, log, plan, action, order):
    before, moment = log.sizes(), Barrier(4)

    def send(_):
        moment.wait()
        return order(registry, plan, action)

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(send, range(4)))

    assert len({(answer.position, *answer.event_ids) for answer in answers}) == 1
    assert sorted(answer.repeated for answer in answers) == [False, True, True, True]
    assert log.sizes()[0] - before[0] == log.sizes()[2] - before[2] == 1


SENDER = """
import json, sys
from uuid import UUID
from domain.fact import Occasion
from domain.registry import Registry

environment, actor, action = json.loads(sys.argv[1])
with Registry(environment) as registry:
    registry.authority()
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(20):
        occasion = Occasion(UUID(actor), f"shared-{number}")
        answer = registry.note_progress(occasion, UUID(action), f"Note {number}")
        print(json.dumps([answer.position, answer.repeated]), flush=True)
"""


def test_two_processes_that_send_the_same_orders_record_them_once(registry, database, log, action):
    before = log.sizes()
    told = json.dumps([database.environment(registry.slug), str(SOMEBODY), str(action)])
    senders = [
        subprocess.Popen(
            [sys.executable, "-c", SENDER, told], cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    for sender in senders:
        assert sender.stdout.readline() == "ready\n"
    for sender in senders:
        sender.stdin.write("go\n")
        sender.stdin.flush()

    one, other = ([json.loads(line) for line in sender.communicate(timeout=60)[0].splitlines()] for sender in senders)

    assert [position for position, _ in one] == [position for position, _ in other]
    assert all(sorted((first[1], second[1])) == [False, True] for first, second in zip(one, other, strict=True))
    assert log.sizes()[0] - before[0] == log.sizes()[2] - before[2] == 20


def test_a_command_id_is_kept_in_every_fact_of_its_order(registry, action, plan):
    receipt = registry.create_action(an_order("of-this-order"), plan, "Train", leads=["DK"])

    facts = registry.any_action(UUID(receipt.subjects["action"])).facts
    assert {fact.command for fact in facts} == {"of-this-order"}
