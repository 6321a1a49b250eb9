"""Plans and actions for tests: each stands as it is read in the tests, and nothing has happened to it yet.

    action = an_action(completed("2021-07-01"))

What `happened` tells is only what happened after that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from domain.action import Action
from domain.action_state import Carried, DueDate
from domain.authority import Authority
from domain.fact import FactKeeper, Source, Stamp
from domain.inspection import Inspection
from domain.plan import Plan
from domain.rag import DEFAULT_SCHEME, Rating, rating
from domain.text import TextRef

NOW = datetime(2022, 3, 31, 12, tzinfo=UTC)
TODAY = NOW.date()
BEGAN = date(2021, 4, 1)
"""From this day on the plans and actions below exist."""

SOMEBODY = UUID(int=1)
THIS_PLAN, NEXT_PLAN = UUID(int=2021), UUID(int=2022)
THIS_ACTION, NEXT_ACTION = UUID(int=31), UUID(int=32)
PART_A, PART_B = UUID(int=101), UUID(int=102)
OBJECTIVE, OTHER_OBJECTIVE = UUID(int=41), UUID(int=42)


def on(
    day: str | date = TODAY, recorded: datetime = NOW, source: Source | None = None, seen: int | None = None
) -> Stamp:
    """An occasion of a day, recorded at noon on 31 March 2022 unless said otherwise."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return Stamp(SOMEBODY, "a-command", recorded, day, source, seen)


def words(of: str) -> TextRef:
    """A text that is kept already; the same words, the same text."""
    number = int.from_bytes(of.encode()[-16:].rjust(16, b"\0"), "big")
    return TextRef(UUID(int=number), of)


def due(day: str, kind: str = "day") -> DueDate:
    return DueDate(words(day), kind, date.fromisoformat(day))


def rated(label: str) -> Rating:
    return rating(DEFAULT_SCHEME, label)


def an_action(*what_happened: Callable[[Action], Any], began: str | date = BEGAN, **said: Any) -> Action:
    """An action to which some things have happened already."""
    said = {"id": THIS_ACTION, "plan": THIS_PLAN, "title": words("Train all managers"), "reference": "1i"} | said
    action = Action.create(on(began), **said)
    return afterwards(action, *what_happened)


def a_plan(*what_happened: Callable[[Plan], Any], began: str | date = BEGAN, **said: Any) -> Plan:
    said = {"id": THIS_PLAN, "title": words("Delivery plan"), "kind": "delivery_plan", "period": "2021-22"} | said
    said = {"starts_on": date(2021, 4, 1), "ends_on": date(2022, 3, 31)} | said
    return afterwards(Plan.open(on(began), **said), *what_happened)


def an_authority(*what_happened: Callable[[Authority], Any], began: str | date = BEGAN) -> Authority:
    return afterwards(Authority.join(on(began), "testshire", words("Testshire"), "04-01"), *what_happened)


def an_inspection(*what_happened: Callable[[Inspection], Any], began: str | date = BEGAN) -> Inspection:
    return afterwards(Inspection.announce(on(began), words("The framework of 2021")), *what_happened)


def afterwards(thing: Any, *what_happened: Callable[[Any], Any]) -> Any:
    for happens in what_happened:
        happens(thing)
    thing.collect_events()
    return thing


def happened(thing: FactKeeper) -> list[tuple[str, dict[str, Any]]]:
    """What was recorded in the test: names, and what each says beside what all facts carry."""
    common = {"entry", "timestamp", "effective_on", "actor", "command", "request", "source"}
    common |= {"originator_id", "originator_version", "originator_topic"}
    return [
        (type(fact).__name__, {name: value for name, value in vars(fact).items() if name not in common})
        for fact in thing.pending_events
    ]


def days(thing: FactKeeper) -> list[date]:
    """Of which days the facts of the test are."""
    return [fact.effective_on for fact in thing.pending_events]  # type: ignore[attr-defined]


# What may have happened to an action


def noted(day: str, note: str = "A note") -> Callable[[Action], Any]:
    return lambda action: action.note_progress(on(day), words(note))


def rag_changed(day: str, label: str) -> Callable[[Action], Any]:
    return lambda action: action.change_rag(on(day), rated(label), None)


def due_date_revised(day: str, to: str) -> Callable[[Action], Any]:
    return lambda action: action.revise_due_date(on(day), due(to), words("Slipped"), None, None)


def part_added(day: str, part: UUID = PART_A, label: str | None = "a") -> Callable[[Action], Any]:
    return lambda action: action.add_sub_action(on(day), part, label, words("One part"))


def part_closed(day: str, part: UUID = PART_A, disposition: str = "completed") -> Callable[[Action], Any]:
    return lambda action: action.close_sub_action(on(day), part, disposition, None, None)


def completed(day: str) -> Callable[[Action], Any]:
    return lambda action: action.complete(on(day), None)


def carried_forward(day: str) -> Callable[[Action], Any]:
    return lambda action: action.carry_forward(on(day), NEXT_PLAN, NEXT_ACTION, None, False)


def withdrawn(day: str) -> Callable[[Action], Any]:
    return lambda action: action.withdraw(on(day), words("No money"))


def paused(day: str) -> Callable[[Action], Any]:
    return lambda action: action.pause(on(day), words("Covid"))


def resumed(day: str) -> Callable[[Action], Any]:
    return lambda action: action.resume(on(day), None)


def reopened(day: str) -> Callable[[Action], Any]:
    return lambda action: action.reopen(on(day), words("Too early"))


# What may have happened to a plan


def closed(day: str) -> Callable[[Plan], Any]:
    return lambda plan: plan.close(on(day), None, 0)


def objective_set(
    day: str, objective: UUID = OBJECTIVE, title: str = "Fewer first-time entrants"
) -> Callable[[Plan], Any]:
    return lambda plan: plan.set_objective(on(day), title=words(title), objective=objective)


CARRIED = Carried(
    from_action=UUID(int=30),
    from_plan=UUID(int=2020),
    lineage=UUID(int=29),
    times=2,
    first_promised=date(2021, 5, 21),
    last_promised=date(2021, 6, 30),
)
