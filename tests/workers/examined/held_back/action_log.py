# fmt: off
# ruff: noqa: E501
"""A tracker exported from a list: columns of the system, dates as text with the time, blank leads."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel
from tests.workers.examined.truth import act

LINES = [
    (act("Children's rights leaflet to be reprinted", "ACT-0017", "Farida Nott", "28/02/2026"), "In progress", "High"),
    (act("Clarify who signs off bail packages at weekends", "ACT-0021", "EDT Manager", "15/03/2026"), "Not started", "High"),
    (act("Complete the equality impact assessment for the move", "ACT-0022", "Farida Nott~; ~Joss Ackland-Hume", "31/03/2026"), "Completed", "Medium"),
    (act("Agree a date for joint training with the magistrates", "ACT-0025", "", "30/04/2026"), "In progress", "Low"),
    (act("Re-tender the appropriate adult service", "ACT-0029", "Commissioning", "30/09/2026"), "In progress", "Medium"),
    (act("Correct ethnicity records for 23 children", "ACT-0030", "Data Quality Officer", "13/03/2026"), "Completed", "High"),
    (act("Pilot evening appointments", "ACT-0034", "Team Manager (West)", "01/06/2026"), "Deferred", "Low"),
]
STATUS = {"In progress": [None, "open"], "Not started": [None, "open"], "Completed": ["completed"], "Deferred": ["paused", None, "open", "carried_forward"]}


@document("action log")
def exported_from_a_list() -> Told:
    paper = Excel()
    paper.start("query (4)")
    paper.rows([["ID", "Title", "Assigned To", "Priority", "Due Date", "Status", "Created By", "Item Type", "Path"]])
    answers = []
    for a, state, priority in LINES:
        a.answer["status"] = STATUS[state]
        a.answer["rag"] = [None, *({"Not started": ["grey"], "Completed": ["blue", "green"]}.get(state, []))]
        a.answer["decisions"] = [[], ["completed"] if state == "Completed" else ["paused"]]
        paper.rows([[a.ref, a.title, a.lead, priority, a.due, state, "System Account", "Item", "teams/yjs/Lists/Actions"]])
        answers.append(a)
    for a in answers:
        a.answer["section"] = [None, "query (4)"]
    return Told(paper, answers)
