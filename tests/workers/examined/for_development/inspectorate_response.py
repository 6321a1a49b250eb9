# fmt: off
# ruff: noqa: E501
"""A response to an inspectorate: agreed or not, the action behind it, an SRO and evidence of impact."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, within

LINES = [
    ("1", "Make sure that out of court assessments consider the safety of other people well enough", "Agreed", act("Desktop review of twenty out of court assessments by an external reviewer", lead="Head of Service", due="30 September 2026", measure="Report with grades")),
    ("", "", "", act("Half day workshop on risk to others for all who write these assessments", lead="Practice Development Officer", due="October 2026", measure="Attendance; re-audit in spring")),
    ("2", "Provide an accommodation offer for children who are remanded", "Partly agreed", act("Joint commissioning exercise with two neighbouring councils", lead="AD Commissioning~ / ~Head of Placements", due="March 2027", measure="Contract awarded")),
    ("3", "Understand the reasons for the over-representation of boys with special educational needs", "Agreed", act("Case file study with the university", lead="Research Officer", due="Q4 2026/27", measure="Study published")),
    ("", "", "", act("SEND surgery every month for case managers", lead="SEND Adviser", due="Monthly", measure="Surgeries held and use made of them")),
    ("4", "Give volunteers access to supervision", "Not agreed", act("Volunteers to be offered a debrief after each panel instead", lead="Volunteer Lead", due="Immediate", measure="Debriefs recorded")),
]


@document("inspectorate response")
def agreed_or_partly_agreed() -> Told:
    paper = Word()
    paper.heading("Response to the inspection report", 0)
    paper.say("Ashcombe Youth Justice Service welcomes the report. The table sets out whether each recommendation is agreed and what will be done.")
    rows, answers, last = [["No.", "Recommendation", "Agreed / partly agreed / not agreed", "Action proposed", "SRO", "Target completion date", "Evidence of impact"]], [], ""
    for number, recommendation, agreed, a in LINES:
        rows.append([number, recommendation, agreed, a.title, a.lead, a.due, a.measure])
        last = recommendation or last
        a.answer["ref"] = [None] if not number else [number, None]
        answers.append(within(a, (None, last), (last, None)))
    for a, number in zip(answers, "112334", strict=True):
        a.answer["ref"] = [None, number]
    paper.table(rows, repeat=1)
    return Told(paper, answers, {"recommendation": {0, 4}})
