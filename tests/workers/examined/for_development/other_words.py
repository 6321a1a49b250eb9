# fmt: off
# ruff: noqa: E501
"""The same plain plan under eight heads of other words: what a column is must be seen in its cells."""

from functools import partial

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Plain, Web, Word, downwards
from tests.workers.examined.truth import act, within

LINES = [
    ("Arrest and custody", "1.1", "Ask each child in the cells whether they have eaten", "Custody Sergeants", "June 2026", "Checked at monthly visit", "Visits have begun"),
    ("Arrest and custody", "1.2", "Agree who can act as appropriate adult at night", "Volunteer Scheme~ / ~EDT", "30/09/2026", "Waits below two hours", ""),
    ("Home and family", "2.1", "Family worker at the first meeting", "Family Practitioner", "Ongoing", "Parents report that they feel involved", "In place for new cases"),
    ("Home and family", "2.2", "Group for fathers and stepfathers", "Parenting Lead", "January 2027", "Eight fathers complete it", ""),
    ("Home and family", "2.3", "Short breaks for carers", "Placements Manager", "TBC", "", "Provider approached"),
    ("Friends and places", "3.1", "Map the places where children feel unsafe", "Youth Council~ and ~Analyst", "Oct 2026", "Map used by patrols", "Walks done in two wards"),
    ("Friends and places", "3.2", "Sports bursaries", "Leisure Manager", "Q4 2026-27", "Twenty bursaries", ""),
]
HEADS = {
    "pillar": (Word, ["Pillar", "Code", "Undertaking", "Held by", "Complete by", "Sign of success", "News"], "delivery plan"),
    "category": (Excel, ["Category", "#", "Work item", "Named officer", "Target", "Yardstick", "Situation"], "workbook"),
    "service_area": (Word, ["Service area", "Line", "Improvement", "Driven by", "End date", "Assurance", "Story so far"], "improvement plan"),
    "subject": (Plain, ["Subject", "Nr", "Measure to be taken", "In the hands of", "Until", "Result expected", "Report"], "separated"),
    "topic": (Web, ["Topic", "ID", "Promise", "Team", "Latest date", "What children will notice", "What has happened"], "web page"),
    "focus": (Word, ["Focus", "Item no.", "What needs to happen", "Point person", "Timing", "Test of success", "State of play"], "delivery plan"),
    "chapter": (Excel, ["Chapter", "Para", "Proposal", "Carried out by", "Scheduled for", "Benefit", "Remarks"], "long sheet"),
    "without_names": (Word, ["", "", "Action", "", "", "", ""], "header once"),
}


def _plan(maker: type, head: list[str]) -> Told:
    paper = maker("csv") if maker is Plain else maker()
    rows, answers = [], []
    for area, ref, title, lead, due, measure, note in LINES:
        a = act(title, ref, lead, due, measure=measure, note=note)
        rows.append([area, ref, title, a.lead, a.due, measure, note])
        answers.append(within(a, (None, area), (area, None), ("Plan", area), (area, "Plan")))
    if maker is Plain:
        paper.separated([head, *rows])
        return Told(paper, answers)
    if maker is Excel:
        paper.start("Plan")
        paper.rows([head])
        paper.rows(downwards(rows, 0))
        return Told(paper, answers)
    paper.heading("Plan for 2026-27", 1)
    paper.table([head, *(downwards(rows, 0) if head[0] != "Focus" else rows)], repeat=1)
    return Told(paper, answers)


for _name, (_maker, _head, _kind) in HEADS.items():
    _writer = partial(_plan, _maker, _head)
    _writer.__module__, _writer.__name__ = __name__, f"head_of_{_name}"  # type: ignore[attr-defined]
    document(_kind)(_writer)
