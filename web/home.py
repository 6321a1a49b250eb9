"""The first page: what this is for strangers, the way in for everybody else."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from web import demo
from web.authorities import name_of
from web.layout import asset
from web.permissions import may, public, signed_in

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@public
def index() -> ResponseReturnValue:
    if not current_user.is_authenticated:
        return render_template("home/welcome.html", demo_accounts=demo.sign_ins())
    mine = places_of(current_user)
    of_a_role = [place for place in mine if place["roles"]]
    if len(of_a_role) == 1:
        return redirect(of_a_role[0]["url"])
    return render_template("home/places.html", places=mine)


@blueprint.get("/favicon.ico")
@public
def icon() -> ResponseReturnValue:
    """Browsers ask for it where no page names one: beside a checkpoint's JSON, or a file."""
    return redirect(asset("mark.svg"))


@blueprint.get("/places")
@signed_in
def places() -> ResponseReturnValue:
    """Every place, for people with several."""
    return render_template("home/places.html", places=places_of(current_user))


def places_of(account: object) -> list[dict[str, str]]:
    """Where an account's roles let it go. The region is there for who works in a service, too, without a role in it."""
    places = [
        {"url": f"/{slug}/", "name": name_of(slug), "roles": account.roles_in(slug)}  # type: ignore[attr-defined]
        for slug in account.authorities  # type: ignore[attr-defined]
    ]
    regional = account.roles_in(None)  # type: ignore[attr-defined]
    if may(account, None, "compare the region"):
        places.append({"url": "/region/", "name": "The region", "roles": regional & {"regional_lead"}})
    if "administrator" in regional:
        places.append({"url": url_for("administration.index"), "name": "Accounts", "roles": {"administrator"}})
    return places
