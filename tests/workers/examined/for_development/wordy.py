# fmt: off
# ruff: noqa: E501
"""Plans in prose with the actions among what was done: paragraphs with names and dates in the sentence; minutes in prose."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Plain, Web, Word
from tests.workers.examined.truth import act, headed, under

MINUTED = [
    act("LB to ask the court for its listing pattern", lead="LB", due="10 July 2026"),
    act("SF and OW to draft a one page guide to remand", lead="SF~ and ~OW", due="end of July 2026"),
    act("Chair to write to the chief constable", lead="Chair", due=""),
    act("TM to bring the data on girls to the next meeting", lead="TM", due=[("next meeting", "unclear", None), ("next meeting", "conditional", None), ("the next meeting", "unclear", None), ("the next meeting", "conditional", None), None]),
]
COMMITTED = {
    "Commitment 1: We will be easier to reach": [act("Open until 8pm on Tuesdays", lead="Office Manager", due="June 2026"), act("Answer messages within a working day", lead="All staff", due="ongoing"), act("Put a map and photographs on the website", lead="Communications", due="July 2026")],
    "Commitment 2: We will explain what we do": [act("Write a guide with pictures", lead="Participation Worker", due="October 2026"), act("Meet parents before the first panel", lead="Panel Coordinator", due="from May 2026")],
}
PROSE = [
    act("Set up a joint duty rota with the neighbouring service", "1", "Operations Manager", "1 September 2026"),
    act("Review all cases of children under 13", "2", "Practice Manager", "31 May 2026"),
    act("Give each board member a child's story to read before the meeting", "3", "Participation Lead", "Quarterly"),
    act("Agree how we will share the saving from the lease", "4", "Finance Manager~ / ~Head of Service", "March 2027"),
]


@document("minutes")
def actions_in_the_minutes() -> Told:
    paper = Word(landscape=False)
    paper.heading("Remand task group: notes of 24 June 2026", 1)
    paper.say("Present: Lia Bronte (LB), Sefu Farrow (SF), Olive Wren (OW), Tamsin Moody (TM), Chair: Ann Marsh")
    paper.bold("1. Listing")
    paper.say("The group talked about Saturday courts, which cause most of the remands.", "ACTION: LB to ask the court for its listing pattern by 10 July 2026")
    paper.bold("2. Guide")
    paper.say("Magistrates have asked for something short.", "ACTION: SF and OW to draft a one page guide to remand by end of July 2026")
    paper.bold("3. Police")
    paper.say("The new chief constable has started.", "ACTION: Chair to write to the chief constable", "ACTION: TM to bring the data on girls to the next meeting")
    for a, tail in zip(MINUTED, (" by 10 July 2026", " by end of July 2026", "", ""), strict=True):
        bare = a.title.split(" to ", 1)[1]
        a.answer["title"] += [f"{a.title}{tail}", f"ACTION: {a.title}{tail}", f"ACTION: {a.title}", f"{bare}{tail}", bare]
        a.answer["leads"] += [[]]
    for a, heading in zip(MINUTED, ("1. Listing", "2. Guide", "3. Police", "3. Police"), strict=True):
        under([a], *headed(heading), (None, None), ("Remand task group: notes of 24 June 2026", None))
    return Told(paper, MINUTED)


@document("web page")
def commitments_as_lists() -> Told:
    paper = Web()
    paper.heading("Our commitments to children and families")
    paper.say("We asked 48 parents and 61 children what would make the service better. This is what we will do.")
    answers = []
    for heading, actions in COMMITTED.items():
        paper.heading(heading, 2)
        lines = [f"{a.title} ({a.lead}, {a.due})" for a in actions]
        paper.bullets(*lines)
        for a, line in zip(actions, lines, strict=True):
            a.answer["title"] += [line]
        bare = heading.split(": ")[1]
        answers += under(actions, *headed(heading), (None, bare), (bare, None))
    paper.say("Tell us how we are doing: speak to anyone at reception.")
    return Told(paper, answers)


@document("numbered prose")
def semicolons_between() -> Told:
    paper = Plain("txt")
    paper.title = "ACTION PLAN 2026-27"
    paper.say("ACTION PLAN 2026-27", "", "Agreed at the away day. L = lead, D = date.", "")
    for a in PROSE:
        paper.say(f"{a.ref}) {a.title}; lead: {a.lead}; date: {a.due}")
        a.answer["title"] += [f"{a.title}; lead: {a.lead}; date: {a.due}"]
        a.answer["ref"] += [f"{a.ref})"]
    return Told(paper, under(PROSE, *headed("ACTION PLAN 2026-27"), (None, None)))
