# fmt: off
# ruff: noqa: E501
"""A workforce plan as headings with lines below each action: Lead, By when, Outcome."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, headed, under

PLAN = {
    "1. Recruitment and retention": [
        act("Introduce a trainee practitioner grade", lead="HR Business Partner", due="January 2026", measure="Three trainees in post"),
        act("Exit interviews to be offered to everyone who leaves", lead="Service Manager", due="Ongoing", measure="Themes reported every six months"),
    ],
    "2. Learning and development": [
        act("Trauma recovery model training for all staff, including business support", lead="Workforce Lead~ / ~Psychologist", due="30 November 2025", measure="All staff trained to level one"),
        act("Shadowing days with police, health and social care", lead="Team Managers", due="from September 2025", measure="Each practitioner has shadowed one partner"),
        act("Volunteers' training calendar published in advance", lead="Volunteer Coordinator", due="Aug 2025", measure="Calendar published"),
    ],
    "3. Wellbeing": [
        act("Wellbeing champions in both offices", lead="", due="TBC", measure="Champions named"),
        act("Team days with children's services", lead="Head of Service", due="Quarterly", measure="Four a year"),
    ],
}


@document("headings and bullets")
def lines_below_each_action() -> Told:
    paper = Word(landscape=False)
    paper.heading("Workforce Development Plan 2025-2026", 0)
    paper.say("Our workforce is our most important resource. This plan follows the skills audit of January 2025, to which 41 of 52 staff replied.")
    answers = []
    for heading, actions in PLAN.items():
        paper.heading(heading, 1)
        answers += under(actions, *headed(heading))
        for a in actions:
            paper.heading(a.title, 3)
            paper.bullets(f"Lead: {a.lead or 'to be agreed'}", f"By when: {a.due}", f"Outcome: {a.measure}")
            if not a.lead:
                a.answer["leads"] = [[], ["to be agreed"]]
    return Told(paper, answers)
