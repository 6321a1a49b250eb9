"""/healthz: the process lives. /readyz: it can serve what is known today, or says why not."""

from __future__ import annotations

import time

import psycopg
from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from psycopg.sql import SQL, Identifier
from psycopg_pool import PoolTimeout

from web.authorities import slugs
from web.connections import INSPECTOR, connections
from web.permissions import public

blueprint = Blueprint("health", __name__)

STUCK_AFTER = 30.0
"""Seconds for which views may stand still while their log goes on: a large import moves them all the time."""

LOOK = SQL(
    "SELECT coalesce((SELECT position FROM {views} WHERE view = 'views'), 0) AS position,"
    " coalesce((SELECT max(notification_id) FROM {log}), 0) AS written"
)


@blueprint.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    return jsonify(ok=True)


@blueprint.get("/readyz")
@public
def readyz() -> ResponseReturnValue:
    try:
        stuck = _stuck(_behind())
    except (psycopg.Error, PoolTimeout):
        return jsonify(ok=False, reason="The database does not answer, or is not migrated."), 503
    if stuck:
        return jsonify(ok=False, reason=f"The projector stands still: views lag behind in {', '.join(stuck)}."), 503
    return jsonify(ok=True)


def _behind() -> dict[str, int]:
    """Where the views stand of each authority whose log goes on beyond them."""
    found = {}
    authorities = sorted(slugs())
    with connections().transaction(INSPECTOR) as connection:
        for slug in authorities:
            look = LOOK.format(views=Identifier(slug, "positions"), log=Identifier(slug, "stored_events"))
            row = connection.execute(look).fetchone()
            if row and row["written"] > row["position"]:
                found[slug] = int(row["position"])
    return found


def _stuck(behind: dict[str, int]) -> list[str]:
    """Those that stand where an earlier look, long enough ago, saw them already."""
    now = time.monotonic()
    seen: dict[str, tuple[int, float]] = current_app.extensions.get("seen behind", {})
    looks = {
        slug: seen[slug] if slug in seen and seen[slug][0] == position else (position, now)
        for slug, position in behind.items()
    }
    current_app.extensions["seen behind"] = looks
    return [slug for slug, (_, since) in looks.items() if now - since > STUCK_AFTER]
