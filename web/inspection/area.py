"""The blueprint that all pages of the inspection area stand on, below `/<authority>/inspection/`.

A page's module says `@blueprint.get(f"{AT}/…/")` and is imported by `web.inspection.routes`; its line on the index
stands in `web.inspection.areas`.
"""

from __future__ import annotations

from flask import Blueprint

from web import asking

AT = "/<slug:authority>/inspection"

blueprint = Blueprint("inspection", __name__, template_folder="templates")
asking.install(blueprint)
