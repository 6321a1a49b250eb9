# fmt: off
# ruff: noqa: E501
"""A board of tasks exported with groups as rows; a register with line breaks in its cells; nested bullets of a wiki."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Plain
from tests.workers.examined.truth import act, headed, under

GROUPS = {
    "This month": [act("Send reminder about training", lead="Keziah Thorne", due=("2025-10-03", "day", "2025-10-03")), act("Check the risk panel agenda", lead="Marlon Adair", due=("2025-10-10", "day", "2025-10-10")), act("Finish the report on girls", lead="Keziah Thorne~, ~Ines Calloway", due=("2025-10-24", "day", "2025-10-24"))],
    "Next month": [act("Plan the volunteers' evening", lead="Ines Calloway", due=("2025-11-14", "day", "2025-11-14")), act("Order new leaflets", lead="", due=("2025-11-20", "day", "2025-11-20"))],
}
STATES = {"Send reminder about training": "Done", "Check the risk panel agenda": "Working on it", "Finish the report on girls": "Stuck", "Plan the volunteers' evening": "", "Order new leaflets": "Working on it"}
SPRING = [("Spring 2026", "unclear", None), ("Spring 2026", "unclear", "2026-05-31"), ("Spring 2026", "quarter", "2026-05-31")]
ROWS = [
    act("Agree with the courts how children's views are heard\nand written down", "C1", "Court Lead", "31/10/2025", measure="Protocol"),
    act("Panel members to visit a secure home", "C2", "Volunteer Lead~ / ~Board", SPRING, measure="Six have visited"),
    act("Report, each quarter, on the use of \"no further action\"", "C3", "Analyst", "quarterly", measure="Report, with commentary"),
    act("Youth court user group", "C4", "Head of Service", "", measure=""),
    act("Fast track for children who admit", "C5", "Police", "Jan 2026", measure="Ten days on average"),
]
WIKI = {
    "Website": [act("Rewrite the page for parents", lead="Comms", due="October 2025"), act("Add a page for victims", lead="Victim Worker", due="November 2025")],
    "Social media": [act("Decide whether we need it", lead="Head of Service", due="December 2025"), act("Train two members of staff", lead="Comms~ and ~HR", due="TBC")],
}


@document("action log")
def a_board_of_tasks() -> Told:
    paper = Excel()
    paper.start("board")
    paper.rows([["Team tasks"]])
    answers = []
    for group, actions in GROUPS.items():
        paper.rows([[group], ["Item", "Person", "Status", "Due date", "Last updated"]])
        for a in actions:
            state = STATES[a.title]
            paper.rows([[a.title, a.lead, state, a.due, "Oct 1, 2025 09:14 AM"]])
            a.answer |= {"status": ["completed"] if state == "Done" else [None, "open"], "decisions": [[], *([["completed"]] if state == "Done" else [])], "progress": [[], [(None, state)]]}
            a.answer["progress"] += [[("2025-10-01", "Oct 1, 2025 09:14 AM")], [(None, "Oct 1, 2025 09:14 AM")]]
        answers += under(actions, *headed(group), ("board", group), (None, None))
    return Told(paper, answers)


@document("separated")
def quoted_line_breaks() -> Told:
    paper = Plain("csv")
    paper.separated([["Ref", "Commitment", "Responsible", "Deadline", "Evidence"], *([a.ref, a.title, a.lead, a.due, a.measure] for a in ROWS)])
    ROWS[0].answer["title"] = ["Agree with the courts how children's views are heard and written down"]
    return Told(paper, ROWS)


@document("Markdown")
def nested_bullets() -> Told:
    paper = Plain("md")
    paper.title = "Communications plan"
    paper.say("# Communications plan", "")
    answers = []
    for heading, actions in WIKI.items():
        paper.say(f"## {heading}", "")
        for a in actions:
            paper.say(f"1. {a.title}", f"   - Owner: {a.lead}", f"   - Due: {a.due}")
            a.answer["ref"] += ["1", "1.", "2", "2."]
        paper.say("")
        answers += under(actions, *headed(heading))
    return Told(paper, answers)
