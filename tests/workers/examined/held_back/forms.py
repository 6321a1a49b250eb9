# fmt: off
# ruff: noqa: E501
"""A page for each priority: what we know and what we want as rows, then the steps with their own header."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Word
from tests.workers.examined.truth import act, within

PLAN = [
    ("Priority A", "Fewer girls in the justice system", "Girls are 24% of our children, up from 17%", [
        act("Look at each girl's route in to the service", "A1", "Analyst", "Oct 2025", measure="Report to board"),
        act("Girls' worker in each team", "A2", "Head of Service~ / ~HR", "January 2026", measure="Workers named"),
        act("Safe place to meet", "A3", "Office Manager", "tbc", measure=""),
    ]),
    ("Priority B", "Children in care are treated as children", "One in five is in care", [
        act("Joint training for carers and officers", "B1", "Fostering Manager", "30/11/2025", measure="60 trained"),
        act("Consultation before any arrest at a home", "B2", "Chief Inspector", "Ongoing", measure="Recorded in each case"),
    ]),
]


@document("form for each objective")
def what_we_know_and_want() -> Told:
    paper = Word(landscape=False)
    paper.heading("Delivery plan 2025-26 on two pages", 0)
    answers = []
    for name, aim, known, actions in PLAN:
        paper.table([
            [C(f"{name}: {aim}", across=5, bold=True, shade="BDD7EE"), ..., ..., ..., ...],
            [C("What we know", bold=True), C(known, across=4), ..., ..., ...],
            ["Ref", "Step", "Owner", "Deadline", "We will know because"],
            *([a.ref, a.title, a.lead, a.due, a.measure] for a in actions),
        ])
        for a in actions:
            answers.append(within(a, (None, f"{name}: {aim}"), (f"{name}: {aim}", None), (None, aim), (aim, None), (name, aim)))
    return Told(paper, answers)
