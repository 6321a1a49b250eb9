# fmt: off
# ruff: noqa: E501
"""Numbered actions with bullets below them for who and when; and printed sections with "What, who, when" lines."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web, Word
from tests.workers.examined.truth import act, headed, under

PLAN = {
    "Objective one: A good start": [
        act("Meet each child before the first appointment, by telephone or in person", lead="Duty worker", due="Ongoing"),
        act("Give a welcome pack in the child's language", lead="Business Support", due="Nov 2025"),
        act("Ask who matters to the child", lead="Case manager", due=[("at first visit", "unclear", None), ("at first visit", "conditional", None)]),
    ],
    "Objective two: A good end": [
        act("Hold a goodbye meeting", lead="Case manager~ and ~Parent", due="Ongoing"),
        act("Tell the child who to ring afterwards", lead="Team Manager", due="September 2025"),
    ],
}
ACTIONS = {
    "Reducing remands": [
        act("Agree a menu of bail packages with the bench", "R1", "Court Manager", "October 2025"),
        act("Find a family that can take a child at night", "R2", "Fostering Manager~ / ~EDT", "January 2026"),
    ],
    "Better journeys from court": [
        act("Stop the use of police vans for short distances", "J1", "HMCTS contract manager", "TBC"),
        act("Meal and telephone call for each child who waits", "J2", "Court Officer", "asap"),
        act("Tell the parent where the child is within the hour", "J3", "Duty Manager", "30/09/2025"),
    ],
}


@document("headings and bullets")
def who_and_when_as_bullets() -> Told:
    paper = Word(landscape=False)
    paper.heading("How we begin and how we end: plan for 2025-26", 0)
    answers = []
    for objective, actions in PLAN.items():
        paper.heading(objective, 1)
        for a in actions:
            paper.bullets(a.title)
            paper.bullets(f"Who: {a.lead}", f"When: {a.due}", style="List Bullet 2")
        answers += under(actions, *headed(objective), (None, objective.split(": ")[1]), (objective.split(": ")[1], None))
    return Told(paper, answers)


@document("printed narrative")
def what_who_when() -> Told:
    paper = Web(printed=True, landscape=False, size=11)
    paper.heading("Remand and court: our promises")
    paper.say("This paper sets out five promises. It follows the visit of the inspectorate to the court in May 2025.")
    answers = []
    for heading, actions in ACTIONS.items():
        paper.heading(heading, 2)
        for a in actions:
            paper.raw(f"<p><b>{a.ref}. {a.title}</b></p><p>Who: {a.lead}. When: {a.due}.</p>")
            a.answer["title"] += [f"{a.ref}. {a.title}"]
        answers += under(actions, *headed(heading))
    return Told(paper, answers)
