# fmt: off
# ruff: noqa: E501
"""A training plan printed with no lines at all; a heading in each part and a rating as a word."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web
from tests.workers.examined.papers.web import BARE
from tests.workers.examined.truth import act, headed, under

CORE = [
    act("Child First and relationship based practice, two days for each practitioner", lead="Workforce Development", due="Sept 2025", rag="Green"),
    act("Effective contingency planning, half day run by a practice manager", lead="Practice Manager (Quality)", due="30/06/2025", rag="Green"),
    act("Working with neurodivergent children", lead="Speech and Language Therapist", due="Nov 2025", rag="Amber"),
    act("Safe and together, domestic abuse", lead="Safeguarding Partnership", due="TBC", rag="Red"),
    act("Motivational interviewing refresher", lead="Substance Misuse Worker", due="Jan 2026", rag="Amber"),
]
VOLUNTEERS = [
    act("Panel leader course for four experienced members", lead="Referral Order Coordinator", due="October 2025", rag="Green"),
    act("Restorative approaches, one evening each quarter", lead="RJ Lead~ & ~Volunteer Coordinator", due="Quarterly", rag="Green"),
    act("Unseen disability awareness", lead="", due="March 2026", rag=""),
]


@document("printed without lines")
def no_lines_at_all() -> Told:
    paper = Web(printed=True, style=BARE)
    paper.heading("Training and development plan 2025/26")
    paper.say("Drawn from the skills audit and appraisals. Mandatory corporate learning is not repeated here.")
    answers = []
    for heading, actions in (("Core training for staff", CORE), ("Volunteers", VOLUNTEERS)):
        paper.heading(heading, 2)
        paper.table([["Training activity", "Provider / lead", "Timescale", "RAG"], *([a.title, a.lead, a.due, a.rag] for a in actions)], widths=[48, 26, 16, 10])
        answers += under(actions, *headed(heading))
    return Told(paper, answers)
