"""Reads by inspectors are recorded: every page, answer and file of an authority that one of them was given.

It happens here, after the view and for all of them, so that no route can forget it. What was refused, failed or was
not there showed nothing and is no look. What could not be recorded is not shown.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, current_app, g, request
from flask_login import current_user

from projections.asked import NotADate, day, moment
from projections.finding import as_id
from projections.looks import THINGS, Look, Looks
from web.connections import INSPECTOR, connections, read_afresh
from web.permissions import PUBLIC, declared

PARTS_OF_A_PAGE = frozenset({"documents.progress", "proof.pack_progress"})
"""How far something is, asked for every second by the page that shows it."""
QUESTIONS_BY_FORM = frozenset({"search.search_authority", "api.search_authority"})
"""Reads that come by POST, so that what is searched for stands in no address."""
ELSEWHERE = {"reading": "document"}
"""What a thing is called in addresses, where that is another word."""
DATES = {
    "as_at": ("to_as_at", "as_at"),
    "known_on": ("to_known_on", "known_on"),
    "from_as_at": ("from_as_at",),
    "from_known_on": ("from_known_on",),
}
"""The dates of a look, and which parameters say them."""


def install(app: Flask) -> None:
    app.after_request(record)


def note(**said: Any) -> None:
    """For a view to which something was named by a label, or whose address says its days otherwise, or not at all:
    what that turned out to be, by the names of a look."""
    g.setdefault("looked_at", {}).update(said)


def record(response: Response) -> Response:
    """One insert, in a transaction of its own; the request's snapshot is given back first."""
    authority = (request.view_args or {}).get("authority")
    if authority and is_a_look(response) and "inspector" in current_user.roles_in(authority):
        read_afresh()
        with connections().transaction(INSPECTOR) as connection:
            Looks(connection, authority).record(look(response))
    return response


def is_a_look(response: Response) -> bool:
    """Whether something of an authority was shown to whoever is signed in."""
    shown = 200 <= response.status_code < 300 or response.status_code == 304
    asked = request.method == "GET" or request.endpoint in QUESTIONS_BY_FORM
    if not asked or not shown or request.endpoint in PARTS_OF_A_PAGE:
        return False
    app: Any = current_app
    return declared(app, request.endpoint or "", request.method) != PUBLIC and bool(current_user.is_authenticated)


def look(response: Response) -> Look:
    return Look(current_user.id, way(response), request.endpoint or "", **(dates() | things()))


def way(response: Response) -> str:
    if request.path.startswith("/api/"):
        return "api"
    return "download" if "attachment" in response.headers.get("Content-Disposition", "") else "page"


def things() -> dict[str, Any]:
    """The ids in the address. A label that stands there is a text: the view says what it means, and which days."""
    given = {**request.args.to_dict(), **(request.view_args or {})}
    named = {ELSEWHERE.get(name, name): as_id(str(value)) for name, value in given.items()}
    found = {name: id for name, id in named.items() if name in THINGS and id is not None}
    return found | g.get("looked_at", {})


def dates() -> dict[str, Any]:
    return {name: date_of(name, parameters) for name, parameters in DATES.items()}


def date_of(name: str, parameters: tuple[str, ...]) -> Any:
    given = next((text for each in parameters if (text := request.args.get(each, "").strip())), None)
    try:
        return (day if name.endswith("as_at") else moment)(given) if given else None
    except NotADate:
        return None  # a view that did not need it
