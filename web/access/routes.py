"""Sign in, sign out, change one's password."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user
from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from web import demo
from web.access import accounts
from web.access.limits import FOR_ONE_ACCOUNT, FROM_ONE_PLACE, account_signed_in, account_tried, limiter
from web.access.refused import AccountRefused
from web.access.sessions import end_session, start_session
from web.connections import access
from web.logs import log
from web.permissions import public, signed_in

blueprint = Blueprint("access", __name__, template_folder="templates")

WRONG = "Email address or password is not right. Check both and try again."


class SignIn(Schema):
    class Meta:
        unknown = EXCLUDE

    email = fields.String(
        required=True, validate=validate.Length(1, 254, error="Enter your email address, like name@example.org.")
    )
    password = fields.String(required=True, validate=validate.Length(1, 200, error="Enter your password."))


@blueprint.get("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    if current_user.is_authenticated:
        return redirect(local(request.args.get("next")))
    return _form({})


@blueprint.post("/sign-in")
@public
@limiter.limit(FROM_ONE_PLACE)
@limiter.limit(FOR_ONE_ACCOUNT, key_func=account_tried)
def sign_in_post() -> ResponseReturnValue:
    try:
        given = SignIn().load(request.form.to_dict())
    except ValidationError as error:
        return _form({name: words[0] for name, words in error.normalized_messages().items()}), 422
    with access() as connection:
        account = start_session(connection, given["email"], given["password"])
    if account is None:
        log.warning("sign-in refused")
        return _form({"password": WRONG}), 422
    wanted = local(request.values.get("next"))
    session.clear()
    login_user(account)
    log.info("signed in", account=str(account.id))
    return redirect(wanted, 303)


@blueprint.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    if current_user.is_authenticated and current_user.get_id():
        with access() as connection:
            end_session(connection, current_user.get_id())
        logout_user()
    session.clear()
    flash("You have signed out.")
    return redirect(url_for("home.index"), 303)


@blueprint.get("/change-password")
@signed_in
def change_password() -> ResponseReturnValue:
    return render_template("access/change_password.html", errors={})


@blueprint.post("/change-password")
@signed_in
@limiter.limit(FOR_ONE_ACCOUNT, key_func=account_signed_in)
def change_password_post() -> ResponseReturnValue:
    """Signed out everywhere, and in again here with the new password."""
    new = request.form.get("password", "")
    try:
        with access() as connection:
            accounts.change_password(connection, current_user.id, request.form.get("present", ""), new)
            account = start_session(connection, current_user.email, new)
    except AccountRefused as refused:
        return render_template("access/change_password.html", errors={refused.field: str(refused)}), 422
    session.clear()
    login_user(account)
    log.info("password changed", account=str(account.id))
    flash("Your password is changed. Everywhere else you are signed out, and your tokens have ended.")
    return redirect(url_for("home.places"), 303)


def local(wanted: str | None) -> str:
    """Where to go next: a path of ours, or the first page; never another site."""
    if not wanted or not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted:
        return url_for("home.index")
    parts = urlsplit(wanted)
    return wanted if not parts.scheme and not parts.netloc and wanted.isprintable() else url_for("home.index")


def _form(errors: dict[str, str]) -> str:
    return render_template(
        "access/sign_in.html",
        errors=errors,
        email=request.form.get("email", request.args.get("email", "")),
        wanted=request.values.get("next", ""),
        demo_accounts=demo.sign_ins(),
    )
