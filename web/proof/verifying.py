"""The verifier for browsers, to be had from here rather than from the pack that it is to check."""

from __future__ import annotations

from flask import Response
from flask.typing import ResponseReturnValue

from projections.proof import VERIFIER_PAGE
from web.permissions import public
from web.proof.area import blueprint


@blueprint.get("/verify.html")
@public
def verifier() -> ResponseReturnValue:
    """A file to keep and open without a network; never a page of ours, so that no pack is dropped on a server."""
    answer = Response(VERIFIER_PAGE.read_bytes(), mimetype="text/html")
    answer.headers["Content-Disposition"] = 'attachment; filename="verify.html"'
    return answer
