"""Pages of local audits: beside the ratings of each inspection, and each audit with what in it does not add up."""

from __future__ import annotations

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from domain.audit import STAGES
from domain.refusals import UnknownAudit
from domain.scoring import said
from projections.inspecting.audits import audits
from projections.inspecting.recommendations import inspections
from web import asking, buttons
from web.authorities import reader
from web.inspection import beside
from web.inspection.area import AT, blueprint
from web.permissions import allow


@blueprint.get(f"{AT}/audits/")
@allow("read plans")
def audits_index(authority: str) -> ResponseReturnValue:
    """Every standard with the inspectorate's rating and what the service found itself; and all audits."""
    asked = asking.asked()
    ask = reader(authority)
    every, inspected = audits(ask, asked), inspections(ask, asked)
    compared = [(each, beside.shown(each, every, f"beside-{number}")) for number, each in enumerate(inspected)]
    there = {each["id"] for each in inspected}
    alone = [each for each in every if each["inspection"] not in there]
    return render_template(
        "inspection/audits.html",
        question=asking.question_in_words(asked, "Ratings and audits", many=True),
        audits=list(reversed(every)),
        compared=[(each, shown) for each, shown in compared if shown],
        alone=beside.of(None, alone, "alone") if alone else None,
        stages=STAGES,
        buttons=buttons.offered(["record_audit"], f"/{authority}/", authority, asked),
    )


@blueprint.get(f"{AT}/audits/<uuid:audit>/")
@allow("read plans")
def audit(authority: str, audit: UUID) -> ResponseReturnValue:
    """One audit: its table as it stands, what points and cut-offs say, and what does not add up."""
    asked = asking.asked()
    found = next((each for each in audits(reader(authority), asked) if each["id"] == audit), None)
    if found is None:
        raise UnknownAudit(asking.none_such(asked, "audit"), audit=str(audit))
    return render_template(
        "inspection/audit.html",
        question=asking.question_in_words(asked, "The audit"),
        audit=found,
        stages=STAGES,
        buttons=buttons.offered(["score_audit", "correct_audit"], f"/{authority}/audits/{audit}/", authority, asked),
    )


blueprint.add_app_template_filter(said, "plainly")
blueprint.add_app_template_filter(beside.against, "against")
blueprint.add_app_template_global(STAGES, "stages_of_audits")
