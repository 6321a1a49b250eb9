# fmt: off
# ruff: noqa: E501
"""Exports of systems and a sheet saved with semicolons: columns of the system, areas named only where they change."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Plain
from tests.workers.examined.truth import act, headed, under, within

TASKS = [
    ("Prevention", act("Book venue for parents' event", lead="Amara Whitlock", due="05/06/2026", status=["completed"]), "Completed", "Medium"),
    ("Prevention", act("Update threshold document", lead="Amara Whitlock~;~Rowan Pike", due="30/06/2026"), "In progress", "Important"),
    ("Prevention", act("Draft letter to head teachers", lead="Rowan Pike", due="12/06/2026"), "Late", "Urgent"),
    ("Courts", act("Collect examples of good reports", lead="Sunita Moss", due="31/07/2026"), "Not started", "Low"),
    ("Courts", act("Agree dates for joint training", lead="", due="15/07/2026"), "Not started", "Medium"),
    ("Health", act("Send consent form to information governance", lead="Theo Lacey", due="", status=["completed"]), "Completed", "Medium"),
]
AREAS = {
    "Voice": [act("Young people's newsletter", "1", "Participation Worker", "30/09/2026", "G"), act("Forum with the police commander", "2", "Chief Inspector", "Oct 2026", "A"), act("Feedback cards in reception", "3", "Business Support", "asap", "G")],
    "Work": [act("Apprenticeships in the council", "4", "HR~ / ~ETE Lead", "31/03/2027", "R"), act("CSCS cards for six children", "5", "ETE Lead", "Dec 2026", "A")],
    "Home": [act("Supported lodgings for 16 to 17 year olds", "6", "Housing", "", "A"), act("Mediation before a child has to leave home", "7", "Family Worker", "Ongoing", "G"), act("Joint assessment within ten days", "8", "Housing", "TBC", "")],
}


@document("action log")
def exported_from_a_planner() -> Told:
    paper = Excel()
    paper.start("Tasks")
    paper.rows([["Plan name", "YJS delivery"], ["Date of export", "18/06/2026"], [None], ["Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Due Date", "Late"]])
    answers = []
    for n, (bucket, a, state, priority) in enumerate(TASKS):
        a.ref = f"x7Kq{n}Zb"
        paper.rows([[a.ref, a.title, bucket, state, priority, a.lead, a.due, "true" if state == "Late" else "false"]])
        done = state == "Completed"
        a.answer |= {"ref": [a.ref, None], "decisions": [[], *([["completed"]] if done else [])], "progress": [[], [(None, state)]], "rag": [None, *(["blue", "green"] if done else [])]}
        if state == "Not started":
            a.answer["rag"] = [None, "grey"]
        answers.append(within(a, (None, bucket), (bucket, None), ("Tasks", bucket)))
    return Told(paper, answers)


@document("separated")
def semicolons() -> Told:
    paper = Plain("csv")
    paper.title = "Action plan for inclusion 2026-27"
    rows, answers = [[paper.title, "", "", "", "", ""], ["Theme", "No", "We will", "Owner", "Deadline", "BRAG"]], []
    for theme, actions in AREAS.items():
        rows += [[theme if n == 0 else "", a.ref, a.title, a.lead, a.due, a.rag] for n, a in enumerate(actions)]
        answers += under(actions, (None, theme), (theme, None), (paper.title, theme))
    paper.separated(rows, by=";")
    return Told(paper, answers)


SUMMER = [(text, kind, on) for text in ("June to July 2026", "July 2026") for kind, on in (("month", "2026-07-31"), ("unclear", None), ("unclear", "2026-07-31"))]
PAGES = [
    act("Draft the strategy", lead="Policy Officer", due="May 2026"),
    act("Consult with children and families", lead="Participation Worker~ and ~Parent Champion", due=SUMMER),
    act("Agree the strategy", lead="Board", due="10 September 2026"),
    act("Train managers", lead="Workforce Lead", due="November 2026"),
]


@document("Markdown")
def bold_and_dashes() -> Told:
    paper = Plain("md")
    paper.title = "Trauma informed strategy: work plan"
    paper.say("# Trauma informed strategy: work plan", "", "What has to happen, who does it and when.", "", "## First year", "")
    for a in PAGES:
        line = f"**{a.title}** – {a.lead} – {a.due}"
        paper.say(f"- {line}")
        a.answer["title"] += [f"{a.title} – {a.lead} – {a.due}"]
    paper.say("", "## Later", "", "We will decide about the second year in March.")
    return Told(paper, under(PAGES, *headed("First year")))
