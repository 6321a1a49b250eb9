# fmt: off
# ruff: noqa: E501
"""An e-mail with the plan pasted as text: headings in capitals, numbered actions with who and when after a dash."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Plain
from tests.workers.examined.truth import act, under

PLAN = {
    "COURT AND BAIL": [
        act("Review the bail information form with the courts", "1", "Court Officer", "end of June 2025"),
        act("Saturday rota to include a manager on call", "2", "Ops Manager", "asap"),
        act("Shadowing for new magistrates", "3", "Court Officer~ / ~Legal Team", "Sept 2025"),
    ],
    "VICTIMS": [
        act("Update letters so that they are warm and clear", "4", "Victim Worker", "31/05/2025"),
        act("Check that the police send victim details within two days", "5", "Police Secondee", "monthly"),
        act("Leaflet on restorative justice in easy read", "6", "Victim Worker", "TBC"),
    ],
    "TEAM": [
        act("Away day to agree priorities", "7", "Head of Service", "12 June 2025"),
        act("Lone working procedure to be reissued", "8", "Business Manager", "May 2025"),
    ],
}


@document("numbered prose")
def an_email() -> Told:
    paper = Plain("txt")
    paper.say("From: Head of Service", "Sent: 6 May 2025", "Subject: short term action plan", "", "Dear all,", "", "As promised, here is what we agreed yesterday. Please let me know if I have got anything wrong.", "")
    answers = []
    for heading, actions in PLAN.items():
        paper.say(heading, "")
        paper.say(*(f"{a.ref}. {a.title} - {a.lead} - {a.due}" for a in actions), "")
        for a in actions:
            a.answer["title"] += [f"{a.title} - {a.lead} - {a.due}"]
            a.answer["ref"] += [None]
        answers += under(actions, (None, heading), (heading, None))
    paper.say("Thanks everyone for a good discussion.", "", "Best wishes")
    return Told(paper, answers)
