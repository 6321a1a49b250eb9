# fmt: off
# ruff: noqa: E501
"""What a thematic inspection recommends, where we stand, and what we do about the gap."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, measured, within

LINES = [
    ("Local partnerships should know how many girls are drawn in to violence", "Data is held by three agencies and is not joined", act("Create one list from the three sources and look at it each month", "T1", "Analyst", "31/10/2025", "A", also=("One list by the autumn",))),
    ("Services should offer girls a choice of worker", "Mostly in place", act("Add the question to the first contact form", "T2", "Team Manager North", "July 2025", "G", also=("Form changed",))),
    ("Interventions for girls should be designed for girls", "Two programmes, both old", act("Buy or write a programme with the women's centre", "T3", "Interventions Manager~ / ~Women's Centre", "January 2026", "R", also=("Programme running with six girls",))),
    ("Boards should receive a report about girls every year", "Not in place", act("Annual report on girls, the first in November", "T4", "Head of Service", "Nov 2025", "A", also=("Report discussed",))),
    ("Staff should be trained in coercive control", "A third of staff trained", act("Three further training days", "T5", "Workforce Development", "TBC", "", also=("",))),
]


@document("inspectorate response")
def position_and_gap() -> Told:
    paper = Word()
    paper.heading("Thematic inspection of work with girls: how we measure up", 0)
    rows, answers = [["Recommendation", "Where are we now?", "Ref", "Actions to close the gap", "Priority owner", "Deadline", "What will be different", "RAG"]], []
    for recommendation, now, a in LINES:
        rows.append([recommendation, now, a.ref, a.title, a.lead, a.due, a.also[0], a.rag])
        measured(a, a.also[0])
        a.answer["progress"] = [[], [(None, now)]]
        answers.append(within(a, (None, recommendation), (recommendation, None)))
    paper.table(rows, repeat=1)
    return Told(paper, answers, {"recommendation": {0, 5}})
