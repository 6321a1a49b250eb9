# fmt: off
# ruff: noqa: E501
"""Numbers of three levels in a sheet: priorities and objectives as rows of their own, actions below them."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Excel
from tests.workers.examined.truth import act, within

PLAN = {
    ("1", "Prevention"): {
        ("1.1", "Children get help before they offend"): [act("Detached work in three parks", "1.1.1", "Youth Service Manager", "July 2026", "G"), act("Referral by text for parents", "1.1.2", "Prevention Lead", "Sept 2026", "A")],
        ("1.2", "Schools keep children in learning"): [act("Restorative practice in four schools", "1.2.1", "RJ Lead~ / ~Head teachers", "31/03/2027", "A"), act("Panel for children at risk of exclusion", "1.2.2", "Inclusion Lead", "Monthly", "G")],
    },
    ("2", "Quality"): {
        ("2.1", "Plans are made with children"): [act("New plan format", "2.1.1", "Practice Lead", "30/06/2026", "G"), act("Audit whether children have a copy", "2.1.2", "QA Officer", "Quarterly", ""), act("Children judge our plans", "2.1.3", "Participation Lead", "TBC", "R")],
    },
}


@document("levels")
def three_levels_of_numbers() -> Told:
    paper = Excel()
    paper.start("Action plan")
    paper.rows([["No.", "Priority / objective / action", "Owner", "Target date", "RAG"]])
    answers = []
    for (number, priority), objectives in PLAN.items():
        paper.rows([[C(number, bold=True), C(priority, bold=True), None, None, None]])
        for (code, objective), actions in objectives.items():
            paper.rows([[C(code, bold=True), C(objective, bold=True), None, None, None]])
            for a in actions:
                paper.rows([[a.ref, a.title, a.lead, a.due, a.rag]])
                near, far = (objective, f"{code} {objective}"), (priority, f"{number} {priority}", None, "Action plan")
                answers.append(within(a, *((section, text) for text in near for section in far)))
    return Told(paper, answers)
