"""What every page shares: template loaders, the words and dates of the layout, addresses of assets."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, g, request, url_for
from flask_login import current_user
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from werkzeug.routing import BaseConverter

from domain import period as periods
from web.access.roles import ROLES
from web.authorities import name_of
from web.permissions import may
from web.proof.alarms import alarm_of

LONDON = ZoneInfo("Europe/London")
STATIC = Path(__file__).parent / "static"


class SlugConverter(BaseConverter):
    """An authority in a URL: `/<slug:authority>/…`."""

    regex = "[a-z][a-z0-9_]{1,30}"


def install(app: Flask) -> None:
    app.url_map.converters["slug"] = SlugConverter
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_options = {"loader": ChoiceLoader([app.create_global_jinja_loader(), govuk])}
    app.jinja_env.filters |= {"day": day, "moment": moment, "on_day": on_day, "years": periods.plain}
    app.jinja_env.globals |= {
        "asset": asset,
        "role_name": ROLES.get,
        "may": may,
        "name_of": name_of,
        "moment_of_page": lambda: datetime.now(LONDON),
    }
    app.context_processor(_shared)


def day(value: date | None) -> str:
    """31 March 2021"""
    return f"{value.day} {value:%B %Y}" if value else ""


def on_day(value: date | None) -> str:
    """31 Mar 2021, for tables"""
    return f"{value.day} {value:%b %Y}" if value else ""


def moment(value: datetime | None) -> str:
    """31 March 2021 at 14:05, by the clock in London"""
    local = value.astimezone(LONDON) if value else None
    return f"{day(local)} at {local:%H:%M}" if local else ""


def asset(name: str) -> str:
    """A static file's address, which changes with its content, so browsers may keep it for a year."""
    return url_for("static", filename=name, v=_stamp())


@cache
def _stamp() -> str:
    stamp = STATIC / "stamp"
    return stamp.read_text()[:12] if stamp.exists() else "none"


def whoever() -> Any:
    """Who is signed in, or None; also on the page that says the database is away."""
    if g.get("database_away") or not current_user.is_authenticated:
        return None
    return current_user


def _shared() -> dict[str, Any]:
    account = whoever()
    here = (request.view_args or {}).get("authority") if request else None
    if not (account and here and account.roles_in(here)):
        here = None
    return {
        "account": account,
        "here": here,
        "here_name": name_of(here) if here else None,
        "alarmed": alarm_of(here) if here else False,
    }
