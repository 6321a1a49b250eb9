"""Facts to sentences: what happened, as a person would tell it. Pages and the command line say it in these words.

`told(entry)` gives what happened and what was said with it; `sentence(entry)` gives both in one line. An entry is a
dictionary of `projections.history`; `names` says what ids in it are called (id as text → name).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from domain.audit import STAGES
from domain.erasing import BASES
from domain.national import NATIONAL
from domain.plan import KINDS
from domain.recommendation import RESPONSES
from domain.refusals import in_words
from domain.sharing import AS_SERVICE
from domain.theme import THEMES
from projections.called import STATUSES as STATUSES
from projections.called import days as days
from projections.called import later as later
from projections.called import plan_name as plan_name
from projections.called import plan_year as plan_year
from projections.called import times as times
from projections.called import told_apart as told_apart
from projections.findings.found import kind_of
from web.indicators.words import amount

Names = Mapping[str, str]
Body = dict[str, Any]

HOW_A_PART_ENDED = {
    "completed": "completed",
    "embedded": "became business as usual",
    "carried_forward": "was carried forward",
    "transferred": "was transferred",
    "merged": "was merged",
    "superseded": "was superseded",
    "withdrawn": "was withdrawn",
}


SEVERAL = 3
"""So many actions of a finding are named in a sentence."""


class Told(NamedTuple):
    """What happened, and what somebody said with it (a note, a reason), if anything."""

    what: str
    said: str | None = None


def sentence(entry: Mapping[str, Any], names: Names | None = None) -> str:
    """One line: "Rating changed from Amber to Green: “the panel met”"."""
    what, said = told(entry, names)
    return f"{what}: “{said}”" if said else what


def told(entry: Mapping[str, Any], names: Names | None = None) -> Told:
    """An event that this list lacks is told by its name."""
    teller = TELLERS.get(entry["event"])
    if teller is None:
        return Told(kind_of_entry(entry["event"]))
    return teller(entry["body"], entry.get("before") or {}, names or {})


def kind_of_entry(event: str) -> str:
    """ "DueDateRevised" as people read it: "Due date revised"."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in event).strip()
    return words.capitalize().replace("Rag ", "RAG ").replace(" bau", " BAU")


# Small pieces


def listed(words: list[str]) -> str:
    """a, b and c"""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "none"


def day(iso: str | date | None) -> str:
    return in_words(date.fromisoformat(iso) if isinstance(iso, str) else iso) if iso else ""


def quoted(words: str) -> str:
    return f"“{words}”"


def action_name(action: Mapping[str, Any]) -> str:
    return f"{action['ref']} {action['title']}" if action["ref"] else str(action["title"])


# On actions


def created(body: Body, _: Body, names: Names) -> Told:
    called = f" as {body['reference']}" if body["reference"] else ""
    due = f", due {body['due']['text']}" if body["due"] else ""
    if body["carried"]:
        whence = names.get(body["carried"]["from_plan"], "an earlier plan")
        often = f", carried {times(body['carried']['times'])} by now" if body["carried"]["times"] > 1 else ""
        return Told(f"Carried here from {whence}{called}{often}{due}", body["title"])
    return Told(f"Created{called}{due}", body["title"])


def wording_amended(body: Body, before: Body, _: Names) -> Told:
    changes = []
    if body["title"]:
        was = f" from {quoted(before['title'])}" if before.get("title") else ""
        changes.append(f"Wording amended{was} to {quoted(body['title'])}")
    if body["reference"]:
        was = f" from {before['reference']}" if before.get("reference") else ""
        changes.append(f"{'reference' if changes else 'Reference'} changed{was} to {body['reference']}")
    return Told(", ".join(changes) or "Wording amended", body["reason"])


def rag_changed(body: Body, before: Body, _: Names) -> Told:
    if before.get("label"):
        return Told(f"Rating changed from {before['label']} to {body['label']}", body["reason"])
    return Told(f"Rated {body['label']}", body["reason"])


def due_date_revised(body: Body, before: Body, _: Names) -> Told:
    was, now = before.get("due"), body["due"]
    if "due" in before and was is None:
        words = f"Due date set: {now['text']}"
    else:
        slip = (date.fromisoformat(now["on"]) - date.fromisoformat(was["on"])).days if both_on(was, now) else 0
        from_ = f" from {was['text']}" if was else ""
        words = f"Due date revised{from_} to {now['text']}" + (f" ({later(slip)})" if slip else "")
    if body["meeting"]:
        words += f", approved by {body['meeting']}" + (f" on {day(body['meeting_on'])}" if body["meeting_on"] else "")
    return Told(words, body["reason"])


def both_on(was: Body | None, now: Body | None) -> bool:
    return bool(was and now and was["on"] and now["on"])


def leads_named(body: Body, before: Body, _: Names) -> Told:
    instead = f", instead of {listed(before['leads'])}" if before.get("leads") else ""
    return Told(f"Leads named: {listed(body['leads'])}{instead}")


def measure_set(body: Body, before: Body, _: Names) -> Told:
    return Told("Measure changed" if before.get("measure") else "Measure set", body["measure"])


def themes_tagged(body: Body, _: Body, __: Names) -> Told:
    return Told("Themes tagged: " + "; ".join(THEMES.get(code, code) for code in body["themes"]))


def objectives_served(body: Body, _: Body, names: Names) -> Told:
    served = [names[each] for each in body["objectives"] if each in names]
    if len(served) < len(body["objectives"]):
        return Told(f"Objectives that it serves set: {len(body['objectives'])}")
    return Told(f"Serves now: {listed([quoted(each) for each in served])}")


def sub_action_added(body: Body, _: Body, __: Names) -> Told:
    return Told(f"Sub-action {body['label']} added" if body["label"] else "Sub-action added", body["title"])


def sub_action_closed(body: Body, _: Body, names: Names) -> Told:
    part = names.get(body["sub_action"])
    how = HOW_A_PART_ENDED.get(body["disposition"], body["disposition"])
    into = f", into {names.get(body['to_action'], 'another action')}" if body["to_action"] else ""
    return Told(f"Sub-action {part + ' ' if part else ''}{how}{into}", body["note"])


def embedded(body: Body, _: Body, __: Names) -> Told:
    check = f", to be checked on {day(body['check_on'])}" if body["check_on"] else ""
    return Told(f"Became business as usual{check}", body["note"])


def carried_forward(body: Body, _: Body, names: Names) -> Told:
    into = names.get(body["into_plan"], "a later plan")
    return Told(f"Carried forward into {into}{', reworded' if body['reworded'] else ''}", body["decision"])


def origin_named(body: Body, _: Body, names: Names) -> Told:
    olds = [names.get(each, "an action of an earlier plan") for each in body["from_actions"]]
    how = {"reworded": ", reworded", "split": ", which was split", "merged": ", which became one"}.get(body["how"], "")
    return Told(f"Came from {listed(olds)}{how}")


def adoption_named(body: Body, _: Body, names: Names) -> Told:
    of = names.get(body["authority"], str(body["authority"]).replace("_", " ").title())
    return Told(f"Adopted from {names.get(body['action'], 'an action')} of {of}", body["note"])


def transferred(body: Body, _: Body, __: Names) -> Told:
    return Told(f"Transferred to {body['to']}", body["reason"])


def merged(body: Body, _: Body, names: Names) -> Told:
    return Told(f"Merged into {names.get(body['into_action'], 'another action')}", body["reason"])


def superseded(body: Body, _: Body, names: Names) -> Told:
    other = names.get(body["by_action"] or "")
    return Told(f"Superseded by {body['by']}{f' ({other})' if other else ''}", body["reason"])


def corrected(body: Body, _: Body, names: Names) -> Told:
    what = names.get(body["corrected"])
    within = what.replace("“", "‘").replace("”", "’") if what else ""
    return Told(f"Corrected, as recorded wrongly: {quoted(within)}" if within else "An entry corrected", body["reason"])


def plainly(words: str, said: str | None = None) -> Callable[[Body, Body, Names], Told]:
    return lambda body, before, names: Told(words, body.get(said) if said else None)


def progress_noted(body: Body, _: Body, __: Names) -> Told:
    ways = " and ".join(STATUSES[each].lower() for each in body.get("says") or () if each in STATUSES)
    return Told(
        f"Progress noted, which speaks of “{ways}” without deciding it" if ways else "Progress noted", body["note"]
    )


# On plans, authorities and inspections


def plan_opened(body: Body, _: Body, __: Names) -> Told:
    return Told(f"{KINDS.get(body['kind'], 'Plan')} opened for {body['period']}", body["title"])


def objective_set(body: Body, _: Body, __: Names) -> Told:
    called = f" {body['reference']}" if body["reference"] else ""
    under = f" under {quoted(body['section'])}" if body["section"] else ""
    return Told(f"{body['kind'].capitalize()}{called} set{under}", body["title"])


def plan_signed_off(body: Body, _: Body, __: Names) -> Told:
    return Told(f"Plan signed off by {body['meeting']} on {day(body['meeting_on'])}", body["note"])


def plans_combined(body: Body, _: Body, names: Names) -> Told:
    olds = [quoted(names[each]) for each in body["plans"] if each in names]
    into = names.get(body["into"])
    return Told(
        f"Plans combined: {listed(olds) if olds else len(body['plans'])} became {quoted(into) if into else 'one'}"
    )


def authority_joined(body: Body, _: Body, __: Names) -> Told:
    return Told(f"{body['name']} joined the registry")


def rag_scheme_adopted(body: Body, _: Body, __: Names) -> Told:
    ratings = [f"{each['label']} ({each['colour']})" for each in body["ratings"]]
    return Told(f"RAG scheme adopted: {listed(ratings)}")


def shared(codes: Iterable[str]) -> str:
    """“plans, progress and roles of leads”, “nothing”, or “as the service does”"""
    names = [{"roles": "roles of leads", AS_SERVICE: "as the service does"}.get(code, code) for code in codes]
    return listed(names) if names else "nothing"


def sharing_adopted(body: Body, _: Body, names: Names) -> Told:
    of = f" of {names.get(body['plan'], 'one plan')}" if body["plan"] else ""
    return Told(f"What the region sees{of}: {shared(body['shares'])}")


def lead_glossary_set(body: Body, _: Body, names: Names) -> Told:
    count = len(body["entries"])
    where = f" for {names.get(body['plan'], 'one plan')}" if body["plan"] else ""
    return Told(f"Glossary of leads set{where}: {count} {'entry' if count == 1 else 'entries'}")


def inspection_announced(body: Body, _: Body, __: Names) -> Told:
    edition = f", edition {body['edition']}" if body.get("edition") else ""
    return Told(f"Inspection announced{edition}", body["framework"])


def inspection_published(body: Body, _: Body, __: Names) -> Told:
    ratings = "; ".join(f"{standard} {rating}" for standard, rating in body["ratings"])
    return Told(f"Inspection published{': ' + ratings if ratings else ''}")


def recommendation_made(body: Body, _: Body, __: Names) -> Told:
    to = f" to {listed(body['addressed_to'])}" if body["addressed_to"] else ""
    return Told(f"Recommendation{called(body)} made{to}", body["text"])


def recommendation_reworded(body: Body, _: Body, __: Names) -> Told:
    return Told(f"Recommendation{called(body)} reworded", body["text"])


def recommendation_answered(body: Body, _: Body, names: Names) -> Told:
    by = f" by {body['answered_by']}" if body["answered_by"] else ""
    which = names.get(body["recommendation"])
    response = RESPONSES.get(body["response"], body["response"]).lower()
    return Told(f"Recommendation{f' {which}' if which else ''} answered{by}: {response}", body["words"])


def recommendation_served(body: Body, _: Body, names: Names) -> Told:
    which = names.get(body["recommendation"])
    recommendation = f"Recommendation {which}" if which else "Recommendation"
    served_by = [names[each] for each in (*body["objectives"], *body["actions"]) if each in names]
    whole = len(served_by) == len(body["objectives"]) + len(body["actions"])
    if whole:
        return Told(f"{recommendation} is served now by: {listed(served_by)}")
    objectives, actions = len(body["objectives"]), len(body["actions"])
    return Told(f"{recommendation} is served now by: {many(objectives, 'objective')} and {many(actions, 'action')}")


def called(body: Body) -> str:
    return f" {body['reference']}" if body["reference"] else ""


def many(count: int, what: str) -> str:
    """1 action, 3 actions"""
    return f"{count} {what}{'' if count == 1 else 's'}"


def audit_carried_out(body: Body, _: Body, __: Names) -> Told:
    by = f" by {body['auditor']}" if body["auditor"] else ""
    return Told(f"Audit carried out{by} ({STAGES.get(body['stage'], body['stage']).lower()})", body["title"])


def audit_scored(body: Body, _: Body, __: Names) -> Told:
    return Told(f"Audit scored: {many(len(body['scores']), 'line')}")


# On indicators


def indicator_defined(body: Body, _: Body, __: Names) -> Told:
    name = NATIONAL[body["code"]].name if body["code"] in NATIONAL else quoted(body["name"] or "")
    return Told(f"Indicator kept: {name}", body["definition"])


def definition_revised(body: Body, _: Body, __: Names) -> Told:
    return Told(f"Definition changed (version {body['version']})", body["text"])


def value_reported(body: Body, _: Body, __: Names) -> Told:
    published = f", published on {day(body['published_on'])}" if body["published_on"] else ""
    value = amount(Decimal(body["value"]), body["unit"])
    return Told(f"Value for {body['period']['text']}: {value}{published}", body["note"])


# On documents


def document_recorded(body: Body, _: Body, names: Names) -> Told:
    plan = names.get(body["plan"])
    left_out = f", {body['left_out']} left out" if body["left_out"] else ""
    return Told(f"Document recorded{f' in {plan}' if plan else ''}: {body['accepted']} accepted{left_out}")


def finding_dismissed(body: Body, _: Body, names: Names) -> Told:
    """One action is named by whoever shows the entry; several are named here."""
    kind, about = kind_of(body["finding"]), body["actions"]
    heading = f": {kind.heading}" if kind else ""
    named = [names.get(each, "an action") for each in about[:SEVERAL]]
    named += [f"{len(about) - SEVERAL} more"] if len(about) > SEVERAL else []
    return Told(f"Finding dismissed{heading}" + (f" ({listed(named)})" if len(about) > 1 else ""), body["reason"])


def text_erased(body: Body, _: Body, __: Names) -> Told:
    why = BASES.get(body["basis"], body["basis"])
    return Told(f"Text erased for data protection. {why}", body["note"])


TELLERS: dict[str, Callable[[Body, Body, Names], Told]] = {
    "ActionCreated": created,
    "WordingAmended": wording_amended,
    "ProgressNoted": progress_noted,
    "RagChanged": rag_changed,
    "DueDateRevised": due_date_revised,
    "LeadsNamed": leads_named,
    "MeasureSet": measure_set,
    "ThemesTagged": themes_tagged,
    "ObjectivesServed": objectives_served,
    "SubActionAdded": sub_action_added,
    "SubActionClosed": sub_action_closed,
    "EvidenceAttached": plainly("Evidence attached", "evidence"),
    "ActionCompleted": plainly("Completed", "note"),
    "ActionEmbedded": embedded,
    "ActionCarriedForward": carried_forward,
    "OriginNamed": origin_named,
    "AdoptionNamed": adoption_named,
    "ActionTransferred": transferred,
    "ActionMerged": merged,
    "ActionSuperseded": superseded,
    "ActionWithdrawn": plainly("Withdrawn", "reason"),
    "ActionPaused": plainly("Paused", "reason"),
    "ActionResumed": plainly("Resumed", "reason"),
    "ActionReopened": plainly("Reopened", "reason"),
    "EntryCorrected": corrected,
    "PlanOpened": plan_opened,
    "ObjectiveSet": objective_set,
    "PlanSignedOff": plan_signed_off,
    "PlanClosed": plainly("Plan closed", "note"),
    "PlansCombined": plans_combined,
    "AuthorityJoined": authority_joined,
    "RagSchemeAdopted": rag_scheme_adopted,
    "LeadGlossarySet": lead_glossary_set,
    "SharingAdopted": sharing_adopted,
    "TextErased": text_erased,
    "FindingDismissed": finding_dismissed,
    "InspectionAnnounced": inspection_announced,
    "FieldworkStarted": plainly("Fieldwork of the inspection started"),
    "InspectionPublished": inspection_published,
    "RecommendationMade": recommendation_made,
    "RecommendationReworded": recommendation_reworded,
    "RecommendationAnswered": recommendation_answered,
    "RecommendationServed": recommendation_served,
    "AuditCarriedOut": audit_carried_out,
    "AuditScored": audit_scored,
    "IndicatorDefined": indicator_defined,
    "DefinitionRevised": definition_revised,
    "ValueReported": value_reported,
    "DocumentReceived": plainly("Document received", "name"),
    "DocumentRecorded": document_recorded,
    "DocumentSetAside": plainly("Document set aside", "reason"),
}
"""How each kind of entry is told. A house rule holds that none of the vocabulary is missing."""
