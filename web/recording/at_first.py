"""What stands in a form when it is opened: what holds now, for orders that say the whole of something anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domain.scoring import CUT_OFFS, said
from projections.asked import Asked
from projections.finding import as_id
from projections.findings.answer import finding_named
from projections.reading import Reader
from projections.sharing import sharing
from web.recording.controls import Typed
from web.recording.offered import going_on
from web.recording.subject import Subject

Values = dict[str, Any]

KEPT_IF_UNCHANGED = {"amend_wording": ("title", "reference"), "carry_forward": ("title",)}
"""Prefilled fields that are no part of the order unless somebody changes them."""


def at_first(order: str, subject: Subject, reader: Reader, asked_for: Typed) -> Values:
    """Values by field. `asked_for` is the page's query: a link may choose a part, a plan or an objective beforehand."""
    values = FIRST[order](subject, reader, asked_for) if order in FIRST else {}
    return values | {name: value for name, value in asked_for.items() if name not in values}


def wording(subject: Subject, *_: Any) -> Values:
    return {"title": subject.found["title"], "reference": subject.found["ref"]}


def leads(subject: Subject, *_: Any) -> Values:
    return {"leads": [lead["text"] for lead in subject.found["leads"]]}


def measure(subject: Subject, *_: Any) -> Values:
    return {"measure": subject.found["measure"]}


def themes(subject: Subject, *_: Any) -> Values:
    return {"themes": subject.found["themes"]}


def objectives(subject: Subject, *_: Any) -> Values:
    return {"objectives": [each["id"] for each in subject.found["objectives"]]}


def carrying(subject: Subject, reader: Reader, asked_for: Typed) -> Values:
    """Its wording; the plan, where but one is later; there, the objectives that are called like those it serves."""
    own = subject.found["plan"]
    others = going_on(reader, own)
    later = [plan for plan in others if plan["starts_on"] > own["starts_on"]]
    values: Values = {"title": subject.found["title"], "into": None}
    chosen = as_id(asked_for.get("into", "")) or (later[0]["id"] if len(later) == 1 else None)
    into = next((plan for plan in others if plan["id"] == chosen), None)
    if into:
        values["into"] = into["id"]
        values["objectives"] = same_objectives(subject.found["objectives"], into["objectives"])
    return values


def same_objectives(served: list[dict[str, Any]], there: list[dict[str, Any]]) -> list[Any]:
    titles = {each["title"].casefold() for each in served}
    return [each["id"] for each in there if each["title"].casefold() in titles]


def objective(subject: Subject, _: Reader, asked_for: Typed) -> Values:
    """An existing objective to word anew, or a new one of the kind that this plan has."""
    known = subject.found["objectives"]
    wanted = as_id(asked_for.get("objective", ""))
    old = next((each for each in known if each["id"] == wanted), None)
    if old is None:
        return {"objective": None, "kind": known[-1]["kind"] if known else "objective"}
    return {
        "objective": old["id"], "title": old["title"], "reference": old["ref"], "section": old["section"],
        "kind": old["kind"],
    }  # fmt: skip


def scheme(subject: Subject, *_: Any) -> Values:
    return {"ratings": subject.found["scheme"]}


def glossary(subject: Subject, reader: Reader, asked_for: Typed) -> Values:
    """The authority's glossary, or the plan's own, which stands before it in what the plan's page uses."""
    plan = as_id(asked_for.get("plan", ""))
    if plan is None:
        return {"plan": None, "entries": subject.found["glossary"]}
    whole = reader.plan(plan, Asked.of())["glossary"]
    return {"plan": plan, "entries": whole[: len(whole) - len(subject.found["glossary"])]}


def shared(_: Subject, reader: Reader, asked_for: Typed) -> Values:
    """What is shared now: of the plan that the link chose, or in general."""
    plan, now = as_id(asked_for.get("plan", "")), sharing(reader, Asked.of())
    found = next((each for each in now["plans"] if each["id"] == plan), now)
    return {"plan": plan, "shares": found["shares"]}


def of_recommendation(subject: Subject, _: Reader, asked_for: Typed) -> Values:
    """What stands of the recommendation that the link chose."""
    found = recommendation_of(subject, asked_for)
    if found is None:
        return {"recommendation": None}
    answer = found["answer"] or {"response": None, "by": None}
    return {
        "recommendation": found["id"], "reference": found["ref"], "text": found["text"],
        "addressed_to": found["addressed_to"], "response": answer["response"], "answered_by": answer["by"],
        "objectives": found["linked"]["objectives"],
        "actions": [action["id"] for action in found["actions"] if action["linked"]],
    }  # fmt: skip


def recommendation_of(subject: Subject, asked_for: Typed) -> dict[str, Any] | None:
    wanted = as_id(asked_for.get("recommendation", ""))
    return next((each for each in subject.found["recommendations"] if each["id"] == wanted), None)


def auditing(*_: Any) -> Values:
    return {"stage": "baseline", "cut_offs": [{"rating": name, "least": said(least)} for name, least in CUT_OFFS]}


def scores(subject: Subject, *_: Any) -> Values:
    shown = ("group", "standard", "points", "maximum", "overall")
    return {
        "scores": [
            {name: each[name] for name in shown} | {"percent": each["percent_said"], "rating": each["rating_said"]}
            for each in subject.found["scores"]
        ]
    }


def a_value(subject: Subject, _: Reader, asked_for: Typed) -> Values:
    """What stands for the period that the link chose. The day is left open: what is published is of that day."""
    values: Values = {"definition": "", "effective_on": None}
    told = (each for each in subject.found["values"] if each["period"]["text"] == asked_for.get("period"))
    if stands := next(told, None):
        beside = {code: said(number) for code, number in stands["comparators"].items()}
        values |= beside | {"value": said(stands["value"]), "definition": stands["definition"]}
    return values


def looked_into(_: Subject, reader: Reader, asked_for: Typed) -> Values:
    """With the facts of now, which stand beside the form; those of the link may be older."""
    found = finding_named(reader, asked_for.get("finding", ""))
    return {"fingerprint": found.fingerprint} if found else {}


def taken_back(_: Subject, __: Reader, asked_for: Typed) -> Values:
    return {"entry": asked_for.get("entry")}


FIRST: dict[str, Callable[..., Values]] = {
    "amend_wording": wording,
    "name_leads": leads,
    "set_measure": measure,
    "tag_themes": themes,
    "serve_objectives": objectives,
    "carry_forward": carrying,
    "set_objective": objective,
    "adopt_rag_scheme": scheme,
    "set_lead_glossary": glossary,
    "share_with_region": shared,
    "reword_recommendation": of_recommendation,
    "answer_recommendation": of_recommendation,
    "serve_recommendation": of_recommendation,
    "record_audit": auditing,
    "score_audit": scores,
    "report_value": a_value,
    "correct_value": taken_back,
    "dismiss_finding": looked_into,
}
