# fmt: off
# ruff: noqa: E501
"""A tracker with a column of progress for each quarter and one rating at the end; two header rows."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Word
from tests.workers.examined.truth import act, quarters, within

OBJECTIVES = ["Strengthen governance", "Improve timeliness", "Reduce over-representation"]
LINES = [
    (0, "1.1", "Quarterly deep dive at board on one priority", "Board Chair", "Quarterly", ("ETE deep dive held", "Resettlement deep dive held", "Girls deep dive held"), "Green"),
    (0, "1.2", "Risk register on each agenda", "Head of YJS", "ongoing", ("Done", "Done", "Not on agenda in October"), "Amber"),
    (0, "1.3", "Board to meet with the children in care council", "Board Chair~ + ~Participation Lead", "October 2025", ("", "Date in diary", "Held 14 October, six children came"), "Green"),
    (1, "2.1", "Reports to court on time", "Court Coordinator", "Monthly", ("92%", "95%", "97%"), "Green"),
    (1, "2.2", "Assessments completed within 15 working days", "Practice Managers", "31 Dec 2025", ("61%", "66%", "58% – two vacancies"), "Red"),
    (1, "2.3", "Out of court assessments completed before the decision is made", "Diversion Manager", "Sept 2025", ("", "Process changed", "81%"), "Amber"),
    (2, "3.1", "Local action learning set with three neighbouring services", "Equalities Champion", "Jan 26", ("Terms of reference", "", "First meeting held"), "Green"),
    (2, "3.2", "Cultural competence resources for case managers", "Equalities Champion~ & ~Workforce Dev.", "March 2026", ("", "", "Library of resources on the intranet"), "Amber"),
    (2, "3.3", "Dip sample of decisions by ethnicity", "QA Lead", "Every 6 months", ("Ten cases looked at", "", "Ten cases looked at, no concerns"), "Green"),
]  # fmt: skip
HALF_YEARLY = [("Every 6 months", "recurring", None, "P6M")]


@document("quarterly tracker")
def two_header_rows() -> Told:
    paper = Word()
    paper.heading("Progress against the Youth Justice Plan 2025/26 – Quarter 3", 1)
    paper.say("Report of the Head of Youth Justice to the Management Board, January 2026. The plan is progressing well, with one area of concern.")
    rows = [
        ["Objective", "Ref", "Action", "Lead", "Deadline", C("Progress", across=3), ..., ..., "RAG at Q3"],
        ["", "", "", "", "", "Q1 (Apr–Jun)", "Q2 (Jul–Sep)", "Q3 (Oct–Dec)", ""],
    ]
    answers, last = [], None
    for n, ref, title, lead, due, told, rag in LINES:
        a = act(title, ref, lead, HALF_YEARLY if due.startswith("Every 6") else due, rag, progress=quarters(list(told), 2025))
        rows.append(["" if last == n else OBJECTIVES[n], ref, title, a.lead, a.due, *told, rag])
        last = n
        answers.append(within(a, (None, OBJECTIVES[n]), (OBJECTIVES[n], None)))
    paper.table(rows, repeat=2)
    paper.heading("Indicators", 2)
    paper.table([["Indicator", "2023/24", "2024/25", "Q3 2025/26"], ["First time entrants per 100,000", "148", "139", "131"], ["Reoffending, binary", "31.2%", "33.0%", "32.1%"], ["Custody, number of children", "4", "3", "2"]])
    return Told(paper, answers, {"indicator": {3, 9}})
