"""What goes wrong, in plain words: the one table from refusal to status, the error pages, problem+json for the API."""

from __future__ import annotations

import traceback
from http import HTTPStatus
from typing import Any

import psycopg
from flask import Flask, Response, g, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from psycopg_pool import PoolTimeout
from werkzeug.exceptions import HTTPException

from domain.refusals import Refusal
from projections.answers import json_ready
from web.access.ended import AccessEnded
from web.logs import log, request_id

# By the refusal's name; one that is not here contradicts the state of things: 409.
STATUS: dict[str, int] = {
    "NotADate": 400,
    "InvalidOrder": 422,
    "EffectiveInFuture": 422,
    "EffectiveBeforeExistence": 422,
    "UnknownRating": 422,
    "UnknownTheme": 422,
    "CannotBeItself": 422,
    "TextTooLong": 422,
    "TextNotAllowed": 422,
    "NothingToSearchFor": 422,
    "DocumentTooLarge": 413,
    "NotAllowed": 403,
    "NotFound": 404,
    "UnknownAuthority": 404,
    "UnknownPlan": 404,
    "UnknownAction": 404,
    "UnknownObjective": 404,
    "UnknownEntry": 404,
    "UnknownSubAction": 404,
    "UnknownInspection": 404,
    "UnknownRecommendation": 404,
    "UnknownAudit": 404,
    "UnknownIndicator": 404,
    "UnknownReading": 404,
    "UnknownFinding": 404,
}
CONFLICT = 409

# Title, and what to do about it.
PAGES: dict[int, tuple[str, str]] = {
    400: ("That request could not be read", "Something in it is missing or malformed. Go back and try again."),
    401: (
        "You have been signed out",
        "Nothing was saved. Sign in again in a new tab; what you typed is still in the form behind your browser’s "
        "Back button, so copy it before you reload that page.",
    ),
    403: (
        "Your role does not include this",
        "A manager of your service, or an administrator, can tell you who may do it.",
    ),
    404: ("Page not found", "It may never have existed, or it belongs to a service that you have no role in."),
    405: ("That page can’t be used this way", "Follow a link or a button to it instead."),
    409: ("That is not possible now", "Something else stands against it."),
    410: ("This page is gone", "It was here, and has been removed on purpose."),
    412: ("Someone changed this", "See what changed, then decide again."),
    413: (
        "That is too large",
        "A document may have up to 25 MB, and a form much less. Save the part that is the plan as a file of its own.",
    ),
    422: ("That can’t be recorded", "Something in it is not right."),
    429: ("Too many attempts", "Wait a minute or two, then try again."),
    500: ("Something went wrong on our side", "Nothing that you sent was half saved. Try again in a minute."),
    503: ("Throughline is not ready", "The database does not answer at the moment. Try again in a minute."),
}
CSRF_PAGE = (
    "This form is out of date",
    "It was opened before you last signed in, or its page was open for very long. Nothing was saved. Go back, copy "
    "what you typed, reload the page and send it again.",
)

# The same for programs, which have no buttons: the code, and what to do about it. Titles are those above.
CODES: dict[int, tuple[str, str]] = {
    400: ("BadRequest", "Something in the request is missing or malformed."),
    401: ("NotSignedIn", "Nobody is signed in. Send a token of an account: “Authorization: Bearer tl_…”."),
    403: ("NotAllowed", "The role of this account does not include this."),
    404: ("NotFound", "There is no such thing, or it belongs to an authority that this account has no role in."),
    405: ("MethodNotAllowed", "This address can’t be used with this method. The header Allow lists those it takes."),
    413: (
        "TooLarge",
        "What was sent is too large. An order may have up to 1 MB: put long texts into several notes, one order each. "
        "A document may have up to 25 MB: save the part that is the plan as a file of its own.",
    ),
    415: ("UnsupportedMediaType", "Send the order as JSON, with Content-Type: application/json."),
    429: ("TooManyAttempts", "Too many attempts. Wait a minute or two, then try again."),
    500: (
        "InternalError",
        "Something went wrong on the server. Try again in a minute, under the same Idempotency-Key.",
    ),
    503: ("NotReady", "The database does not answer at the moment. Try again in a minute."),
}
UNANSWERABLE = "That question can’t be answered"
"""Instead of the title of 422 where nothing was to be recorded."""
TITLES = {401: "Nobody is signed in", 404: "There is no such thing", 405: "This address can’t be used this way"}
CSRF_CODE = (
    "CsrfTokenMissing",
    "An order of whoever is signed in on the pages needs the header X-CSRFToken; one with a token of an account "
    "(“Authorization: Bearer tl_…”) does not.",
)


def status_of(refusal: Refusal) -> int:
    """The HTTP status of a refusal, by its own name or the nearest one above it."""
    names = (kind.__name__ for kind in type(refusal).__mro__)
    return next((STATUS[name] for name in names if name in STATUS), CONFLICT)


def install(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(psycopg.OperationalError, _database_away)
    app.register_error_handler(PoolTimeout, _database_away)
    app.log_exception = _log_unexpected  # type: ignore[method-assign]


def for_program() -> bool:
    """Is whoever asks a program, which wants problem+json rather than a page?"""
    return request.path.startswith("/api/")


def problem(status: int, refusal: str, message: str, **more: Any) -> Response:
    """An answer in RFC 9457's problem+json: always with a code for programs and a sentence for people."""
    title = TITLES.get(status) or title_of(status)
    body = {"type": "about:blank", "title": title, "status": status, "request_id": request_id()}
    response = jsonify(body | {"detail": message, "message": message, "refusal": refusal} | more)
    response.status_code = status
    response.mimetype = "application/problem+json"
    return response


def title_of(status: int) -> str:
    if status == 422 and request.method in {"GET", "HEAD"}:
        return UNANSWERABLE
    return PAGES.get(status, (HTTPStatus(status).phrase, ""))[0]


def _page(status: int, title: str, words: str) -> tuple[str, int]:
    return render_template("error.html", status=status, title=title, words=words, request_id=request_id()), status


def _coded(status: int, said: str | None = None) -> Response:
    """What is no refusal of the registry's, for programs; `said` is more exact than the usual sentence."""
    phrase = HTTPStatus(status).phrase
    code, words = CODES.get(status, ("".join(word.capitalize() for word in phrase.split()), f"{phrase}."))
    return problem(status, code, said or words)


def _http(error: HTTPException) -> Any:
    status = error.code or 500
    if status == 401 and not for_program() and request.method in {"GET", "HEAD"}:
        wanted = request.full_path.rstrip("?")
        return redirect(url_for("access.sign_in", next=None if wanted == "/" else wanted))
    if 300 <= status < 400:
        return error
    if for_program():
        exact = error.description if error.description != type(error).description else None
        return _with_headers(_coded(status, exact), error)
    title, words = PAGES.get(status, (HTTPStatus(status).phrase, ""))
    if isinstance(error, AccessEnded):
        title, words = error.title, "A manager there can let you in again."
    answer = _page(status, title, words)
    return _with_headers(answer, error)


def _with_headers(answer: Any, error: HTTPException) -> Any:
    """Keeps what the error must say in headers: which methods are allowed, when to come back, how to sign in."""
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    if error.code == 401 and for_program():
        kept["WWW-Authenticate"] = 'Bearer realm="Throughline"'
    if isinstance(answer, Response):
        answer.headers.update(kept)
        return answer
    return (*answer, kept)


def _csrf(error: CSRFError) -> Any:
    return problem(400, *CSRF_CODE) if for_program() else _page(400, *CSRF_PAGE)


def _refusal(refusal: Refusal) -> Any:
    """A refusal that no form caught."""
    if for_program():
        return refused(refusal)
    status = status_of(refusal)
    return _page(status, title_of(status), str(refusal))


def refused(refusal: Refusal, status: int | None = None, **more: Any) -> Response:
    """A refusal as programs get it: its code, its sentence, and what goes with it."""
    status = status or status_of(refusal)
    details = json_ready(refusal.details)
    fields = details.pop("fields", None)
    more |= {"fields": fields} if fields else {}
    more |= {"details": details} if details else {}
    return problem(status, refusal.code, str(refusal), **more)


def _database_away(error: Exception) -> Any:
    log.error("database away", error=str(error).splitlines()[0] if str(error) else type(error).__name__)
    g.database_away = True
    return _coded(503) if for_program() else _page(503, *PAGES[503])


def _log_unexpected(info: Any) -> None:
    """Flask calls this for what nobody caught, then answers 500."""
    log.error("unexpected", error=repr(info[1]), traceback="".join(traceback.format_exception(*info)))
