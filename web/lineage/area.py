"""The blueprint on which the pages of lineage stand."""

from __future__ import annotations

from flask import Blueprint

from web import asking

blueprint = Blueprint("lineage", __name__, template_folder="templates")
asking.install(blueprint)
