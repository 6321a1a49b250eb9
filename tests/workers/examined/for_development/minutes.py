# fmt: off
# ruff: noqa: E501
"""Minutes of a board: what was said, and at the end the table of actions with those of the last meeting."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, headed, under

NEXT = [("Next meeting", "unclear", None), ("Next meeting", "conditional", None), ("Next meeting", "day", "2026-09-17"), ("Next meeting", "unclear", "2026-09-17")]
OLD = [
    act("Circulate the serious incident report", "04/26-1", "LP", "Completed", note="Sent 2 May"),
    act("Write to the ICB about the nurse vacancy", "04/26-2", "Chair", "15 May 2026", note="Letter sent, reply awaited"),
    act("Bring a paper on the underspend", "04/26-3", "RD~/~Finance", NEXT, note="On agenda, item 6"),
    act("Invite the new police lead to join the board", "04/26-4", "LP", "ASAP", note="Done, welcomed today"),
]
NEW = [
    act("Share the national data on remands with members", "06/26-1", "TO", "26/06/26"),
    act("Set up a task and finish group on school exclusions", "06/26-2", "AJ~ & ~KM", "Sept 2026"),
    act("Draft a response to the national consultation for the Chair to sign", "06/26-3", "LP", "10 July 2026"),
    act("Each agency to name a lead for the peer review", "06/26-4", "All", NEXT),
    act("Amend terms of reference", "06/26-5", "Board support", "TBC"),
]


@document("minutes")
def two_tables_of_actions() -> Told:
    paper = Word(landscape=False)
    paper.heading("Youth Justice Management Board", 1)
    paper.say("Minutes of the meeting held on 18 June 2026 at 10.00, County Hall and on Teams")
    paper.table([["Present", "Lorna Pemberton (LP) – Head of Service; Tunde Okafor (TO) – Data; Amelia Janiak (AJ) – Education; Kit Marlowe (KM) – Police; Rhys Daventry (RD) – Finance"], ["Apologies", "ICB, Probation"]])
    paper.numbered("Welcome and introductions", "Minutes of the last meeting", "Performance report", "Any other business")
    paper.say("The Chair welcomed members. The minutes were agreed as a true record.",
              "TO presented the performance report. First time entrants are down; remands are up. Members asked how this compares with other areas. Discussion followed about exclusions, which AJ said were higher than last year.",
              "LP gave an update about the inspection of a neighbouring service and what could be learnt from it.")
    paper.heading("Actions from the last meeting", 2)
    paper.table([["No.", "Action", "Owner", "Due", "Update"], *([a.ref, a.title, a.lead, a.due, a.note] for a in OLD)])
    paper.heading("New actions", 2)
    paper.table([["No.", "Action", "Owner", "Due"], *([a.ref, a.title, a.lead, a.due] for a in NEW)])
    paper.say("Date of next meeting: 17 September 2026")
    under(OLD, *headed("Actions from the last meeting"), (None, None))
    under(NEW, *headed("New actions"), (None, None))
    OLD[3].answer["status"] = [None, "open", "completed"]
    return Told(paper, [*OLD, *NEW])
