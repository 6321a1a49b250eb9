# fmt: off
# ruff: noqa: E501
"""A sheet with wide notes above the header, owner and deputy, a month as Excel shows it, a hidden column, a total row."""

from datetime import date

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Excel
from tests.workers.examined.truth import act, meanings, within

LINES = [
    ("Quality", act("Blind moderation of ten audits", "Q1"), "QA Lead", "Deputy Manager", date(2025, 10, 1), "Oct-25"),
    ("Quality", act("Closure summaries that say what helped", "Q2"), "Practice Managers", "", date(2025, 12, 1), "Dec-25"),
    ("Quality", act("Thank you cards from children collected", "Q3"), "Participation Worker", "Admin", date(2026, 1, 1), "Jan-26"),
    ("Money", act("Zero based review of the activity budget", "M1"), "Finance", "Head of Service", date(2025, 11, 1), "Nov-25"),
    ("Money", act("Charge partners for interpreters they use", "M2"), "Business Manager", "", date(2026, 3, 1), "Mar-26"),
]
ENDS = {"Oct-25": "2025-10-31", "Dec-25": "2025-12-31", "Jan-26": "2026-01-31", "Nov-25": "2025-11-30", "Mar-26": "2026-03-31"}


@document("lead and support")
def owner_and_deputy() -> Told:
    paper = Excel()
    sheet = paper.start("Sheet1")
    paper.rows([["Service improvement tracker"], ["Please update by the last Friday of the month. Colours are set by the PMO."], [None], [None, "Theme", "ID", "Improvement action", "Owner", "Deputy", "Due", "Cost £"]])
    answers = []
    for theme, a, owner, deputy, on, shown in LINES:
        paper.rows([[None, theme, a.ref, a.title, owner, deputy, C(on=on, shown="mmm-yy"), 0]])
        a.answer["due"] = meanings((shown, "month", ENDS[shown]))
        a.answer["leads"] = [[name for name in (owner, deputy) if name], [owner]]
        answers.append(within(a, (None, theme), (theme, None), ("Sheet1", theme)))
    paper.rows([[None, "Total", None, None, None, None, None, 0]])
    sheet.column_dimensions["H"].hidden = True
    return Told(paper, answers)
