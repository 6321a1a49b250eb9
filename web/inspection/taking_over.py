"""The page on which a manager takes recommendations and scores over from a document that was handed in and read."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.audit import STAGES
from domain.fact import Occasion, Source
from domain.refusals import InvalidOrder, Refusal, UnknownInspection
from domain.together import Step
from projections.asked import Asked, day
from projections.documents.store import Documents, ReadingRow
from projections.finding import as_id
from projections.inspecting.from_documents import Understood, understood
from projections.inspecting.recommendations import inspections
from projections.waiting import wait_for
from web.authorities import reader
from web.connections import connections, reading, registry
from web.errors import status_of
from web.inspection.area import AT, blueprint
from web.logs import request_id
from web.permissions import allow
from web.wording import many

HERE = f"{AT}/inspections/<uuid:inspection>/from-document"
READ = ("ready", "recorded")


@blueprint.get(HERE)
@allow("decide")
def from_document(authority: str, inspection: UUID) -> ResponseReturnValue:
    """Which document; then what it says, to be ticked."""
    return page(authority, inspection)


@blueprint.post(HERE)
@allow("decide")
def take_over(authority: str, inspection: UUID) -> ResponseReturnValue:
    """What was ticked, all in one save, each entry with its place in the document."""
    try:
        row, found = chosen(authority, inspection_of(authority, inspection))
        if row is None or found is None:
            raise InvalidOrder("Choose a document first.")
        steps = steps_of(found, inspection)
        receipt = registry(authority).together(occasion(row), steps)
    except Refusal as refusal:
        return page(authority, inspection, str(refusal), status_of(refusal))
    with connections().transaction(authority) as connection:
        wait_for(connection, authority, receipt.position)
    flash(f"Taken over from “{row.name}”: {many(len(steps), 'thing')}.", "success")
    return redirect(f"/{authority}/inspection/inspections/{inspection}/", 303)


def page(authority: str, inspection: UUID, problem: str = "", status: int = 200) -> ResponseReturnValue:
    one = inspection_of(authority, inspection)
    row, found = chosen(authority, one)
    rows = [each for each in Documents(reading(authority), authority).readings() if each.status in READ]
    return render_template(
        "inspection/from_document.html",
        inspection=one,
        readings=rows,
        chosen=row,
        found=found,
        stages=STAGES,
        errors={"": problem} if problem else {},
        typed=request.form,
        command=request.form.get("command_id") or str(uuid4()),
    ), status


def inspection_of(authority: str, inspection: UUID) -> dict[str, Any]:
    found = next((each for each in inspections(reader(authority), Asked.of()) if each["id"] == inspection), None)
    if found is None:
        raise UnknownInspection("This authority has no such inspection.", inspection=str(inspection))
    return found


def chosen(authority: str, inspection: dict[str, Any]) -> tuple[ReadingRow | None, Understood | None]:
    id = as_id(request.values.get("reading", ""))
    if id is None:
        return None, None
    documents = Documents(reading(authority), authority)
    row = documents.reading(id)
    return row, understood(id, documents.lines(id) if row.status in READ else [], inspection)


def steps_of(found: Understood, inspection: UUID) -> list[Step]:
    """The orders for what was ticked. Refuses when nothing was."""
    ticked = set(request.form.getlist("take"))
    made_on = day(request.form["made_on"]) if request.form.get("made_on") else None
    steps = [
        Step(
            "make_recommendation",
            {
                "inspection": inspection, "recommendation": each.id, "reference": (each.reference or "")[:40] or None,
                "text": each.text, "addressed_to": [each.addressed_to] if each.addressed_to else [],
            },
            each.place, made_on,
        )
        for each in found.recommendations
        if str(each.id) in ticked and not each.known
    ]  # fmt: skip
    if "scores" in ticked and found.scores:
        steps.append(audit_step(found, inspection))
    if not steps:
        raise InvalidOrder("Tick at least one thing to take over.")
    return steps


def audit_step(found: Understood, inspection: UUID) -> Step:
    title, framework = (request.form.get(name, "").strip() for name in ("title", "framework"))
    if not title or not framework:
        raise InvalidOrder("Say what the audit is called, and by which framework it was scored.")
    stage = request.form.get("stage", "")
    fields = {"title": title, "framework": framework, "inspection": inspection, "scores": found.scores}
    fields["stage"] = stage if stage in STAGES else "baseline"
    on = day(request.form["audited_on"]) if request.form.get("audited_on") else None
    return Step("record_audit", fields, found.scores_at, on)


def occasion(row: ReadingRow) -> Occasion:
    command = request.form.get("command_id") or str(uuid4())
    return Occasion(current_user.id, command, source=Source(row.document, "document"), request=request_id())
