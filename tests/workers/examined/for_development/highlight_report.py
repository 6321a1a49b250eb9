# fmt: off
# ruff: noqa: E501
"""A highlight report, printed: status boxes on top, a short table of milestones, risks below."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Web
from tests.workers.examined.truth import act, headed, under

MILESTONES = [
    act("Project board set up and terms of reference agreed", "M1", "Programme Manager", "28/02/2026", "Green", note="Done on time"),
    act("Options appraisal for the new operating model", "M2", "Head of Service", "30/04/2026", "Green", note="Presented to the board on 21 April"),
    act("Consultation with staff and unions", "M3", "HR Business Partner~ / ~Head of Service", "31/07/2026", "Amber", note="Starts two weeks late"),
    act("ICT moved to the new network", "M4", "ICT Project Manager", "30/09/2026", "Red", note="Supplier cannot give a date"),
    act("New structure in place", "M5", "Head of Service", "January 2027", "", note="Not yet started"),
]


@document("highlight report")
def boxes_milestones_and_risks() -> Told:
    paper = Web(printed=True, landscape=False)
    paper.heading("Highlight report: Bringing two youth justice services together")
    paper.table([["Reporting period", "1 May to 31 May 2026", "Overall status", C("Amber", shade=AMBER)], ["SRO", "Director of Children's Services", "Report author", "Programme Manager"], ["Budget", "£45,000", "Spend to date", "£12,650"]], repeat=0)
    paper.heading("Summary", 2)
    paper.say("The programme is broadly on course. The move of the network is the main concern and has been escalated. Staff have welcomed the drop-in sessions.")
    paper.heading("Milestones", 2)
    shades = {"Green": GREEN, "Amber": AMBER, "Red": RED, "": None}
    paper.table([["ID", "Milestone", "Owner", "Baseline date", "RAG", "Comment"], *([a.ref, a.title, a.lead, a.due, C(a.rag, shade=shades[a.rag]), a.note] for a in MILESTONES)], widths=[6, 34, 20, 13, 9, 18])
    paper.heading("Key risks and issues", 2)
    paper.table([["Risk", "Likelihood", "Impact", "Mitigation"], ["Key staff leave before the merger", "Medium", "High", "Retention payments being looked at"], ["Two case management systems for longer than planned", "High", "Medium", "Manual report each week"]], widths=[36, 14, 14, 36])
    under(MILESTONES, *headed("Milestones"), (None, None))
    MILESTONES[0].answer["readings"] += [{"status": ["completed"], "decisions": [[], ["completed"]], "progress": [[], [(None, "Done on time")]], "objective": [None, "Milestones"], "section": [None, "Milestones"]}]
    return Told(paper, MILESTONES)
