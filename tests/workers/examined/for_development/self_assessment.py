# fmt: off
# ruff: noqa: E501
"""A self-assessment against the standards: judgement and scores first, then actions for each standard."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, headed, under

STANDARDS = {
    "Standard 1: Out-of-court disposals": [
        act("Refresh the joint protocol with Mercia Police and sign it off at board", lead="Head of Service", due="30/09/2026", measure="Signed protocol"),
        act("Case managers to record the child's view of the disposal in every case", lead="Practice Manager (North)", due="July 2026", measure="Dip sample of 20 cases"),
        act("Introduce an exit survey", lead="Participation Worker", due="Dec 2026", measure="Survey responses"),
    ],
    "Standard 2: At court": [
        act("Stand-alone guidance for court duty, including Saturday courts", lead="Court Lead", due="31/08/2026", measure="Guidance published"),
        act("Ask the bench for feedback on our reports twice a year", lead="Court Lead~/~Legal Adviser", due="Six monthly", measure="Feedback received from magistrates"),
    ],
    "Standard 3: In the community": [
        act("Agree timescales for home visits and monitor these monthly", lead="Practice Manager (South)", due="June 2026", measure="90% of home visits in timescale"),
        act("Plan for transition to probation to start at 17 years and 3 months", lead="Transitions Lead~, ~Seconded Probation Officer", due="Ongoing", measure="Audit of transfers"),
        act("Replace the interventions library", lead="", due="TBC", measure=""),
    ],
    "Standard 5: On transition and resettlement": [
        act("Constructive resettlement training for all who hold custody cases", lead="Custody Lead", due="January 2027", measure="Training log"),
    ],
}  # fmt: skip
SCORES = [("1", "Out-of-court disposals", "17", "24", "71%", "Good"), ("2", "At court", "20", "24", "83%", "Good"), ("3", "In the community", "15", "30", "50%", "Requires improvement"), ("4", "In secure settings", "14", "16", "88%", "Outstanding"), ("5", "On transition and resettlement", "9", "16", "56%", "Requires improvement")]


@document("self-assessment")
def judgements_then_actions_for_each_standard() -> Told:
    paper = Word()
    paper.heading("National Standards Self-Assessment 2026", 0)
    paper.say("The board agreed the following scores on 16 April 2026 after an audit of forty cases by a team of practice managers and a board member.")
    paper.table([["No.", "Standard", "Points", "Maximum", "%", "Rating"], *map(list, SCORES)], repeat=1)
    answers = []
    for standard, actions in STANDARDS.items():
        paper.heading(standard, 1)
        paper.bold("What is working well")
        paper.bullets("Cases are allocated quickly and children know who their worker is", "Good links with partners at an operational level")
        paper.bold("What needs to improve")
        paper.say("Recording is not consistent, and the child's own words are not always to be found on the file.")
        paper.bold("Actions")
        paper.table([["Action required", "By whom", "By when", "How will we evidence this?"], *([a.title, a.lead, a.due, a.measure] for a in actions)])
        answers += under(actions, *headed(standard), *[(s, o) for s, o in ((standard, "Actions"), ("Actions", standard))])
    return Told(paper, answers, {"score": {5}})
