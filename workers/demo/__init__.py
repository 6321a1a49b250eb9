"""The demo region: four fictional youth justice services, told as the orders their people would have given.

Nothing here writes to a database. `story()` yields every order in the time-order of each authority; `tell()` hands
them to a runner that the caller connects to the registry with an injected clock. Everything is invented: the places,
the people, the figures. The content is in one folder for each authority; `script.py` says how those files read.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from workers.demo.cast import AUTHORITIES, PASSWORD, PEOPLE, Demonstrated, Person
from workers.demo.script import Told, told

__all__ = ["AUTHORITIES", "PASSWORD", "PEOPLE", "Demonstrated", "Person", "Told", "joined_at", "story", "tell"]

# Runs one order as if it were given at that moment by that person, and answers as the registry does.
OrderRunner = Callable[[datetime, UUID, dict[str, Any]], dict[str, Any]]


def story() -> Iterator[Told]:
    """Every order of every authority: one authority after the other, each in the order of recording."""
    for authority in AUTHORITIES:
        yield from told(authority.slug)


def joined_at(slug: str) -> datetime:
    """When an authority must have joined the registry, which is no order of the story: an hour before its first."""
    return told(slug)[0].recorded_at - timedelta(hours=1)


def tell(slug: str, run: OrderRunner) -> int:
    """Give all orders of one authority to `run`, in order; say how many. A refusal stops the telling.

    A correction names the entry that it corrects, whose id is only known once that entry has been recorded: it is
    filled in here from the earlier answer. Command ids are the same in every telling, so a second one changes nothing.
    """
    entries: dict[str, str] = {}
    count = 0
    for each in told(slug):
        order = dict(each.order)
        if each.corrects:
            order["entry"] = entries[each.corrects]
        answer = run(each.recorded_at, PEOPLE[each.actor].id, order)
        if not answer.get("ok"):
            raise StoryRefused(f"{slug}, {each.recorded_at:%Y-%m-%d}: {order} was refused: {answer}")
        if each.mark:
            entries[each.mark] = str(answer["event_ids"][0])
        count += 1
    return count


class StoryRefused(Exception):
    """The registry refused an order of the demo: either the story or a rule is wrong."""
