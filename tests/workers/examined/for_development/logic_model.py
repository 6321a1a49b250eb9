# fmt: off
# ruff: noqa: E501
"""A page with a logic model (inputs, activities, outputs, outcomes) and then the plan of actions with the date first."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web
from tests.workers.examined.truth import act, headed, under

ACTIONS = [
    act("Recruit two prevention workers", lead="Service Manager", due="30/04/2026", measure="Workers in post"),
    act("Write referral pathway with schools and police", lead="Project Lead~ / ~Schools Inspector", due="31/05/2026", measure="Pathway signed off"),
    act("Begin one to one sessions", lead="Prevention Workers", due="June 2026", measure="First twenty children seen"),
    act("Hold parents' workshops in both family centres", lead="Parenting Practitioner", due="Monthly", measure="Eight parents at each"),
    act("Commission an independent evaluation", lead="Performance Lead", due="Q4 2026-27", measure="Report by the university"),
    act("Bid for further funding", lead="Service Manager", due="asap", measure=""),
]


@document("logic model")
def a_model_and_a_plan() -> Told:
    paper = Web()
    paper.heading("Project Compass: early support for children at risk of offending")
    paper.heading("Logic model", 2)
    paper.table([["Inputs", "Activities", "Outputs", "Short-term outcomes", "Long-term outcomes"],
                 ["Grant of £120,000", "One to one sessions", "60 children a year", "Better attendance at school", "Fewer first time entrants"],
                 ["Two workers", "Workshops for parents", "12 workshops", "Parents feel more confident", "Fewer children in care"],
                 ["Rooms in family centres", "Training for schools", "8 schools", "Fewer exclusions", "Safer neighbourhoods"]])
    paper.heading("Implementation plan", 2)
    paper.table([["Date", "Step", "Owner", "Milestone reached when"], *([a.due, a.title, a.lead, a.measure] for a in ACTIONS)])
    paper.heading("Budget", 2)
    paper.table([["Item", "Year 1", "Year 2"], ["Staff", "£84,000", "£86,500"], ["Premises", "£6,000", "£6,000"], ["Evaluation", "£10,000", "£10,000"], ["Total", "£100,000", "£102,500"]])
    return Told(paper, under(ACTIONS, *headed("Implementation plan"), (None, None)))
