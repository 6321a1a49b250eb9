# fmt: off
# ruff: noqa: E501
"""Printed from Word: a table for each priority over page breaks, footers on each page, notes below."""

from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web
from tests.workers.examined.truth import act, headed, under

PLAN = {
    "Priority A: Governance and leadership": [("Independent review of board effectiveness", "Review reported to the board with three recommendations at most"), ("Bring the voice of victims to the board", "A victim's story at each meeting"), ("Align the plan with the serious violence duty, the domestic abuse strategy and the early help strategy", "One table that shows how they fit together"), ("Publish board papers", "Papers on the website")],
    "Priority B: Staff": [("Agree a caseload weighting tool and use it when cases are allocated", "No practitioner above the limit for more than four weeks"), ("Reduce the use of agency staff", "Agency spend halved"), ("Practice weeks twice a year in which all managers observe practice", "Two practice weeks"), ("Career conversations for support staff", "Half of support staff have one")],
    "Priority C: Partnerships and services": [("Co-located speech and language therapy in both offices", "Therapist in each office weekly"), ("Dental care for children in custody and on release", "Pathway with the dental service"), ("Two emergency placements for the region", "Placements registered"), ("Evening offer with the fire service", "Ten sessions")],
}
LEADS = ["Chair of the Board", "Head of Service~ and ~HR", "Director of Public Health", "Practice Lead"]
DUES = ["October 2026", "31/03/2027", "Quarterly", "June 2026", "TBC"]


@document("printed sections")
def a_table_for_each_priority() -> Told:
    paper = Web(printed=True, landscape=False, size=10, style="td, th { border: 1px solid #000; } table { break-inside: auto; }")
    paper.heading("Improvement and delivery plan")
    paper.say("Version 3, for the meeting of 5 May 2026.")
    leads, dues, answers = cycle(LEADS), cycle(DUES), []
    for priority, lines in PLAN.items():
        paper.heading(priority, 2)
        letter = priority.split()[1][0]
        actions = [act(title, f"{letter}{n}", next(leads), next(dues), measure=measure) for n, (title, measure) in enumerate(lines, start=1)]
        paper.table([["Ref", "Key actions", "Lead", "Target date", "Success will look like"], *([a.ref, a.title, a.lead, a.due, a.measure] for a in actions)], widths=[7, 36, 18, 14, 25])
        bare = priority.split(": ")[1]
        answers += under(actions, *headed(priority), (None, bare), (bare, None))
        paper.say("Risks to this priority are on the partnership's register and are reviewed at each meeting of the board.")
    return Told(paper, answers)
