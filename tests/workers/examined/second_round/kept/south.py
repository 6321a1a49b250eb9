# fmt: off
# ruff: noqa: E501
"""A plan on a page, an inspection response in rows without rating, and a sheet with notes by month."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Excel, Word, band
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, headed, under, within

PILLARS = [
    ("We will listen to children", act("Run a survey of children at the end of every intervention", lead="Participation Officer", due="from April 2026", measure="60% of children reply")),
    ("We will listen to children", act("Invite two young people to each board", lead="Board Chair", due="Quarterly", measure="Young people attend four boards")),
    ("We will repair harm", act("Contact every victim within five days of referral", lead="Victim Liaison Officer", due="Ongoing", measure="95% contacted on time")),
    ("We will repair harm", act("Find six new reparation placements", lead="RJ Coordinator", due="July 2026", measure="Six placements open")),
    ("We will use what works", act("Evaluate the mentoring project with the university", lead="Strategic Lead", due="February 2027", measure="Evaluation published")),
]
RESPONSE = [
    ("1. Make sure that the board understands the needs of all children", act("Present a needs analysis to the board", "1.1", "Performance Manager", "June 2026", measure="Needs analysis accepted and used to plan the year", note="Analysis presented 12 June 2026")),
    ("1. Make sure that the board understands the needs of all children", act("Give board members a link practitioner each", "1.2", "Service Manager", "September 2026", measure="All members linked", note="Five of nine linked")),
    ("2. Improve planning to keep other people safe", act("Redesign the planning template", "2.1", "Practice Manager", "May 2026", measure="Template live", note="Live since 4 May")),
    ("2. Improve planning to keep other people safe", act("Quality assure all plans for children assessed as high risk", "2.2", "Practice Manager", "Ongoing", measure="Every high risk plan countersigned", note="Countersigning began in May")),
    ("2. Improve planning to keep other people safe", act("Train staff in contingency planning", "2.3", "Learning Lead", "Oct 2026", measure="All staff trained", note="")),
]
MONTHS = [
    (act("Set up a weekly gym session", "1", "Youth Worker", "30/06/2026", "G"), ("Gym found", "Started 9 May", "Nine children attend")),
    (act("Agree a protocol for looked after children", "2", "Team Manager~ & ~LAC Lead", "31/07/2026", "A"), ("Draft circulated", "", "Comments back from homes")),
    (act("Write to families in their own language", "3", "Admin Manager", "31/05/2026", "G"), ("Translator booked", "Letters sent", "")),
    (act("Apply for the turnaround extension", "4", "Head of Service", "TBC", "R"), ("", "", "Ministry has not opened applications")),
]


@document("delivery plan")
def a_plan_on_one_page() -> Told:
    paper = Word()
    paper.heading("Our plan on a page 2026-27", 0)
    rows, answers, last = [["Promise", "What we'll do", "Success looks like", "When", "Who"]], [], ""
    for promise, a in PILLARS:
        rows.append([promise if promise != last else "", a.title, a.measure, a.due, a.lead])
        last = promise
        answers.append(within(a, (None, promise), (promise, None)))
    paper.table(rows)
    return Told(paper, answers)


@document("inspectorate response")
def recommendation_over_its_actions() -> Told:
    paper = Word()
    paper.heading("Action plan in response to the joint inspection", 0)
    rows, answers, last = [["Ref", "Agreed action", "Responsibility", "Implementation date", "Expected impact", "Position at 30 June 2026"]], [], ""
    for rec, a in RESPONSE:
        if rec != last:
            rows.append(band(rec, 6))
        last = rec
        rows += listed([a], "r t l d m n")
        if a.note:
            a.answer["progress"] += [[("2026-06-30", a.note)]]
        answers += under([a], *headed(rec))
    paper.table(rows)
    return Told(paper, answers, {"recommendation": {0, 2}})


@document("quarterly tracker")
def news_month_by_month() -> Told:
    paper = Excel()
    paper.start("Tracker")
    paper.rows([["No", "Action point", "Action owner", "Deadline", "April update", "May update", "June update", "R/A/G"]])
    answers = []
    for a, told in MONTHS:
        paper.rows([[a.ref, a.title, a.lead, a.due, *told, C(a.rag)]])
        said = [(month, text) for month, text in zip(("April", "May", "June"), told, strict=True) if text]
        ends = {"April": "30", "May": "31", "June": "30"}
        a.answer["progress"] = [[(None, text) for _, text in said]]
        for year in (2025, 2026):
            numbers = {"April": "04", "May": "05", "June": "06"}
            a.answer["progress"] += [[(f"{year}-{numbers[m]}-{ends[m]}", text) for m, text in said]]
        a.answer["progress"] += [[(on, f"{m} update{c} {t}") for (on, t), (m, _) in zip(notes, said, strict=True)] for notes in list(a.answer["progress"]) for c in ("", ":")]
        answers.append(a)
    return on_sheet(Told(paper, answers))
