# fmt: off
# ruff: noqa: E501
"""An action plan in Welsh manner of headings; actions as headings with paragraphs below; a table of meetings that is none."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Word, downwards
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, under, within

RIGHTS = [
    ("Participation", "Children take part in decisions", act("Establish a children's rights panel", "", "Rights Officer", "Nov 2026", measure="Panel meets four times")),
    ("Participation", "Children take part in decisions", act("Translate the complaints leaflet into Welsh and easy read", "", "Language Officer", "July 2026", measure="Leaflet in both forms")),
    ("Provision", "Children get what they are entitled to", act("Guarantee advocacy for every child in custody", "", "Advocacy Provider~ / ~Custody Worker", "Ongoing", measure="Advocacy offered within 48 hours")),
    ("Protection", "Children are safe", act("Check each placement with the child within a week", "", "Social Work Manager", "Ongoing", measure="Visits recorded")),
    ("Protection", "Children are safe", act("Agree a protocol on strip searching with the police", "", "Police Lead for Children", "September 2026", measure="Protocol signed; number of searches falls")),
]
MEETINGS = [["14 April 2026", "10:00", "Council chamber", "Annual plan sign off"], ["13 July 2026", "14:00", "Teams", "Quarter 1 performance"], ["12 October 2026", "10:00", "Police station", "Disproportionality"], ["11 January 2027", "14:00", "Teams", "Budget"]]
SHEET = [
    act("Send out exit questionnaires by text message", "10", "Feedback Coordinator", "June 2026", "Green", note="Live", also=("Yes", "High")),
    act("Run a focus group with parents of children on bail", "11", "Parenting Lead", "Aug 2026", "Amber", note="Six parents have said yes", also=("No", "Medium")),
    act("Use feedback in appraisals", "12", "All line managers", "March 2027", "Amber", note="Guidance written", also=("No", "Low")),
    act("Tell children what changed because of them", "13", "Feedback Coordinator", "Quarterly", "Green", note="Poster in April, video in May", also=("Yes", "High")),
]


@document("levels")
def rights_in_three_levels() -> Told:
    paper = Word()
    paper.heading("Children's rights plan for youth justice", 0)
    rows, answers = [], []
    for right, aim, a in RIGHTS:
        rows.append([right, aim, a.title, a.lead, a.due, a.measure])
        answers.append(within(a, (right, aim), (None, aim), (aim, None), (right, None), (None, right), (None, f"{right} {aim}")))
    paper.table([["Right", "What we want to see", "Steps", "Who will make it happen", "Date", "How will we show it?"], *downwards(downwards(rows, 1), 0)], repeat=1)
    return Told(paper, answers)


@document("no actions")
def dates_of_meetings() -> Told:
    paper = Word()
    paper.heading("Management board: forward plan 2026-27", 1)
    paper.table([["Date", "Time", "Venue", "Theme"], *MEETINGS])
    paper.say("Papers go out a week before each meeting.")
    return Told(paper, [])


@document("workbook")
def priority_of_each_action() -> Told:
    paper = Excel()
    paper.start("Feedback")
    paper.rows([["ID number", "Priority", "Description of action", "Linked to inspection?", "Person accountable", "Timescale for completion", "Latest position", "Overall RAG"]])
    paper.rows(listed(SHEET, "r 1 t 0 l d n g"))
    return on_sheet(Told(paper, under(SHEET, (None, None), ("Feedback", None), (None, "Feedback"))))
