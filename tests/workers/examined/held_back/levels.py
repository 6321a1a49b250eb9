# fmt: off
# ruff: noqa: E501
"""A Word table in which an outcome and an objective each take a row across, with letters and numbers before them."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word, band
from tests.workers.examined.truth import act, within

PLAN = {
    "Outcome A: Fewer children come in": {
        "A1. Help at the first sign": [act("Drop-in at both libraries", "A1.1", "Prevention Worker", "Nov 2025", measure="Drop-ins open"), act("Link worker for primary schools", "A1.2", "Early Help", "April 2026", measure="In post")],
        "A2. Decisions outside court": [act("Use of community resolution with support", "A2.1", "Sgt Aldridge", "Ongoing", measure="Rises by a tenth")],
    },
    "Outcome B: Fewer children come back": {
        "B1. Work that fits": [act("Library of interventions", "B1.1", "Interventions Lead~ & ~Psychologist", "31/01/2026", measure="In use"), act("Exit plan", "B1.2", "Case Managers", "ongoing", measure="")],
    },
}


@document("levels")
def outcome_and_objective_across() -> Told:
    paper = Word()
    paper.heading("Strategic plan 2025-28, year one", 0)
    rows, answers = [["Ref", "Action", "Lead", "Timescale", "Success measure"]], []
    for outcome, objectives in PLAN.items():
        rows.append(band(outcome, 5, "2F5496"))
        for objective, actions in objectives.items():
            rows.append(band(objective, 5, "D9E2F3"))
            for a in actions:
                rows.append([a.ref, a.title, a.lead, a.due, a.measure])
                answers.append(within(a, *((section, text) for text in (objective, objective[4:]) for section in (outcome, None, outcome[11:]))))
    paper.table(rows, repeat=1)
    return Told(paper, answers)
