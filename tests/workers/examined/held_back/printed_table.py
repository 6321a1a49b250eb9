# fmt: off
# ruff: noqa: E501
"""A ruled table printed portrait, areas merged down the side, progress in the last column, ratings by shading."""

from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Web, downwards
from tests.workers.examined.truth import act, within

PLAN = {
    "Culture and practice": [
        ("Child First principles to be the first item of every team meeting", "Team meetings observed by a board member in May."),
        ("Practice standards to be rewritten, with examples of good recording", "Working group has met three times."),
        ("Introduce group supervision", "Facilitators trained, first groups start in September."),
        ("Case formulation meetings for complex cases", ""),
    ],
    "Timely justice": [
        ("Protocol with police on decisions within 30 days", "Average is now 41 days."),
        ("Escalate cases of released under investigation older than six months", "List shared monthly."),
        ("Ask the CPS for a named reviewing lawyer", "Letter sent, no reply."),
    ],
    "Safe transitions": [
        ("Transition plan for each child turning 18 in the year", "Template agreed with probation."),
        ("Young adults to keep their case manager for three months after transfer", "Pilot with two young people."),
        ("Joint training with probation officers on maturity", "Dates found."),
        ("Care leaving pathway plans shared with us", "Agreed by the head of leaving care."),
    ],
    "Learning from others": [
        ("Visit two services rated outstanding", "One visit done."),
        ("Publish learning from the thematic inspection", ""),
    ],
}
LEADS = ["Service Manager", "QA Manager~/~Principal Social Worker", "Team Managers", "Probation SPO", "AD"]
DUES = ["Oct 2025", "31.12.25", "ongoing", "by March 2026", "TBC", "July 2025"]
SHADES = [("green", GREEN), ("amber", AMBER), ("red", RED), ("amber", AMBER)]


@document("printed table")
def merged_down_and_shaded() -> Told:
    paper = Web(printed=True, landscape=False, size=8)
    paper.heading("Annual Plan Update")
    paper.say("Report to the Children and Families Scrutiny Committee, 18 September 2025", "The colour in the last column shows how each action is doing: green means on course, amber means slightly behind and red means well behind.")
    leads, dues, shades = map(cycle, (LEADS, DUES, SHADES))
    rows, answers = [], []
    for area, lines in PLAN.items():
        for title, note in lines:
            colour, shade = next(shades)
            a = act(title, "", next(leads), next(dues), "", note=note)
            a.answer["rag"] = [colour]
            rows.append([area, title, a.lead, a.due, note, C("", shade=shade)])
            answers.append(within(a, (None, area), (area, None)))
    paper.table([["Theme", "What we said we would do", "Who", "By when", "Where are we now?", "RAG"], *downwards(rows, 0)], widths=[14, 30, 17, 12, 20, 7])
    return Told(paper, answers)
