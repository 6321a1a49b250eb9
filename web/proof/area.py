"""The blueprint of the pages of proof. A page's module is imported by `web.proof.routes`."""

from __future__ import annotations

from flask import Blueprint

from web import asking

AT = "/<slug:authority>/inspection/proof"

blueprint = Blueprint("proof", __name__, template_folder="templates")
asking.install(blueprint)
