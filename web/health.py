"""/healthz: the process lives. /readyz: it can serve, or says why not."""

from __future__ import annotations

import psycopg
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from psycopg_pool import PoolTimeout

from web.connections import access
from web.permissions import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    return jsonify(ok=True)


@blueprint.get("/readyz")
@public
def readyz() -> ResponseReturnValue:
    try:
        with access() as connection:
            connection.execute("SELECT 1 FROM access.accounts LIMIT 1")
    except (psycopg.Error, PoolTimeout):
        return jsonify(ok=False, reason="The database does not answer."), 503
    return jsonify(ok=True)
