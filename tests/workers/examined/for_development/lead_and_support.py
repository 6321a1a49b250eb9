# fmt: off
# ruff: noqa: E501
"""A sheet with a two-level header (who: lead and support; when: start and finish) and an empty column between."""

from datetime import date

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Excel
from tests.workers.examined.truth import act, dated, within

LINES = [
    ("Reduce custody", act("Alternative to remand packages agreed in advance with the courts", "1"), "Court Lead", "Legal", date(2026, 10, 30), "Fewer remands"),
    ("Reduce custody", act("Weekly custody meeting with the director", "2"), "Head of Service", "", date(2026, 5, 29), "Decisions recorded"),
    ("Reduce custody", act("Escort children home after a night in cells", "3"), "EDT", "Police", date(2026, 9, 30), "No child goes home alone"),
    ("Raise attainment", act("Laptops for children without one", "4"), "ETE Lead", "Charity", date(2026, 7, 31), "25 given out"),
    ("Raise attainment", act("Maths and English in the evening", "5"), "College", "ETE Lead", date(2027, 2, 26), "Two courses"),
    ("Raise attainment", act("Exclusion alert from each secondary school", "6"), "Inclusion Manager", "", date(2026, 12, 18), "Alert within a day"),
]


@document("lead and support")
def two_level_header() -> Told:
    paper = Excel()
    paper.start("Plan")
    paper.title = "Delivery Plan"
    paper.rows([["Aim", "No.", "Action", C("Who", across=2), ..., C("When", across=2), ..., "Outcome measure"], [None, None, None, "Lead", "Support", "Start", "Finish", None]])
    answers = []
    for aim, a, lead, support, end, measure in LINES:
        paper.rows([[aim, a.ref, a.title, lead, support, date(2026, 4, 6), end, measure]])
        dated(a, end)
        a.answer |= {"leads": [[name for name in (lead, support) if name], [lead]], "measure": [measure]}
        answers.append(within(a, (None, aim), (aim, None), ("Plan", aim), (aim, "Plan")))
    return Told(paper, answers)
