"""The page on which a manager lets inspectors in until a day, and ends it: from then on they are out at once."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.refusals import in_words
from projections.asked import NotADate, day
from web.access import accounts
from web.access.refused import AccountRefused
from web.access.roles import ROLES
from web.connections import access
from web.inspection.area import AT, blueprint
from web.permissions import allow

ROLE = "inspector"


@blueprint.get(f"{AT}/inspectors/")
@allow("decide")
def inspectors(authority: str) -> ResponseReturnValue:
    return page(authority)


@blueprint.post(f"{AT}/inspectors/")
@allow("decide")
def let_in(authority: str) -> ResponseReturnValue:
    """Lets an account in that there is; new accounts are an administrator's. Who is in already has a new last day."""
    try:
        with access() as connection:
            until = until_when()
            account = account_of_an_inspector(connection, authority)
            before = [
                each
                for each in accounts.let_in(connection, authority)
                if (each["account"], each["live"]) == (account, True)
            ]
            accounts.grant(connection, account, ROLE, authority, until, by=current_user.id)
    except AccountRefused as refused:
        return page(authority, {refused.field: str(refused)}), 422
    flash(said(until, before), "success")
    return redirect(url_for("inspection.inspectors", authority=authority), 303)


@blueprint.post(f"{AT}/inspectors/<uuid:grant>/end")
@allow("decide")
def end(authority: str, grant: UUID) -> ResponseReturnValue:
    try:
        with access() as connection:
            if grant not in {each["id"] for each in accounts.let_in(connection, authority)}:
                abort(404)
            accounts.revoke(connection, grant, by=current_user.id)
    except AccountRefused as refused:
        return page(authority, {"": str(refused)}), 409
    flash("Ended, as of now: the next page that they open is refused.", "success")
    return redirect(url_for("inspection.inspectors", authority=authority), 303)


def page(authority: str, errors: dict[str, str] | None = None) -> str:
    with access() as connection:
        known = accounts.let_in(connection, authority)
        today = accounts.today(connection)
    return render_template(
        "inspection/inspectors.html", inspectors=known, errors=errors or {}, form=request.form, today=today
    )


def said(until: date, before: list[dict[str, Any]]) -> str:
    if not before:
        return f"Let in until {in_words(until)}, as of now."
    last = max(each["until"] for each in before)
    return f"{before[0]['name']} may look until {in_words(until)} now, instead of until {in_words(last)}."


def until_when() -> date:
    given = request.form.get("until", "").strip()
    if not given:
        raise AccountRefused("Give the last day on which they may look.", "until")
    try:
        return day(given)
    except NotADate as problem:
        raise AccountRefused(str(problem), "until") from None


def account_of_an_inspector(connection: Any, authority: str) -> UUID:
    """Somebody from outside: who works here sees everything already, and would look at it as an inspector on record."""
    email = request.form.get("email", "").strip()
    try:
        account = accounts.account_named(connection, email)
    except AccountRefused:
        raise AccountRefused(
            "Nobody here has an account with this address. An administrator of the registry can add one.", "email"
        ) from None
    held = [each.role for each in accounts.grants_of(connection, account) if each.authority == authority]
    if own := [ROLES[role].lower() for role in held if role != ROLE]:
        a = "an" if own[0][0] in "aeiou" else "a"
        raise AccountRefused(f"{email} is {a} {own[0]} here already, and sees what inspectors see.", "email")
    return account
