"""A small plan as a document, and how a program hands one in."""

from __future__ import annotations

import io

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.workers.reading.formats import as_word, saved

PLAN = {"title": "Delivery plan", "kind": "delivery_plan", "period": "2025-26", "since": "2025-04-01"}
ROWS = [
    ["1.1", "Shorter waits", "Book rooms early", "Team Manager", "June 25", "GREEN"],
    ["1.2", "", "Ask families what helps", "Ann Baker", "30/09/2025", "RED"],
    ["2.1", "Open doors", "Paint every door", "AB", "quarterly until March 26", ""],
]
"""The first is clear; the objective of the second is not certain, and the lead of the third is not in a glossary."""
DECIDED = [[*ROWS[0], ""], [*ROWS[1], "RETAIN FOR 2026-27"], [*ROWS[2], "See above"]]


def hand_in(program, content=None, name="plan.docx", headers=None, **where):
    """What is answered to a document that is handed in."""
    content = saved(as_word(ROWS)) if content is None else content
    boundary, form = encode_multipart({"file": FileStorage(io.BytesIO(content), name)} | (where or PLAN))
    kind = f'multipart/form-data; boundary="{boundary}"'
    return program.client.post(
        f"{program.base}/documents", data=form, content_type=kind, headers=program.with_token(headers)
    )
