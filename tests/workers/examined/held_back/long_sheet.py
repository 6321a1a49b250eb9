# fmt: off
# ruff: noqa: E501
"""One long sheet of an Ofsted-style improvement plan: areas and judgements in bands, a milestone beside each action."""

from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, BLUE, GREEN, GREY, RED, C, Excel, band
from tests.workers.examined.truth import act, under

PLAN = {
    "Area 1: Leaders and managers": [
        "Appoint an experienced improvement adviser", "Weekly performance clinic chaired by the director", "Publish a scheme of delegation for the service", "Reset the relationship with the schools forum", "Leaders to visit each team every month", "Peer challenge by a good neighbouring service",
    ],
    "Area 2: Help and protection": [
        "Agree thresholds with the front door and communicate them", "Strategy meetings to include youth justice where a child is arrested", "Return interviews offered within 72 hours", "Practice week on neglect of adolescents", "Missing and exploitation meeting combined in to one",
    ],
    "Area 3: Children in care and leaving care": [
        "Protocol to reduce criminalisation refreshed with all homes", "Reviewing officers attend planning meetings for children on orders", "Joint housing assessment for care leavers leaving custody", "Track the timeliness of remand placements",
    ],
    "Area 4: Workforce": [
        "Caseload cap of twelve for each case manager", "Career pathway from support worker to social worker", "Exit data to be looked at every quarter", "New practice standards launched", "Induction of four weeks for all new starters",
    ],
}
OWNERS = ["DCS", "AD Early Help", "Principal Social Worker", "Head of QA", "HR Manager"]
DUES = ["30 Sept 2025", "Dec 2025", "Ongoing", "31/03/2026", "Monthly", "Jan-26", "Q3 2025-26"]
MILESTONES = ["Paper to DMT in June", "Draft by half term", "First meeting held", "", "Sample of ten cases"]
STATES = [("On target", GREEN, "green"), ("Minor issues", AMBER, "amber"), ("Off target", RED, "red"), ("Done", BLUE, "blue"), ("Not due", GREY, "grey")]


@document("long sheet")
def bands_and_milestones() -> Told:
    paper = Excel()
    paper.start("Improvement plan")
    paper.rows([["Improvement Plan following inspection in February 2025"], [None]])
    paper.rows([["Ref", "Action", "Accountable", "Due", "Milestone", "Impact measure", "Progress RAG"]])
    owners, dues, milestones, states = map(cycle, (OWNERS, DUES, MILESTONES, STATES))
    answers = []
    for n, (area, titles) in enumerate(PLAN.items(), start=1):
        paper.rows([band(area, 7, "BDD7EE")])
        here = []
        for m, title in enumerate(titles, start=1):
            owner, due, milestone, (word, shade, colour) = next(owners), next(dues), next(milestones), next(states)
            impact = "" if m == 3 else f"Measure {n}{'abcdef'[m - 1]} in the dashboard improves"
            a = act(title, f"{n}.{m}", owner, due, measure=impact)
            a.answer |= {"rag": [colour], "status": [None, "open", "completed"] if word == "Done" else [None, "open"]}
            if milestone:
                text = [a.answer["measure"][0], *([] if not impact else [f"{milestone} {impact}"])]
                a.answer["readings"] = [{"measure": [*text, milestone]}, {"sub_actions": [[(milestone, False)]]}, {"progress": [[(None, milestone)]]}]
            here.append(a)
            paper.rows([[a.ref, title, owner, a.due, milestone, impact, C(word, shade=shade)]])
        answers += under(here, (None, area), (area, None), (None, area[8:]), (area[8:], None), ("Improvement plan", area))
    paper.rows([[None], ["Key"], [C("On target", shade=GREEN)], [C("Minor issues", shade=AMBER)], [C("Off target", shade=RED)], [C("Done", shade=BLUE)], [C("Not due", shade=GREY)]])
    return Told(paper, answers)
