# fmt: off
# ruff: noqa: E501
"""A plan at year end: target date and expected date, what happens to each action, lessons."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, headed, under

LINES = [
    (act("Introduce a duty worker for victims", "A1", "Victim Lead", note="In place since October"), "30/09/2025", "", "Completed", "completed"),
    (act("Extend the mentoring scheme to the south", "A2", "Service Manager", note="Two mentors trained"), "31/12/2025", "30/06/2026", "Carry forward to 2026-27", "carried_forward"),
    (act("Publish a children's charter", "A3", "Participation Worker", note="Charter on all walls"), "30/06/2025", "", "Completed", "completed"),
    (act("Bid for a bus", "A4", "Business Manager", note="Fund closed"), "31/08/2025", "", "Withdrawn", "withdrawn"),
    (act("Merge with the prevention team", "A5", "Head of Service~ / ~HR", note="Consultation from May"), "31/03/2026", "30/09/2026", "Carry forward to 2026-27", "carried_forward"),
    (act("Case audits every month", "A6", "QA Lead", note="Done each month"), "Monthly", "", "Business as usual", "embedded"),
]


@document("revised dates")
def year_end_outcome() -> Told:
    paper = Word()
    paper.heading("Delivery plan 2025-26: year end position", 0)
    paper.heading("What we set out to do", 1)
    rows, answers = [["Ref.", "Action", "Responsible", "Target date", "Revised target", "Year end position", "Outcome"]], []
    for a, first, later, outcome, disposition in LINES:
        rows.append([a.ref, a.title, a.lead, first, later, a.note, outcome])
        if first == "Monthly":
            a.answer["due"] = act("", due=first).answer["due"]
        else:
            day = "-".join(reversed(first.split("/")))
            on = "-".join(reversed(later.split("/"))) if later else day
            a.answer["due"] = [{"text": text, "kind": "day", "on": on, "every": None, "original_on": original} for text in (later or first, f"{first} {later}".strip()) for original in ((day,) if later else (None, day))]
        a.answer |= {"status": [disposition], "decisions": [[disposition], []]}
        answers.append(a)
    paper.table(rows, repeat=1)
    paper.heading("What we learnt", 1)
    paper.bullets("Fewer actions would have been better", "Partners need notice of what is asked of them")
    under(answers, *headed("What we set out to do"), (None, None))
    return Told(paper, answers)
