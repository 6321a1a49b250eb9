# fmt: off
# ruff: noqa: E501
"""Forty actions of a whole partnership, exported with commas from a tracker: a column for each thing."""

from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Plain
from tests.workers.examined.truth import act, within

PLAN = {
    "Early support": ["Publish the offer of support for schools", "Agree thresholds with the family hubs", "Link workers to spend a day a week in each hub", "Recruit mentors from local employers", "Holiday activity places for known children", "Leaflet for GPs", "Evaluate the parenting pilot", "Map provision for children aged 8 to 12"],
    "Diversion": ["Renew the memorandum with the police", "Use plain language in outcome letters", "Victims consulted before each outcome", "Offer a second chance before a charge", "Track children released under investigation", "Publish outcomes by district", "Panel members trained in trauma", "Introduce deferred prosecution"],
    "Courts": ["Court team to see each child before the hearing", "Ask families what they understood", "Report template shortened to three pages", "Bail support seven days a week", "Interpreter booked for each hearing that needs one", "Feedback from magistrates", "Reduce adjournments", "Explain the order within a day"],
    "Community": ["Plans reviewed with the child every twelve weeks", "Reparation with local charities", "Evening and weekend appointments", "Bring the drug and alcohol worker in to the team", "Boxing and music programmes", "Exit plan agreed six weeks before the end", "Celebrate when children finish", "Home visits by two workers where needed"],
    "Custody": ["Visit within five days", "Family visits paid for", "Release planned from day one", "Through the gate mentors", "Tell the school or college at once", "Health records sent ahead", "Housing confirmed two months ahead", "Learning from each remand"],
}
OWNERS = ["Prevention Manager", "Partnership Manager", "Police Lead", "Court Manager", "", "Head of Service"]
DUES = ["30/06/2026", "2026-09-30", "Mar-27", "Ongoing", "", "31/12/2026"]
STATES = [("In progress", None, [None, "open"]), ("Not started", None, [None, "open"]), ("Complete", None, ["completed"]), ("In progress", None, [None, "open"])]
NOTES = ["", "Meeting held, next steps agreed", "Waiting for information governance", "", "Pilot under way in two districts"]


@document("separated")
def forty_actions() -> Told:
    paper = Plain("csv")
    rows, answers = [["Action ID", "Theme", "Action description", "Owner", "Target date", "Status", "Latest commentary"]], []
    owners, dues, states, notes = map(cycle, (OWNERS, DUES, STATES, NOTES))
    for n, (theme, title) in enumerate(((theme, title) for theme, titles in PLAN.items() for title in titles), start=1):
        owner, due, (word, _, status), note = next(owners), next(dues), next(states), next(notes)
        meant = ("2026-09-30", "day", "2026-09-30") if due == "2026-09-30" else due
        a = act(title, f"YJP-{n:03}", owner, meant, note=note)
        a.answer |= {"status": status, "rag": [None, *({"Complete": ["blue", "green"], "Not started": ["grey"]}.get(word, []))], "decisions": [[], *([["completed"]] if word == "Complete" else [])]}
        answers.append(within(a, (None, theme), (theme, None)))
        rows.append([a.ref, theme, title, owner, due, word, note])
    paper.separated(rows)
    return Told(paper, answers)
