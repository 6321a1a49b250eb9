"""Evidence packs by a button: asked for here, made by a worker, taken away by managers and inspectors.

A worker makes them, because the key that signs them is none of this process's business.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from projections.asked import Asked
from projections.naming import plans_named
from projections.proof.packs import STEPS, PackRow, Packs
from web import jobs
from web.authorities import people, reader
from web.connections import reading
from web.permissions import allow, may
from web.proof.area import AT, blueprint
from web.wording import plan_name, told_apart

ONE = f"{AT}/packs/<uuid:pack>"
GONE = {
    "old": "It was kept for 30 days. Ask for a new one.",
    "erased": "A text of this service was erased for data protection since. Ask for a new one, which declares it.",
}


@blueprint.get(f"{ONE}/")
@allow("take evidence")
def pack(authority: str, pack: UUID) -> ResponseReturnValue:
    row = Packs(reading(authority), authority).one(pack)
    return render_template("proof/pack.html", pack=shown([row], authority)[0])


@blueprint.get(f"{ONE}/progress")
@allow("take evidence")
def pack_progress(authority: str, pack: UUID) -> ResponseReturnValue:
    return jobs.progress(shown([Packs(reading(authority), authority).one(pack)], authority)[0])


@blueprint.get(f"{ONE}/pack.zip")
@allow("take evidence")
def download_pack(authority: str, pack: UUID) -> ResponseReturnValue:
    rows = Packs(reading(authority), authority)
    row, content = rows.one(pack), rows.content(pack)
    answer = Response(content, mimetype="application/zip")
    name = f"{authority} evidence {row.asked_at:%Y-%m-%d}.zip"
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def offered(authority: str) -> dict[str, Any]:
    """For the page about the proof: the form, and the packs that were asked for; nothing for who may not take any."""
    if not may(current_user, authority, "take evidence"):
        return {"packs": None}
    plans = plans_named(reader(authority), Asked.of())
    return {
        "packs": shown(Packs(reading(authority), authority).newest(), authority),
        "plans": [(str(id), name) for id, name in told_apart(plans.values()).items()],
        "new_pack": uuid4(),
        "documents_allowed": may(current_user, authority, "read originals"),
    }


def shown(rows: list[PackRow], authority: str) -> list[dict[str, Any]]:
    plans, names = plans_named(reader(authority), Asked.of()), people({row.asked_by for row in rows})
    return [
        {
            "row": row,
            "url": url_for("proof.pack", authority=authority, pack=row.id),
            "of": plan_name(plans[row.plan]) if row.plan in plans else "The whole record",
            "choices": row.asked.in_words(),
            "by": names.get(row.asked_by),
            "state": jobs.STATES[row.status],
            "step": STEPS[row.done] if row.status == "making" and row.done < len(STEPS) else "Waiting for a worker",
            "steps": len(STEPS),
            "gone": GONE.get(row.gone_because or "", ""),
            "size": size_in_words(row.size or 0),
        }
        for row in rows
    ]


def size_in_words(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} kB"


def wants_documents(authority: str) -> bool:
    return "documents" in request.form and may(current_user, authority, "read originals")
