# fmt: off
# ruff: noqa: E501
"""Printed slides: a title on each, a table of a few actions with ratings as words, page numbers at the foot."""

from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web
from tests.workers.examined.truth import act, headed, under

PLAN = {
    "Keeping children safe": [("Weekly check of children who are missing and known to us", "List checked each Monday"), ("Safety plans written with families", "Used in all high concern cases"), ("Health needs of children in custody shared within a day", "New form in use")],
    "Keeping communities safe": [("Offer of mediation after incidents in schools", "Four schools have asked"), ("Hot spot outreach on summer evenings", "Starts in June"), ("Community payback style projects chosen by residents", "First vote held")],
    "Making it stick": [("Exit plan for each child", "Template agreed"), ("Stay in touch offer for six months", "Funding agreed for one year")],
}
OWNERS = ["Team Manager", "Safeguarding Lead~ / ~Nurse", "Youth Service"]
DUES = ["July 2026", "asap", "30/09/2026", "ongoing"]
RAGS = ["Green", "Amber", "Red", "Green"]


@document("printed sections")
def printed_slides() -> Told:
    paper = Web(printed=True, size=14)
    paper.heading("Youth justice improvement: board presentation")
    owners, dues, rags, answers = cycle(OWNERS), cycle(DUES), cycle(RAGS), []
    for n, (title, lines) in enumerate(PLAN.items(), start=2):
        paper.raw('<div style="break-before: page"></div>')
        paper.heading(title, 2)
        actions = [act(text, "", next(owners), next(dues), next(rags), note=note) for text, note in lines]
        paper.table([["Action", "Owner", "Due", "Where we are", "RAG"], *([a.title, a.lead, a.due, a.note, a.rag] for a in actions)], widths=[34, 20, 14, 22, 10])
        paper.raw(f'<p>Slide {n}</p>')
        answers += under(actions, *headed(title))
    return Told(paper, answers)
