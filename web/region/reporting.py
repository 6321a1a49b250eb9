"""Reports of the region by a button: chosen here, made by a worker, taken away by who asked for them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.theme import THEMES
from projections.asked import Asked, moment
from projections.finding import as_id
from projections.region.reading import RegionReader
from projections.report.choices import LEAST, Choices
from projections.report.rows import KEPT_FOR, MAKE, ReportRow, Reports
from web import jobs
from web.connections import REGION, connections, reading_region
from web.permissions import allow
from web.region.area import blueprint

ONE = "/region/reports/<uuid:report>"
GONE = {
    "old": f"Its files were kept for {KEPT_FOR} days.",
    "erased": "A text of one of its services was erased for data protection since.",
    "sharing": "One of its services changed since what it shares with the region.",
}
WRITING = ("Word is written", "Excel is written", "The PDF is typeset")
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "json": "application/json",
}
NAMES = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}


@blueprint.get("/region/reports/")
@allow("compare the region")
def reports() -> ResponseReturnValue:
    return page()


@blueprint.post("/region/reports/")
@allow("compare the region")
def ask_for_report() -> ResponseReturnValue:
    """Twice with the same id is one report."""
    if errors := problems():
        return page(errors), 422
    id = as_id(request.form.get("id", "")) or uuid4()
    themes, services = request.form.getlist("themes"), request.form.getlist("authorities")
    ask(id, chosen(themes, services, Asked.of(*jobs.dates()), least()))
    return redirect(url_for("region.report", report=id), 303)


@blueprint.get(f"{ONE}/")
@allow("compare the region")
def report(report: UUID) -> ResponseReturnValue:
    return render_template("region/report.html", report=shown(one(report)), formats=NAMES, kept_for=KEPT_FOR)


@blueprint.get(f"{ONE}/progress")
@allow("compare the region")
def report_progress(report: UUID) -> ResponseReturnValue:
    return jobs.progress(shown(one(report)))


@blueprint.get(f"{ONE}/report.<kind>")
@allow("compare the region")
def download_report(report: UUID, kind: str) -> ResponseReturnValue:
    """A file, while it is kept; the JSON from which it is made again, always."""
    return file_of(one(report), kind)


@blueprint.post(f"{ONE}/again")
@allow("compare the region")
def report_again(report: UUID) -> ResponseReturnValue:
    """The same choices and the same two dates; made again, it says in what it differs from the first."""
    id, row = uuid4(), one(report)
    ask(id, row.choices, row.first)
    return redirect(url_for("region.report", report=id), 303)


def page(errors: dict[str, str] | None = None) -> str:
    """With what was typed, where it can't be understood."""
    reader = RegionReader(reading_region(), Asked.of())
    rows = Reports(reader.conn).newest(current_user.id)
    return render_template(
        "region/reports.html",
        reports=[shown(row) for row in rows], themes=THEMES, services=reader.services(), least=LEAST,
        errors=errors or {}, form=request.form if errors else None, new_report=uuid4(),
    )  # fmt: skip


def one(id: UUID) -> ReportRow:
    """Of whoever asks. Refuses `UnknownReport`."""
    return Reports(reading_region()).one(id, current_user.id)


def chosen(themes: list[str], authorities: list[str], asked: Asked, least: int) -> Choices:
    """Refuses what there is not."""
    known = [each["slug"] for each in RegionReader(reading_region(), asked).services()]
    return Choices.of(themes, authorities, asked, least, known)


def ask(id: UUID, choices: Choices, repeats: UUID | None = None) -> None:
    with connections().transaction(REGION) as connection:
        Reports(connection).ask(id, choices, current_user.id, repeats)
    jobs.hand_out(MAKE, id)


def file_of(row: ReportRow, kind: str) -> Response:
    if kind not in TYPES:
        abort(404)
    rows = Reports(reading_region())
    content = as_json(rows, row.id) if kind == "json" else rows.file(row.id, kind)
    answer = Response(content, mimetype=TYPES[kind])
    name = f"region report {row.as_at:%Y-%m-%d}.{kind}"
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def as_json(rows: Reports, id: UUID) -> bytes:
    return (json.dumps(rows.answer(id), ensure_ascii=False, indent=1) + "\n").encode()


def shown(row: ReportRow) -> dict[str, Any]:
    return {
        "row": row,
        "url": url_for("region.report", report=row.id),
        "of": "All themes" if len(row.themes) == len(THEMES) else named([THEMES[code] for code in row.themes]),
        "choices": choices_of(row),
        "state": jobs.STATES[row.status],
        "step": step(row),
        "steps": row.steps,
        "gone": GONE.get(row.gone_because or "", ""),
        "first_url": url_for("region.report", report=row.repeats) if row.repeats else None,
    }


def choices_of(row: ReportRow) -> str:
    """3 services, as at 31 March 2026, numbers below 5 hidden; made again"""
    count = len(row.authorities)
    hidden = f", numbers below {row.least} hidden" if row.least else ""
    differs = "; made again, and differs" if row.differs else "; made again" if row.repeats else ""
    return f"{count} {'service' if count == 1 else 'services'}, {row.choices.asked.in_words()}{hidden}{differs}"


def named(themes: list[str]) -> str:
    return "; ".join(themes[:3]) + (f" and {len(themes) - 3} more" if len(themes) > 3 else "")


def step(row: ReportRow) -> str:
    if row.status != "making":
        return "Waiting for a worker"
    if row.done < len(row.themes):
        return f"Theme {row.done + 1} of {len(row.themes)}: {THEMES[row.themes[row.done]]}"
    return WRITING[min(row.done - len(row.themes), len(WRITING) - 1)]


def problems() -> dict[str, str]:
    """What is wrong with what was typed, by its field."""
    found = jobs.problems()
    if "known_on" not in found and (given := jobs.typed("known_on")) and day_is_to_come(given):
        found["known_on"] = "What will be recorded by then nobody knows yet. Leave it empty for now."
    return found


def day_is_to_come(text: str) -> bool:
    """The end of today may be given for today."""
    return moment(text).date() > datetime.now(UTC).date()


def least() -> int:
    given = request.form.get("least", "0")
    return int(given) if given.isdecimal() and len(given) < 4 else 0
