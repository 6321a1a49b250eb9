"""From a line of the demo's content to an order, exactly as the page, the API and `throughline record` take it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid5

from workers.demo.cast import NAMESPACE

LISTS = {"leads": ";", "themes": None, "proposed": None, "shares": None, "objectives": None, "addressed_to": ";"}


@dataclass(frozen=True)
class Names:
    """The ids that an authority's keys stand for."""

    slug: str
    rag: tuple[dict[str, str], ...]
    glossary: tuple[dict[str, str], ...]
    objectives: dict[str, dict[str, Any]] = field(default_factory=dict)  # as written, for rewording them

    def _named(self, kind: str, key: str) -> str:
        return str(uuid5(NAMESPACE, f"{self.slug}/{kind}/{key}"))

    def plan(self, key: str) -> str:
        return self._named("plan", key)

    def objective(self, key: str) -> str:
        return self._named("objective", key)

    def action(self, key: str) -> str:
        return self._named("action", key)

    def sub_action(self, action: str, label: str) -> str:
        return self._named("sub_action", f"{action}/{label}")

    def inspection(self, key: str) -> str:
        return self._named("inspection", key)

    def recommendation(self, key: str) -> str:
        return self._named("recommendation", key)

    def audit_order(self, audit: dict[str, Any]) -> dict[str, Any]:
        """record_audit for an [[audit]]; a line of its scores is [standard, points, of, per cent, rating, overall]."""
        columns = ("standard", "points", "maximum", "percent", "rating", "overall")
        order = {"order": "record_audit", "audit": self._named("audit", audit["key"])}
        order |= {name: audit[name] for name in ("title", "framework", "edition", "stage", "auditor") if name in audit}
        order["inspection"] = self.inspection(audit["inspection"])
        return order | {"scores": [dict(zip(columns, line, strict=False)) for line in audit["scores"]]}

    def objective_order(self, objective: dict[str, Any], plan: str) -> dict[str, Any]:
        """set_objective for an [[objective]]."""
        fields = {name: objective[name] for name in ("title", "reference", "section", "kind") if name in objective}
        self.objectives[objective["key"]] = objective
        return {"order": "set_objective", "plan": plan, "objective": self.objective(objective["key"]), **fields}

    def action_order(self, action: dict[str, Any], plan: str) -> dict[str, Any]:
        """create_action for an [[action]]."""
        order = {"order": "create_action", "plan": plan, "action": self.action(action["key"]), "title": action["title"]}
        if "ref" in action:
            order["reference"] = action["ref"]
        order |= {name: action[name] for name in ("leads", "due", "measure", "themes", "rag") if name in action}
        order["objectives"] = [self.objective(key) for key in action.get("objectives", ())]
        return order


def order_from(verb: str, rest: str, about: dict[str, Any], names: Names) -> tuple[dict[str, Any], str | None]:
    """The order that a line stands for, and the mark of the entry that it corrects, if it does."""
    if verb == "correct":
        return _correct(rest, about, names)
    if verb == "objective":
        return _reworded_objective(rest, about, names), None
    order = {"order": ORDERS[verb][0], **ABOUT.get(verb, _as_it_is)(about)}
    for name, value in _parts(rest, ORDERS[verb][1]).items():
        order |= _field(verb, name, value, about, names)
    if verb == "adopt_rag_scheme":
        order["ratings"] = list(names.rag)
    if verb == "set_lead_glossary":
        order["entries"] = list(names.glossary)
    return order, None


def _reworded_objective(rest: str, about: dict[str, Any], names: Names) -> dict[str, Any]:
    """set_objective under the id it has, with all its fields: what is not said again would be lost."""
    parts = _parts(rest, ("key", "title"))
    return names.objective_order(names.objectives[parts["key"]] | parts, about["plan"])


def _correct(rest: str, about: dict[str, Any], names: Names) -> tuple[dict[str, Any], str]:
    parts = _parts(rest, ("mark", "reason"))
    order = {"order": "correct_entry", **about, "reason": parts.pop("reason")}
    mark = parts.pop("mark")
    instead: dict[str, Any] = {}
    for name, value in parts.items():
        instead |= _field("correct", name, value, about, names)
    return order | ({"instead": instead} if instead else {}), mark


def _parts(rest: str, positions: tuple[str, ...]) -> dict[str, str]:
    """ "June 25 | panel slipped | meeting=YJMB" → its parts by name; an empty part is missing."""
    found: dict[str, str] = {}
    for position, part in enumerate(re.split(r"\s\|(?=\s|$)", rest) if rest else ()):
        part = part.strip()
        name, sign, value = part.partition("=")
        if sign and name.strip().isidentifier() and name == name.strip():
            found[name] = value.strip()
        else:
            found[positions[position]] = part
    return {name: value for name, value in found.items() if value}


def _field(verb: str, name: str, value: str, about: dict[str, Any], names: Names) -> dict[str, Any]:
    if name == "meeting" and verb in ("due", "sign_off"):
        meeting, _, day = value.rpartition(" ")
        return {"meeting": meeting, "meeting_on": day}
    if name == "ratings":
        pairs = (pair.split("=") for pair in value.split(";"))
        return {name: {standard.strip(): rating.strip() for standard, rating in pairs}}
    if name == "sub_action":
        return {name: names.sub_action(about["action"], value)}
    if name == "label":
        return {name: value, "sub_action": names.sub_action(about["action"], value)}
    if name == "plans":
        return {name: [names.plan(key) for key in value.split()]}
    if verb == "serve" and name == "actions":
        return {name: [names.action(key) for key in value.split()]}
    if name in LISTS:
        values = [each.strip() for each in value.split(LISTS[name]) if each.strip()]
        return {name: [names.objective(key) for key in values] if name == "objectives" else values}
    return {name: _id_for(name, value, names)}


def _id_for(name: str, value: str, names: Names) -> str:
    if name in ("into", "to_plan", "plan"):
        return names.plan(value)
    if name in ("new_action", "into_action", "by_action", "to_action"):
        return names.action(value)
    if name == "from_action":
        authority, _, key = value.partition("/")
        return replace(names, slug=authority).action(key)
    if name == "objective":
        return names.objective(value)
    if name == "inspection":
        return names.inspection(value)
    if name == "recommendation":
        return names.recommendation(value)
    return value


def _as_it_is(about: dict[str, Any]) -> dict[str, Any]:
    return about


def _the_plan(about: dict[str, Any]) -> dict[str, Any]:
    return {"plan": about["plan"]}


def _nothing(_about: dict[str, Any]) -> dict[str, Any]:
    return {}


ABOUT: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "sign_off": _the_plan,
    "close": _the_plan,
    "combine": _nothing,
}
ORDERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "note": ("note_progress", ("text",)),
    "rag": ("change_rag", ("rag", "reason")),
    "due": ("revise_due_date", ("due", "reason", "meeting")),
    "leads": ("name_leads", ("leads",)),
    "measure": ("set_measure", ("measure",)),
    "themes": ("tag_themes", ("themes", "proposed")),
    "serves": ("serve_objectives", ("objectives",)),
    "words": ("amend_wording", ("title", "reason", "reference")),
    "sub": ("add_sub_action", ("label", "title")),
    "sub_closed": ("close_sub_action", ("sub_action", "disposition", "note", "to_action")),
    "evidence": ("attach_evidence", ("evidence",)),
    "adopts": ("name_adoption", ("from_action", "note")),
    "complete": ("complete", ("note",)),
    "embed": ("embed", ("note", "check_on")),
    "withdraw": ("withdraw", ("reason",)),
    "pause": ("pause", ("reason",)),
    "resume": ("resume", ("reason",)),
    "reopen": ("reopen", ("reason",)),
    "carry": ("carry_forward", ("into", "new_action", "decision", "due", "reference", "title", "objectives")),
    "transfer": ("transfer", ("to", "reason", "to_plan")),
    "merge": ("merge", ("into_action", "reason")),
    "supersede": ("supersede", ("by", "reason", "by_action")),
    "open": ("open_plan", ()),
    "sign_off": ("sign_off_plan", ("meeting", "note")),
    "close": ("close_plan", ("note",)),
    "combine": ("combine_plans", ("plans", "plan", "title", "kind", "period")),
    "adopt_rag_scheme": ("adopt_rag_scheme", ()),
    "set_lead_glossary": ("set_lead_glossary", ()),
    "share": ("share_with_region", ("shares", "plan")),
    "announce": ("announce_inspection", ("inspection", "framework")),
    "fieldwork": ("start_fieldwork", ("inspection",)),
    "publish": ("publish_inspection", ("inspection", "ratings")),
    "recommend": ("make_recommendation", ("inspection", "recommendation", "reference", "text", "addressed_to")),
    "answer": ("answer_recommendation", ("inspection", "recommendation", "response", "answered_by", "words")),
    "serve": ("serve_recommendation", ("inspection", "recommendation", "objectives", "actions")),
}
