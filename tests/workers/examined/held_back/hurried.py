# fmt: off
# ruff: noqa: E501
"""Tables made in a hurry: a blank first row, N/A, totals of actions, mixed capitals; an e-mail; a list in the notes of a meeting."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Plain, Web, Word
from tests.workers.examined.truth import act, headed, under

THIS_WEEK = [("this week", "unclear", None)]
LINES = [
    act("Ring round the volunteers to see who is still keen", "1", "Cath", THIS_WEEK),
    act("Print new ID badges", "2", "Office", ("done", "completed", None)),
    act("Sort the petty cash", "3", "Cath~/~Imelda", "30.9.25"),
    act("Arrange cover for half term", "4", "Imelda", "by 17 Oct 2025"),
    act("Speak to IT again re the printer", "5", "Office", "ASAP"),
    act("Add new staff to the distribution list", "6", "N/A", "N/A"),
]
SHEET = [
    act("Complete the return on children in custody", "1", "Analyst", "15/10/2025", measure="Return accepted"),
    act("Quality check of closed cases", "2", "QA Lead", "monthly", measure="10 cases a month"),
    act("Update the pen pictures of board members", "3", "Board Support", "Nov 2025", measure=""),
    act("Tidy the shared drive", "4", "All", "31/12/2025", measure="Old folders archived"),
]
MAIL = [
    act("Draft terms of reference", lead="Owain", due="3 October 2025"),
    act("Find out how other areas do it", lead="Shazia", due="10 October 2025"),
    act("Invite the fire service", lead="Owain~ and ~Shazia", due="asap"),
]
NOTED = [
    act("Check whether the risk assessment is up to date", lead="Bev", due=[("before the next visit", "unclear", None), ("before the next visit", "conditional", None)]),
    act("Order first aid kit", lead="Craig", due=[("this Friday", "unclear", None), ("this Friday", "day", "2025-09-05")]),
    act("Ask parents for consent for photographs", lead="Bev~ / ~Craig", due="12 September 2025"),
]


@document("header once")
def blank_first_row() -> Told:
    paper = Word(landscape=False)
    paper.heading("To do list for the office move", 0)
    paper.table([[""] * 4, ["#", "What needs doing", "Who", "When"], *([a.ref, a.title, a.lead, a.due] for a in LINES), ["", "6 actions", "", ""]])
    LINES[1].answer |= {"status": ["completed"], "decisions": [[], ["completed"]]}
    return Told(paper, LINES)


@document("workbook")
def with_a_count_below() -> Told:
    paper = Excel()
    paper.start("Q3")
    paper.title = "Team actions quarter 3"
    paper.rows([["Team actions quarter 3", None, None, None, None], ["", "", "", "", ""], ["no", "ACTION", "who", "Date Due", "success looks like"], *([int(a.ref), a.title, a.lead, a.due, a.measure] for a in SHEET), [None], ["Total actions", len(SHEET)]])
    for a in SHEET:
        a.answer["section"] = [None, "Q3"]
    return Told(paper, SHEET)


@document("web page")
def reply_to_an_email() -> Told:
    paper = Web()
    paper.raw("<p>Dear both</p><p>To confirm what we agreed:</p>")
    cells = "".join(f"<tr><td>{a.title}</td><td>{a.lead}</td><td>{a.due}</td></tr>" for a in MAIL)
    paper.raw(f"<table border='1'><tr><td><b>What</b></td><td><b>Who</b></td><td><b>By</b></td></tr>{cells}</table>")
    paper.raw("<p>Thanks</p><blockquote><p>On Tuesday Shazia wrote: can someone send round the actions please?</p></blockquote>")
    return Told(paper, under(MAIL, (None, None), ("To confirm what we agreed:", None)))


@document("minutes")
def actions_after_each_item() -> Told:
    paper = Word(landscape=False)
    paper.heading("Team meeting 2 September 2025", 1)
    paper.bold("Health and safety")
    paper.say("The van has been serviced. The group trip is on 20 September.")
    paper.table([["Action", "Who", "By when"], *([a.title, a.lead, a.due] for a in NOTED[:2])])
    paper.bold("Consent")
    paper.say("Some forms are missing.")
    paper.table([["Action", "Who", "By when"], *([a.title, a.lead, a.due] for a in NOTED[2:])])
    under(NOTED[:2], *headed("Health and safety"), (None, None), ("Team meeting 2 September 2025", None))
    under(NOTED[2:], *headed("Consent"), (None, None), ("Team meeting 2 September 2025", None))
    return Told(paper, NOTED)


@document("numbered prose")
def dashes_and_names() -> Told:
    paper = Plain("txt")
    lines = [
        act("Map all services for girls", "1.", "Analyst", "October 2025"),
        act("Talk to six girls about what helped", "2.", "Participation Worker", "30/11/2025"),
        act("Write up and share with the board", "3.", "Head of Service", "January 2026"),
    ]
    paper.say("Girls in the justice system: next steps", "", "We agreed three steps.", "")
    for a in lines:
        paper.say(f"{a.ref} {a.title}. Owner: {a.lead}. By: {a.due}.", "")
        a.answer["ref"] = [a.ref, a.ref[0], None]
        a.answer["title"] += [f"{a.title}. Owner: {a.lead}. By: {a.due}."]
    place = "Girls in the justice system: next steps"
    return Told(paper, under(lines, (place, None), (None, place), (None, None), ("next steps", None)))
