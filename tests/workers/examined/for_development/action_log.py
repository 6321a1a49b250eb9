# fmt: off
# ruff: noqa: E501
"""An action log kept in Excel: numbers that Excel keeps as numbers, dates of two sorts, a state beside each."""

from datetime import date

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel
from tests.workers.examined.truth import act, dated

LINES = [
    (act("Circulate audit tool to the team managers", "1", "J. Abara", note="Sent"), date(2026, 1, 14), date(2026, 1, 30), "Closed"),
    (act("Find out why the AssetPlus report fails on Mondays", "2", "Systems Team", note="Supplier has a fix, to be installed in March"), date(2026, 1, 14), "end of March 2026", "Open"),
    (act("Ask legal services about sharing photographs of children", "3", "J. Abara~ / ~T. Winslow", note="Advice received 3 Feb"), date(2026, 1, 14), date(2026, 2, 13), "Closed"),
    (act("Speak to the college about reduced timetables", "4", "ETE worker", note=""), date(2026, 2, 11), "ASAP", "Open"),
    (act("Draft a briefing on the Sentencing Bill", "5", "T. Winslow", note="Waiting for royal assent"), date(2026, 2, 11), "TBC", "On hold"),
    (act("Book rooms for panel training", "6", "Business Support", note=""), date(2026, 3, 11), date(2026, 4, 17), "Open"),
    (act("Produce a list of children with no recorded GP", "7", "Nurse", note="14 children"), date(2026, 3, 11), date(2026, 3, 31), "Overdue"),
    (act("Update the out of hours contact sheet", "8", "Duty manager", note=""), date(2026, 3, 11), "Monthly", "Open"),
]
STATUS = {"Closed": ["completed", "withdrawn"], "Open": ["open", None], "On hold": ["paused", "open", None], "Overdue": ["open", None]}


@document("action log")
def management_team_log() -> Told:
    paper = Excel()
    paper.start("Log")
    paper.rows([["No", "Date raised", "Action", "Owner", "Due date", "Status", "Update"]])
    answers = []
    for a, raised, due, state in LINES:
        if isinstance(due, date):
            dated(a, due)
        else:
            a.answer["due"] = act("", due=due).answer["due"]
        a.answer["status"] = STATUS[state]
        a.answer["decisions"] = [[], a.answer["status"][:1]] if state in ("Closed", "On hold") else [[]]
        paper.rows([[int(a.ref), raised, a.title, a.lead, due, state, a.note]])
        answers.append(a)
    for a in answers:
        a.answer["section"] = [None, "Log"]
    return Told(paper, answers)
