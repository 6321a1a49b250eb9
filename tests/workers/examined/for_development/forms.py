# fmt: off
# ruff: noqa: E501
"""A form for each objective: why it matters and who owns it on top, then its actions in the same table."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Word
from tests.workers.examined.truth import act, within

PLAN = [
    ("Reduce the use of remand", "Remand disrupts school and family and is often followed by a community sentence", "Head of Service", [
        act("Bail support offer written down and shared with solicitors", lead="Court Manager", due="June 2026", rag="Green", note="Shared on 2 June"),
        act("Remand review meeting within two days", lead="Operations Manager~ / ~Social Care", due="Ongoing", rag="Amber", note="Held in four of five cases"),
        act("Emergency carers in each district", lead="Fostering", due="March 2027", rag="Red", note=""),
    ]),
    ("Give every child a chance to learn", "Four in ten of our children have no school place or a reduced timetable", "Virtual School Head", [
        act("Weekly meeting about children without a place", lead="ETE Lead", due="Weekly", rag="Green", note="Started"),
        act("Tutors in the youth centre", lead="ETE Lead~, ~Youth Service", due="September 2026", rag="Amber", note="Two tutors found"),
    ]),
    ("Listen to victims", "Only a third of victims are contacted in time", "RJ Manager", [
        act("Daily transfer of victim details by the police", lead="Police Systems Officer", due="31/10/2026", rag="Red", note="System cannot do it yet"),
        act("Second contact by telephone", lead="Victim Worker", due="asap", rag="", note=""),
    ]),
]
SHADES = {"Green": GREEN, "Amber": AMBER, "Red": RED, "": None}


@document("form for each objective")
def why_it_matters_on_top() -> Told:
    paper = Word(landscape=False)
    paper.heading("Youth Justice Plan 2026-27: our three objectives", 0)
    answers = []
    for n, (objective, why, owner, actions) in enumerate(PLAN, start=1):
        rows = [
            [C(f"Objective {n}", bold=True, shade="D9D9D9"), C(objective, across=4), ..., ..., ...],
            [C("Why is this important?", bold=True), C(why, across=4), ..., ..., ...],
            [C("Accountable board member", bold=True), C(owner, across=4), ..., ..., ...],
            [C("Action", bold=True), C("Who", bold=True), C("By when", bold=True), C("Progress", bold=True), C("RAG", bold=True)],
            *([a.title, a.lead, a.due, a.note, C(a.rag, shade=SHADES[a.rag])] for a in actions),
        ]
        paper.table(rows)
        for a in actions:
            answers.append(within(a, (None, objective), (objective, None), (f"Objective {n}", objective), (None, f"Objective {n} {objective}"), (f"Objective {n} {objective}", None)))
    return Told(paper, answers)
