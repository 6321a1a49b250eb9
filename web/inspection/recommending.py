"""Pages of inspections and their recommendations: progress for any two dates, and each inspection by itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.recommendation import RESPONSES
from domain.refusals import UnknownInspection
from projections.asked import Asked
from projections.history import since
from projections.inspecting.audits import audits
from projections.inspecting.recommendations import inspections
from projections.reading import Reader
from web import asking, buttons
from web.authorities import reader
from web.inspection import beside
from web.inspection.area import AT, blueprint
from web.layout import LONDON, day
from web.permissions import allow, may
from web.wording import days, many

STATES = {
    "no_action": ("No action yet", "red"),
    "overdue": ("Overdue", "red"),
    "quiet": ("No news", "amber"),
    "under_way": ("Under way", "amber"),
    "left_undone": ("Left undone", "grey"),
    "done": ("All actions done", "green"),
}
"""What is worked out of a recommendation's actions, in words and colours."""
ANSWERED = {"agreed": "green", "partly_agreed": "amber", "not_agreed": "red"}


@blueprint.get(f"{AT}/recommendations/")
@allow("read plans")
def recommendations(authority: str) -> ResponseReturnValue:
    """Every recommendation of every inspection, with what serves it and how far that is."""
    asked = asking.asked()
    found = [each for each in inspections(reader(authority), asked) if each["recommendations"]]
    return render_template(
        "inspection/recommendations.html",
        question=asking.question_in_words(asked, "Progress against recommendations"),
        inspections=[each | {"summary": summary(each)} for each in found],
        buttons=on_recommendations(found, authority, asked),
        **words(),
    )


@blueprint.get(f"{AT}/inspections/")
@allow("read plans")
def inspections_index(authority: str) -> ResponseReturnValue:
    """Every inspection, with its days, its ratings and how many recommendations it made."""
    asked = asking.asked()
    found = inspections(reader(authority), asked)
    return render_template(
        "inspection/inspections.html",
        question=asking.question_in_words(asked, "The inspections", many=True),
        inspections=[each | {"summary": summary(each)} for each in found],
        buttons=buttons.offered(["announce_inspection"], f"/{authority}/", authority, asked),
    )


@blueprint.get(f"{AT}/inspections/<uuid:inspection>/")
@allow("read plans")
def inspection(authority: str, inspection: UUID) -> ResponseReturnValue:
    """One inspection: its days, its ratings beside local audits, its recommendations."""
    asked = asking.asked()
    ask = reader(authority)
    found = next((each for each in inspections(ask, asked) if each["id"] == inspection), None)
    if found is None:
        raise UnknownInspection(
            taken_back(ask, inspection, asked) or asking.none_such(asked, "inspection"), inspection=str(inspection)
        )
    return render_template(
        "inspection/inspection.html",
        question=asking.question_in_words(asked, "The inspection"),
        inspection=found | {"summary": summary(found)},
        beside=beside.shown(found, audits(ask, asked), f"inspection-{inspection}"),
        of_inspection=on_inspection(found, authority, asked),
        buttons=on_recommendations([found], authority, asked),
        **words(),
    )


def taken_back(ask: Reader, inspection: UUID, asked: Asked) -> str | None:
    """That an inspection stood here until its announcement was taken back, and since when, if that was known."""
    (began, *_) = since(ask, inspection, 0, limit=1) or [{"corrected_at": None}]
    if began["corrected_at"] is None or began["corrected_at"] > asked.known_on:
        return None
    return (
        f"This inspection was taken back, as recorded wrongly, on {day(began['corrected_at'].astimezone(LONDON))}. "
        "The audit trail keeps what was recorded about it."
    )


def words() -> dict[str, Any]:
    return {"states": STATES, "responses": RESPONSES, "answered": ANSWERED}


def summary(inspection: dict[str, Any]) -> list[tuple[int, str]]:
    """The counts on top: how many, answered how, and how far."""
    every = inspection["recommendations"]
    answers = [each["answer"]["response"] if each["answer"] else None for each in every]
    counted = [(len(every), "recommendations" if len(every) != 1 else "recommendation")]
    counted += [(answers.count(key), name.lower()) for key, name in RESPONSES.items()]
    counted.append((answers.count(None), "not answered yet"))
    counted += [(sum(each["state"] == key for each in every), name.lower()) for key, (name, _) in STATES.items()]
    return [counted[0], *((count, name) for count, name in counted[1:] if count)]


def on_inspection(inspection: dict[str, Any], authority: str, asked: Asked) -> list[buttons.Button]:
    names = ("make_recommendation", "correct_inspection")
    base = f"/{authority}/inspections/{inspection['id']}/"
    offered = [*buttons.on_inspection(inspection, authority, asked), *buttons.offered(names, base, authority, asked)]
    if asked.is_now and may(current_user, authority, "decide"):
        url = f"/{authority}/inspection/inspections/{inspection['id']}/from-document"
        offered.append(buttons.Button("from_document", "Take over from a document", url))
    return offered


def on_recommendations(
    inspections: list[dict[str, Any]], authority: str, asked: Asked
) -> dict[UUID, list[buttons.Button]]:
    """For each recommendation what may be recorded about it: the link says which one it is."""
    names = ("answer_recommendation", "serve_recommendation", "reword_recommendation")
    return {
        each["id"]: [
            button._replace(url=f"{button.url}?recommendation={each['id']}", text=SHORT[button.order])
            for button in buttons.offered(names, f"/{authority}/inspections/{one['id']}/", authority, asked)
        ]
        for one in inspections
        for each in one["recommendations"]
    }


SHORT = {
    "answer_recommendation": "Record the response",
    "serve_recommendation": "Say what serves it",
    "reword_recommendation": "Put the wording right",
}


def how_far(counts: dict[str, int]) -> str:
    """ "2 of 3 actions completed or business as usual, 1 overdue, 4 pieces of evidence" """
    if not counts["actions"]:
        return "Nothing serves it yet"
    told = [f"{counts['done']} of {many(counts['actions'], 'action')} completed or business as usual"]
    told += [f"{counts['overdue']} overdue"] if counts["overdue"] else []
    told += [f"{counts['no_news']} without news"] if counts["no_news"] else []
    told += [f"{counts['gone']} left the plan otherwise"] if counts["gone"] else []
    told += [f"{counts['evidence'] or 'no'} {'piece' if counts['evidence'] == 1 else 'pieces'} of evidence"]
    return ", ".join(told)


blueprint.add_app_template_filter(how_far)
blueprint.add_app_template_filter(days, "in_days")
