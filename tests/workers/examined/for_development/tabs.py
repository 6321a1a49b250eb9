# fmt: off
# ruff: noqa: E501
"""A table copied from Word in to a text file: tabs between the cells, the heading lines above."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Plain
from tests.workers.examined.truth import act, headed, under

FIRST = [
    act("Reduce the time between offence and outcome", "1.1", "Police Decision Maker~ / ~OOCD Lead", "31/12/2026", "Amber", "Average below 45 days"),
    act("Ask each child what would have helped earlier", "1.2", "Prevention Worker", "Ongoing", "Green", "Answers reported twice a year"),
    act("Offer help at the first community resolution", "1.3", "Prevention Manager", "July 2026", "", "Take-up of half"),
]
SECOND = [
    act("Check the quality of reviews", "2.1", "QA Lead", "Quarterly", "Green", "Ten reviews each quarter"),
    act("Involve fathers", "2.2", "Parenting Worker", "TBC", "Red", ""),
    act("Use of interpreters in reviews", "2.3", "", "Sept 2026", "Amber", "Audit"),
]


@document("tabs")
def copied_from_word() -> Told:
    paper = Plain("txt")
    paper.title = "Youth Justice Action Plan 2026/27"
    paper.say("Youth Justice Action Plan 2026/27", "", "Priority 1: Timely help", "")
    head = ["Ref", "Action", "Lead", "By when", "RAG", "Success measure"]
    paper.separated([head, *([a.ref, a.title, a.lead, a.due, a.rag, a.measure] for a in FIRST)], by="\t")
    paper.say("", "Priority 2: Good reviews", "")
    paper.separated([head, *([a.ref, a.title, a.lead, a.due, a.rag, a.measure] for a in SECOND)], by="\t")
    paper.say("", "Plan agreed on 3 April 2026")
    return Told(paper, [*under(FIRST, *headed("Priority 1: Timely help")), *under(SECOND, *headed("Priority 2: Good reviews"))])
