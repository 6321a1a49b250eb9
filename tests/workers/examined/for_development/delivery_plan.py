# fmt: off
# ruff: noqa: E501
"""The action plan at the end of a youth justice plan: one table, areas merged down the side."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word, downwards
from tests.workers.examined.truth import Act, act, within

PREVENTION = "Preventing children from entering the youth justice system"
QUALITY = "Improving the quality of assessment and planning"
VICTIMS = "Putting victims at the heart of what we do"
HEALTH = "Health and emotional wellbeing"


def _actions() -> list[tuple[str, Act]]:
    return [
        (PREVENTION, act("Launch the Turnaround offer with the three early help hubs", "1.1", "Prevention Manager", "Sept 2026", "Green", "80 children a year take up the offer")),
        (PREVENTION, act("Agree a single front door for diversion with the police and the MASH", "1.2", "Prevention Manager~ / ~Police Inspector", "31/12/2026", "Amber", "One referral route, used by all partners, by the new year")),
        (PREVENTION, act("Map the children who came into custody suites without an appropriate adult", "1.3", "Data Analyst", "June 2026", "Green", "Map presented to board")),
        (PREVENTION, act("Promote Outcome 22 among custody sergeants", "1.4", "OOCD Coordinator", "Ongoing", "Amber", "Use of Outcome 22 rises quarter on quarter")),
        (QUALITY, act("Relaunch the QA framework and moderate one in five audits", "2.1", "QA Lead", "30th September 2026", "Green", "70% of audits graded good or better")),
        (QUALITY, act("Every plan is to be written with the child and in words the child uses", "2.2", "All Practice Managers", "From April 2026", "Amber", "Children say in feedback that the plan is theirs")),
        (QUALITY, act("Deliver contingency planning workshops to all case holders", "2.3", "QA Lead~ & ~Senior Practitioner", "Q2 2026-27", "Red", "Contingency plans present in 90% of audited cases")),
        (QUALITY, act("Introduce reflective case discussions", "2.4", "Practice Managers", "Every six weeks", "", "Six held by March, notes shared with staff")),
        (VICTIMS, act("Recruit a full-time victim liaison officer", "3.1", "Service Manager", "July 2026", "Green", "Post filled")),
        (VICTIMS, act("Write to every identified victim within five working days of the outcome", "3.2", "VLO", "Ongoing", "Amber", "Compliance measured monthly; target 95%")),
        (VICTIMS, act("Offer shuttle mediation as an alternative to a direct meeting", "3.3", "VLO~, ~RJ Worker", "Nov 2026", "Amber", "")),
        (VICTIMS, act("Seek feedback from victims after closure", "3.4", "RJ Worker", "Quarterly", "Green", "Feedback reported to board each quarter")),
        (HEALTH, act("Secure two further years of funding for the speech and language therapist", "4.1", "Service Manager~/~ICB", "31.03.2027", "Red", "Funding letter received")),
        (HEALTH, act("Screen all children on statutory orders for neurodiversity within 20 days", "4.2", "SaLT", "Dec 26", "Amber", "Screening rate")),
        (HEALTH, act("Agree a substance misuse pathway for under 14s", "4.3", "", "TBC", "", "Pathway published")),
        (HEALTH, act("Provide a health summary for each child leaving custody", "4.4", "YJS Nurse", "asap", "Red", "Summary on file before release in all cases")),
    ]


@document("delivery plan")
def areas_merged_down() -> Told:
    paper = Word()
    paper.furniture("Wexbourne Youth Justice Partnership", "OFFICIAL")
    paper.heading("Wexbourne Youth Justice Plan 2026-27", 0)
    paper.heading("Foreword by the Chair", 1)
    paper.say("Last year was a year of change. We moved into new premises, welcomed four new members of staff and said goodbye to a long-standing head of service.",
              "The board has agreed four priorities for the coming year, set out below, and will look at progress at each of its meetings.")
    paper.heading("Our performance", 1)
    paper.say("The number of first-time entrants fell again, while the binary reoffending rate rose slightly on a much smaller cohort.")
    paper.heading("Delivery plan 2026-27", 1)
    answers = []
    rows = []
    for area, action in _actions():
        rows.append([area, action.ref, action.title, action.lead, action.due, action.measure, action.rag])
        answers.append(within(action, (None, area), ("Delivery plan 2026-27", area)))
    head = ["Area of focus", "Ref", "What will we do?", "Lead Officer", "By when", "What difference will it make?", "RAG"]
    paper.table([head, *downwards(rows, 0)], repeat=1)
    paper.heading("Challenges and risks", 1)
    paper.say("The main risks are the end of the Turnaround grant and the vacancy in the health team. Both are on the corporate risk register.")
    return Told(paper, answers)
