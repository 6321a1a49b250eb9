# fmt: off
# ruff: noqa: E501
"""Cards whose labels stand in a row of their own above the values; and two rows for each action in one table."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Word
from tests.workers.examined.truth import act, headed, under

CARDS = [
    act("Widen the group that decides about out of court cases", "OOC1", "Panel Chair", "October 2026", "Amber", "Education and health attend each panel", "Education attends, health from September"),
    act("Explain decisions to children in writing", "OOC2", "OOCD Manager", "31/08/2026", "Green", "Letter in all cases", "Letter tested with children"),
    act("Record the reason where a child does not admit", "OOC3", "Police Decision Maker~ / ~OOCD Manager", "Ongoing", "Red", "Dip sample each month", ""),
    act("Review the panel after a year", "OOC4", "Independent Reviewer", "TBC", "", "Report", ""),
]
DOUBLE = [
    act("Publish a guide to the court for parents", "5.1", "Court Officer", "Sept 2026", "Green", note="Printed"),
    act("Court users' group to include a parent", "5.2", "Head of Service", "Dec 2026", "Amber", note="Two parents are interested"),
    act("Ask interpreters about their experience", "5.3", "Court Officer~, ~Participation Lead", "31 January 2027", "Amber", note=""),
    act("Reduce time spent waiting", "5.4", "HMCTS", "Ongoing", "Red", note="Waiting times are longer than a year ago"),
]


@document("cards")
def labels_above_values() -> Told:
    paper = Word()
    paper.heading("Out of court work: actions agreed by the board", 0)
    for a in CARDS:
        paper.table([
            [C("Ref", bold=True), C("Action", bold=True), C("Owner", bold=True), C("Due", bold=True), C("RAG", bold=True)],
            [a.ref, a.title, a.lead, a.due, a.rag],
            [C("Measure", bold=True), C(a.measure, across=4), ..., ..., ...],
            [C("Update", bold=True), C(a.note, across=4), ..., ..., ...],
        ])
    return Told(paper, CARDS)


@document("cards")
def two_rows_for_each_action() -> Told:
    paper = Word(landscape=False)
    paper.heading("Plan for the courts 2026-27", 0)
    paper.heading("Outcome 5: Families understand the court", 2)
    rows = []
    for a in DOUBLE:
        rows.append([C(f"{a.ref} {a.title}", across=3, bold=True, shade="EEEEEE"), ..., ...])
        rows.append([f"Lead: {a.lead}", f"By: {a.due}", f"RAG: {a.rag}"])
        rows.append([C(f"Progress: {a.note}", across=3), ..., ...])
        a.answer["title"] += [f"{a.ref} {a.title}"]
    paper.table(rows)
    return Told(paper, under(DOUBLE, *headed("Outcome 5: Families understand the court")))
