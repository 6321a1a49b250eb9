# fmt: off
# ruff: noqa: E501
"""Who and when in one cell, a column without a name, updates typed in to the action's cell; and a table turned round."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Word
from tests.workers.examined.truth import act, headed, under

LINES = [
    (act("Publish the new out of court protocol", "1", "Head of Service", "May 2026", measure="Protocol on the intranet"), "H"),
    (act("Move to weekly allocation meetings", "2", "Operations Manager", "Completed", measure="Meetings held"), "M"),
    (act("Offer staff a buddy in their first month", "3", "Team Managers", "from June 2026", measure="Feedback from new staff"), "L"),
    (act("Bring volunteers in to the office once a week", "4", "Volunteer Lead", "Sept 2026", measure="Rota"), "M"),
    (act("Map who holds what information", "5", "Data Protection Officer", "31/12/2026", measure="Map agreed by partners"), "H"),
]
UPDATED = [
    (act("Recruit a family therapist", lead="Clinical Lead", due="Oct 2026", note=[("2026-06-03", "Advert is out")]), "Update 3 June 2026: Advert is out"),
    (act("Agree the therapy room", lead="Estates", due="Aug 2026", note=[("2026-06-03", "Room at the hub offered")]), "Update 3 June 2026: Room at the hub offered"),
    (act("Referral form", lead="Clinical Lead~ / ~Admin", due="Sept 2026"), ""),
    (act("Tell families what therapy is", lead="Parent Champion", due="TBC"), ""),
]
TURNED = [
    act("Peer review of risk work", "Q1", "QA Lead", "July 2026", "Green", note="Two reviewers found"),
    act("Moderation with a neighbour", "Q2", "QA Lead", "Nov 2026", "Amber", note="Date to be fixed"),
    act("Children grade our letters", "Q3", "Participation Lead", "March 2027", "Red", note="Not begun"),
]


@document("crowded cells")
def who_and_when_in_one_cell() -> Told:
    paper = Word()
    paper.heading("Team plan", 0)
    rows = [["", "Action", "Lead and timescale", "Priority (H/M/L)", "How we will know"]]
    for a, priority in LINES:
        rows.append([a.ref, a.title, f"{a.lead}\n{a.due}", priority, a.measure])
        if a.due == "Completed":
            a.answer["decisions"] = [[], ["completed"]]
    paper.table(rows, repeat=1)
    return Told(paper, [a for a, _ in LINES])


@document("crowded cells")
def updates_in_the_action() -> Told:
    paper = Word()
    paper.heading("Family therapy project", 0)
    rows = [["What", "Who", "When"]]
    for a, update in UPDATED:
        rows.append([C(a.title, items=(update,) if update else (), bulleted=False), a.lead, a.due])
        if update:
            a.answer["title"] += [f"{a.title} {update}"]
            a.answer["readings"] = [{"title": [f"{a.title} {update}"], "progress": [[]]}]
    paper.table(rows, repeat=1)
    return Told(paper, [a for a, _ in UPDATED])


@document("crowded cells")
def turned_round() -> Told:
    paper = Word()
    paper.heading("Quality plan at a glance", 0)
    paper.heading("Quality assurance", 2)
    labels = [("Reference", "ref"), ("Action", "title"), ("Lead", "lead"), ("Deadline", "due"), ("Progress", "note"), ("RAG", "rag")]
    paper.table([[C(label, bold=True), *(getattr(a, name) for a in TURNED)] for label, name in labels])
    return Told(paper, under(TURNED, *headed("Quality assurance"), (None, None)))
