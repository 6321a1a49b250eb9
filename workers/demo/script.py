'''How the demo's content files read, and how they become orders.

Each authority has a folder, `workers/demo/<slug>/`, with `authority.toml`, one or more files for each plan, and
`indicators.toml` (which `indicators.py` explains). Those of plans are read in the order of their names, so call them
`2025_26.toml`, `2025_26_b.toml`, `2026_27.toml`.

authority.toml
    name = "Alderbrook Youth Justice Service"
    plan_year_start = "04-01"
    log = """..."""                                       lines as below, about the authority and its inspections
    [[rag]]       label, colour (red amber green blue grey), scale (not_started on_track at_risk off_track complete)
    [[glossary]]  initials, name, role (may be missing)
    [[audit]]     key, on, late (0), title, framework, edition, stage, inspection = key, auditor, scores = [lines], each
                  [standard, points, of, per cent, rating, overall (may be missing)] as the audit's table says it
    [[person]]    key ("editor", "manager", "board"), name, email, role

A plan's file
    plan = "2025"                 the plan's key; a second file of the same plan says only this and its actions
    title, kind, period           as open_plan takes them; only in the plan's first file
    log = """..."""               lines about the plan: open, sign_off, close, combine, objective
    [[objective]] key, title; reference, section, kind, on (default: the day the plan opens)
    [[action]]    key             unique within the authority, for later lines to name it
                  on, by, late    effective day of its creation; who records it (default "editor"); days late (0)
                  title, ref, objectives = [keys], leads = [texts], due, measure, themes = [codes], rag = label
                  carried = true  it comes from a `carry` line of an earlier action; then only `key` and `log`
                  log = """..."""

A line of a log
    2025-06-12 +19 @manager #slip due: Sept 25 | panel had not met | YJMB 2025-06-10
    That is: the effective day; +days until it is recorded (0; never at a week's end); @who ("editor" for an action, but
    "manager" where it leaves for elsewhere or comes back, and for all else); #mark, for a correction to name this
    entry; the verb; its parts, separated by " | ". Parts in brackets may be missing, others may be left empty. Any part
    may also be given by name, "note=...". A line that begins with a space goes on with the line before it.

    On an action                                            becomes the order
    note: text                                              note_progress
    rag: label | reason                                     change_rag
    due: text | reason | [meeting with its day last]        revise_due_date
    leads: text; text                                       name_leads
    measure: text                                           set_measure
    themes: CODE CODE | [CODE, as proposed]                 tag_themes
    serves: objective-key objective-key                     serve_objectives
    words: [title] | [reason] | [reference]                 amend_wording
    sub: label | title                                      add_sub_action
    sub_closed: label | disposition | [note] | [to_action]  close_sub_action
    evidence: text or link                                  attach_evidence
    adopts: slug/action-key | [note]                        name_adoption; that service must be told before this one
    complete: [note]    embed: [note] | [check_on]          complete, embed
    withdraw: reason    pause: reason    resume: [reason]    reopen: reason
    carry: plan-key | new-action-key | [decision] | [due] | [reference] | [title] | [objectives=keys]
                                                            carry_forward
    transfer: to | [reason] | [to_plan=plan-key]            transfer
    merge: action-key | [reason]                            merge
    supersede: by | [reason] | [by_action=action-key]       supersede
    correct: mark | reason | [field=right value] ...        correct_entry; the fields go into `instead`

    On a plan                                               becomes the order
    open                                                    open_plan
    sign_off: meeting with its day last | [note]            sign_off_plan
    close: [note]                                           close_plan
    objective: objective-key | new title                    set_objective (a rewording)
    combine: plan-key plan-key | new-key | title | kind | period    combine_plans

    On the authority
    adopt_rag_scheme                set_lead_glossary       (from [[rag]] and [[glossary]])
    share: [code code] | [plan=plan-key]                    share_with_region
    announce: key | framework | [edition=2025]              fieldwork: key
    publish: key | standard = rating; standard = rating
    recommend: inspection-key | key | [reference] | text | [to whom; to whom]
    answer: inspection-key | key | agreed, partly_agreed or not_agreed | [by whom] | [words]
    serve: inspection-key | key | [objective-key objective-key] | [action-key action-key]

Times of day, uuids and command ids are worked out from the content, so every telling is the same story.
'''

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from workers.demo import indicators
from workers.demo.cast import FOLDER, NAMESPACE, read_authority
from workers.demo.orders import Names, order_from

LONDON = ZoneInfo("Europe/London")
LINE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?: \+(?P<late>\d+))?(?: @(?P<who>\w+))?(?: #(?P<mark>\w+))?"
    r" (?P<verb>\w+)(?:: *(?P<rest>.*))?"
)
# On one day: the authority and its inspections (0), plans, objectives, new actions, everything else (4), ends of plans.
PHASES = {
    "open_plan": 1,
    "set_objective": 2,
    "create_action": 3,
    "sign_off_plan": 5,
    "combine_plans": 6,
    "close_plan": 7,
}
MANAGERS_DECIDE = {"embed", "carry", "withdraw", "transfer", "merge", "supersede", "reopen"}
SETTING_UP = {"adopt_rag_scheme", "set_lead_glossary", "announce_inspection", "start_fieldwork", "publish_inspection"}
SETTING_UP |= {"define_indicator", "revise_definition"}


@dataclass(frozen=True)
class Told:
    """One order: given by `actor` at `recorded_at`. `mark` names its entry; `corrects` names the entry to correct."""

    authority: str
    recorded_at: datetime
    actor: str
    order: dict[str, Any]
    mark: str | None = None
    corrects: str | None = None


@dataclass
class Line:
    """A line of a log, before it has a time of day."""

    day: date
    recorded_on: date
    who: str
    order: dict[str, Any]
    mark: str | None = None
    corrects: str | None = None
    phase: int = field(init=False)

    def __post_init__(self) -> None:
        name = self.order["order"]
        self.phase = 0 if name in SETTING_UP else PHASES.get(name, 4)


def told(slug: str) -> list[Told]:
    """All orders of one authority in the order of their recording."""
    lines = sorted(_lines(slug), key=lambda line: (line.recorded_on, line.phase))
    story: list[Told] = []
    for day, sitting in groupby(lines, key=lambda line: line.recorded_on):
        moment = datetime.combine(day, time(9), LONDON) + timedelta(seconds=_draw(slug, day, 12_000))
        for line in sitting:
            number = len(story)
            moment += timedelta(seconds=40 + _draw(slug, number, 190), microseconds=_draw(number, slug, 999_983))
            order = line.order | {"effective_on": line.day.isoformat(), "command_id": _id(slug, "command", str(number))}
            story.append(Told(slug, moment.astimezone(UTC), _actor(slug, line.who), order, line.mark, line.corrects))
    return story


def _lines(slug: str) -> Iterator[Line]:
    content = read_authority(slug)
    names = Names(slug, tuple(content["rag"]), tuple(content.get("glossary", ())))
    yield from _log(content.get("log", ""), names, "manager", {})
    for audit in content.get("audit", ()):
        recorded_on = _a_working_day(audit["on"] + timedelta(days=audit.get("late", 0)))
        yield Line(audit["on"], recorded_on, "editor", names.audit_order(audit))
    for day, recorded_on, order in indicators.given(slug):
        yield Line(day, _a_working_day(recorded_on), "editor", order)
    for path in sorted((FOLDER / slug).glob("*.toml")):
        if path.name not in ("authority.toml", indicators.NAME):
            yield from _plan_lines(_read(path), names)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise ValueError(f"{path.name}: {fault}") from fault


def _plan_lines(content: dict[str, Any], names: Names) -> Iterator[Line]:
    about = {"plan": names.plan(content["plan"])}
    plan = about | {key: content[key] for key in ("title", "kind", "period") if key in content}
    set_at_first = [(each, names.objective_order(each, about["plan"])) for each in content.get("objective", ())]
    opened = list(_log(content.get("log", ""), names, "manager", plan))
    yield from opened
    for objective, order in set_at_first:
        day = objective.get("on") or opened[0].day
        recorded_on = _a_working_day(day) if "on" in objective else opened[0].recorded_on
        yield Line(day, recorded_on, "manager", order)
    for action in content.get("action", ()):
        yield from _action_lines(action, names, about["plan"])


def _action_lines(action: dict[str, Any], names: Names, plan: str) -> Iterator[Line]:
    about = {"action": names.action(action["key"])}
    if not action.get("carried"):
        recorded_on = _a_working_day(action["on"] + timedelta(days=action.get("late", 0)))
        yield Line(action["on"], recorded_on, action.get("by", "editor"), names.action_order(action, plan))
    yield from _log(action.get("log", ""), names, "editor", about)


def _log(log: str, names: Names, who: str, about: dict[str, Any]) -> Iterator[Line]:
    for text in re.sub(r"\n[ \t]+", " ", log.strip()).splitlines():
        line = LINE.fullmatch(text.strip())
        if line is None:
            raise ValueError(f"this line of {names.slug} cannot be read: {text}")
        day = date.fromisoformat(line["day"])
        order, corrects = order_from(line["verb"], line["rest"] or "", about, names)
        recorded_on = _a_working_day(day + timedelta(days=int(line["late"] or 0)))
        by = line["who"] or ("manager" if line["verb"] in MANAGERS_DECIDE else who)
        yield Line(day, recorded_on, by, order, line["mark"], corrects)


def _a_working_day(day: date) -> date:
    """The Monday after, for a day at the week's end: nobody types minutes then."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _actor(slug: str, who: str) -> str:
    return who if who in ("regional_lead", "inspector", "administrator") else f"{slug}.{who}"


def _id(*parts: str) -> str:
    return str(uuid5(NAMESPACE, "/".join(parts)))


def _draw(first: object, second: object, below: int) -> int:
    """A number below `below` that looks drawn by lot and is the same each time."""
    return UUID(_id("draw", str(first), str(second))).int % below
