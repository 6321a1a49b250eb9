"""How an order is carried out: stamped, decided, saved once, and answered the same when it comes again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any
from uuid import UUID

from eventsourcing.persistence import InterfaceError, OperationalError

from domain.fact import LONDON, AtPresent, FactKeeper, Occasion, Stamp
from domain.log import Command, Earlier, Overtaken
from domain.refusals import CommandIdReused, Refusal, SomeoneChangedThis

TRIES = 5
"""How often an order is decided anew when another one came first, or when the connection was lost."""


@dataclass(frozen=True)
class Changed:
    """What an order changed, and the ids that its answer names."""

    aggregates: list[FactKeeper]
    subjects: dict[str, UUID]


@dataclass(frozen=True)
class Receipt:
    """The answer to an order that was carried out. `position` is that of its last entry in the authority's log."""

    position: int
    event_ids: list[UUID]
    recorded_at: datetime
    subjects: dict[str, str]
    repeated: bool = False

    @classmethod
    def again(cls, earlier: Earlier) -> Receipt:
        return cls(
            earlier.position, earlier.event_ids, earlier.recorded_at.astimezone(UTC), earlier.subjects, repeated=True
        )


def order(body: Callable[..., Changed]) -> Callable[..., Receipt]:
    """Make a method that decides (stamp, …) → Changed into an order (occasion, …) → Receipt.

    What it decides stays reachable as `decide`, for several orders that are carried out together.
    """

    @wraps(body)
    def carried_out(registry: Any, occasion: Occasion, *args: Any, **fields: Any) -> Receipt:
        content = as_content(body.__name__, occasion, args, fields)
        return carry_out(registry, occasion, lambda stamp: body(registry, stamp, *args, **fields), content)

    carried_out.decide = body  # type: ignore[attr-defined]
    return carried_out


def carry_out(registry: Any, occasion: Occasion, decide: Callable[[Stamp], Changed], content: bytes) -> Receipt:
    failed: Exception = changed_meanwhile()
    for _ in range(TRIES):
        stamp = stamped_now(occasion, registry.clock())
        try:
            return save(registry, decide(stamp), stamp, content)
        except (Refusal, Overtaken, OperationalError, InterfaceError) as reason:
            # A connection may be lost after the commit: what the log says is true, not what the connection says.
            if earlier := registry.recorder.earlier(occasion.command, content):
                return the_same_again(earlier)
            if isinstance(reason, Refusal):
                raise
            failed = reason
    raise changed_meanwhile() if isinstance(failed, Overtaken) else failed


def on_action(body: Callable[..., None]) -> Callable[..., Receipt]:
    """An order on one action: body(registry, stamp, action, …). Its bare body stays reachable, for corrections."""

    @wraps(body)
    def decided(registry: Any, stamp: Stamp, action: UUID, *args: Any, **fields: Any) -> Changed:
        found = registry.action_for(stamp, action)
        body(registry, stamp, found, *args, **fields)
        return Changed([found], {"action": found.id})

    public = order(decided)
    public.body = body  # type: ignore[attr-defined]
    return public


def on_plan(body: Callable[..., UUID | None]) -> Callable[..., Receipt]:
    """An order on one plan: body(registry, stamp, plan, …); may return the objective it set."""

    @wraps(body)
    def decided(registry: Any, stamp: Stamp, plan: UUID, *args: Any, **fields: Any) -> Changed:
        found = registry.plan_of(plan)
        refuse_stale(found, stamp)
        objective = body(registry, stamp, found, *args, **fields)
        return Changed([found], {"plan": found.id} | ({"objective": objective} if objective else {}))

    return order(decided)


def on_authority(body: Callable[..., None]) -> Callable[..., Receipt]:
    """An order on the authority as a whole: body(registry, stamp, authority, …)."""

    @wraps(body)
    def decided(registry: Any, stamp: Stamp, *args: Any, **fields: Any) -> Changed:
        found = registry.authority()
        refuse_stale(found, stamp)
        body(registry, stamp, found, *args, **fields)
        return Changed([found], {})

    return order(decided)


def refuse_stale(found: FactKeeper, stamp: Stamp) -> None:
    recorded = found.version - len(found.pending_events)
    if stamp.seen is not None and stamp.seen != recorded:
        raise SomeoneChangedThis(
            f"Someone changed this {found.noun} since you opened it. See what changed, then decide again.",
            seen=stamp.seen,
            version=recorded,
        )


def stamped_now(occasion: Occasion, now: datetime) -> Stamp:
    today = now.astimezone(LONDON).date()
    return Stamp(
        actor=occasion.actor,
        command=occasion.command,
        recorded_at=now,
        effective_on=occasion.effective_on or today,
        source=occasion.source,
        seen=occasion.seen,
        request=occasion.request,
    )


def save(registry: Any, changed: Changed, stamp: Stamp, content: bytes) -> Receipt:
    pending: list[Any] = [fact for aggregate in changed.aggregates for fact in aggregate.pending_events]
    recorded_at = max(fact.timestamp for fact in pending)
    subjects = {name: str(id) for name, id in changed.subjects.items()}
    event_ids = [fact.entry for fact in pending]
    command = Command(stamp.command, recorded_at, event_ids, subjects, content)
    recordings = registry.save(*changed.aggregates, texts=stamp.texts, command=command, basis=stamp.basis)
    return Receipt(recordings[-1].notification.id, event_ids, recorded_at, subjects)


def as_content(name: str, occasion: Occasion, args: tuple[Any, ...], fields: dict[str, Any]) -> bytes:
    """What an order says, for telling a repeated order from another one under the same command id."""
    given = {name: value for name, value in fields.items() if not (value is None or isinstance(value, AtPresent))}
    return json.dumps([name, str(occasion.effective_on), args, given], default=str, sort_keys=True).encode()


def the_same_again(earlier: Earlier) -> Receipt:
    if not earlier.same_order:
        raise CommandIdReused("This command id was used for another order before. Give each order its own.")
    return Receipt.again(earlier)


def changed_meanwhile() -> SomeoneChangedThis:
    return SomeoneChangedThis("Someone changed this at the same moment. See what changed, then decide again.")
