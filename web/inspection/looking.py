"""What inspectors looked at: the service’s manager sees all of it, an inspector what they did themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any
from uuid import UUID

from flask import Response, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue
from flask_login import current_user

from projections.asked import Asked
from projections.finding import as_id
from projections.looks import Looked, Looks, told_once
from projections.naming import actions_named, plans_named
from web.authorities import people, reader
from web.connections import connections
from web.entries.exporting import csv_lines, moment
from web.entries.file_names import dated
from web.entries.filters import place
from web.inspection.area import AT, blueprint
from web.inspection.looked_at import dates_in_words, page_of, thing_in_words, what_in_words
from web.permissions import allow

ON_A_PAGE = 100
COLUMNS = ("looked at", "inspector", "way", "what", "plan", "action", "as at", "known on", "compared from, as at",
           "compared from, known on", "look")  # fmt: skip
Named = dict[UUID, dict[str, Any]]


@blueprint.get(f"{AT}/looks/")
@allow("see who looked")
def looks(authority: str) -> ResponseReturnValue:
    """Newest first, by day and inspector."""
    one = whose(authority)
    with looks_at(authority) as here:
        found = here.newest(ON_A_PAGE + 1, one, place("before"))
        looked = here.accounts() if may_see_all(authority) else set()
    inspectors = {id: name for id, name in people(looked).items() if id in looked}
    shown = found[:ON_A_PAGE]
    plans, actions = names(authority, shown)
    return render_template(
        "inspection/looks.html",
        days=by_day(authority, shown, plans, actions),
        inspectors=sorted(inspectors.items(), key=lambda each: each[1].casefold()),
        one=one,
        everybody=may_see_all(authority),
        older=shown[-1].number if len(found) > ON_A_PAGE else None,
        further=place("before") is not None,
    )


@blueprint.get(f"{AT}/looks/looks.csv")
@allow("see who looked")
def looks_as_csv(authority: str) -> ResponseReturnValue:
    one = whose(authority)
    answer = Response(
        stream_with_context(csv_lines(rows(authority, one), COLUMNS)), content_type="text/csv; charset=utf-8"
    )
    name = f"{authority} looks{', of one inspector' if one else ''}, {dated(Asked.of())}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def may_see_all(authority: str) -> bool:
    return "manager" in current_user.roles_in(authority)


def whose(authority: str) -> UUID | None:
    """An inspector's own; for a manager, those of the inspector in the address, or everybody's."""
    return as_id(request.args.get("inspector", "")) if may_see_all(authority) else current_user.id


@contextmanager
def looks_at(authority: str) -> Iterator[Looks]:
    """Read as the authority: inspectors' own role can write looks, and read none, for it is everybody's."""
    with connections().transaction(authority) as connection:
        yield Looks(connection, authority)


def names(authority: str, found: list[Looked]) -> tuple[Named, Named]:
    ask, now = reader(authority), Asked.of()
    return plans_named(ask, now), actions_named(ask, {each.action for each in found if each.action}, now)


def by_day(authority: str, found: list[Looked], plans: Named, actions: Named) -> list[tuple[Any, list[Any]]]:
    """Days with their inspectors, each with what they looked at, the newest first."""
    called = people({each.account for each in found})
    days = groupby(found, key=lambda each: each.local.date())
    return [(day, by_inspector(authority, list(of_day), called, plans, actions)) for day, of_day in days]


def by_inspector(
    authority: str, found: list[Looked], called: dict[UUID, str], plans: Named, actions: Named
) -> list[tuple[str, UUID, list[dict[str, Any]]]]:
    accounts = dict.fromkeys(each.account for each in found)
    return [
        (
            called.get(account, str(account)),
            account,
            [
                told(authority, look, times, plans, actions)
                for look, times in told_once([each for each in found if each.account == account])
            ],
        )
        for account in accounts
    ]


def told(authority: str, look: Looked, times: int, plans: Named, actions: Named) -> dict[str, Any]:
    return {
        "at": look.local,
        "what": what_in_words(look),
        "thing": thing_in_words(look, plans, actions),
        "page": page_of(authority, look),
        "dates": dates_in_words(look),
        "times": times,
    }


def rows(authority: str, one: UUID | None) -> Iterator[list[Any]]:
    with looks_at(authority) as here:
        for piece in here.everything(one):
            plans, actions = names(authority, piece)
            called = people({each.account for each in piece})
            yield from (row(each, called, plans, actions) for each in piece)


def row(look: Looked, called: dict[UUID, str], plans: Named, actions: Named) -> list[Any]:
    in_words = {name: thing_in_words(look, plans, actions, only=name) for name in ("plan", "action")}
    return [
        moment(look.looked_at), called.get(look.account), look.way, what_in_words(look), in_words["plan"],
        in_words["action"], look.as_at, moment(look.known_on), look.from_as_at, moment(look.from_known_on), look.number,
    ]  # fmt: skip
