# fmt: off
# ruff: noqa: E501
"""The action log of an improvement board: one running table, closed ones struck through, who raised it and when."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Word
from tests.workers.examined.truth import act

LINES = [
    ("12/01/26", act("Terms of reference to be sent to members for comment", "1", "Head of Service", "31/01/26", note="Closed – agreed at February board", status=["completed"]), "Closed"),
    ("12/01/26", act("Mock inspection interviews for board members", "2", "Improvement Manager", "March 2026", note="Closed – held 11 and 12 March", status=["completed"]), "Closed"),
    ("12/01/26", act("Present the case audit findings by gender", "3", "QA Lead~ / ~Analyst", "20/04/26", note="Data ready, slides being drafted"), "Open"),
    ("16/02/26", act("Confirm who will replace the probation secondee", "4", "Probation Head of Delivery", "asap", note="Interviews failed, advert re-issued"), "Open"),
    ("16/02/26", act("Map the accommodation offer for 16 and 17 year olds", "5", "Housing Strategy Lead", "April 2026", note=""), "Overdue"),
    ("16/02/26", act("Explore joint commissioning of mentoring with the violence reduction unit", "6", "Commissioner~, ~VRU Manager", "June 2026", note="VRU interested, meeting 3 April"), "Open"),
    ("23/03/26", act("Draft one page summary of the improvement plan for schools", "7", "Comms Officer", "30/04/26", note=""), "Open"),
    ("23/03/26", act("Look again at the decision to stop the Saturday reparation group", "8", "", "tbc", note=""), "Open"),
]


@document("minutes")
def action_log_with_closed_ones_struck() -> Told:
    paper = Word()
    paper.heading("Improvement Board – Action Log", 1)
    paper.say("Updated after the meeting of 23 March 2026. Closed actions are struck through and are removed after one further meeting.")
    rows = [["Item", "Date raised", "Action agreed", "Responsible", "Due date", "Update / comments", "Open / closed"]]
    for raised, a, state in LINES:
        gone = state == "Closed"
        rows.append([a.ref, raised, C(a.title, struck=gone), a.lead, a.due, C(a.note), state])
        if gone:
            a.answer["status"] = ["completed", "withdrawn"]
            a.answer["decisions"] = [[], ["completed"]]
            a.answer["sub_actions"] = [[], [(a.title, True)]]
    paper.table(rows, repeat=1)
    return Told(paper, [a for _, a, _ in LINES])
