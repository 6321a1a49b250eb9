"""Accounts, for administrators: add, give a role, revoke a role, close. All of it stays on record."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from web import authorities
from web.access import accounts
from web.access.passwords import made_up_password
from web.access.refused import AccountRefused
from web.access.roles import ROLES
from web.connections import access
from web.permissions import allow

blueprint = Blueprint("administration", __name__, url_prefix="/accounts", template_folder="templates")


@blueprint.get("/")
@allow("manage accounts")
def index() -> ResponseReturnValue:
    with access() as connection:
        return render_template("administration/index.html", accounts=accounts.all_accounts(connection))


@blueprint.get("/add")
@allow("manage accounts")
def add() -> ResponseReturnValue:
    return _add_form({})


@blueprint.post("/add")
@allow("manage accounts")
def add_post() -> ResponseReturnValue:
    """Adds the account with a made-up password, which is shown this once."""
    password = made_up_password()
    try:
        with access() as connection:
            new = accounts.add_account(
                connection, request.form.get("email", ""), request.form.get("name", ""), password, by=current_user.id
            )
            _grant(connection, new)
    except AccountRefused as refused:
        return _add_form({refused.field: str(refused)}), 422
    return render_template(
        "administration/added.html", name=request.form["name"], email=request.form["email"], password=password, new=new
    ), 201


@blueprint.get("/<uuid:account_id>/")
@allow("manage accounts")
def show(account_id: UUID) -> ResponseReturnValue:
    return _account_page(account_id, {})


@blueprint.post("/<uuid:account_id>/grant")
@allow("manage accounts")
def grant(account_id: UUID) -> ResponseReturnValue:
    try:
        with access() as connection:
            _grant(connection, account_id)
    except AccountRefused as refused:
        return _account_page(account_id, {refused.field: str(refused)}), 422
    return _done(account_id, "The role is given, and holds from now.")


@blueprint.post("/<uuid:account_id>/revoke")
@allow("manage accounts")
def revoke(account_id: UUID) -> ResponseReturnValue:
    try:
        with access() as connection:
            accounts.revoke(connection, _grant_id(), by=current_user.id)
            accounts.require_an_administrator(connection)
    except AccountRefused as refused:
        return _account_page(account_id, {"": str(refused)}), 409
    return _done(account_id, "The role is revoked, as of now.")


@blueprint.post("/<uuid:account_id>/close")
@allow("manage accounts")
def close(account_id: UUID) -> ResponseReturnValue:
    try:
        with access() as connection:
            accounts.close_account(connection, account_id, by=current_user.id)
            accounts.require_an_administrator(connection)
            if account_id == current_user.id:
                raise AccountRefused("You can’t close your own account; another administrator can.")
    except AccountRefused as refused:
        return _account_page(account_id, {"": str(refused)}), 409
    return _done(account_id, "The account is closed: it is signed out everywhere, and its tokens have ended.")


@blueprint.post("/<uuid:account_id>/password")
@allow("manage accounts")
def password(account_id: UUID) -> ResponseReturnValue:
    """A made-up new password, shown this once; the old one and every session end."""
    made_up = made_up_password()
    with access() as connection:
        known = _known(connection, account_id)
        accounts.set_password(connection, account_id, made_up)
    return render_template(
        "administration/added.html", name=known["name"], email=known["email"], password=made_up, new=account_id
    )


def _grant(connection: Any, account_id: UUID) -> None:
    role, authority = request.form.get("role", ""), request.form.get("authority") or None
    if not role:
        raise AccountRefused("Choose a role.", "role")
    if authority and not authorities.exists(authority):
        raise AccountRefused(f"There is no authority “{authority}” here.", "authority")
    accounts.grant(connection, account_id, role, authority, _until(), by=current_user.id)


def _until() -> date | None:
    given = request.form.get("until", "").strip()
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise AccountRefused(f"“{given[:40]}” is not a date, like 2026-03-31.", "until") from None


def _grant_id() -> UUID:
    try:
        return UUID(request.form.get("grant", ""))
    except ValueError:
        abort(400)


def _known(connection: Any, account_id: UUID) -> dict[str, Any]:
    known = next((row for row in accounts.all_accounts(connection) if row["id"] == account_id), None)
    return known or abort(404)


def _account_page(account_id: UUID, errors: dict[str, str]) -> str:
    with access() as connection:
        return render_template(
            "administration/show.html",
            person=_known(connection, account_id),
            history=accounts.history_of(connection, account_id),
            today=accounts.today(connection),
            errors=errors,
            form=request.form,
            **_choices(),
        )


def _add_form(errors: dict[str, str]) -> str:
    return render_template("administration/add.html", errors=errors, form=request.form, **_choices())


def _choices() -> dict[str, Any]:
    return {"roles": ROLES, "authorities": {slug: authorities.name_of(slug) for slug in sorted(authorities.slugs())}}


def _done(account_id: UUID, words: str) -> ResponseReturnValue:
    flash(words)
    return redirect(url_for("administration.show", account_id=account_id), 303)
