# fmt: off
# ruff: noqa: E501
"""Plain tables whose columns have less usual names: deliverable, intended impact, status update, step, so what."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Excel, Web, Word, band
from tests.workers.examined.papers.web import UNRULED
from tests.workers.examined.truth import act, headed, measured, under, within

DELIVERABLES = [
    ("Director of Children's Services", act("Shared outcomes framework for all partners", lead="Performance Manager", due="31/07/2026", note="Draft with partners", also=("Partners pull in the same direction",)), "G", "A"),
    ("Director of Children's Services", act("Commissioning plan for accommodation", lead="Commissioning Manager~ / ~Housing", due="Dec 2026", note="Needs analysis done", also=("No child remanded for want of a home",)), "A", "A"),
    ("Chief Superintendent", act("Child centred policing action plan", lead="Superintendent, Prevention", due="30 September 2026", note="", also=("Fewer children held overnight",)), "A", "R"),
    ("Chief Superintendent", act("Joint out of court scrutiny report", lead="OOCD Lead", due="Quarterly", note="First report published", also=("Decisions are consistent and fair",)), "G", "G"),
    ("ICB Chief Nurse", act("Neurodevelopmental pathway for children in the justice system", lead="Designated Clinical Officer", due="March 2027", note="Business case submitted", also=("Needs are known early",)), "A", "G"),
]
ACTIVITIES = [
    ("Safe", act("Safety planning with families", "1", note=""), "AD Safeguarding~ / ~Practice Manager", "Within budget", "Jun-26", "Children say that they feel safer", "In progress"),
    ("Safe", act("Contextual safeguarding hub", "2", note=""), "AD Safeguarding~ / ~Exploitation Lead", "£40k grant", "Sep-26", "Hub open", "Not started"),
    ("Heard", act("Advocacy for children in police stations", "3", note=""), "Head of Participation~ / ~Advocacy Service", "£12k", "Dec-26", "Half of children see an advocate", "In progress"),
    ("Heard", act("Reverse mentoring of board members", "4", note=""), "Board Chair~ / ~Participation Worker", "None", "Oct-26", "Six pairs", "Complete"),
    ("Skilled", act("Level two award in youth justice", "5", note=""), "Head of Service~ / ~Workforce Lead", "Apprenticeship levy", "Mar-27", "Eight staff enrolled", "In progress"),
]
STEPS = {
    "Stage 1: Prepare": [act("Agree scope with the auditors", "1.1", "Project Sponsor", "8 May 2026", note="Agreed"), act("Name a person in each team", "1.2", "Team Managers", "15 May 2026", note="All but one named")],
    "Stage 2: Carry out": [act("Interview staff and children", "2.1", "Project Manager~, ~Participation Lead", "30 June 2026", note=""), act("Look at sixty files", "2.2", "Auditors", "July 2026", note="")],
    "Stage 3: Learn": [act("Workshop on the findings", "3.1", "Project Manager", "Sept 2026", note=""), act("Report to the board and to children", "3.2", "Project Sponsor", "Q3 2026/27", note="")],
}
WHAT = [
    act("Drop the word offender from letters and signs", lead="All", due="May 2026", measure="Children are not labelled"),
    act("Meet at times that suit the child", lead="Case Managers", due="Ongoing", measure="Fewer missed appointments"),
    act("Offer food", lead="Business Support", due="asap", measure="Children are able to concentrate"),
    act("Cover the screens in reception", lead="Facilities~ / ~ICT", due="June 2026", measure="Names are not seen by others"),
    act("Learn a few words of the languages of our children", lead="All", due="Ongoing", measure="Families feel welcome"),
]


@document("delivery plan")
def deliverables_with_two_ratings() -> Told:
    paper = Word()
    paper.heading("Partnership priorities 2026-27", 0)
    rows, answers = [["Priority owner", "Deliverable", "Intended impact", "Accountable officer", "Completion", "RAG Q1", "RAG Q2", "Status update"]], []
    shades = {"G": GREEN, "A": AMBER, "R": RED}
    for owner, a, first, second in DELIVERABLES:
        rows.append([owner, a.title, a.also[0], a.lead, a.due, C(first, shade=shades[first]), C(second, shade=shades[second]), a.note])
        measured(a, a.also[0])
        officers = a.answer["leads"][0]
        a.answer |= {"rag": [{"G": "green", "A": "amber", "R": "red"}[second]], "leads": [officers, [owner, *officers]]}
        if "," in a.lead:
            a.answer["leads"] += [a.lead.split(", "), [owner, *a.lead.split(", ")]]
        answers.append(within(a, (None, None), (None, owner), (owner, None)))
    paper.table(rows, repeat=1)
    return Told(paper, answers)


@document("lead and support")
def strategic_and_operational_in_one_cell() -> Told:
    paper = Excel()
    paper.start("Delivery")
    paper.rows([["Outcome", "ID", "Activity", "Strategic lead / operational lead", "Resources", "End", "KPI / evidence", "Position"]])
    answers = []
    for outcome, a, leads, resources, end, measure, state in ACTIVITIES:
        meant = act("", lead=leads, due=end, measure=measure)
        a.answer |= {name: meant.answer[name] for name in ("leads", "due", "measure")}
        done = state == "Complete"
        a.answer |= {"status": ["completed"] if done else [None, "open"], "decisions": [[], *([["completed"]] if done else [])], "progress": [[], [(None, state)]]}
        a.answer["rag"] = [None, *(["blue", "green"] if done else ["grey"] if state == "Not started" else [])]
        paper.rows([[outcome, a.ref, a.title, meant.lead, resources, end, measure, state]])
        answers.append(within(a, (None, outcome), (outcome, None), ("Delivery", outcome), (outcome, "Delivery")))
    return Told(paper, answers)


@document("delivery plan")
def steps_in_stages() -> Told:
    paper = Word()
    paper.heading("Peer audit: project plan", 0)
    rows, answers = [["Step", "Task", "Owner(s)", "Deadline", "% done", "Update (5 June 26)"]], []
    for stage, actions in STEPS.items():
        rows.append(band(stage, 6))
        for a in actions:
            rows.append([a.ref, a.title, a.lead, a.due, "100%" if a.note == "Agreed" else "0%", a.note])
            notes = a.answer["progress"][0]
            a.answer["progress"] = [notes, [("2026-06-05", text) for _, text in notes]]
        answers += under(actions, (None, stage), (stage, None), (None, stage.split(": ")[1]), (stage.split(": ")[1], None))
    paper.table(rows, repeat=1)
    return Told(paper, answers)


@document("printed without lines")
def what_and_so_what() -> Told:
    paper = Web(printed=True, style=UNRULED, landscape=False, size=11)
    paper.heading("Small things that matter")
    paper.heading("What we will change in our buildings and letters", 2)
    paper.table([["What", "Who", "When", "So what?"], *([a.title, a.lead, a.due, a.measure] for a in WHAT)], widths=[38, 20, 14, 28])
    return Told(paper, under(WHAT, *headed("What we will change in our buildings and letters"), (None, None)))
