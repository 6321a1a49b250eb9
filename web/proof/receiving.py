"""The receipt of an entry, for who recorded it and who may take evidence: to keep, and hold against the log later."""

from __future__ import annotations

import json
from uuid import UUID

from flask import Response, abort
from flask.typing import ResponseReturnValue
from flask_login import current_user

from projections.proof.receipts import receipt
from web.connections import reading
from web.permissions import allow, may
from web.proof.area import blueprint


@blueprint.get("/<slug:authority>/entries/<uuid:entry>/receipt")
@allow("read plans")
def receipt_of_entry(authority: str, entry: UUID) -> ResponseReturnValue:
    told, actor = receipt(reading(authority), authority, entry)
    if actor != current_user.id and not may(current_user, authority, "take evidence"):
        abort(403)
    answer = Response(json.dumps(told, indent=1) + "\n", mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="receipt-{entry}.json"'
    return answer
