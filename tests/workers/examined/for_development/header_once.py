# fmt: off
# ruff: noqa: E501
"""The header stands on the first page only: the table was cut in three, with headings between its parts."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, headed, under

PARTS = {
    "Leadership": [act("Board away day with children", "L1", "Chair", "June 2026", measure="Day held"), act("Partners to sign the data agreement", "L2", "DPO", "31 August 2026", measure="Signed by all seven"), act("Head of Service to join the safeguarding executive", "L3", "DCS", "asap", measure="Membership")],
    "Practice": [act("Risk panel chaired by someone outside the service", "P1", "Safeguarding Partnership", "Sept 2026", measure="Chair found"), act("Plans to name what the child is good at", "P2", "All case managers", "Ongoing", measure="Seen in audit"), act("Joint visits with social workers", "P3", "", "Ongoing", measure="")],
    "Outcomes": [act("Track education six months after the end of the order", "O1", "ETE Officer~ & ~Analyst", "March 2027", measure="Report"), act("Ask children a year later how they are", "O2", "Participation Lead", "Jan 2027", measure="Ten conversations")],
}


@document("header once")
def cut_in_three() -> Told:
    paper = Word()
    paper.heading("Action plan", 0)
    answers = []
    head = [["Ref", "What", "Who", "When", "How we will know"]]
    for name, actions in PARTS.items():
        paper.heading(name, 2)
        paper.table([*head, *([a.ref, a.title, a.lead, a.due, a.measure] for a in actions)])
        head = []
        answers += under(actions, *headed(name))
    return Told(paper, answers)
