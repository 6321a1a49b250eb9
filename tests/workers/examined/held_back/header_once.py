# fmt: off
"""No header at all: a table that was pasted from another document, below a sentence that says what its columns are."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, under

LINES = [
    act("Write to all schools about the new referral route", "1", "Prevention Manager", "12 September 2025"),
    act("Arrange a stall at the college open day", "2", "Prevention Worker", "October 2025"),
    act("Visit the mosque, the gurdwara and the three largest churches", "3", "Head of Service", "by December 2025"),
    act("Update the website", "4", "Communications", "ongoing"),
    act("Meet the youth council", "5", "Participation Worker~ / ~Prevention Manager", "30/10/2025"),
    act("Prepare a short report for the board in January", "6", "Prevention Manager", "January 2026"),
]


@document("header once")
def no_header_at_all() -> Told:
    paper = Word(landscape=False)
    paper.heading("Note of the planning meeting", 0)
    paper.say("We agreed to tell more people about the prevention offer. What we agreed, who will do it and by when:")
    paper.table([[a.ref, a.title, a.lead, a.due] for a in LINES])
    paper.say("We will meet again in November.")
    return Told(paper, under(LINES, (None, None)))
