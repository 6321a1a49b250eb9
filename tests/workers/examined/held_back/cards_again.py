# fmt: off
# ruff: noqa: E501
"""Cards with the name of the project in a coloured band; and one table in which each action takes three rows."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Word
from tests.workers.examined.truth import act, headed, under

CARDS = [
    act("Boxing sessions for children on orders, with a mentor", "", "Interventions Lead", "From July 2025", measure="Eight children complete the course", note="Gym found"),
    act("Bike workshop with the recycling centre", "", "Reparation Lead~ / ~Recycling Manager", "Sept 2025", measure="Ten bikes repaired and given away", note="Insurance agreed"),
    act("Cooking on a budget for children who will live alone", "", "Leaving Care Worker", "TBC", measure="Course run twice", note=""),
    act("Radio show", "", "Youth Service", "31/10/2025", measure="First show on air", note="Licence bought"),
]
TRIPLE = [
    act("Put the child's own words first in each plan", "2.1", "Practice Leads", "Oct 2025", note="Template changed"),
    act("Ask about strengths before problems", "2.2", "All practitioners", "ongoing", note="In supervision template"),
    act("End meetings with what was good", "2.3", "Chairs of meetings", "immediately", note=""),
    act("Measure trust", "2.4", "Research Officer~ & ~Participation Lead", "March 2026", note="Scale chosen with the university"),
]


@document("cards")
def band_on_top() -> Told:
    paper = Word(landscape=False)
    paper.heading("Positive activities programme", 0)
    paper.say("Each card is a project. Cards are reviewed at the activities group.")
    for a in CARDS:
        paper.table([
            [C(a.title, across=2, bold=True, shade="FFE699"), ...],
            ["Project lead", a.lead],
            ["Start / finish", a.due],
            ["What success looks like", a.measure],
            ["News", a.note],
        ])
    return Told(paper, CARDS)


@document("cards")
def three_rows_for_each_action() -> Told:
    paper = Word(landscape=False)
    paper.heading("Practice plan 2025-26", 0)
    paper.heading("Priority 2: Strengths", 2)
    rows = []
    for a in TRIPLE:
        rows.append([a.ref, C(a.title, across=3), ..., ...])
        rows.append(["Lead", a.lead, "Deadline", a.due])
        rows.append(["Update", C(a.note, across=3), ..., ...])
    paper.table(rows)
    return Told(paper, under(TRIPLE, *headed("Priority 2: Strengths")))
