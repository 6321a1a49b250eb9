# fmt: off
# ruff: noqa: E501
"""A self-assessment in one table: statement, score, evidence, and the action where there is a gap."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word, band
from tests.workers.examined.truth import act, under

PARTS = {
    "A. Leadership and strategy": [
        ("The board understands the SEND profile of children it serves", "Good", "Quarterly report includes SEND", act("Add exclusions by type of need to the quarterly report", lead="Information Manager", due="Oct 2026")),
        ("There is a named SEND champion on the board", "Excellent", "Assistant Director is champion", None),
        ("The strategy for inclusion names children in the youth justice system", "Developing", "Draft strategy does not mention them", act("Head of Service to comment on the draft inclusion strategy", lead="Head of Service", due="30 June 2026")),
    ],
    "B. Joint working": [
        ("There is an information sharing agreement with the SEND team", "Good", "Agreement signed 2024", act("Review the agreement", lead="SEND Manager~ / ~Data Protection Officer", due="March 2027")),
        ("Professionals attend each other's reviews", "Developing", "Attendance not recorded", act("Record attendance on the case management system from the autumn term", lead="Team Clerk", due=[("Autumn Term", "unclear", None), ("Autumn Term", "unclear", "2026-12-31"), ("Autumn Term", "quarter", "2026-12-31")])),
        ("EHC plans inform the assessment in all cases", "Developing", "Found in 6 of 10 cases", act("Checklist for countersigning managers", lead="Quality Manager", due="asap")),
    ],
    "C. Children and families": [
        ("Written information is accessible", "Good", "Letters checked with a readability tool", None),
        ("Families know where to find the local offer", "Developing", "Three of eight families knew", act("Give the local offer card to each family at the first visit", lead="All staff", due="immediately")),
    ],
}  # fmt: skip


@document("self-assessment")
def one_table_with_gaps() -> Told:
    paper = Word()
    paper.heading("SEND Quality Mark: self-evaluation and action plan", 0)
    paper.say("Completed by the multi-agency working group in May 2026 and moderated by a neighbouring service.")
    rows, answers = [["Statement", "Judgement", "Evidence", "Action needed", "Who", "When"]], []
    for part, lines in PARTS.items():
        rows.append(band(part, 6))
        here = []
        for statement, judgement, evidence, a in lines:
            rows.append([statement, judgement, evidence, *([a.title, a.lead, a.due] if a else ["", "", ""])])
            if a:
                a.answer |= {"progress": [[], [(None, evidence)]], "measure": [None, evidence]}
                here += under([a], (part, statement), (part, None), (None, part), (part[3:], statement), (part[3:], None), (None, part[3:]))
        answers += here
    paper.table(rows, repeat=1)
    return Told(paper, answers, {"score": {0, 8}})
