# fmt: off
# ruff: noqa: E501
"""A plan kept in a wiki: a table under each objective, and a list of tasks with boxes to tick."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Plain
from tests.workers.examined.truth import act, headed, under

FIRST = [
    act("Agree a data sharing schedule with each school trust", "ETE1", "Education Lead", "31 Oct 2026", "Amber", "Six schedules signed"),
    act("Attend the fair access panel", "ETE2", "Education Lead", "Monthly", "Green", "Attendance 100%"),
    act("Fund functional skills tuition for children over 16", "ETE3", "ETE Worker~ + ~College", "Jan 2027", "Red", "Ten learners"),
]
SECOND = [
    act("Physical health checks for all children on intensive orders", "H1", "Nurse", "Ongoing", "Green", "Checks within 20 days"),
    act("Trauma consultation slots twice a month", "H2", "Psychologist", "Sept 2026", "Amber", "Slots used"),
    act("Vaping cessation offer", "H3", "Substance Misuse Worker", "TBC", "", ""),
    act("Agree escalation with CAMHS when a child waits more than 12 weeks", "H4", "Head of Service~, ~CAMHS Manager", "by the end of November 2026", "Amber", "Escalation agreed"),
]


@document("Markdown")
def tables_in_a_wiki() -> Told:
    paper = Plain("md")
    paper.title = "Delivery plan 2026-27"
    paper.say("# Delivery plan 2026-27", "", "_Last edited by the business manager on 3 June 2026_", "", "This page is the live version. The PDF on the website is older.", "")
    paper.say("## Objective 1: Children are in education, training or employment", "")
    paper.pipes([["Ref", "Action", "Lead", "Due", "Measure of success", "RAG"], *([a.ref, a.title, a.lead, a.due, a.measure, a.rag] for a in FIRST)])
    paper.say("## Objective 2: Children are healthy", "")
    paper.pipes([["Ref", "Action", "Lead", "Due", "Measure of success", "RAG"], *([a.ref, a.title, a.lead, a.due, a.measure, a.rag] for a in SECOND)])
    paper.say("## Abbreviations", "", "- ETE: education, training and employment", "- CAMHS: child and adolescent mental health services", "")
    return Told(paper, [*under(FIRST, *headed("Objective 1: Children are in education, training or employment")), *under(SECOND, *headed("Objective 2: Children are healthy"))])
