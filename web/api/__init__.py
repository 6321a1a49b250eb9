"""The API for programs, `/api/v1`: the same questions and the same orders as the pages, as JSON.

Questions are in `reading.py`, orders in `recording.py`, documents in `documents/`. What is described at
/api/v1/openapi.json is made from the same schemas that check what comes in, so that the description can't say
something else than what happens.
"""

from __future__ import annotations

from flask import Flask

from web.api.description import TrueApi
from web.api.documentation import blueprint as documentation

TITLE = "Throughline"
ABOUT = """\
What is in an authority's youth justice plans, for any two dates: *as at* a day, *as known on* a moment. And recording
what happens.

Every order takes an `Idempotency-Key`: sent again under the same key, it is answered the same and recorded once.
Orders on one action or plan take `If-Match` with the ETag of what you saw; if someone changed it since, the answer
(412) lists what. Whatever goes wrong is told as `application/problem+json`, in a sentence for people (`message`)
and a code for programs (`refusal`)."""

SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token of an account, beginning with `tl_`: `throughline account token EMAIL`.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "throughline",
        "description": "Whoever is signed in on the pages. Orders then also need the header `X-CSRFToken`.",
    },
}


def install(app: Flask) -> None:
    """Put the API into the application, with its description and the page that shows it."""
    from web.api import alike, lineage, region_beside, reporting, searching  # noqa: F401  (their questions stand among the others)
    from web.api.documents import ordering
    from web.api.recording import blueprint as recording
    from web.api.theming import blueprint as reading  # and what is asked about findings, inspections, proof …

    app.config.from_mapping(API_TITLE=TITLE, API_VERSION="1", OPENAPI_VERSION="3.1.0")
    api = TrueApi(
        app,
        spec_kwargs={
            "info": {"description": ABOUT},
            "servers": [{"url": "/"}],
            "security": [{"token": []}, {"session": []}],
        },
    )
    for name, scheme in SECURITY.items():
        api.spec.components.security_scheme(name, scheme)
    api.register_blueprint(reading)
    api.register_blueprint(recording)
    api.register_blueprint(ordering.blueprint)  # which has the questions about documents, too
    app.extensions["api"] = api
    app.register_blueprint(documentation)
