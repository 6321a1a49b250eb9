"""The description of the API, and the page that shows it (Swagger UI, from our own files)."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, current_app, render_template
from flask.typing import ResponseReturnValue

from web.permissions import public

blueprint = Blueprint("api_documentation", __name__, url_prefix="/api/v1", template_folder="templates")
METHODS = ("get", "post", "put", "patch", "delete")


@blueprint.get("/openapi.json")
@public
def openapi() -> ResponseReturnValue:
    """The OpenAPI document; made once, it can't change while the process lives."""
    api = current_app.extensions["api"]
    if not hasattr(api, "as_json"):
        api.as_json = json.dumps(api.spec.to_dict())
    return Response(api.as_json, mimetype="application/json")


@blueprint.get("/docs")
@public
def docs() -> ResponseReturnValue:
    """Every operation as plain words; where scripts run, Swagger UI takes their place."""
    described = current_app.extensions["api"].spec.to_dict()
    return render_template("api/docs.html", groups=grouped(described))


def grouped(described: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """The operations under the name that the description groups them by, in its order."""
    groups: dict[str, list[dict[str, str]]] = {}
    for path, operations in described["paths"].items():
        for method, told in operations.items():
            if method in METHODS:
                about = {"method": method.upper(), "path": path, "summary": told.get("summary", "")}
                groups.setdefault((told.get("tags") or ["Other"])[0], []).append(about)
    return groups
