# fmt: off
# ruff: noqa: E501
"""Cells divided by tabs, the area in the first where it changes, notes with the day in front, no references."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Plain
from tests.workers.examined.truth import act, within

PLAN = {
    "Bail and remand": [
        act("Out of hours bail offer", "", "EDT Manager", "Nov 2025", note=[("2025-09-08", "Rota drafted")]),
        act("Explain bail conditions in a short film", "", "Court Officer", "asap", note=""),
        act("Remand review within 24 hours", "", "Ops Manager~ / ~Court Officer", "Ongoing", note=[("2025-09-08", "Done in 7 of 8 cases")]),
    ],
    "Resettlement": [
        act("Named worker throughout", "", "All managers", "Oct 2025", note=[("2025-09-08", "In place for new cases")]),
        act("Release packs", "", "Admin", "30/09/2025", note=""),
        act("Job coach through the gate", "", "ETE Lead", "Jan 2026", note=""),
    ],
}


@document("tabs")
def areas_where_they_change() -> Told:
    paper = Plain("txt")
    paper.title = "Remand and resettlement action plan"
    paper.say("Remand and resettlement action plan", "")
    rows, answers = [["Area", "Task", "Person responsible", "Deadline", "Comments"]], []
    for area, actions in PLAN.items():
        for n, a in enumerate(actions):
            note = next((f"{on[8:]}/{on[5:7]}/{on[2:4]} {text}" for on, text in a.answer["progress"][0]), "")
            rows.append([area if n == 0 else "", a.title, a.lead, a.due, note])
            answers.append(within(a, (None, area), (area, None)))
    paper.separated(rows, by="\t")
    return Told(paper, answers)
