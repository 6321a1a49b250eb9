# fmt: off
# ruff: noqa: E501
"""A plan about disproportionality with a column for each letter of SMART, and a table of You said / we did."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word, downwards
from tests.workers.examined.truth import Act, act, within

KNOW, DECIDE, WORK = "Know our data", "Fair decisions", "A workforce that reflects our communities"
LINES = [
    (KNOW, act("Publish an annual profile of children by ethnicity, gender, care status and need", lead="Information Team", due="June 2026", measure="Profile on the partnership's website"), "Template and data are available", "We cannot change what we do not see"),
    (KNOW, act("Add questions about identity to the induction form", lead="Practice Development Lead", due="30/04/2026", measure="Form in use in all teams"), "Small change to an existing form", "Children are asked, not guessed"),
    (KNOW, act("Compare stop and search data with our own cohort every quarter", lead="Police Inspector~ / ~Information Team", due="Quarterly", measure="Paper to scrutiny panel"), "Police have agreed to share", "Shows where trust is lost"),
    (DECIDE, act("Dip sample a fifth of out of court decisions for consistency", lead="OOCD Manager", due="Sept 2026", measure="20% sampled, differences explained"), "Independent chair will do this", "Decisions should not depend on background"),
    (DECIDE, act("Pre-sentence reports on Black and mixed heritage children to be gatekept by two managers", lead="Court Manager~; ~QA Manager", due="From May 2026", measure="All such reports gatekept twice"), "About nine reports a year", "Language in reports matters"),
    (DECIDE, act("Write to the bench chair with our findings", lead="Head of Service", due="By the end of December 2026", measure="Letter sent and discussed"), "Meeting already in diary", "Courts are part of the system"),
    (WORK, act("Guarantee an interview to applicants with lived experience who meet the criteria", lead="HR", due="TBC", measure="Policy agreed"), "Depends on corporate HR", "Children want to see themselves in us"),
    (WORK, act("Mentoring for staff from minority backgrounds who want to become managers", lead="", due="Jan 2027", measure="Three pairs"), "Mentors have been found", ""),
]


def _told(area: str, action: Act) -> Act:
    return within(action, (None, area), (area, None), ("Action plan", area))


@document("SMART columns")
def a_column_for_each_letter() -> Told:
    paper = Word()
    paper.heading("Disproportionality Action Plan", 0)
    paper.heading("What children told us", 1)
    paper.table([["You said", "We did"], ["Nobody explains why I was stopped", "Officers came to our group to answer questions"], ["I want a worker who gets me", "You can now say what matters to you in a worker"], ["The building is cold", "New heaters"]], repeat=1)
    paper.heading("Action plan", 1)
    rows, answers = [], []
    for area, a, achievable, relevant in LINES:
        rows.append([area, a.title, a.measure, achievable, relevant, a.due, a.lead])
        answers.append(_told(area, a))
    head = ["Priority", "Specific (what will we do)", "Measurable", "Achievable", "Relevant", "Time-bound", "Responsible"]
    paper.table([head, *downwards(rows, 0)], repeat=1)
    return Told(paper, answers)
