# fmt: off
# ruff: noqa: E501
"""A project plan: quarters as columns with words in them, a person beside each line."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel
from tests.workers.examined.truth import act, within

QUARTERS = ["Q1 (Apr-Jun)", "Q2 (Jul-Sep)", "Q3 (Oct-Dec)", "Q4 (Jan-Mar)"]
LINES = [
    ("Quality mark", act("Self-assessment with the SEND team", lead="SEND Manager"), ("Start", "Finish", "", "")),
    ("Quality mark", act("Gather evidence in to the portfolio", lead="Business Support"), ("", "Start", "Finish", "")),
    ("Quality mark", act("Submit for moderation", lead="Head of Service"), ("", "", "", "Submit")),
    ("Accreditation", act("Restorative service standards: first return", lead="RJ Coordinator~ & ~Volunteer Lead"), ("", "Start", "", "Finish")),
    ("Accreditation", act("Autism accreditation, complete the audit", lead="Practice Manager"), ("Start", "", "Finish", "")),
    ("Accreditation", act("Investing in children award renewal", lead="Participation Worker"), ("", "", "Start", "Finish")),
    ("Premises", act("Move the north team to the family hub", lead="Ops Manager"), ("Plan", "Move", "", "")),
]  # fmt: skip
ENDS = ["2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31"]


@document("timetable")
def quarters_as_columns() -> Told:
    paper = Excel()
    paper.start("Project plan 25-26")
    paper.rows([["Project plan 2025-26"]])
    paper.rows([["Project", "Task", "Who", *QUARTERS]])
    answers = []
    for project, a, told in LINES:
        paper.rows([[project, a.title, a.lead, *told]])
        last = max(n for n, word in enumerate(told) if word)
        texts = [QUARTERS[last], f"{QUARTERS[last]}: {told[last]}", f"{QUARTERS[last]} {told[last]}", told[last], " ".join(word for word in told if word)]
        a.answer["due"] = [None, *({"text": text, "kind": kind, "on": on, "every": None, "original_on": None} for text in texts for kind, on in (("quarter", ENDS[last]), ("unclear", None)))]
        notes = [(n, word) for n, word in enumerate(told) if word]
        a.answer["progress"] = [[], [(None, word) for _, word in notes], [(ENDS[n], word) for n, word in notes], [(None, f"{QUARTERS[n]}: {word}") for n, word in notes], [(ENDS[n], f"{QUARTERS[n]}: {word}") for n, word in notes]]
        answers.append(within(a, (None, project), (project, None), ("Project plan 25-26", project), (project, "Project plan 25-26")))
    return Told(paper, answers)
