"""The description of the API, and the page that shows it (Swagger UI, from our own files)."""

from __future__ import annotations

import json

from flask import Blueprint, Response, current_app, render_template
from flask.typing import ResponseReturnValue

from web.permissions import public

blueprint = Blueprint("api_documentation", __name__, url_prefix="/api/v1", template_folder="templates")


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
    return render_template("api/docs.html")
