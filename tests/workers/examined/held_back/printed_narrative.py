# fmt: off
# ruff: noqa: E501
"""A plan in prose, printed: under each priority what we will do as bullets, who and when in brackets at the end."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web
from tests.workers.examined.truth import act, under

PLAN = {
    "Priority one: Relationships": [
        act("Keep the same worker for each child from first meeting to last", lead="Team Managers", due="ongoing"),
        act("Write a letter to each child at the end of their order about what they achieved", lead="Case Managers", due="from June 2025"),
        act("Commission a parents' advocacy service", lead="Commissioning Lead", due="December 2025"),
    ],
    "Priority two: Safer streets": [
        act("Run four weapons surrenders with the police", lead="Inspector, Neighbourhoods", due="March 2026"),
        act("Give detached youth workers a place in the tasking meeting", lead="Youth Service Manager", due="July 2025"),
        act("Make the bus station a trusted place for children", lead="Community Safety Partnership", due="31 October 2025"),
    ],
}


@document("printed narrative")
def bullets_with_brackets() -> Told:
    paper = Web(printed=True, landscape=False, size=11)
    paper.heading("Our plan for youth justice 2025-26")
    paper.say("This is the second year of our strategy. We have kept the plan short, and we have kept to the words that children used when we asked them.")
    answers = []
    for priority, actions in PLAN.items():
        paper.heading(priority, 2)
        paper.say("Why this matters: children told us that being known by somebody makes the difference, and the figures bear them out.")
        paper.heading("What we will do", 3)
        lines = [f"{a.title} ({a.lead}, {a.due})" for a in actions]
        paper.bullets(*lines)
        for a, line in zip(actions, lines, strict=True):
            a.answer["title"] += [line]
        bare = priority.split(": ")[1]
        answers += under(actions, (None, priority), (priority, None), (priority, "What we will do"), ("What we will do", priority), (bare, None), (None, bare))
        paper.heading("How we will know", 3)
        paper.bullets("Children say so in our survey", "The board sees a change in the quarterly figures")
    paper.say("Written by the Head of Service for the Partnership Board.")
    answers[3].answer["leads"] += [["Inspector", "Neighbourhoods"]]
    return Told(paper, answers)
