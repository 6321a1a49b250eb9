# fmt: off
# ruff: noqa: E501
"""A timetable with the months as columns: a filled cell where something is to happen."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Excel, band
from tests.workers.examined.truth import Act, act, under

MONTHS = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
PLAN = {
    "Governance": [
        (act("Board development day", "1", "Board Chair"), {1}),
        (act("Write and approve the annual plan", "2", "Head of Service"), {0, 1, 2}),
        (act("Review terms of reference", "3", "Board Support"), {5}),
    ],
    "Practice": [
        (act("Thematic audits", "4", "QA Lead"), {2, 5, 8, 11}),
        (act("Relaunch of the group work programme", "5", "Interventions Lead"), {3, 4}),
        (act("Train staff in the new assessment tool", "6", "Workforce Lead~/~Practice Managers"), {6, 7, 8}),
        (act("Feedback week with children", "7", "Participation Lead"), {9}),
    ],
    "Resources": [
        (act("Submit grant return", "8", "Finance"), {0}),
        (act("Agree partner contributions for next year", "9", "Head of Service"), {8, 9, 10}),
    ],
}  # fmt: skip


def _unsaid(action: Act, months: set[int]) -> Act:
    """The due date is the last month that is filled, told by its name, or by nothing."""
    last = max(months)
    year, month = (2026, last + 4) if last < 9 else (2027, last - 8)
    day = {4: 30, 6: 30, 9: 30, 11: 30, 2: 28}.get(month, 31)
    said = [", ".join(MONTHS[n] for n in sorted(months)), " ".join(MONTHS[n] for n in sorted(months)), MONTHS[last], f"{MONTHS[last]} {year}", " | ".join(MONTHS[n] for n in sorted(months))]
    told = [{"text": text, "kind": kind, "on": on, "every": None, "original_on": None} for text in said for kind, on in (("month", f"{year}-{month:02}-{day}"), ("unclear", None), ("unclear", f"{year}-{month:02}-{day}"))]
    action.answer["due"] = [None, *told]
    return action


@document("timetable")
def months_as_columns() -> Told:
    paper = Excel()
    paper.start("Timeline")
    paper.rows([["Youth Justice Delivery Timeline April 2026 – March 2027"], [None]])
    paper.rows([["No.", "Workstream / activity", "Lead", *MONTHS]])
    answers = []
    for stream, lines in PLAN.items():
        paper.rows([band(stream, 15, "E2EFDA")])
        for a, months in lines:
            paper.rows([[a.ref, a.title, a.lead, *(C("X" if stream == "Practice" else "", shade="5B9BD5") if n in months else None for n in range(12))]])
            answers.append(_unsaid(a, months))
        under([a for a, _ in lines], (None, stream), (stream, None), ("Timeline", stream), (stream, "Timeline"))
    return Told(paper, answers)
