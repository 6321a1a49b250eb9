"""The question that a reading page answers: its two dates out of the URL, kept in every link, and said in words.

A blueprint of reading pages calls `install`: a date that can't be read then gets a page that says so and keeps what
was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from projections.asked import Asked, NotADate, day, moment
from web.layout import LONDON

DATES = ("as_at", "known_on")


def install(blueprint: Blueprint) -> None:
    blueprint.register_error_handler(NotADate, unclear)
    blueprint.context_processor(_shared)


def asked() -> Asked:
    """This request's question. Refuses `NotADate`."""
    if "asked" not in g:
        g.asked = Asked.of(_given("as_at"), _given("known_on"))
    return g.asked  # type: ignore[no-any-return]


def none_such(question: Asked, thing: str) -> str:
    """What is said of a thing that the answer lacks: "This authority had no such plan as at 31 March 2021, …"."""
    return f"This authority {'has' if question.is_now else 'had'} no such {thing} {question.in_words()}."


def _given(name: str) -> str | None:
    return request.args.get(name, "").strip() or None


def unclear(_refusal: NotADate) -> ResponseReturnValue:
    """The page for a date that can't be read: what is wrong, and the same form again."""
    return render_template("unclear.html", errors=problems()), 400


def problems(given: Callable[[str], str | None] = _given) -> dict[str, str]:
    """What is wrong with each of the two dates, as the address has them or as `given` finds them elsewhere."""
    found = {}
    for name, read in (("as_at", day), ("known_on", moment)):
        try:
            if text := given(name):
                read(text)
        except NotADate as problem:
            found[name] = str(problem)
    return found


def kept(question: Asked | None = None, **more: Any) -> str:
    """The end of an address that keeps the two dates: "?as_at=2021-03-31", or nothing for now."""
    parameters = (question or g.asked).parameters() if question or "asked" in g else {}
    parameters |= {name: value for name, value in more.items() if value}
    return f"?{urlencode(parameters)}" if parameters else ""


def _shared() -> dict[str, Any]:
    question: Asked | None = g.get("asked")
    return {
        "asked": question,
        "kept": kept(),
        "typed": {name: typed(name, question) for name in DATES},
        "rest": [pair for pair in request.args.items(multi=True) if pair[0] not in (*DATES, "before", "after")],
    }


def typed(name: str, question: Asked | None) -> str:
    """A date as the control shows it: as people write it here; as typed, where it can't be read or has a time."""
    given = _given(name) or ""
    if question is None or not given or (name == "known_on" and ":" in given):
        return given
    value = question.as_at if name == "as_at" else question.known_on.astimezone(LONDON)
    return f"{value.day}/{value.month}/{value.year}"


def question_in_words(question: Asked, what: str, many: bool = False) -> str:
    """ "The plan as at 31 March 2021, as known on 12 April 2021" """
    if question.is_now:
        today = datetime.now(LONDON)
        return f"{what} as {'they stand' if many else 'it stands'} now, {today.day} {today:%B %Y}"
    return f"{what} {question.in_words()}"
