"""Documents for programs: hand one in, see how far it is read, review what was understood, record what is accepted.

    POST /api/v1/authorities/<slug>/documents                        the file and which plan it belongs to
    GET  …/documents/<id>/proposals                                  what each row would change
    PATCH …/documents/<id>/items/<item>                              what somebody says about one row
    POST …/documents/<id>/record                                     all that is accepted, in one save

Questions are in `asking.py`, orders in `ordering.py`. `saying.py` is what somebody says about one row, `incoming.py`
what may be sent, `answers.py` and `shapes.py` what comes back.
"""

from __future__ import annotations

from web.api.incoming import ApiBlueprint

AT = "/documents"
ONE = f"{AT}/<uuid:document>"

blueprint = ApiBlueprint(
    "readings", __name__, url_prefix="/api/v1/authorities/<slug:authority>", description="Documents that become plans"
)
