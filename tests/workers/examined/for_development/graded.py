# fmt: off
# ruff: noqa: E501
"""Questions of a self-evaluation with evidence, a grade and gaps; the action, where there is one, at the end."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Word
from tests.workers.examined.truth import Act, Pieces, act, under, within

LINES = [
    ("Leadership", "Is there a clear vision?", "Vision agreed in 2025", 3, "Not known by all staff", act("Vision to be part of induction", lead="Workforce Lead", due="June 2026")),
    ("Leadership", "Do partners share resources?", "Pooled budget", 4, "", None),
    ("Staff", "Are workloads manageable?", "Average caseload 11", 2, "Peaks in the west team", act("Move one post from east to west", lead="Operations Manager~ / ~HR", due="01/09/2026")),
    ("Staff", "Is supervision regular?", "Monthly, audited", 3, "Quality varies", act("Observe supervision", lead="Head of Service", due="Quarterly")),
    ("Services", "Is there help with speech and language?", "Therapist two days a week", 4, "", None),
    ("Services", "Can children get mental health support?", "Waiting list", 2, "Waiting time of five months", act("Agree fast track with CAMHS", lead="ICB Commissioner", due="TBC")),
    ("Information", "Is feedback used?", "Survey each year", 2, "No feedback loop", act("Publish what has changed", lead="Participation Worker", due="Dec 2026")),
]
TARGETS = [
    (act("Offer a place on the summer programme to each child in prevention", "1", "Prevention Manager", "August 2026"), "Rate of first time entrants", "162", "140"),
    (act("Weekly timetables for children without education", "2", "ETE Lead~ & ~Virtual School", "Ongoing"), "Children in full time education", "51%", "65%"),
    (act("Learning reviews when a child reoffends", "3", "QA Lead", "from May 2026"), "Binary reoffending rate", "33.1%", "30%"),
    (act("Remand panel with social care", "4", "Head of Service", "30/09/2026"), "Children remanded", "7", "4"),
    (act("Contact all victims by telephone, then letter", "5", "Victim Worker", "immediately"), "Victims who take up an offer", "22%", "40%"),
]


def _placed(area: str, question: str, gap: str, evidence: str, a: Act) -> Act:
    a.answer |= {"progress": [[], [(None, evidence)], [(None, gap)], [(None, evidence), (None, gap)]], "measure": [None, gap, evidence]}
    return within(a, (area, question), (area, None), (None, area), (area, gap), (None, question), (None, gap))


@document("self-assessment")
def questions_and_gaps() -> Told:
    paper = Excel()
    paper.start("Self-evaluation 2026")
    rows, answers = [["Area", "Key question", "Evidence", "Grade (1-4)", "Gaps", "Action", "Lead", "Date"]], []
    for area, question, evidence, grade, gap, a in LINES:
        rows.append([area, question, evidence, grade, gap, *([a.title, a.lead, a.due] if a else ["", "", ""])])
        if a:
            answers.append(_placed(area, question, gap, evidence, a))
    paper.rows(rows)
    return Told(paper, answers, {"score": {0, 7}})


@document("SMART columns")
def indicator_first() -> Told:
    paper = Word()
    paper.heading("Performance improvement plan 2026-27", 0)
    rows = [["No.", "KPI", "Baseline 2025-26", "Target 2026-27", "What we will do to improve it", "Lead", "By when"]]
    for a, indicator, baseline, target in TARGETS:
        rows.append([a.ref, indicator, baseline, target, a.title, a.lead, a.due])
        under([a], (None, indicator), (indicator, None), (None, None))
        a.answer["measure"] = [Pieces((target,), (baseline, indicator)), indicator, Pieces((indicator,), (target, baseline)), None]
    paper.table(rows, repeat=1)
    return Told(paper, [a for a, *_ in TARGETS], {"indicator": {0, 5, 10}})
