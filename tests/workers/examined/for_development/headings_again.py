# fmt: off
# ruff: noqa: E501
"""Actions as headings with one line for who, when and how it is known; and printed paragraphs that begin "Action 1"."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web, Word
from tests.workers.examined.truth import act, headed, under

PLAN = {
    "Theme A: Belonging": [
        act("Children choose a charity for their reparation", lead="Reparation Officer", due="July 2026", measure="Charity chosen by vote"),
        act("Art from our groups is shown in the civic centre", lead="Arts Lead~ & ~Facilities", due="1 October 2026", measure="Exhibition opened"),
        act("Start a football team", lead="Police Youth Officer", due="asap", measure="Team plays in a league"),
    ],
    "Theme B: Trust": [
        act("Complaints are answered by a manager within five days", lead="Head of Service", due="Ongoing", measure="All answered in time"),
        act("Children see what is written about them", lead="Practice Manager", due="Dec 2026", measure="Access recorded on the file"),
    ],
}
ACTIONS = [
    act("Sign the regional protocol on the criminalisation of children in care", lead="Director", due="30 June 2026"),
    act("Hold a workshop with all homes in the area", lead="Placements Manager", due="September 2026"),
    act("Report police call-outs to homes every quarter", lead="Police Analyst", due="quarterly"),
    act("Ask children in homes what helps when things go wrong", lead="Independent Visitor~ / ~Participation Worker", due="December 2026"),
    act("Share good practice with the fostering service", lead="Fostering Manager", due="tbc"),
]


@document("headings and bullets")
def one_line_below_the_heading() -> Told:
    paper = Word(landscape=False)
    paper.heading("Children's plan for youth justice", 0)
    paper.say("Children wrote the headings of this plan at two workshops in February.")
    answers = []
    for theme, actions in PLAN.items():
        paper.heading(theme, 1)
        for a in actions:
            paper.heading(a.title, 2)
            paper.say(f"Lead: {a.lead}. Timescale: {a.due}. Success measure: {a.measure}.")
        answers += under(actions, *headed(theme))
    return Told(paper, answers)


@document("printed narrative")
def paragraphs_that_begin_with_action() -> Told:
    paper = Web(printed=True, landscape=False, size=11)
    paper.heading("Children in care and the police: joint action plan")
    paper.say("Children in care are arrested for things that would not lead to an arrest at home. The partnership has agreed the following actions for 2026-27.")
    for n, a in enumerate(ACTIONS, start=1):
        paper.raw(f"<p><b>Action {n}:</b> {a.title}<br>Owner: {a.lead}<br>Due: {a.due}</p>")
        a.answer["ref"] = [str(n), f"Action {n}", None]
        a.answer["title"] += [f"Action {n}: {a.title}"]
    paper.heading("Monitoring", 2)
    paper.say("The corporate parenting board will look at this plan twice a year.")
    return Told(paper, ACTIONS)
