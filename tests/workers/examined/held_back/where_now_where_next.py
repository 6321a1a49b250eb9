# fmt: off
# ruff: noqa: E501
"""Issue, what needs to change, what we will do, whose job it is, and the difference it has made."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, within

LINES = [
    ("Missed appointments", "Children are seen where they are", act("Trial of appointments in schools and youth clubs", lead="Team Manager", due="Oct 2025", note="Attendance up from 64% to 78% in the trial")),
    ("Missed appointments", "Reminders in time", act("Text reminder the day before", lead="Business Support", due="Complete", note="All children with a phone get one")),
    ("Late reports", "Reports are with the court two days before", act("Weekly report clinic", lead="Court Manager", due="weekly", note="")),
    ("Late reports", "Fewer requests at short notice", act("Agreement with the listing office about notice", lead="Court Manager~ & ~Legal Adviser", due="31/12/2025", note="Listing office has agreed in principle")),
    ("Thin plans", "Plans that a child would recognise", act("Plan template replaced by one page with pictures", lead="Practice Lead", due="Jan 2026", note="")),
    ("Thin plans", "Parents have a copy", act("Post or hand over the plan within a week", lead="", due="asap", note="")),
]


@document("where now, where next")
def issue_and_difference_made() -> Told:
    paper = Word()
    paper.heading("Practice improvement log", 0)
    rows, answers, last = [["Issue", "What needs to change", "What we will do", "Whose job is it?", "When by", "What difference has it made?"]], [], ""
    for issue, change, a in LINES:
        rows.append(["" if issue == last else issue, change, a.title, a.lead, a.due, a.note])
        last = issue
        if a.due == "Complete":
            a.answer["decisions"] = [[], ["completed"]]
        a.answer["readings"] = [{"measure": [a.note or None], "progress": [[]]}]
        answers.append(within(a, (issue, change), (None, issue), (None, change), (issue, None), (change, None)))
        for reading in a.answer["readings"][1:]:
            if reading.get("objective") == [issue] or reading.get("section") == [issue]:
                reading.setdefault("measure", [change, None, a.note or None])
    paper.table(rows, repeat=1)
    return Told(paper, answers)
