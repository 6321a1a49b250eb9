# fmt: off
# ruff: noqa: E501
"""A page of a council's site: menus around, actions as a definition list under each aim and a table of dates."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Web
from tests.workers.examined.truth import act, headed, under

FIRST = [
    act("Publish the names and roles of the board", "1", "Democratic Services", "30 May 2025", note="Published"),
    act("Hold one board meeting a year in public", "2", "Chair of the Board", "November 2025", note="Room booked at the library"),
    act("Annual report to full council", "3", "Cabinet Member~ and ~Director", "Annually", note=""),
]
SECOND = [
    act("Explain what happens to a child who is arrested, in a film", "4", "Communications", "TBC", note="Script being written"),
    act("Open day for residents near the new office", "5", "Service Manager", "July 2025", note="Held on 12 July, 40 people came"),
    act("Reparation to be visible: a plaque for each project", "6", "Reparation Team", "by end of March 2026", note=""),
]
RATED = {"1": "green", "2": "green", "3": "amber", "4": "red", "5": "green", "6": None}
SHADES = {"green": GREEN, "amber": AMBER, "red": RED, None: None}


@document("web page")
def a_page_of_the_council() -> Told:
    paper = Web()
    paper.raw("<nav><ul><li><a href='#'>Home</a></li><li><a href='#'>Your council</a></li><li><a href='#'>Plans and policies</a></li></ul></nav>")
    paper.raw("<p>Cookies: we use some to make this site work.</p>")
    paper.heading("Being open: our action plan")
    paper.say("Residents told us that they do not know what the youth justice service does. This page says what we will do about it.")
    answers = []
    for heading, actions in (("Aim 1: Open about who decides", FIRST), ("Aim 2: Open about what we do", SECOND)):
        paper.heading(heading, 2)
        rows = [[a.ref, a.title, a.lead, a.due, a.note, C((RATED[a.ref] or "").capitalize(), shade=SHADES[RATED[a.ref]])] for a in actions]
        paper.table([["", "We will", "Who is responsible", "When", "How is it going?", "Rating"], *rows])
        for a in actions:
            a.answer["rag"] = [RATED[a.ref]]
        bare = heading.split(": ")[1]
        answers += under(actions, *headed(heading), (None, bare), (bare, None))
    paper.raw("<footer><p>Last updated 4 August 2025</p><p>Contact us | Accessibility | Privacy</p></footer>")
    return Told(paper, answers)
