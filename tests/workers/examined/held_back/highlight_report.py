# fmt: off
# ruff: noqa: E501
"""A progress report, printed: each action a small ruled box of labels and values."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Web
from tests.workers.examined.truth import act

ACTIONS = [
    act("Agree one set of referral criteria for both areas", "HR1", "Operational Lead", "31 May 2025", "Green", note="Criteria agreed and published on 20 May."),
    act("Merge the two volunteer groups", "HR2", "Volunteer Manager", "August 2025", "Amber", note="First joint evening held; some volunteers have left."),
    act("One duty desk for both areas", "HR3", "Business Manager~ / ~Team Manager", "1 October 2025", "Red", note="Telephone system not compatible."),
    act("Single page of performance measures", "HR4", "Performance Lead", "TBC", "Amber", note="First version seen by the board."),
    act("Shared training calendar", "HR5", "Workforce Lead", "September 2025", "Green", note="Published."),
]
SHADES = {"Green": GREEN, "Amber": AMBER, "Red": RED}


@document("highlight report")
def a_box_for_each_action() -> Told:
    paper = Web(printed=True, landscape=False)
    paper.heading("Joint working programme: progress report, July 2025")
    paper.say("Five actions were agreed in March. This report says how each of them is going.")
    for a in ACTIONS:
        paper.table([["Reference", a.ref], ["Action", a.title], ["Owner", a.lead], ["Due", a.due], ["Status", C(a.rag, shade=SHADES[a.rag])], ["Progress this period", a.note]], repeat=0, widths=[25, 75])
    paper.say("The board is asked to note progress and to help with the telephone system.")
    return Told(paper, ACTIONS)
