"""ETags. `"12-9f3c…"` is the twelfth version of an action or plan, and a digest of how it was answered.

The digest leaves out the moment of asking and the log's position, which change without anything having changed.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from flask import Response, jsonify, request

from web.api.incoming import ETAG

OF_THE_ASKING = ("known_on", "position", "positions")


def tagged(answer: dict[str, Any], version: int | None = None) -> Response:
    """An answer with its ETag; 304 without a body if whoever asks has it already."""
    response = jsonify(answer)
    response.set_etag(etag(answer, version))
    return response.make_conditional(request)


def etag(answer: dict[str, Any], version: int | None = None) -> str:
    lasting = {name: value for name, value in answer.items() if name not in OF_THE_ASKING}
    digest = hashlib.sha256(json.dumps(lasting, sort_keys=True).encode()).hexdigest()[:24]
    return digest if version is None else f"{version}-{digest}"


def versions(if_match: str) -> list[int]:
    """The versions that an If-Match header names; a tag that is none of ours names none."""
    found = (each["tag"].split("-")[0] for each in ETAG.finditer(if_match))
    return [int(each) for each in found if each.isascii() and each.isdigit() and len(each) < 19]
