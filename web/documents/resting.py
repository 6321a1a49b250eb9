"""What a review rests on, and how people change it: which plan, from which day, what colours and years mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.plan import KINDS
from domain.refusals import InvalidOrder, Refusal
from projections.asked import Asked
from projections.documents.editing import asked_with
from projections.documents.model import Need, Review
from projections.documents.rated import COMPLETED, is_colour, of_document, said_of, words_of
from projections.documents.wording import bare
from projections.finding import as_id
from projections.naming import plans_named
from projections.reading import Reader
from web import wording
from web.documents.answering import UNCHOSEN
from web.documents.listing import RUNNING, missing
from web.documents.settings import settings_of
from web.documents.showing import rating_recorded
from web.layout import day

NEW = "new"
DAYS = ("since", "as_at")
OF_NEW_PLAN = ("title", "kind", "period")


@dataclass(frozen=True)
class Said:
    """One thing that the review rests on; `doubts` are what to look at there."""

    label: str
    words: str
    doubts: tuple[str, ...] = ()


def in_words(found: Review, read: Reader) -> list[Said]:
    """What the page shows above the rows."""
    asked = found.asked
    plan = wording.plan_name(found.plan) if found.plan else new_plan(asked)
    told = [
        Said("Plan", plan),
        Said("New actions count from", day(found.since), elsewhere(found, "since", found.since)),
        Said("The document speaks of", speaks_of(found), elsewhere(found, "as_at", found.as_at)),
    ]
    ratings = "; ".join(ratings_in_words(found))
    plans = plans_named(read, Asked.of()) if asked.get("into") else {}
    titles = {need.field.removeprefix("title:"): need.answer or "" for need in found.may_say}
    years = [
        f"“{name}” is {into_name(said, name, plans, titles.get(name, ''))}"
        for name, said in (asked.get("into") or {}).items()
    ]
    if ratings or found.unlike:
        told.append(Said("Ratings", ratings[:1].upper() + ratings[1:], found.unlike))
    return told + [Said("Later plans", "; ".join(years))] * bool(years)


def speaks_of(found: Review) -> str:
    own = found.summary.get("as_at") if not found.asked.get("as_at") else None
    return day(found.as_at) + (", as it says itself" if own and own == iso(found.as_at) else "")


def elsewhere(found: Review, name: str, used: date | None) -> tuple[str, ...]:
    """That a day somebody or the document named could not be taken: neither before the plan was opened nor to come."""
    own, said = found.summary.get("as_at") if name == "as_at" else None, found.asked.get(name)
    wanted = date.fromisoformat(str(said or own)) if said or own else used
    if not wanted or not used or wanted == used:
        return ()
    why = "before the plan was there" if wanted < used else "after the last day that it can be"
    return (f"{'You asked for' if said else 'It says itself'} {day(wanted)}, which is {why}.",)


def rating_in_words(ours: str) -> str:
    return "an action that is completed" if ours == COMPLETED else f"“{ours}”" if ours else "left out"


EARLIER = "as said with an earlier document: "
BY_COLOUR, BY_WORDS = "by the name of its colour: ", "by what its words say: "


def ratings_in_words(found: Review) -> Iterator[str]:
    """First what was said with this document; then the rest, with who or what says so."""
    groups: dict[str, list[str]] = {"": [], EARLIER: [], BY_COLOUR: [], BY_WORDS: []}
    for theirs, ours in ratings_of(found).items():
        groups[whence(found, theirs)].append(f"“{theirs}” is {rating_in_words(ours)}")
    return (why + ", ".join(told) for why, told in groups.items() if told)


def whence(found: Review, theirs: str) -> str:
    if said_of(theirs, found.asked.get("ratings") or {}) is not None:
        return ""
    if said_of(theirs, found.ratings) is not None:
        return EARLIER
    return BY_COLOUR if is_colour(theirs) else BY_WORDS


def ratings_of(found: Review) -> dict[str, str]:
    """The document's words and colours that are others here: as people said, and as colours are called."""
    used = {}
    for item in found.items:
        for number, says in enumerate(item.says):
            theirs = words_of(says) if "rag" in says else None
            said = said_of(theirs, found.ratings) if theirs else None
            ours = rating_recorded(item, number) if said is None else said
            if theirs and ours is not None and (said is not None or bare(theirs) != bare(ours)):
                used.setdefault(theirs, ours)
    other = {bare(theirs) for theirs in used}
    asked: Mapping[str, str] = found.asked.get("ratings") or {}
    return used | {theirs: ours for theirs, ours in asked.items() if bare(theirs) not in other}


def new_plan(asked: Mapping[str, Any]) -> str:
    title, period = asked.get("title") or "", asked.get("period") or ""
    return (
        f"{wording.plan_name({'title': title, 'period': period})}, new with this document" if title else "Not said yet"
    )


def into_name(said: Mapping[str, Any], name: str, plans: Mapping[Any, Mapping[str, Any]], title: str) -> str:
    id = as_id(str(said.get("plan") or ""))
    if id in plans:
        return wording.plan_name(plans[id])
    return f"a new plan for {said.get('period') or name}" + (f", “{title}”" if title else "")


# The form of all settings


def at_first(found: Review) -> dict[str, str]:
    """What the form shows when it is opened."""
    asked = found.asked
    typed = {name: str(asked.get(name) or found.proposed.get(name, "")) for name in OF_NEW_PLAN}
    typed["plan"] = str(asked["plan"]) if asked.get("plan") else NEW
    return typed | {"since": iso(found.since), "as_at": iso(found.as_at)}


def iso(value: Any) -> str:
    return value.isoformat() if value else ""


def choices(read: Reader, found: Review) -> dict[str, Any]:
    """The plans to choose from, and every question about the document, answered or not."""
    plans = [plan for plan in read.plans(Asked.of()) if plan["status"] in RUNNING or plan["id"] == found.plan_id]
    return {"plans": plans, "kinds": KINDS, "questions": questions(read, found, plans)}


def questions(read: Reader, found: Review, plans: list[dict[str, Any]]) -> list[Need]:
    answered = ratings_of(found)
    waiting = {need.field for need in found.needs}
    asked = of_document(answered, read.authority(Asked.of())["scheme"])
    asked = [need for need in asked if need.field not in waiting]
    ratings = [replace(need, answer=answered[need.field.removeprefix("ratings:")] or "") for need in asked]
    others = [(str(id), name) for id, name in wording.told_apart(plans).items() if id != found.plan_id]
    into = [
        Need(f"into:{name}", f"Which plan is “{name}”?", (*others, (NEW, f"A new plan for {name}")),
             str(said.get("plan") or NEW))
        for name, said in (found.asked.get("into") or {}).items()
    ]  # fmt: skip
    open_ones = [need for need in found.needs if need.field not in OF_NEW_PLAN]
    return [*open_ones, *ratings, *into, *found.may_say]


# What was typed


def asked_of(found: Review, typed: Mapping[str, str], only_questions: bool) -> dict[str, Any]:
    """The settings that somebody wants. Refuses `InvalidOrder` where one can't be read."""
    asked: dict[str, Any] = {name: value for name, value in found.asked.items() if value not in (None, "")}
    if not only_questions:
        asked |= plan_asked(typed)
        asked = {name: value for name, value in asked.items() if value not in (None, "")}
        asked |= days_asked(found, typed)
    for name, value in typed.items():
        if name.startswith("need:") and value != UNCHOSEN:
            asked = asked_with(asked, name.removeprefix("need:"), value.strip())
    if only_questions and not any(answers(found, name, value) for name, value in typed.items()):
        raise InvalidOrder("Nothing is answered yet. Answer at least one question, then use the answers.")
    return settings_of(asked)


def answers(found: Review, name: str, value: str) -> bool:
    """Whether a field holds an answer; "none of these" is an empty one that somebody chose."""
    need = next((each for each in found.needs if name == f"need:{each.field}"), None)
    return need is not None and (
        value.strip() in {each for each, _ in need.offered} if need.offered else value.strip() != ""
    )


def plan_asked(typed: Mapping[str, str]) -> dict[str, Any]:
    if problems := missing(typed):
        raise InvalidOrder(" ".join(problems.values()), fields={name: [words] for name, words in problems.items()})
    if typed["plan"] != NEW:
        return {"plan": typed["plan"], "title": None, "kind": None, "period": None}
    return {"plan": None} | {name: typed.get(name, "").strip() for name in OF_NEW_PLAN}


def days_asked(found: Review, typed: Mapping[str, str]) -> dict[str, str]:
    """A day that nobody touched goes on following from the plan."""
    shown = {"since": iso(found.since), "as_at": iso(found.as_at)}
    touched = {name: typed.get(name, "").strip() for name in DAYS}
    return {name: value for name, value in touched.items() if value and (value != shown[name] or found.asked.get(name))}


def errors_of(refusal: Refusal) -> dict[str, str]:
    fields = refusal.details.get("fields") or {}
    known = ("plan", *OF_NEW_PLAN, *DAYS)
    found = {name: " ".join(told) for name, told in fields.items() if name in known}
    return found or {"": str(refusal)}
