# fmt: off
# ruff: noqa: E501
"""A recovery plan printed without any line around the cells: only thin rules below the rows."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web
from tests.workers.examined.papers.web import UNRULED
from tests.workers.examined.truth import act, headed, under

PRACTICE = [
    act("Complete all overdue assessments, beginning with the children at highest risk", "1", "Deputy Manager", "15 May 2026", measure="No assessment more than five days late"),
    act("Management oversight on each case every month", "2", "Practice Managers", "Monthly", measure="Oversight recorded in all cases"),
    act("Bring home visits back to the frequency the plan asks for", "3", "All case managers", "30 June 2026", measure="Weekly exception report"),
    act("Review the cases which were closed during the period of disruption", "4", "QA Officer", "July 2026", measure="Report to the recovery group"),
    act("Stop using agency staff for court duty", "5", "Court Manager~ / ~Head of Service", "1 September 2026", measure="No agency staff on the court rota"),
]
PARTNERS = [
    act("Weekly call with the police about outstanding decisions", "6", "Detective Sergeant", "Weekly", measure="Number of outstanding decisions halves"),
    act("Find cover for the nurse until the post is filled", "7", "ICB", "asap", measure="Cover in place"),
    act("Restore the education surgery", "8", "Virtual School", "from May 2026", measure="Surgery held in each week of term"),
    act("Ask the board to waive the reporting of two indicators until autumn", "9", "Head of Service", "Completed", measure="Agreed by the board"),
]


@document("printed without lines")
def thin_rules_below_the_rows() -> Told:
    paper = Web(printed=True, style=UNRULED)
    paper.heading("Recovery plan April to September 2026")
    paper.say("Following the loss of five posts and the cyber incident in February, the service is not able to meet all its standards. This plan says how we will recover.")
    answers = []
    for heading, actions in (("Getting practice back on track", PRACTICE), ("Working with partners", PARTNERS)):
        paper.heading(heading, 2)
        paper.table([["No.", "Task", "Responsible officer", "Deadline", "How will we know?"], *([a.ref, a.title, a.lead, a.due, a.measure] for a in actions)], widths=[5, 40, 20, 13, 22])
        answers += under(actions, *headed(heading))
    paper.heading("Governance", 2)
    paper.say("The recovery group meets every Tuesday at 9.00 and is chaired by the Assistant Director. Minutes are sent to the chair of the board.")
    return Told(paper, answers)
